import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { inputAt, monday, plannedDay, startOf, zone } from "#test/day/days.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime } from "../time/wall-time.ts";
import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { Day } from "./day.ts";
import { lightOf, workOf } from "./fits-slot.ts";
import type { HabitId } from "./habit.ts";
import { overlap } from "./intervals.ts";
import type { Mode } from "./mode.ts";
import { timeOf } from "./replan.ts";
import { emptySchedule, type Schedule } from "./schedule.ts";
import { doTask } from "./tasks.ts";

const library = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));
const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;
const minuteMs = 60_000;

interface Placed {
  readonly id: HabitId;
  readonly from: number;
  readonly to: number;
  readonly input: ReturnType<typeof inputAt>;
}

/** What a person who does everything is asked over so many days, in ordinary and strong ones. */
function weeks(archetype: ArchetypeId, schedule: Partial<Schedule>, days = 21): readonly Placed[] {
  let day: Day = { ...startOf(archetype), schedule: { ...emptySchedule, ...schedule } };
  return Array.from({ length: days }, (_, number) => number).flatMap((number) => {
    const mode: Mode = number % 3 === 2 ? "high" : "medium";
    const base = inputAt(day, library, { date: plusDays(monday, number), hour: 0, mode });
    const planned = plannedDay(base);
    ({ day } = planned);
    for (const task of planned.plan.tasks) {
      const done = doTask(day, task.id, "done", base);
      if (done.kind === "changed") ({ day } = done);
    }
    return planned.plan.tasks.flatMap((task) =>
      task.of.kind === "habit" ? [{ id: task.of.habit, ...timeOf(task), input: base }] : [],
    );
  });
}

test.each(archetypeIds)("a short day of %s has no late nap, and nothing that strains before sleep", (archetype) => {
  const wishes = { movement: "train" } as const;
  const places = ["anywhere", "home", "outdoors", "facility", "work"] as const;
  const short = { wake: clock(6), sleep: clock(20), wishes, places, work: { from: clock(8), to: clock(17) } };
  for (const { id, to, input } of weeks(archetype, short, 14)) {
    const habit = library.habits.get(id);
    const left = (input.waking.to - to) / minuteMs;
    if (habit?.taskClass === "movement" && habit.intensity !== "easy") expect(left).toBeGreaterThanOrEqual(120);
    if (id === "power_nap") expect(left).toBeGreaterThanOrEqual(300);
  }
});

