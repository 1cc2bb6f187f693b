import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..", "..");
const modules = join(root, "node_modules");

/** A browser and what it has to be started with. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The browser that the packages carry, for a machine that has none: unpacked once for each version, with the libraries and letters that a
 * bare machine lacks. Undefined where there is none for this kind of machine.
 */
export async function carriedBrowser(): Promise<BrowserProgram | undefined> {
  if (`${process.platform}-${process.arch}` !== "linux-x64") return undefined;
  const carrier = join(modules, "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(carrier, "utf8")) as { readonly version: string };
  const folder = join(modules, ".cache", `browser-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, "chromium"),
    environment: {
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

async function unpackInto(folder: string): Promise<void> {
  const aside = `${folder}-${process.pid}`;
  mkdirSync(aside, { recursive: true });
  const environment = { ...process.env, TMPDIR: aside };
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, "unpack.ts")], { env: environment });
  // What the package brings names folders of the place that it is made for.
  writeFileSync(
    join(aside, "fonts.conf"),
    `<?xml version="1.0"?>\n<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Another test file was first.
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
}
