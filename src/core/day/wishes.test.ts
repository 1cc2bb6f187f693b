import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { habit, inputAt, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { Contraindication } from "./contraindication.ts";
import type { Day } from "./day.ts";
import { smallOnly } from "./twinges.ts";
import { dayPartOf } from "./energy-shares.ts";
import type { Habit } from "./habit.ts";
import { intakeSections } from "./intake.ts";
import { emptySchedule, type Schedule } from "./schedule.ts";
import type { Task } from "./plan.ts";
import { doTask } from "./tasks.ts";
import type { Wishes } from "./wish.ts";
import { comesTrained, restsFrom } from "./training.ts";

const library = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));

interface Seen {
  readonly habit: Habit;
  readonly task: Task;
  readonly number: number;
  readonly part: string;
}

/** What somebody who does everything is asked over so many days. */
function lived(
  archetype: ArchetypeId,
  schedule: Partial<Schedule>,
  more: Partial<Day> = {},
  days = 14,
): readonly Seen[] {
  let day: Day = { ...startOf(archetype, more), schedule: { ...emptySchedule, ...schedule } };
  return Array.from({ length: days }, (_, number) => number).flatMap((number) => {
    const input = inputAt(day, library, { date: plusDays(monday, number), hour: 0 });
    const planned = plannedDay(input);
    ({ day } = planned);
    for (const task of planned.plan.tasks) {
      const done = doTask(day, task.id, "done", input);
      if (done.kind === "changed") ({ day } = done);
    }
    return planned.plan.tasks.flatMap((task) => {
      const found = task.of.kind === "habit" ? library.habits.get(task.of.habit) : undefined;
      return found ? [{ habit: found, task, number, part: dayPartOf(task.at, planned.plan.waking) }] : [];
    });
  });
}
const moving = (seen: readonly Seen[]): readonly Seen[] =>
  seen.filter(({ habit: { taskClass } }) => taskClass === "movement");
const wishing = (wishes: Wishes): Partial<Schedule> => ({ wishes });

describe.each(archetypeIds)("wishes of %s", (archetype) => {
  test("whoever wants to move in the morning on some days moves then, nearly every such day", () => {
    const days = [1, 3, 5, 6] as const;
    const seen = moving(lived(archetype, { exercise: { parts: ["morning"], days: [...days] } }));
    const wanted = seen.filter(
      ({ number, part }) => part === "morning" && days.some((day) => day === weekdayOf(plusDays(monday, number))),
    );
    expect(new Set(wanted.map(({ number }) => number)).size).toBeGreaterThanOrEqual(6);
    expect(wanted.length).toBeGreaterThan(seen.length / 2);
  });

  test("a day takes no longer than was wished, and is never empty", () => {
    const seen = lived(archetype, wishing({ minutes: 20 }));
    for (let number = 0; number < 14; number += 1) {
      const today = seen.filter((each) => each.number === number);
      expect(today.length).toBeGreaterThan(0);
      expect(today.reduce((sum, { task }) => sum + task.minutes, 0)).toBeLessThanOrEqual(20);
    }
  });

  test("what is not liked stays away", () => {
    const seen = lived(archetype, wishing({ avoid: ["mindfulness", "social", "nutrition"] }));
    const unliked = seen.filter(({ habit: { category } }) => ["mindfulness", "social", "nutrition"].includes(category));
    expect(unliked.map(({ habit: { id } }) => id)).toEqual([]);
  });

  test("whoever cannot use a leg is offered an easy way to move", () => {
    const intake = { answered: intakeSections, codes: ["injury_leg"] as readonly Contraindication[], at: 0 };
    const seen = moving(lived(archetype, wishing({ movement: "more" }), { intake, aims: ["move"] }));
    expect(seen.length).toBeGreaterThanOrEqual(7);
    expect(seen.filter(({ habit: { intensity } }) => intensity === "high")).toEqual([]);
    expect(seen.filter(({ habit: { contraindications } }) => contraindications.includes("injury_leg"))).toEqual([]);
  });

  test("with a leg that only twinges there are short easy walks, and nothing else that a leg forbids", () => {
    const codes: readonly Contraindication[] = ["injury_leg"];
    const intake = { answered: intakeSections, codes, mild: codes, at: 0 };
    const seen = lived(archetype, wishing({ movement: "more" }), { intake, aims: ["move"] });
    const legs = seen.filter(({ habit: { contraindications } }) => contraindications.includes("injury_leg"));
    for (const { habit: each, task, number } of legs) {
      expect(each.mild).toContain("injury_leg");
      expect(smallOnly(each, intake)).toBe(true);
      expect(task).toMatchObject({ version: "low", intensity: "easy" });
      expect(task.minutes).toBeLessThanOrEqual(number < 7 ? each.low : each.scaling.beginner);
    }
  });
});

