import { defineConfig } from "vitest/config";

const long = process.env["WAYMARK_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    globalSetup: ["test/setup/postgres.ts"],
    setupFiles: ["test/setup/properties.ts"],
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 85, "src/core/**": { lines: 95 } },
    },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page of a busy machine is slow rather than wrong.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // What stands beside its source holds no state: one process reads the content once for all of it, which halves its time.
      {
        extends: true,
        test: { name: "decisions", include: ["src/**/*.test.ts", "tools/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: { name: "program", include: ["test/**/*.test.ts", ...(long ? ["test/**/*.long.ts"] : [])] },
      },
    ],
  },
});
