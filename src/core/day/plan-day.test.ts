import { expect, test } from "vitest";
import {
  block,
  doneFor,
  everyday,
  habit,
  habitId,
  habitNames,
  inputAt,
  libraryOf,
  monday,
  noon,
  plannedDay,
  startOf,
  zone,
} from "#test/day/days.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import type { Level, LevelId, SkillId } from "../mastery/skill.ts";
import { plusDays } from "../time/local-date.ts";
import { instantAt } from "../time/wall-time.ts";
import { type Day, noGrowth } from "./day.ts";
import { intakeSections } from "./intake.ts";
import { planDay } from "./plan-day.ts";
import type { Plan } from "./plan.ts";
import { emptySchedule } from "./schedule.ts";

const library = libraryOf(everyday);
const tuesday = plusDays(monday, 1);
const clock = (plan: Plan) =>
  plan.tasks.map(({ at, of }) => {
    const minutes = Math.round((at - instantAt(plan.date, 0, zone)) / 60_000);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")} ${of.kind === "habit" ? of.habit : of.kind}`;
  });

test("a first day holds as many simple habits as the archetype begins with, the blocks' own first", () => {
  expect(clock(planDay(inputAt(startOf(), library)))).toEqual(["7:00 tea", "21:00 music"]);
  expect(habitNames(planDay(inputAt(startOf("systematic_improver"), library)))).toHaveLength(4);
  const hard = libraryOf(everyday.map((each) => ({ ...each, difficulty: 4 })));
  expect(habitNames(planDay(inputAt(startOf(), hard)))).toEqual([]);
});

test("two habits in a block stand one after the other, in the block's order", () => {
  const one = libraryOf(everyday.slice(0, 3), {
    blocks: [block("fb_morning", { afterWake: 0 }, { habits: [habitId("light"), habitId("tea")] })],
  });
  expect(clock(planDay(inputAt(startOf("peak_performer"), one)))).toEqual(["7:00 light", "7:05 tea"]);
});

test("a task says by which rule it is there, with the points that it was chosen by", () => {
  const [first] = planDay(inputAt(startOf(), library)).tasks;
  expect(first?.because).toEqual({ rule: "habit_new", inputs: { own_block: 40, stage: 6, total: 46 } });
  expect(first?.id.length).toBeLessThanOrEqual(20);
});

test("the first level of the path is reached with the first plan, and told of nowhere", () => {
  const levels: readonly Level[] = [
    { id: "one" as LevelId, archetype: "foundation_builder", requires: ["calm" as SkillId], unlocks: [], weeks: 2 },
    { id: "two" as LevelId, archetype: "foundation_builder", requires: ["calm" as SkillId], unlocks: [], weeks: 2 },
  ];
  expect(plannedDay(inputAt(startOf(), libraryOf(everyday, { levels }))).day.levels).toEqual(["one"]);
});

test.each([
  ["all blocks at seven", 7, ["7:00 tea", "21:00 music"]],
  ["nothing before now", 9, ["12:30 lunch", "21:00 music"]],
  ["the evening alone at eight", 20, ["21:00 music", "21:05 notes"]],
  ["something tiny where no block fits any more", 22.75, ["22:45 music"]],
  ["nothing where no time is left", 23, []],
])("a day that begins late gets what still fits: %s", (_rule, hour, expected) => {
  expect(clock(planDay(inputAt(startOf(), library, { hour })))).toEqual(expected);
});

test("what is tiny has its smallest version, and says so", () => {
  const plan = planDay(inputAt(startOf(), library, { hour: 22.75 }));
  expect(plan.tasks).toMatchObject([{ version: "low", minutes: 3 }]);
  expect(plan.blocks).toMatchObject([{ id: "fb_evening", because: { rule: "last_moment" } }]);
  expect(plan.dropped.map(({ id }) => id)).toEqual(["fb_morning", "fb_noon"]);
});

test("a day full of work still has a free moment", () => {
  const schedule = { ...emptySchedule, work: { from: 7 * 60, to: 22 * 60 + 45 } };
  expect(clock(planDay(inputAt(startOf("foundation_builder", { schedule }), library)))).toEqual(["22:45 music"]);
});

test("the next day is the same but for what was done before it was enough", () => {
  const { day } = plannedDay(inputAt(startOf(), library));
  const next = plannedDay(inputAt(day, library, { date: tuesday }));
  expect(habitNames(next.plan)).toEqual(["tea", "music"]);
  expect(next.plan.tasks.map(({ because }) => because.rule)).toEqual(["habit_kept", "habit_kept"]);
  expect(next.day.previous).toEqual({
    date: monday,
    mode: "medium",
    archetype: "foundation_builder",
    habits: ["tea", "music"],
  });
});