describe("the week of somebody who trains, on Tuesdays, Thursdays, Saturdays and Sundays", () => {
  const days = [2, 4, 6, 7] as const;
  const schedule: Partial<Schedule> = {
    wishes: { movement: "train", race: plusDays(monday, 27) },
    exercise: { parts: [], days: [...days] },
    equipment: ["weights", "exercise_mat", "bicycle"],
  };
  const intake = { answered: intakeSections, codes: [] as readonly Contraindication[], at: 0 };
  const seen = moving(lived("peak_performer", schedule, { intake, aims: ["move", "strength"] }, 28));
  const hard = seen.filter(({ habit: { intensity } }) => intensity !== "easy");
  const hardDays = [...new Set(hard.map(({ number }) => number))];

  test("is hard on some of those days and easy on all others, one hard thing at a time", () => {
    expect(hardDays.length).toBeGreaterThanOrEqual(7);
    for (const number of hardDays) expect(days).toContain(weekdayOf(plusDays(monday, number)));
    expect(hardDays.length).toBe(hard.length);
  });
  test("is not the same training all over, and not a beginner's", () => {
    expect(new Set(hard.map(({ habit: { id } }) => id)).size).toBeGreaterThanOrEqual(3);
    const [first] = hard;
    expect(first?.task.minutes).toBeGreaterThan(first?.habit.scaling.beginner ?? 0);
  });
  test("ends in rest before the race", () => {
    expect(hardDays.filter((number) => number >= 24)).toEqual([]);
  });
  test("knows no shortcut for whoever told of a condition, or nothing of their body", () => {
    for (const each of [{ ...intake, codes: ["diabetes"] as const }, undefined]) {
      const zone = library.habits.get("zone_two" as Habit["id"]);
      if (!zone) throw new Error("no such habit");
      const day = {
        ...startOf("peak_performer", each ? { intake: each } : {}),
        schedule: { ...emptySchedule, ...schedule },
      };
      expect(comesTrained(zone, day)).toBe(false);
    }
  });
});

test("what nobody takes up makes room on the fourth day, and two aims have their turns where a day holds one thing", () => {
  let day: Day = startOf("foundation_builder", { aims: ["after_birth", "calm"], tasksADay: 1 });
  const first = Array.from({ length: 12 }, (_, number) => {
    const planned = plannedDay(inputAt(day, library, { date: plusDays(monday, number), hour: 0 }));
    ({ day } = planned);
    return planned.plan.tasks.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : []));
  }).flat();
  expect(new Set(first).size).toBeGreaterThanOrEqual(2);
  const serves = (aim: "after_birth" | "calm") => first.some((id) => library.aims[aim].includes(id));
  expect([serves("after_birth"), serves("calm")]).toEqual([true, true]);
});

test("who trains has no two hard days in a row", () => {
  const run = wishing({ movement: "train" });
  const seen = moving(
    lived(
      "peak_performer",
      { ...run, equipment: ["weights", "exercise_mat", "bicycle"] },
      { aims: ["strength", "move"] },
      42,
    ),
  );
  const hard = [
    ...new Set(seen.filter(({ habit: { intensity } }) => intensity !== "easy").map(({ number }) => number)),
  ];
  expect(seen.length).toBeGreaterThan(20);
  expect(hard.filter((number) => hard.includes(number + 1))).toEqual([]);
});

test("what moves and is for three days a week at most does not follow on a day of its kind; all else does", () => {
  const strong = Object.values(library.aims.strength).flatMap((id) => library.habits.get(id) ?? []);
  const rested = strong.filter(({ taskClass, daysAWeek }) => taskClass === "movement" && daysAWeek <= 3);
  const rests = (each: (typeof strong)[number], before: readonly (typeof strong)[number]["id"][]): boolean => {
    const previous = { date: monday, mode: "medium", archetype: "peak_performer", habits: before } as const;
    const day = startOf("peak_performer", { previous });
    return restsFrom(each, { day, library, date: plusDays(monday, 1), mode: "medium" });
  };
  expect(rested.map(({ id }) => id)).toEqual(expect.arrayContaining(["first_strength", "bodyweight_strength"]));
  for (const one of rested)
    for (const other of rested) expect([one.id, other.id, rests(one, [other.id])]).toEqual([one.id, other.id, true]);
  for (const other of strong.filter((each) => !rested.includes(each)))
    expect(
      rests(
        other,
        rested.map(({ id }) => id),
      ),
    ).toBe(false);
});

