import fc from "fast-check";
import { expect, test } from "vitest";
import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { Contraindication } from "./contraindication.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { type HabitRecord, emptyRecord } from "../mastery/habit-record.ts";
import type { Habit, HabitId } from "./habit.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { intakeSections } from "./intake.ts";
import { emptySchedule } from "./schedule.ts";
import { levelsReached, missing } from "./levels.ts";
import { levelOf } from "../mastery/level.ts";
import { isOpen } from "../mastery/open.ts";
import { progressionProfile } from "../insights/progression.ts";
import { waivedSkills, type WaiverDay } from "./waived.ts";
import type { Level, LevelId, Skill, SkillId } from "../mastery/skill.ts";

const level = (id: string, archetype: ArchetypeId, requires: readonly string[], unlocks: readonly string[]): Level => ({
  id: id as LevelId,
  archetype,
  requires: requires as readonly SkillId[],
  unlocks: unlocks as readonly HabitId[],
  weeks: 4,
});
const path = [
  level("one", "foundation_builder", ["water", "walk"], ["tea"]),
  level("two", "foundation_builder", ["people"], ["garden"]),
  level("three", "foundation_builder", ["teach"], ["group"]),
];
const levels = {
  ...(Object.fromEntries(archetypeIds.map((id) => [id, []])) as unknown as Record<ArchetypeId, readonly Level[]>),
  foundation_builder: path,
  connected_explorer: [
    level("ce_one", "connected_explorer", ["people"], ["garden"]),
    level("ce_two", "connected_explorer", ["teach"], ["tea", "group"]),
  ],
};
const skills: readonly Skill[] = ["water", "walk", "people", "teach"].map((id) => ({
  id: id as SkillId,
  habits: [`${id}_habit`, `${id}_other`] as unknown as readonly HabitId[],
}));
/** A habit that anybody can do anywhere. */
const anybodys = (id: string, change: Partial<Habit> = {}): Habit => ({
  id: id as HabitId,
  category: "movement",
  taskClass: "movement",
  archetypes: archetypeIds,
  difficulty: 1,
  prerequisites: [],
  minutes: 10,
  energy: "low",
  intensity: "easy",
  parts: ["morning"],
  moments: [],
  places: ["anywhere"],
  equipment: [],
  seasons: ["winter", "spring", "summer", "autumn"],
  contraindications: [],
  mild: [],
  risks: [],
  scaling: { beginner: 5, intermediate: 10, advanced: 15 },
  low: 5,
  high: 15,
  gentle: undefined,
  restores: false,
  daysAWeek: 7,
  tracks: [],
  ...change,
});
const habitsWith = (changes: Readonly<Record<string, Partial<Habit>>> = {}): ReadonlyMap<HabitId, Habit> =>
  new Map(skills.flatMap((skill) => skill.habits.map((id) => [id, anybodys(id, changes[id])])));
const library = { skills, levels, habits: habitsWith() };
const masteries = (figures: Readonly<Record<string, number>>) =>
  new Map(Object.entries(figures) as [SkillId, number][]);
const reached = (...ids: readonly string[]) => ids as unknown as readonly LevelId[];
const habit = (id: string, prerequisites: readonly string[] = []) => ({
  id: id as HabitId,
  prerequisites: prerequisites as readonly HabitId[],
});
const today = "2026-11-24" as LocalDate;
/** A record after so many days done, the last of them so many days ago. */
function done(times: number, ago = 0): HabitRecord {
  let record = emptyRecord;
  for (let n = 0; n < times; n += 1) record = recordOutcome(record, "done", plusDays(today, n - times + 1 - ago));
  return record;
}
const dayWith = (habits: Readonly<Record<string, HabitRecord>>, already: readonly LevelId[] = []) => ({
  archetype: "foundation_builder" as const,
  startedOn: plusDays(today, -20),
  levels: already,
  intake: undefined,
  away: undefined,
  schedule: emptySchedule,
  habits: habits as Readonly<Record<HabitId, HabitRecord>>,
});

