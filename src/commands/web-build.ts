import { spawn } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** Newest change (ms) below a folder, the built files themselves aside. */
function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Whether the pages are built, and from sources no newer than them. */
export function webIsBuilt(): boolean {
  const index = join(root, "web", "dist", "index.html");
  if (!existsSync(index)) return false;
  if (!existsSync(join(root, "web", "index.html"))) return true;
  const built = statSync(index).mtimeMs;
  const sources = [join(root, "web"), join(root, "src", "contract"), join(root, "src", "core")];
  return sources.every((folder) => !existsSync(folder) || newest(folder) <= built);
}

/**
 * Builds the pages; a start does it once, a few seconds. They are built aside and then put in place whole, so that neither a
 * running server nor a second start ever sees half of them. Resolves to what the builder said where it failed.
 */
export async function buildWeb(): Promise<{ readonly ok: true } | { readonly ok: false; readonly output: string }> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) return { ok: false, output: "vite is not installed" };
  const aside = join(root, "node_modules", ".cache", `waymark-web-${process.pid}`);
  const { code, said } = await run(vite, ["build", "--logLevel", "warn", "--outDir", aside, "--emptyOutDir"]);
  if (code !== 0) return { ok: false, output: said.slice(-2000) };
  putInPlace(aside);
  return { ok: true };
}

function putInPlace(built: string): void {
  const dist = join(root, "web", "dist");
  const before = `${built}-before`;
  try {
    if (existsSync(dist)) renameSync(dist, before);
    renameSync(built, dist);
  } catch (error) {
    // Another start has put the same pages there in this very moment.
    if (!existsSync(join(dist, "index.html"))) throw error;
    rmSync(built, { recursive: true });
  }
  rmSync(before, { recursive: true, force: true });
}

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: join(root, "web"),
      // Whatever surrounds this start, such as a test run: the pages are those that people get.
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", (error) => resolve({ code: 1, said: error.message }));
    child.on("exit", (code) => resolve({ code, said: said.join("") }));
  });
}