test.each([
  ["a week before a race anything goes", 7, "high", true],
  ["three days before nothing hard", 3, "moderate", false],
  ["three days before what is easy stays", 3, "easy", true],
  ["on its day nothing that moves", 0, "easy", false],
  ["the day after nothing hard", -1, "moderate", false],
  ["the day after what is easy is back", -1, "easy", true],
  ["four days after it is over", -4, "high", true],
] as const)("%s", (_rule, days, intensity, may) => {
  const race = plusDays(monday, days);
  const moves = habit("run", { taskClass: "movement", intensity });
  const day = startOf("peak_performer", { schedule: { ...emptySchedule, wishes: { race } } });
  expect(restsFrom(moves, { day, library, date: monday, mode: "medium" })).toBe(!may);
});

test("the way to work and back is nobody's free time", () => {
  const work = { from: 9 * 60, to: 17 * 60 };
  const { busy } = inputAt(
    { ...startOf(), schedule: { ...emptySchedule, work, wishes: { commute: 40 } } },
    library,
  ).waking;
  expect(busy.map(({ from, to }) => (to - from) / 60_000)).toEqual([40, 40]);
});

test("whoever trains for a race runs for it: long on days off, short in the last week, and nothing hard around it", () => {
  const race = plusDays(monday, 27);
  const seen = lived(
    "peak_performer",
    {
      wishes: { movement: "train", race },
      work: { from: 9 * 60, to: 17 * 60 },
      exercise: { parts: ["morning"], days: [2, 4, 6, 7] },
    },
    { intake: { answered: intakeSections, codes: [], at: 0 }, aims: ["move", "strength"] },
    31,
  );
  const runs = seen.filter(({ habit: { sport } }) => sport === "run");
  expect(runs.length).toBeGreaterThanOrEqual(5);
  const long = seen.filter(({ habit: { id } }) => id === "long_run").map(({ number }) => number);
  expect(long.length).toBeGreaterThanOrEqual(2);
  expect(long.filter((number) => weekdayOf(plusDays(monday, number)) < 6 || number > 18)).toEqual([]);
  const strains = seen.filter(
    ({ habit: { intensity, taskClass } }) => taskClass === "movement" && intensity !== "easy",
  );
  expect(strains.filter(({ number }) => number >= 24)).toEqual([]);
  expect(strains.filter(({ number, task }) => number >= 20 && task.version !== "low")).toEqual([]);
});

test("strength and runs have days of their own for whoever trains for a race, and both come every week", () => {
  const seen = lived(
    "peak_performer",
    {
      wishes: { movement: "train", race: plusDays(monday, 40) },
      work: { from: 9 * 60, to: 17 * 60 },
      exercise: { parts: ["morning"], days: [2, 4, 6, 7] },
    },
    { intake: { answered: intakeSections, codes: [], at: 0 }, aims: ["move", "strength"] },
    21,
  );
  const daysOf = (is: (habit: Habit) => boolean): readonly number[] =>
    seen.filter(({ habit: one }) => is(one)).map(({ number }) => number);
  const strengthens = ({ id, sport, taskClass }: Habit): boolean =>
    taskClass === "movement" && sport === undefined && library.aims.strength.includes(id);
  const [runs, strength] = [daysOf(({ sport }) => sport === "run"), daysOf(strengthens)];
  expect(runs.filter((number) => strength.includes(number))).toEqual([]);
  const sessions = daysOf(
    ({ taskClass, sport, restores }) => taskClass === "movement" && sport === undefined && !restores,
  );
  expect(
    sessions.filter((number) => runs.includes(number)),
    "a run is all the exertion of its day",
  ).toEqual([]);
  const everyWeek = (days: readonly number[]) =>
    [0, 1, 2].map((week) => days.filter((number) => Math.floor(number / 7) === week).length);
  expect(Math.min(...everyWeek(runs))).toBeGreaterThanOrEqual(1);
  expect(Math.min(...everyWeek(strength))).toBeGreaterThanOrEqual(2);
});

