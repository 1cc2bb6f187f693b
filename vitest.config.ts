import { defineConfig } from "vitest/config";

const long = process.env["WAYMARK_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tools/**/*.test.ts", "test/**/*.test.ts", ...(long ? ["test/**/*.long.ts"] : [])],
    globalSetup: ["test/setup/postgres.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A page of a busy machine is slow rather than wrong.
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 85, "src/core/**": { lines: 95 } },
    },
  },
});
