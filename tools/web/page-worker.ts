import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join, sep } from "node:path";

const source = join(import.meta.dirname, "..", "..", "web", "worker", "worker.ts");
/** Where the worker lies; it may never be kept by itself, or no page would hear of another. */
export const workerFile = "worker.js";
/** Which files a page is drawn by: read by the server alone. */
const serverReads = "pages.json";
/** What a browser asks for itself, when a page is installed, and no page shows. */
const asksItself = /^(?:manifest\.webmanifest|icon-.*\.png|apple-touch-icon\.png|favicon\.ico)$/u;

const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

/** Writes the worker that keeps the pages in a folder, with the list of what belongs to this build. */
export async function writePageWorker(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.split(sep).join("/"))
    .filter(
      (name) =>
        name !== workerFile && name !== serverReads && !/\.(?:br|gz|map)$/u.test(name) && !asksItself.test(name),
    )
    .toSorted();
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [`/${name}`, sha256(await readFile(join(folder, name)))] as const)),
  );
  const script = stripTypeScriptTypes(await readFile(source, "utf8"));
  const version = sha256(JSON.stringify(files) + script).slice(0, 16);
  const head = `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify(files)};\n`;
  await writeFile(join(folder, workerFile), `(() => {\n${head}${script}\n})();\n`);
}
