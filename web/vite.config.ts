import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { helpLinesForPages } from "../tools/web/help-lines-for-pages.ts";
import { packedPages } from "../tools/web/packed-pages.ts";

const here = import.meta.dirname;

interface Module {
  readonly isEntry: boolean;
  readonly importers: readonly string[];
}
/** What a package passes on at its door, though later pages alone take it. */
const onlyLater = /(?:[qQ]ueriesObserver|useQueries|infiniteQueryObserver|useInfiniteQuery)\.js$/u;
const firsts = new Map<string, boolean>();

/** Whether the first page cannot do without a module: all of those come in one file, as each request costs as much as 2 kB. */
function isFirst(id: string, infoOf: (id: string) => Module | null): boolean {
  const before = firsts.get(id);
  if (before !== undefined) return before;
  // Whoever imports each other is first by somebody else.
  firsts.set(id, false);
  const info = infoOf(id);
  const is =
    !onlyLater.test(id) &&
    info !== null &&
    (info.isEntry || info.importers.some((importer) => isFirst(importer, infoOf)));
  firsts.set(id, is);
  return is;
}

export default defineConfig({
  root: here,
  plugins: [react(), tailwindcss(), helpLinesForPages(), packedPages()],
  resolve: { alias: { "#core/": `${here}/../src/core/`, "#contract/": `${here}/../src/contract/` } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Decisions do nothing by being loaded, nor does what they stem words with: of them a page takes only what it calls.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: "first",
              name: (id, chunks) => (isFirst(id, (each) => chunks.getModuleInfo(each)) ? "first" : null),
            },
            // Fetched right after it, and in one file for the same reason.
            { debugName: "help", name: "help", test: /data[\\/]countries|help-lines|help-now/u },
          ],
        },
      },
      treeshake: { moduleSideEffects: (id) => !/[\\/](src[\\/]core|snowball-stemmers)[\\/]/.test(id) },
    },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:3000", ws: true } } },
});