test("at most one habit goes for another that is much better, the least wanted first", () => {
  const { day } = plannedDay(inputAt(startOf(), library));
  const disliked = { ...doneFor(3, monday), rating: 1 };
  const after: Day = { ...day, habits: { [habitId("tea")]: disliked, [habitId("music")]: { ...disliked, rating: 2 } } };
  const loved = libraryOf(
    everyday.map((each) => (each.id === "tea" ? { ...each, archetypes: ["peak_performer"] as const } : each)),
  );
  const plan = plannedDay(
    inputAt({ ...after, blend: { from: "peak_performer", startedOn: tuesday } }, loved, { date: tuesday }),
  ).plan;
  expect(habitNames(plan)).toEqual(["lunch", "music"]);
  expect(plan.tasks[0]?.because.rule).toBe("habit_varied");
});

test("a change of archetype with a fresh start changes everything at once", () => {
  const { day } = plannedDay(inputAt(startOf(), library));
  const fresh = plannedDay(inputAt({ ...day, archetype: "systematic_improver" }, library, { date: tuesday })).plan;
  expect(habitNames(fresh)).toHaveLength(4);
});

test("on a weak day there is one fewer, small, restoring, and nothing hard", () => {
  const { day } = plannedDay(inputAt(startOf("systematic_improver"), library));
  const { plan } = plannedDay(inputAt(day, library, { date: tuesday, mode: "low" }));
  expect(plan.tasks).toHaveLength(3);
  expect(plan.tasks.every(({ version }) => version === "low")).toBe(true);
  expect(habitNames(plan)).toEqual(["tea", "rest", "music"]);
  const hard = libraryOf([habit("run", { intensity: "high", parts: ["morning"] })]);
  expect(planDay(inputAt(startOf(), hard, { mode: "low" })).tasks).toEqual([]);
  const much = libraryOf([habit("run", { energy: "high" })], { blocks: [{ ...noon, habits: [habitId("run")] }] });
  expect(planDay(inputAt(startOf(), much, { mode: "low" })).tasks).toEqual([]);
});

test("a strong day is longer by a third at most, and has the words of the long version for whoever is past the beginning", () => {
  const habits = { [habitId("tea")]: doneFor(8, monday) };
  const { tasks } = planDay(inputAt(startOf("foundation_builder", { habits }), library, { mode: "high" }));
  expect(tasks).toMatchObject([
    { version: "high", minutes: 13, stage: "intermediate" },
    { version: "usual", minutes: 6 },
  ]);
});

test("nothing hard is planned in the two hours before sleep", () => {
  const run = habit("run", { intensity: "high", energy: "medium" });
  const late = libraryOf([run], {
    blocks: [block("fb_late", { beforeSleep: 149 }, { flexibility: 0, habits: [run.id] })],
  });
  const early = libraryOf([run], {
    blocks: [block("fb_late", { beforeSleep: 150 }, { flexibility: 0, habits: [run.id] })],
  });
  const intake = { answered: intakeSections, codes: [], at: 0 };
  const done = startOf("foundation_builder", { intake });
  expect(planDay(inputAt(done, early)).tasks).toMatchObject([{ intensity: "high" }]);
  expect(planDay(inputAt(done, late)).tasks).toEqual([]);
});

test("something risky is done gently until it is known what speaks against it", () => {
  const cold = libraryOf([habit("cold", { risks: ["cold"], gentle: 2, intensity: "moderate" })]);
  expect(planDay(inputAt(startOf(), cold)).tasks).toMatchObject([{ version: "gentle", minutes: 2, intensity: "easy" }]);
  const intake = { answered: intakeSections, codes: [], at: 0 };
  expect(planDay(inputAt(startOf("foundation_builder", { intake }), cold)).tasks).toMatchObject([
    { version: "usual", minutes: 5, intensity: "moderate" },
  ]);
});