test.each<[string, Readonly<Record<string, number>>, readonly string[], readonly string[], string, boolean]>([
  ["everybody is on the first level", {}, [], ["one"], "one", false],
  ["79 is not mastered", { water: 100, walk: 79 }, [], ["one"], "one", false],
  ["what a level asks for, mastered, leads to the next", { water: 80, walk: 80 }, [], ["one", "two"], "two", false],
  ["skills of a later level lead nowhere alone", { people: 100, teach: 100 }, [], ["one"], "one", false],
  ["several levels at once", { water: 80, walk: 80, people: 80 }, ["one"], ["one", "two", "three"], "three", false],
  [
    "the last level's skills complete the path",
    { water: 80, walk: 80, people: 80, teach: 80 },
    [],
    ["one", "two", "three"],
    "three",
    true,
  ],
  ["what was reached stays reached", {}, ["one", "two"], ["one", "two"], "two", false],
  [
    "levels of another path stay too",
    { water: 80, walk: 80 },
    ["ce_two", "one"],
    ["ce_two", "one", "two"],
    "two",
    false,
  ],
  ["a level that was skipped over counts as reached", {}, ["three"], ["three", "one", "two"], "three", false],
])("%s", (_rule, figures, already, expected, current, complete) => {
  const found = levelOf(path, masteries(figures), reached(...already));
  expect(found).toEqual({ current: path.find(({ id }) => id === current), reached: expected, complete });
});

test("where nothing is new the levels are the very same; a path without levels leads nowhere", () => {
  const already = reached("one", "two");
  expect(levelOf(path, masteries({}), already).reached).toBe(already);
  expect(levelOf([], masteries({}), already)).toEqual({ current: undefined, reached: already, complete: false });
});

test("a person newly reaches a level once, by the best that skills have ever been", () => {
  const day = dayWith({ water_habit: done(14), walk_other: done(12, 200) }, reached("one"));
  expect(levelsReached(day, library)).toEqual(["two"]);
  expect(levelsReached({ ...day, levels: reached("one", "two") }, library)).toEqual([]);
  expect(levelsReached(dayWith({}), library)).toEqual(["one"]);
});

test.each<[string, string, ArchetypeId, readonly string[], boolean]>([
  ["a habit that no level names is open", "walk_habit", "foundation_builder", [], true],
  ["what the first level opens is open from the start", "tea", "foundation_builder", [], true],
  ["what the second opens waits", "garden", "foundation_builder", [], false],
  ["and is open once it is reached", "garden", "foundation_builder", ["one", "two"], true],
  ["what the third opens waits still", "group", "foundation_builder", ["one", "two"], false],
  ["what was opened on another path stays open", "group", "foundation_builder", ["one", "ce_one", "ce_two"], true],
  ["what another path would open is not open", "tea", "connected_explorer", ["one_of_none"], false],
  ["what the first path has opened stays open on the next", "tea", "connected_explorer", ["one"], true],
])("%s", (_rule, id, archetype, already, open) => {
  expect(isOpen(habit(id), archetype, levels, reached(...already))).toBe(open);
});

