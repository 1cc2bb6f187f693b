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
    const died = errors.filter(({ message }) => /Worker (?:exited|\w+ emitted)/u.test(message)).length;
    const cut = died === 0 ? [] : modules.filter(neverEnded).map(({ relativeModuleId }) => relativeModuleId);
    const unexplained = cut.length === 0 ? errors.length : errors.length - died;
    const told = { passed: 0, failed: unexplained, skipped: [] as { name: string; why: string | undefined }[], cut };
    for (const module of modules) {
      if (cut.includes(module.relativeModuleId)) continue;
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

/** Whether the process of a file died before all of its tests had come to their end. */
function neverEnded(module: TestModule): boolean {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  return states.includes("pending") || (states.length === 0 && ["queued", "pending"].includes(module.state()));
}

export default GateReporter;
