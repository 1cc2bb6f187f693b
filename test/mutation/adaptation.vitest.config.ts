import { defineConfig } from "vitest/config";

/** The tables of adaptation; its laws are left out, since each takes seconds and the tables have to catch a mutant by themselves. */
export default defineConfig({
  test: {
    include: ["src/core/adaptation/**/*.test.ts"],
    exclude: ["**/*.properties.test.ts"],
    isolate: false,
    testTimeout: 30_000,
  },
});
