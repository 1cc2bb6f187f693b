import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { type ArchetypeId, archetypeIds } from "../day/archetype.ts";
import { type Day, newDay } from "../day/day.ts";
import { intakeSections } from "../day/intake.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import { levelsReached } from "../day/levels.ts";
import { masteryOverview } from "./overview.ts";

const library = loadLibrary(contentFolder).day;
const today = "2026-11-24" as LocalDate;
const done = (times: number) =>
  Array.from({ length: times }, (_, n) => plusDays(today, n - times + 1)).reduce(
    (record, date) => recordOutcome(record, "done", date),
    emptyRecord,
  );
const dayOf = (archetype: ArchetypeId, habits: Readonly<Record<string, number>>, change: Partial<Day> = {}): Day => {
  const day = {
    ...newDay(archetype, 0, plusDays(today, -30)),
    habits: Object.fromEntries(Object.entries(habits).map(([id, times]) => [id, done(times)])) as Day["habits"],
    ...change,
  };
  return { ...day, levels: levelsReached(day, library) };
};
const overview = (day: Day) => masteryOverview(day, library, today);

describe("everything that grows, as it stands", () => {
  test("the nearest come first: mastered, in progress, asked for by the path, all others", () => {
    const { skills } = overview(dayOf("foundation_builder", { comfort_hydration: 14, stretching: 7, walking: 2 }));
    expect(skills[0]).toMatchObject({
      id: "basic_hydration",
      mastery: 100,
      state: "mastered",
      streak: 14,
      asked: true,
    });
    expect(skills[1]).toMatchObject({ id: "gentle_movement", mastery: 50, state: "in_progress", streak: 7 });
    const states = skills.map(({ state }) => state);
    expect(states).toEqual(
      states.toSorted(
        (a, b) => ["mastered", "in_progress", "new"].indexOf(a) - ["mastered", "in_progress", "new"].indexOf(b),
      ),
    );
    const fresh = skills.filter(({ state }) => state === "new").map(({ asked }) => asked);
    expect(fresh).toEqual(fresh.toSorted((a, b) => Number(b) - Number(a)));
  });

  test("a level says what it asks for, what is missing, and what it opens", () => {
    const { levels, complete } = overview(dayOf("foundation_builder", { comfort_hydration: 14, stretching: 14 }));
    expect(complete).toBe(false);
    expect(levels.map(({ id, state }) => [id, state])).toEqual([
      ["fb_beginner", "current"],
      ["fb_developing", "ahead"],
      ["fb_established", "ahead"],
    ]);
    expect(levels[0]?.requires).toEqual([
      { id: "basic_hydration", best: 100, mastered: true, waived: false },
      { id: "gentle_movement", best: 100, mastered: true, waived: false },
      { id: "comfort_rituals", best: 0, mastered: false, waived: false },
    ]);
    expect(levels[1]?.unlocks.map(({ habit }) => habit)).toContain("gardening");
  });

  test("what the body speaks against stays shut behind an open level, and feeds no skill", () => {
    const intake = { answered: intakeSections, codes: ["limited_mobility", "injury_leg"], at: 0 } as const;
    const before = overview(dayOf("foundation_builder", {}));
    const after = overview(dayOf("foundation_builder", {}, { intake }));
    const gated = after.levels.flatMap(({ unlocks }) => unlocks).filter((each) => each.gated.length > 0);
    expect(gated.map(({ habit }) => habit)).toContain("walking");
    const feeds = (from: typeof before) => from.skills.find(({ id }) => id === "consistent_movement")?.habits;
    expect(feeds(before)).toContain("walking");
    expect(feeds(after)).not.toContain("walking");
  });

  test.each(archetypeIds)("%s: the path is shown whole from the first day", (archetype) => {
    const { levels, skills } = overview(dayOf(archetype, {}));
    expect(levels).toHaveLength(3);
    expect(skills.filter(({ asked }) => asked).length).toBeGreaterThanOrEqual(7);
    expect(skills.every(({ habits, asked, waived }) => habits.length > 0 || waived || !asked)).toBe(true);
  });
});
