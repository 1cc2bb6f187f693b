import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";
import { writePageWorker } from "./page-worker.ts";

const kinds = /\.(js|css|html|svg|json|webmanifest|txt)$/u;
/** Smaller files come in one packet either way (bytes). */
const least = 600;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes a `.br` and a `.gz` beside each file that they make smaller. */
export async function packFiles(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => kinds.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const whole = await readFile(path);
      if (whole.length < least) return;
      const brotli = toBrotli(whole, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
        },
      });
      const packed = { br: await brotli, gz: await toGzip(whole, { level: constants.Z_BEST_COMPRESSION }) };
      for (const [ending, bytes] of Object.entries(packed))
        if (bytes.length < whole.length) await writeFile(`${path}.${ending}`, bytes);
    }),
  );
}

/** Writes the worker that keeps the pages, and packs them all once, when they are built: no answer is packed while somebody waits for it. */
export function packedPages(): Plugin {
  let folder: string | undefined;
  return {
    name: "packed-pages",
    apply: "build",
    enforce: "post",
    writeBundle: ({ dir }) => {
      folder = dir;
    },
    closeBundle: async () => {
      if (folder === undefined) return;
      await writePageWorker(folder);
      await packFiles(folder);
    },
  };
}
