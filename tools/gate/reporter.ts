import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import type { TestsTold } from "./closing.ts";

/** Where the figures of a run go: a file that the gate names. */
export const reportVariable = "WAYMARK_GATE_REPORT";

/** Counts what passed, failed and was skipped, with the reason that a skipped test gives, for the closing lines of the gate. */
class GateReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env[reportVariable];
    if (file === undefined) return;
    const told = { passed: 0, failed: errors.length, skipped: [] as { name: string; why: string | undefined }[] };
    for (const module of modules) {
      told.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") told.passed += 1;
        else if (result.state === "failed") told.failed += 1;
        else if (result.state === "skipped")
          told.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, why: result.note });
        // A test that never came to its end has not passed.
        else told.failed += 1;
      }
    }
    writeFileSync(file, JSON.stringify(told satisfies TestsTold));
  }
}

export default GateReporter;