test("a day that has grown gets one more, of at most ten minutes", () => {
  const { day } = plannedDay(inputAt(startOf(), library));
  const growth = { ...noGrowth, count: 3, changedOn: tuesday };
  const long = libraryOf(
    everyday.map((each) =>
      each.id === "lunch" ? { ...each, scaling: { beginner: 12, intermediate: 12, advanced: 12 } } : each,
    ),
  );
  const grown = { on: tuesday, how: "one_more", share: 1 } as const;
  const { tasks } = planDay(inputAt({ ...day, growth, grown }, long, { date: tuesday }));
  expect(tasks.map(({ because }) => because.rule).toSorted()).toEqual(["habit_added", "habit_kept", "habit_kept"]);
  expect(tasks.find(({ because }) => because.rule === "habit_added")).toMatchObject({ of: { habit: "walk" } });
});

test.each(["longer", "simpler"] as const)(
  "a day that became %s adds nothing: what fills a gap is new, and may be long",
  (how) => {
    const { day, plan } = plannedDay(inputAt(startOf(), library));
    const growth = { ...noGrowth, count: 2, changedOn: tuesday };
    const grown = { on: tuesday, how, share: 1 };
    const [first] = plan.tasks.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : []));
    if (first === undefined) throw new Error("nothing is planned");
    const habits = { ...day.habits, [first]: { ...emptyRecord, never: true } };
    const { tasks } = planDay(inputAt({ ...day, growth, grown, habits }, library, { date: tuesday }));
    expect(tasks.map(({ because }) => because.rule).toSorted()).toEqual(["habit_kept", "habit_new"]);
  },
);

const goalStep = { goalId: "g" as GoalId, stepId: "s" as StepId, minutes: 15, energy: "medium" } as const;
const trackAction = {
  track: "self_work",
  action: { kind: "report", action: "support_group_joined" },
  minutes: 8,
  energy: "low",
} as const;

test("a goal's step and a track's action come after the habits of the first block with energy and room", () => {
  expect(clock(planDay(inputAt(startOf(), library, { goalStep, trackAction })))).toEqual([
    "7:00 tea",
    "7:05 goal_step",
    "7:20 track_action",
    "21:00 music",
  ]);
  const strong = { ...goalStep, energy: "high" } as const;
  expect(clock(planDay(inputAt(startOf(), library, { goalStep: strong })))).toEqual(["7:00 tea", "21:00 music"]);
  const long = { ...goalStep, minutes: 31 };
  expect(clock(planDay(inputAt(startOf(), library, { goalStep: long })))).toEqual(["7:00 tea", "21:00 music"]);
});

test("who wants neither goal nor track in the day has neither; on a weak day only what is short and easy", () => {
  const without = startOf("foundation_builder", { withGoalStep: false, withTrackAction: false });
  expect(planDay(inputAt(without, library, { goalStep, trackAction })).tasks).toHaveLength(2);
  expect(clock(planDay(inputAt(startOf(), library, { goalStep, trackAction, mode: "low" })))).toEqual([
    "7:00 tea",
    "7:03 track_action",
  ]);
});

test.each([
  ["while the person is away", { why: "sick", from: monday, until: undefined }, 0],
  ["on the last day away", { why: "travel", from: plusDays(monday, -3), until: monday }, 0],
  ["once they are back", { why: "pause", from: plusDays(monday, -3), until: plusDays(monday, -1) }, 2],
  ["before they go", { why: "travel", from: tuesday, until: undefined }, 2],
] as const)("nothing is asked %s", (_rule, away, count) => {
  expect(planDay(inputAt(startOf("foundation_builder", { away }), library, { goalStep })).tasks.length).toBe(
    count === 0 ? 0 : count + 1,
  );
});

test("habits that stay find a place even where the best places are taken", () => {
  const both = block(
    "fb_only",
    { afterWake: 0 },
    { minutes: { low: 10, usual: 20, high: 20 }, habits: ["a", "b"].map(habitId) },
  );
  const other = block("fb_other", { beforeSleep: 60 }, { habits: [] });
  const tight = libraryOf(
    [
      habit("a", { parts: ["morning", "evening"], scaling: { beginner: 18, intermediate: 18, advanced: 18 }, low: 18 }),
      habit("b", { parts: ["morning"], scaling: { beginner: 15, intermediate: 15, advanced: 15 }, low: 15 }),
    ],
    { blocks: [both, other] },
  );
  const previous = {
    date: plusDays(monday, -1),
    mode: "medium",
    archetype: "foundation_builder",
    habits: ["a", "b"].map(habitId),
  } as const;
  const plan = planDay(inputAt(startOf("foundation_builder", { previous }), tight));
  expect(clock(plan)).toEqual(["7:00 b", "22:00 a"]);
  expect(plan.tasks.every(({ because }) => because.rule === "habit_kept")).toBe(true);
});
