import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const bin = join(root, "node_modules", ".bin", "oxlint");
const fixture = mkdtempSync(join(tmpdir(), "rooms-"));
cpSync(join(root, ".oxlintrc.json"), join(fixture, ".oxlintrc.json"));
afterAll(() => rmSync(fixture, { recursive: true }));

/** Whether the linter lets a file import this. */
function mayImport(file: string, from: string): boolean {
  const path = join(fixture, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import type { Anything } from "${from}";\n\nexport type Something = Anything;\n`);
  try {
    execFileSync(bin, [path], { cwd: fixture, stdio: "pipe" });
    return true;
  } catch (error) {
    expect((error as { stdout: Buffer }).stdout.toString()).toContain("no-restricted-imports");
    return false;
  } finally {
    rmSync(path);
  }
}

test.each<[string, string, string, boolean]>([
  ["an alias leaves the core", "src/core/goals/x.ts", "#storage/open.ts", false],
  ["a relative path leaves the core", "src/core/goals/x.ts", "../../storage/open.ts", false],
  ["a relative path leaves a channel", "src/channels/http/x.ts", "../../storage/open.ts", false],
  ["a relative path goes to a room that an alias might name", "src/app/x.ts", "../core/goals/goal.ts", false],
  ["a relative path leaves a page for the program", "web/app/x.ts", "../../src/storage/open.ts", false],
  ["a relative path stays in its room", "src/channels/http/x.ts", "../telegram/press.ts", true],
  ["rules know nothing of the dialogue", "src/core/goals/x.ts", "../dialogue/turn/reply.ts", false],
  ["rules know each other", "src/core/day/x.ts", "../mastery/mastery.ts", true],
  ["a turn knows the rules", "src/core/dialogue/turn/x.ts", "../../goals/goal.ts", true],
  ["a turn knows no room of the dialogue", "src/core/dialogue/turn/x.ts", "../goals/goal-views.ts", false],
  ["goals know the turn", "src/core/dialogue/goals/x.ts", "../turn/reply.ts", true],
  ["goals know nothing of home", "src/core/dialogue/goals/x.ts", "../home/position.ts", false],
  ["the day knows the tracks", "src/core/dialogue/day/plan/x.ts", "../../tracks/journey-turn.ts", true],
  ["the day knows nothing of growth", "src/core/dialogue/day/plan/x.ts", "../../growth/lesson-views.ts", false],
  ["a plan knows nothing of its set-up", "src/core/dialogue/day/plan/x.ts", "../setup/habit-views.ts", false],
  ["home knows the day", "src/core/dialogue/home/x.ts", "../day/plan/day-commands.ts", true],
  ["only the entry knows the entry", "src/core/dialogue/home/x.ts", "../entry/decide.ts", false],
  ["the entry knows every room", "src/core/dialogue/entry/x.ts", "../home/position.ts", true],
  ["a table of commands names what its room carries out", "src/core/dialogue/goals/commands.ts", "../home/x.ts", false],
  ["and what its room may import", "src/core/dialogue/home/commands.ts", "../goals/step-commands.ts", true],
  ["but nothing of the entry", "src/core/dialogue/home/commands.ts", "../entry/decide.ts", false],
])("%s", (_rule, file, from, may) => {
  expect(mayImport(file, from)).toBe(may);
});
