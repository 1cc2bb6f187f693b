import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { type BrowserProgram, carriedBrowser } from "./carried.ts";

/** Shells draw no windows and cost half the processor time of a whole browser, which is what most machines have. */
const shells = ["chromium-headless-shell", "chrome-headless-shell"] as const;
const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

function installed(names: readonly string[]): BrowserProgram | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const known = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = known.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, environment: {} };
}

/**
 * The browser that drives the pages: the one that WAYMARK_CHROMIUM names, else a shell, the machine's own before the carried one, else
 * whatever browser the machine has. Throws with how to get one where there is none.
 */
async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env["WAYMARK_CHROMIUM"];
  if (named !== undefined && existsSync(named)) return { executablePath: named, environment: {} };
  const found = installed(shells) ?? (await carriedBrowser()) ?? installed(browsers);
  if (found !== undefined) return found;
  throw new Error(
    "The pages are tested in a real browser and none was found. Install one (Debian: apt-get install chromium), or name its program in WAYMARK_CHROMIUM.",
  );
}

let shared: Promise<Browser> | undefined;

/** The browser of this process of tests: visitors have contexts of their own in it, and it ends with the process. */
export const theBrowser = (): Promise<Browser> => (shared ??= openBrowser());

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How a browser begins that says nothing to anybody by itself, so that every request seen is one of the pages. */
async function begun(...more: readonly string[]) {
  const { executablePath, environment } = await findBrowser();
  return { executablePath, env: { ...process.env, ...environment }, args: [...quiet, ...more] };
}

export const openBrowser = async (): Promise<Browser> => chromium.launch(await begun());

/** The same with its things in a folder, for whoever else looks at its pages by way of a port. */
export const openWatched = async (folder: string, port: number): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, await begun(`--remote-debugging-port=${port}`));
