import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
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

/** Builds the pages; a start does it once, a few seconds. Resolves to what the builder said where it failed. */
export function buildWeb(): Promise<{ readonly ok: true } | { readonly ok: false; readonly output: string }> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) return Promise.resolve({ ok: false, output: "vite is not installed" });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: join(root, "web"),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("exit", (code) => resolve(code === 0 ? { ok: true } : { ok: false, output: said.join("").slice(-2000) }));
  });
}
