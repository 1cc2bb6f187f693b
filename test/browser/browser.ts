import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type BrowserProgram, carriedBrowser } from "./carried.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

/** The browser of this machine: the one that WAYMARK_CHROMIUM names, else one on the path. */
function installedBrowser(): BrowserProgram | undefined {
  const named = process.env["WAYMARK_CHROMIUM"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const known = named === undefined ? names.flatMap((name) => folders.map((folder) => join(folder, name))) : [named];
  const executablePath = known.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, environment: {} };
}

/** The browser that drives the pages, the machine's own before the carried one; throws with how to get one where there is neither. */
async function findBrowser(): Promise<BrowserProgram> {
  const found = installedBrowser() ?? (await carriedBrowser());
  if (found !== undefined) return found;
  throw new Error(
    "The pages are tested in a real browser and none was found. Install one (Debian: apt-get install chromium), or name its program in WAYMARK_CHROMIUM.",
  );
}

/** A browser that says nothing to anybody by itself, so that every request seen is one of the pages. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, environment } = await findBrowser();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...environment },
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
