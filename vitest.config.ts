import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { patience } from "./test/setup/patience.ts";
import { helpLinesForPages } from "./tools/web/help-lines-for-pages.ts";
import { WaitingFirst } from "./tools/gate/sequence.ts";

const long = process.env["WAYMARK_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    setupFiles: ["test/setup/properties.ts"],
    // Two more than there are processors, as tests wait for databases, pages and programs that they started.
    maxWorkers: Math.min(6, availableParallelism() + 2),
    sequence: { sequencer: WaitingFirst },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 85, "src/core/**": { lines: 95 } },
    },
    // No test fails by the clock: what hangs is ended here at last, and what cannot be interrupted by the gate itself.
    testTimeout: 5 * patience,
    hookTimeout: 5 * patience,
    teardownTimeout: patience,
    expect: { poll: { timeout: patience } },
    projects: [
      // What stands beside its source holds no state: one process reads the content once for all of it, which halves its time.
      {
        extends: true,
        test: { name: "decisions", include: ["src/**/*.test.ts", "tools/**/*.test.ts"], isolate: false },
      },
      // What goes through the whole program has databases of its own, and one process for many files as well.
      {
        extends: true,
        // Components are drawn without a browser as well (web/gallery).
        plugins: [helpLinesForPages()],
        test: {
          name: "program",
          include: ["test/**/*.test.ts", ...(long ? ["test/**/*.long.ts"] : [])],
          globalSetup: ["test/setup/postgres.ts"],
          isolate: false,
        },
      },
    ],
  },
});
