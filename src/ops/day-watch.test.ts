import { describe, expect, test } from "vitest";
import type { JournalEntry } from "#core/dialogue/turn/decision.ts";
import { dayCounts } from "./day-watch.ts";

const entry = (kind: JournalEntry["kind"], rule: string, inputs = {}): JournalEntry => ({
  kind,
  because: { rule, inputs, confidence: 1 },
});

describe("what is counted about health days", () => {
  test.each([
    ["a plan in the morning is new", entry("plan_made", "morning"), "day_plans_total", { why: "new" }],
    ["a plan after a change is made again", entry("plan_made", "energy_told"), "day_plans_total", { why: "again" }],
    ["the first word of a morning", entry("reminded", "morning"), "day_reminders_total", { kind: "morning" }],
    ["a word about a block", entry("reminded", "block_begins"), "day_reminders_total", { kind: "block" }],
    ["a task that was done", entry("task_marked", "x", { how: "done" }), "day_tasks_total", { outcome: "done" }],
    ["a task that was put off", entry("task_moved", "x", { how: "later" }), "day_tasks_total", { outcome: "later" }],
  ] as const)("%s", (_name, written, name, labels) => {
    expect(dayCounts({ journal: [written] })).toEqual([{ name, labels }]);
  });

  test("neither health nor calendars nor anything of an erased person is counted", () => {
    expect(
      dayCounts({
        journal: [entry("intake_changed", "x"), entry("energy_told", "x"), entry("calendar_changed", "read")],
      }),
    ).toEqual([]);
    expect(dayCounts({ journal: [entry("plan_made", "morning")], erase: true })).toEqual([]);
  });
});