test.each<[string, ReturnType<typeof habit>, ReturnType<typeof dayWith>, object | undefined]>([
  ["nothing of an open habit", habit("tea"), dayWith({}), undefined],
  [
    "the skills of all levels before",
    habit("group"),
    dayWith({ water_habit: done(7), walk_habit: done(14) }),
    {
      level: "three",
      skills: [
        { id: "water", mastery: 50 },
        { id: "people", mastery: 0 },
      ],
      prerequisites: [],
    },
  ],
  [
    "only those after the level reached",
    habit("group"),
    dayWith({}, reached("one", "two")),
    { level: "three", skills: [{ id: "people", mastery: 0 }], prerequisites: [] },
  ],
  [
    "what comes first, also of an open habit",
    habit("tea", ["walk_habit", "water_habit", "stranger"]),
    dayWith({ walk_habit: done(3), water_habit: done(14, 300) }),
    {
      level: undefined,
      skills: [],
      prerequisites: [
        { id: "walk_habit", mastery: 21 },
        { id: "stranger", mastery: 0 },
      ],
    },
  ],
  [
    "both",
    habit("garden", ["walk_habit"]),
    dayWith({ water_habit: done(14) }),
    { level: "two", skills: [{ id: "walk", mastery: 0 }], prerequisites: [{ id: "walk_habit", mastery: 0 }] },
  ],
])("missing: %s", (_rule, wanted, day, expected) => {
  expect(missing(wanted, day, library)).toEqual(expected);
});

test("how far somebody is, in the figures of the brief", () => {
  const day = dayWith({ water_habit: done(14), walk_habit: done(10), people_habit: done(3), teach_habit: done(2) });
  expect(progressionProfile(day, library, today)).toEqual({
    archetype: "foundation_builder",
    currentLevel: "one",
    weeksInSystem: 2,
    totalMasteredSkills: 1,
    masteredSkills: ["water"],
    inProgressSkills: ["walk", "people"],
    readyForAdvancement: ["walk"],
    nextRecommendedSkills: ["walk", "people", "teach"],
    progressionVelocity: 0.5,
  });
});

test.each([
  [
    "on the first day",
    {},
    0,
    { weeksInSystem: 0, progressionVelocity: 0, nextRecommendedSkills: ["water", "walk", "people"] },
  ],
  [
    "in the first week the week counts as one",
    { water_habit: done(14), walk_habit: done(14) },
    6,
    { weeksInSystem: 0, progressionVelocity: 2, currentLevel: "one" },
  ],
  [
    "a level is reached after its weeks",
    { water_habit: done(14), walk_habit: done(14) },
    28,
    { weeksInSystem: 4, currentLevel: "two" },
  ],
  [
    "what has rusted is in progress and is not asked for again",
    { water_habit: done(14, 60) },
    90,
    {
      masteredSkills: [],
      inProgressSkills: ["water"],
      readyForAdvancement: [],
      nextRecommendedSkills: ["walk", "people", "teach"],
    },
  ],
  ["a clock that was set back makes no weeks", {}, -30, { weeksInSystem: 0 }],
])("%s", (_rule, habits, days, expected) => {
  const day = { ...dayWith(habits), startedOn: plusDays(today, -days) };
  expect(progressionProfile(day, library, today)).toMatchObject(expected);
});

test("a path without levels recommends nothing", () => {
  const day = { ...dayWith({}), archetype: "peak_performer" as const };
  expect(progressionProfile(day, library, today)).toMatchObject({ currentLevel: undefined, nextRecommendedSkills: [] });
});

test("levels never decrease, whatever happens to mastery, and what is open stays open", () => {
  const anyFigures = fc.record({ water: fc.nat(100), walk: fc.nat(100), people: fc.nat(100), teach: fc.nat(100) });
  fc.assert(
    fc.property(fc.array(fc.tuple(anyFigures, fc.boolean()), { maxLength: 12 }), (steps) => {
      let already: readonly LevelId[] = [];
      let open: readonly string[] = [];
      for (const [figures, other] of steps) {
        const archetype = other ? "connected_explorer" : "foundation_builder";
        const next = levelOf(levels[archetype], masteries(figures), already).reached;
        expect(next.slice(0, already.length)).toEqual(already);
        expect(new Set(next).size).toBe(next.length);
        const nowOpen = ["tea", "garden", "group"].filter((id) => isOpen(habit(id), archetype, levels, next));
        expect(open.filter((id) => !nowOpen.includes(id))).toEqual([]);
        [already, open] = [next, nowOpen];
      }
    }),
  );
});

