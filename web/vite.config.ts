import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { helpLinesForPages } from "../tools/web/help-lines-for-pages.ts";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  plugins: [react(), tailwindcss(), helpLinesForPages()],
  resolve: { alias: { "#core/": `${here}/../src/core/`, "#contract/": `${here}/../src/contract/` } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Decisions do nothing by being loaded, nor does what they stem words with: of them a page takes only what it calls.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/[\\/](src[\\/]core|snowball-stemmers)[\\/]/.test(id) },
    },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:3000", ws: true } } },
});
