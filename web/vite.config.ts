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

/** Whether a module stands within what `begins` says, or is imported by what does. */
function partOf(begins: (id: string, info: Module) => boolean) {
  const known = new Map<string, boolean>();
  return function is(id: string, infoOf: (id: string) => Module | null): boolean {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Whoever imports each other is part of it by somebody else.
    known.set(id, false);
    const info = infoOf(id);
    const found =
      !onlyLater.test(id) &&
      info !== null &&
      (begins(id, info) || info.importers.some((importer) => is(importer, infoOf)));
    known.set(id, found);
    return found;
  };
}

/** What the first page cannot do without, and what Home cannot: each comes in one file, as every request costs as much as 2 kB. */
const isFirst = partOf((_id, { isEntry }) => isEntry);
const drawings = /\/web\/(?:ui\/spot|data\/journey|features\/tracks\/(?:track-mark|asked))\.tsx?$/u;
/** With it the little that other pages take of Home's cards: in a file with these it would bring 17 kB to the tracks and the goals. */
const isHome = partOf((id) => id.endsWith("/web/app/signed-in.tsx") || drawings.test(id));
/** And what Home shows of the day and the tracks, for who has them. */
const isOfHome = partOf((id) => /\/web\/features\/(?:next\/next-card|home\/beside)\.tsx$/u.test(id));

export default defineConfig({
  root: here,
  plugins: [react(), tailwindcss(), helpLinesForPages(), packedPages()],
  resolve: { alias: { "#core/": `${here}/../src/core/`, "#contract/": `${here}/../src/contract/` } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Which files each page is drawn by: the server names them with its first bytes (src/channels/http/early.ts).
    manifest: "pages.json",
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
            // Fetched right after it, and in one file for the same reason: help, and the lock with all that it is made of.
            {
              debugName: "help",
              name: "help",
              test: /data[\\/]countries|help-lines|help-now|app[\\/](?:locked|shut-door)|ui[\\/]pin-field/u,
            },
            {
              debugName: "home",
              name: (id, chunks) => (isHome(id, (each) => chunks.getModuleInfo(each)) ? "home" : null),
            },
            {
              debugName: "cards",
              name: (id, chunks) => (isOfHome(id, (each) => chunks.getModuleInfo(each)) ? "cards" : null),
            },
          ],
        },
      },
      treeshake: { moduleSideEffects: (id) => !/[\\/](src[\\/]core|snowball-stemmers)[\\/]/.test(id) },
    },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:3000", ws: true } } },
});