test("who wants to get stronger is offered something on the first day, at home and with nothing", () => {
  for (const archetype of archetypeIds)
    expect(lived(archetype, {}, { aims: ["strength"] }, 1).map(({ habit }) => habit.id)).toContain("first_strength");
});

test.each(archetypeIds)("with an aim no five days running of %s are alike", (archetype) => {
  const seen = lived(archetype, {}, { aims: ["energy", "calm"] }, 14);
  const days = Array.from({ length: 14 }, (_, number) =>
    seen
      .flatMap((each) => (each.number === number ? [each.habit.id] : []))
      .toSorted()
      .join(),
  );
  const alike = days.filter(
    (day, number) => number > 3 && days.slice(number - 4, number).every((each) => each === day),
  );
  expect(alike).toEqual([]);
});

describe("what was told has something made for it", () => {
  const days = (more: Partial<Day>, count = 28, archetype: ArchetypeId = "connected_explorer") => {
    let day: Day = { ...startOf(archetype), intake: { answered: [...intakeSections], codes: [], at: 0 }, ...more };
    return Array.from({ length: count }, (_, number) => number).map((number) => {
      const base = inputAt(day, library, { date: plusDays(monday, number), hour: 0 });
      const planned = plannedDay(base);
      ({ day } = planned);
      for (const task of planned.plan.tasks) {
        const done = doTask(day, task.id, "done", base);
        if (done.kind === "changed") ({ day } = done);
      }
      return planned.plan.tasks.flatMap(({ of, minutes }) => (of.kind === "habit" ? [{ id: of.habit, minutes }] : []));
    });
  };
  const holds = (all: ReturnType<typeof days>, id: string): number =>
    all.filter((day) => day.some((each) => each.id === id)).length;
  const codes = (...told: Contraindication[]) => ({ answered: [...intakeSections], codes: told, at: 0 });

  test("whoever is expecting moves and rests as it is made for that, and nobody else does", () => {
    const expecting = days({ aims: ["calm", "move"], intake: codes("pregnancy") });
    expect(holds(expecting, "expecting_movement")).toBeGreaterThanOrEqual(8);
    expect(holds(expecting, "expecting_rest")).toBeGreaterThanOrEqual(8);
    const others = days({ aims: ["calm", "move"] });
    expect(holds(others, "expecting_movement") + holds(others, "expecting_rest")).toBe(0);
  });

  test("an exam is studied for until it is there, most days, and not after it", () => {
    const exam = plusDays(monday, 21);
    const all = days({ aims: ["focus"], schedule: { ...emptySchedule, wishes: { exam } } });
    expect(holds(all.slice(0, 21), "exam_study")).toBeGreaterThanOrEqual(12);
    expect(holds(all.slice(21), "exam_study")).toBe(0);
  });

  test("a mat and a band are used by whoever has them and wants to be stronger; strength stands once a day and not on two in a row", () => {
    const schedule = { ...emptySchedule, equipment: ["exercise_mat", "resistance_band"] as const };
    const all = days({ aims: ["strength"], schedule, intake: codes("under_18") }, 28, "peak_performer");
    expect(holds(all, "mat_strength")).toBeGreaterThanOrEqual(3);
    expect(holds(all, "light_band")).toBeGreaterThanOrEqual(3);
    const strength = all.map(
      (day) => day.filter(({ id }) => ["mat_strength", "light_band", "first_strength"].includes(id)).length,
    );
    expect(Math.max(...strength)).toBe(1);
    expect(strength.filter((count) => count > 0).length).toBeGreaterThanOrEqual(9);
    expect(strength.some((count, at) => count > 0 && (strength[at + 1] ?? 0) > 0)).toBe(false);
  });

  test("before a race runs halve and stay runs, and walks do not take their place", () => {
    const race = plusDays(monday, 27);
    const wishes = { movement: "train", race } as const;
    const all = days({ aims: ["move"], schedule: { ...emptySchedule, wishes } }, 27, "peak_performer");
    const run = (from: number, to: number): readonly number[] =>
      all.slice(from, to).flatMap((day) => day.filter(({ id }) => id === "easy_run").map(({ minutes }) => minutes));
    expect(run(20, 27).length).toBeGreaterThan(0);
    expect(Math.max(...run(20, 27))).toBeLessThanOrEqual(0.6 * Math.max(...run(0, 13)));
    expect(Math.min(...run(20, 27))).toBeGreaterThan(14);
    const walks = all.slice(20).flatMap((day) => day.filter(({ id }) => id === "walking"));
    expect(walks.every(({ minutes }) => minutes <= 20)).toBe(true);
  });
});