const codes = (...given: readonly Contraindication[]) => ({
  intake: { answered: intakeSections, codes: given, at: 0 },
});
const both = {
  water_habit: { contraindications: ["injury_leg"] },
  water_other: { contraindications: ["injury_leg"] },
} as const;

test.each<[string, Readonly<Record<string, Partial<Habit>>>, Partial<WaiverDay>, readonly string[]]>([
  ["nothing is waived where something can be done", {}, {}, []],
  ["a skill whose every habit the body forbids is waived", both, codes("injury_leg"), ["water"]],
  ["one way that is left is enough to be asked", { water_habit: both.water_habit }, codes("injury_leg"), []],
  ["what the body does not forbid is asked for", both, codes("injury_back"), []],
  [
    "so is what the person said “never” to",
    {},
    {
      habits: {
        water_habit: { ...emptyRecord, never: true },
        water_other: { ...emptyRecord, never: true },
      } as WaiverDay["habits"],
    },
    ["water"],
  ],
  [
    "and what needs things that they have not",
    { water_habit: { equipment: ["pool"] }, water_other: { places: ["facility"] } },
    {},
    ["water"],
  ],
  ["a habit of another temperament is no way", { water_habit: { archetypes: ["peak_performer"] } }, {}, []],
  [
    "nor one that waits for a habit that is left out",
    {
      water_habit: { prerequisites: ["walk_habit"] as never },
      water_other: { prerequisites: ["walk_habit"] as never },
      walk_habit: both.water_habit,
    },
    codes("injury_leg"),
    ["water"],
  ],
  [
    "nor one that waits for itself",
    {
      water_habit: { prerequisites: ["water_other"] as never },
      water_other: { prerequisites: ["water_habit"] as never },
    },
    {},
    ["water"],
  ],
  [
    "what it waits for may have been mastered before",
    {
      water_habit: { prerequisites: ["walk_habit"] as never },
      water_other: { contraindications: ["injury_leg"] },
      walk_habit: both.water_habit,
    },
    { ...codes("injury_leg"), habits: { walk_habit: { ...emptyRecord, best: 80 } } as WaiverDay["habits"] },
    [],
  ],
])("waived: %s", (_rule, changes, change, expected) => {
  const day = { ...dayWith({}), ...change };
  expect([...waivedSkills(day, { ...library, habits: habitsWith(changes) })]).toEqual(expected);
});

test("whoever cannot do what a skill grows by passes the level without it, and is not told that it is missing", () => {
  const forbidding = { ...library, habits: habitsWith(both) };
  const startedOn = plusDays(today, -28);
  const day = { ...dayWith({ walk_habit: done(14) }, reached("one")), ...codes("injury_leg"), startedOn };
  expect(levelsReached(day, library)).toEqual([]);
  expect(levelsReached(day, forbidding)).toEqual(["two"]);
  expect(missing(habit("garden"), day, library)?.skills).toEqual([{ id: "water", mastery: 0 }]);
  expect(missing(habit("garden"), day, forbidding)?.skills).toEqual([]);
  const without = progressionProfile(day, forbidding, today);
  expect(without.nextRecommendedSkills).not.toContain("water");
  expect(without.currentLevel).toBe("two");
});

test("whatever is forbidden, no path is ever shut: with every other skill mastered the last level is reached", () => {
  fc.assert(
    fc.property(fc.subarray([...library.habits.keys()]), (forbidden) => {
      const changes = Object.fromEntries(forbidden.map((id) => [id, both.water_habit]));
      const narrow = { ...library, habits: habitsWith(changes) };
      const allowed = [...library.habits.keys()].filter((id) => !forbidden.includes(id));
      const day = { ...dayWith(Object.fromEntries(allowed.map((id) => [id, done(14)]))), ...codes("injury_leg") };
      expect(levelsReached(day, narrow)).toEqual(["one", "two", "three"]);
    }),
  );
});