describe.each(archetypeIds)("the days of %s", (archetype) => {
  const office = {
    wake: clock(6, 30),
    sleep: clock(22, 30),
    work: { from: clock(9), to: clock(17, 30) },
    workDays: [1, 2, 3, 4, 5],
    meals: { lunch: { from: clock(13), to: clock(13, 40) } },
  } as const;
  const placed = weeks(archetype, office);

  test("ask nothing in working hours but a short break", () => {
    const long = placed.filter(({ from, to, input }) => {
      const inWork = workOf(input.waking).some((work) => overlap(work, { from, to }));
      return inWork && to - from > 10 * minuteMs;
    });
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  test("have what belongs to a meal at one", () => {
    const eaten = placed.filter(({ id }) => library.habits.get(id)?.moments.includes("meal") === true);
    const apart = eaten.filter(
      ({ from, to, input }) =>
        !input.waking.meals.some((meal) => overlap({ from: from - 60 * minuteMs, to: to + 60 * minuteMs }, meal)),
    );
    expect(apart.map(({ id }) => id)).toEqual([]);
  });

  test("send nobody out, nor to other people, too late or too early", () => {
    const wrong = placed.filter(({ id, from, input }) => {
      const each = library.habits.get(id);
      const outside =
        each?.taskClass === "movement" && each.places.includes("outdoors") && !each.places.includes("home");
      const { minutes } = wallTime(from, zone);
      const rude = each?.taskClass === "connection" && (minutes < clock(8) || minutes > clock(22));
      return rude || (outside && input.waking.to - from < 150 * minuteMs);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("have the morning in the morning, and daylight while it is light", () => {
    const late = placed.filter(
      ({ id, from, input }) =>
        library.habits.get(id)?.moments.includes("waking") === true && from - input.waking.from > 5.5 * 60 * minuteMs,
    );
    expect(late.map(({ id }) => id)).toEqual([]);
    // Berlin in late November: the sun rises at half past seven at the earliest and sets at four.
    const at = (input: Placed["input"], minutes: number) => instantAt(input.waking.date, minutes, zone);
    const dark = placed.filter(
      ({ id, from, input }) =>
        library.habits.get(id)?.moments.includes("daylight") === true &&
        (from < at(input, clock(7, 30)) || from > at(input, clock(16, 5))),
    );
    expect(dark.map(({ id }) => id)).toEqual([]);
  });

  test("have something after work, not only around it", () => {
    const after = placed.filter(({ from, input }) => input.waking.work.some(({ to }) => from >= to));
    expect(after.length).toBeGreaterThan(0);
  });

  test("ask nobody on a rotating roster for one rising time", () => {
    const roster = weeks(archetype, {
      shifts: {
        startsOn: "2026-11-23" as LocalDate,
        pattern: ["early", "early", "night", "night", "off"],
        kinds: {
          early: { wake: clock(5, 30), sleep: clock(22), work: { from: clock(7), to: clock(19) } },
          night: { wake: clock(15), sleep: clock(9), work: { from: clock(19), to: clock(7) } },
          off: { wake: clock(9), sleep: clock(23, 30), work: undefined },
        },
      },
    });
    const steady = roster.filter(({ id }) => library.habits.get(id)?.moments.includes("steady_hours") === true);
    expect(steady.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(archetypeIds)("around the work of %s", (archetype) => {
  const office = { wake: clock(7), sleep: clock(23), work: { from: clock(9), to: clock(17) } };
  const seen = weeks(archetype, office, 14);

  test("nothing stands in the minutes of waking", () => {
    for (const { from, input } of seen) expect(from - input.waking.from).toBeGreaterThanOrEqual(15 * minuteMs);
  });

  test("a break is from work, its closing comes after it, and neither on a day off", () => {
    for (const { id, from, input } of seen) {
      const { moments = [] } = library.habits.get(id) ?? {};
      const [work] = input.waking.work;
      if (moments.includes("at_work")) expect(work && from >= work.from && from < work.to).toBe(true);
      if (moments.includes("after_work"))
        expect(work && from >= work.to && from <= work.to + 4 * 60 * minuteMs).toBe(true);
    }
  });
});

describe("the week of a nurse who works days and nights", () => {
  const roster: Partial<Schedule> = {
    shifts: {
      startsOn: monday,
      pattern: ["early", "early", "night", "night", "off", "off"],
      kinds: {
        early: { wake: clock(5, 30), sleep: clock(22), work: { from: clock(7), to: clock(19) } },
        night: { wake: clock(15), sleep: clock(9), work: { from: clock(19), to: clock(7) } },
        off: { wake: clock(9), sleep: clock(23, 30), work: undefined },
      },
    },
  };
  const placed = archetypeIds.flatMap((archetype) => weeks(archetype, roster, 24));
  const minutesAt = (at: number): number => wallTime(at, zone).minutes;

  test("nobody goes for a walk in the dark before a shift", () => {
    const out = placed.filter(({ id }) => ["walking", "nature_walk", "brisk_walking"].includes(id));
    expect(out.filter(({ from }) => minutesAt(from) < clock(6, 30))).toEqual([]);
  });

  test("the light of a morning is none of an afternoon", () => {
    const light = placed.filter(({ id }) => id === "light_exposure");
    expect(light.filter(({ from }) => minutesAt(from) > clock(12))).toEqual([]);
  });
});

test.each(archetypeIds)(
  "%s closes work when it ends, and asks for a fresh head an hour after waking at the soonest",
  (archetype) => {
    const at = { wake: clock(7), sleep: clock(22, 30), work: { from: clock(9), to: clock(17) } };
    for (const { id, from, input } of weeks(archetype, at, 28)) {
      const habit = library.habits.get(id);
      const [work] = input.waking.work;
      if (id === "work_shutdown" && work) expect((from - work.to) / minuteMs).toBeLessThanOrEqual(45);
      if (id === "journaling") expect(from).toBeGreaterThan(input.waking.from + 9 * 60 * minuteMs);
      if (habit?.taskClass === "focus" && habit.energy !== "low")
        expect((from - input.waking.from) / minuteMs).toBeGreaterThanOrEqual(60);
      if (habit?.category === "movement") expect((input.waking.to - from) / minuteMs).toBeGreaterThanOrEqual(150);
    }
  },
);

describe("nobody walks out in the dark of a morning, out of a shift or to bed with a glass", () => {
  const early = { wake: clock(6), sleep: clock(22), exercise: { parts: ["morning"], days: [] } } as const;
  const outside = (id: HabitId): boolean => {
    const habit = library.habits.get(id);
    return habit?.taskClass === "movement" && habit.places.includes("outdoors") && !habit.places.includes("home");
  };

  test.each(archetypeIds)("%s goes out when it is light, though mornings were wished for", (archetype) => {
    for (const { from, input } of weeks(archetype, early, 14).filter((each) => outside(each.id))) {
      const light = lightOf(input.waking, library);
      if (light && from < light.from + 12 * 60 * minuteMs)
        expect(from).toBeGreaterThanOrEqual(light.from - 20 * minuteMs);
    }
  });

  test.each(archetypeIds)("%s on shifts takes breaks inside", (archetype) => {
    const day = { wake: clock(5, 30), sleep: clock(22), work: { from: clock(7), to: clock(19) } };
    const shifts = { startsOn: monday, pattern: ["day"], kinds: { day } };
    for (const { id, from, to, input } of weeks(archetype, { shifts }, 14).filter((each) => outside(each.id)))
      expect([id, input.waking.work.some((work) => overlap(work, { from, to }))]).toEqual([id, false]);
  });

  test.each(archetypeIds)("%s drinks no glass in the last hour and a half before sleep", (archetype) => {
    for (const { id, from, input } of weeks(archetype, early, 14).filter(({ id }) => /hydration/u.test(id)))
      expect([id, input.waking.to - from >= 90 * minuteMs]).toEqual([id, true]);
  });
});

test.each(archetypeIds)(
  "before the first night of several %s lies down, an hour before going at the latest, and before no other",
  (archetype) => {
    const night = { wake: clock(15), sleep: clock(9), work: { from: clock(19), to: clock(7) } };
    const off = { wake: clock(9), sleep: clock(23), work: undefined };
    const shifts = { startsOn: monday, pattern: ["off", "night", "night"], kinds: { night, off } };
    let day: Day = { ...startOf(archetype, { aims: ["sleep", "energy"] }), schedule: { ...emptySchedule, shifts } };
    const seen: (readonly [number, number])[] = [];
    for (let number = 0; number < 9; number += 1) {
      const planned = plannedDay(inputAt(day, library, { date: plusDays(monday, number), hour: 0 }));
      ({ day } = planned);
      for (const { of, at } of planned.plan.tasks)
        if (of.kind === "habit" && of.habit === "before_night_rest") seen.push([number, wallTime(at, zone).minutes]);
    }
    expect(seen.map(([number]) => number)).toEqual([1, 4, 7]);
    for (const [, minutes] of seen) expect(minutes).toBeLessThanOrEqual(clock(17, 45));
  },
);
