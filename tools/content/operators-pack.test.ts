import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { readOperatorPacks } from "#content/operator-packs.ts";
import { loadTriggers } from "#content/triggers.ts";
import { loadWords } from "#content/words.ts";
import { adapt } from "#core/adaptation/adapt.ts";
import { notAdapting } from "#core/adaptation/adaptation.ts";
import type { Day } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import { intakeSections } from "#core/day/intake.ts";
import { doTask } from "#core/day/tasks.ts";
import { emptyRecord } from "#core/mastery/habit-record.ts";
import { locales } from "#core/person/person.ts";
import { habitNames, inputAt, plannedDay, startOf, taskFor } from "#test/day/days.ts";
import { ownHabit } from "#test/day/own-habit.ts";
import { readingAt, usually } from "#test/day/readings.ts";

const guide = readFileSync("docs/content-guide.md", "utf8");
const example = (kind: string): string => new RegExp(`\`\`\`yaml ${kind}\\n(.*?)\`\`\``, "su").exec(guide)?.[1] ?? "";

let pack = "";
beforeAll(() => {
  pack = mkdtempSync(join(tmpdir(), "pack-"));
  mkdirSync(join(pack, "habits"));
  mkdirSync(join(pack, "triggers"));
  writeFileSync(join(pack, "habits/window_walk.yaml"), ownHabit("window_walk", example("habit")));
  writeFileSync(join(pack, "triggers/restless_evening.yaml"), example("trigger"));
});
afterAll(() => rmSync(pack, { recursive: true }));

/** A day of somebody who wants nothing that is carried, so that only what the operator brought is left. */
function dayWithoutCarried(): Day {
  const never = [...loadDayLibrary(contentFolder).habits.keys()].map((id) => [id, { ...emptyRecord, never: true }]);
  return startOf("foundation_builder", {
    intake: { answered: [...intakeSections], codes: [], at: 0 },
    habits: Object.fromEntries(never) as Day["habits"],
  });
}

describe("the habit and the trigger of the guide, in an operator's folder", () => {
  test("come into service together, without a problem", () => {
    expect(readOperatorPacks([pack], contentFolder)).toEqual({ folders: [pack], habits: 1, problems: [] });
  });

  test("the habit is planned, and counts when it is done", () => {
    const library = loadDayLibrary(contentFolder, [pack]);
    const input = inputAt(dayWithoutCarried(), library);
    const { day, plan } = plannedDay(input);
    expect(habitNames(plan)).toEqual(["window_walk"]);
    const done = doTask(day, taskFor(plan, "window_walk").id, "done", input);
    expect(done).toMatchObject({ kind: "changed", day: { habits: { window_walk: { successes: 1 } } } });
  });

  test("the trigger fires by its own rule, and shortens what the day holds", () => {
    const input = inputAt(startOf("peak_performer"), loadDayLibrary(contentFolder, [pack]));
    const { day, plan } = plannedDay(input);
    const next = plan.tasks.find(({ intensity }) => intensity !== "easy");
    if (!next) throw new Error("a peak performer's day holds something that is not easy");
    const fired = (pulse: number) =>
      adapt(
        day,
        notAdapting,
        {
          readings: [readingAt(next.at, "stress_level", 0.75), readingAt(next.at, "heart_rate", pulse)],
          baselines: { resting_heart_rate: usually("resting_heart_rate", 60, next.at) },
          triggers: loadTriggers(contentFolder, [pack]),
        },
        { ...input, now: next.at },
      ).adaptations.map(({ trigger }) => trigger);
    expect(new Set(fired(90))).toEqual(new Set(["restless_evening"]));
    expect(fired(70)).toEqual([]);
  });

  test.each(locales)("both are told in %s", (locale) => {
    const words = loadWords(contentFolder, [pack]);
    for (const ref of ["habit.window_walk.name", "habit.window_walk.lesson.summary", "trigger.restless_evening.why"])
      expect(words.text({ ref }, locale), ref).not.toBe("…");
  });

  test("a carried habit says no less with the pack than without it", () => {
    expect([...loadDayLibrary(contentFolder, [pack]).habits.keys()]).toEqual([
      ...loadDayLibrary(contentFolder).habits.keys(),
      "window_walk" as HabitId,
    ]);
  });
});