describe("what a day holds is what somebody wants", () => {
  const served = (aims: NonNullable<Day["aims"]>, { id }: Habit): boolean =>
    aims.some((aim) => library.aims[aim].includes(id));

  test.each(archetypeIds)("with two aims at most one thing of a day of %s serves neither", (archetype) => {
    const aims = ["strength", "focus"] as const;
    const seen = lived(archetype, {}, { aims }, 21);
    for (let number = 0; number < 21; number += 1) {
      const beside = seen.filter((each) => each.number === number && !served(aims, each.habit));
      expect(beside.map(({ habit: { id } }) => id).length).toBeLessThanOrEqual(1);
    }
  });

  test.each(archetypeIds)("nobody is sent out twice in a day of %s, nor to strength twice", (archetype) => {
    const seen = lived(archetype, {}, { aims: ["move", "strength"] }, 21);
    for (let number = 0; number < 21; number += 1) {
      const today = seen.filter((each) => each.number === number).map(({ habit }) => habit);
      const outside = today.filter(({ id }) => /walk|run|active_recovery/u.test(id));
      const strength = today.filter(({ id }) => /strength|weight|band/u.test(id));
      expect([number, outside.length > 1, strength.length > 1]).toEqual([number, false, false]);
    }
  });
});

test("a run is there on each day of a runner on which one may stand, and nothing heavy is lifted in the last two weeks", () => {
  const seen = lived(
    "peak_performer",
    {
      wishes: { movement: "train", race: plusDays(monday, 27) },
      work: { from: 9 * 60, to: 17 * 60 },
      exercise: { parts: ["morning"], days: [2, 4, 6] },
      equipment: ["weights", "exercise_mat"],
    },
    { intake: { answered: intakeSections, codes: [], at: 0 }, aims: ["move", "strength"] },
    28,
  );
  const runs = (from: number, to: number): number =>
    seen.filter(({ habit: { sport }, number }) => sport === "run" && number >= from && number < to).length;
  expect([runs(0, 14), runs(14, 21)]).toEqual([6, 2]);
  const heavy = seen.filter(
    ({ habit, number }) => habit.sport === undefined && habit.intensity !== "easy" && number >= 14,
  );
  expect(
    heavy.filter(({ habit: { id } }) => /weight|strength|resistance/u.test(id)).map(({ habit: { id } }) => id),
  ).toEqual([]);
  const lastDays = seen.filter(({ number }) => number >= 26).map(({ habit: { taskClass } }) => taskClass);
  expect(lastDays.filter((each) => each === "focus" || each === "tracking" || each === "movement")).toEqual([]);
});

describe("whoever walks for their blood pressure in mornings that are dark, with a knee that twinges", () => {
  const codes: readonly Contraindication[] = ["high_blood_pressure", "injury_leg"];
  const intake = { answered: intakeSections, codes, mild: ["injury_leg"] as const, at: 0 };
  const schedule: Partial<Schedule> = {
    wake: 6 * 60 + 30,
    sleep: 22 * 60,
    meals: { lunch: { from: 13 * 60, to: 13 * 60 + 40 } },
    exercise: { parts: ["morning"], days: [1, 3, 5] },
    wishes: { movement: "more" },
  };
  const seen = lived("foundation_builder", schedule, { intake, aims: ["pressure", "move"] }, 28);
  const walks = seen.filter(({ habit: { id } }) => id === "walking");

  test("walks at another hour of the day from the first week on, and in the light", () => {
    expect(walks.filter(({ number }) => number < 7).length).toBeGreaterThanOrEqual(2);
    expect(walks.length).toBeGreaterThanOrEqual(12);
    expect(walks.map(({ part }) => part)).not.toContain("evening");
  });

  test("walks a little longer as weeks go by, never longer than others begin", () => {
    const minutes = walks.map(({ task }) => task.minutes);
    expect(minutes[0]).toBe(5);
    expect(minutes.at(-1)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(10);
    expect(minutes.every((each, at) => each >= (minutes[at - 1] ?? 0))).toBe(true);
  });
});

test.each(archetypeIds)("nobody naps on two days in a row, of %s", (archetype) => {
  const seen = lived(archetype, {}, { aims: ["strength", "energy"] }, 21);
  const naps = seen.filter(({ habit: { id } }) => id === "power_nap").map(({ number }) => number);
  expect(naps.filter((number) => naps.includes(number + 1))).toEqual([]);
});
