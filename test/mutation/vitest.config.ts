import { defineConfig } from "vitest/config";

/** The tests of the core that mutants must not survive; they need no database. */
export default defineConfig({
  test: { include: ["src/core/tracks/**/*.test.ts"], testTimeout: 30_000 },
});
