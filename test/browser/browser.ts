import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

/** The browser that drives the pages: the one that WAYMARK_CHROMIUM names, else one that is installed; throws with how to get one. */
function findChromium(): string {
  const named = process.env["WAYMARK_CHROMIUM"];
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  const known = named === undefined ? names.flatMap((name) => folders.map((folder) => join(folder, name))) : [named];
  const found = known.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    "The pages are tested in a real browser and none was found. Install one (Debian: apt-get install chromium), or name its program in WAYMARK_CHROMIUM.",
  );
}

/** A browser that says nothing to anybody by itself, so that every request seen is one of the pages. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
