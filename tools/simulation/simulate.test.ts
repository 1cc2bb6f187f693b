import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { type Adaptation, type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import { type Day, newDay } from "#core/day/day.ts";
import { type Intake, intakeSections } from "#core/day/intake.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { runSimulation } from "../../src/commands/simulate.ts";
import { type BodyDay, bodyDays, hourMs, minuteMs, stepMs } from "./body.ts";
import type { Delivery } from "./deliveries.ts";
import type { Sample } from "./device.ts";
import { broken, figuresOf } from "./figures.ts";
import { type Life, live } from "./live.ts";
import { personOf, type SimPerson } from "./person.ts";
import { randomOf } from "./random.ts";
import { checkChanges, checkDay, noDangers } from "./safety.ts";
import { lifeOf, simulate } from "./simulate.ts";
import { trueEvents } from "./truth.ts";
import { isInReach } from "./watch-events.ts";

const library = loadLibrary(contentFolder);
const run = { seed: 11, persons: 16, days: 21 } as const;
const monday = "2026-03-09" as LocalDate;

test("the same numbers give the same lines, byte for byte, and another seed gives others", () => {
  const linesOf = (seed: string): string => {
    const lines: string[] = [];
    const aside: string[] = [];
    expect(
      runSimulation(
        { persons: "4", days: "8", seed },
        true,
        (line) => lines.push(line),
        (line) => aside.push(line),
      ),
    ).toBe(0);
    expect(aside.join("")).toMatch(/person-days a second/u);
    return lines.join("\n");
  };
  const once = linesOf("3");
  expect(linesOf("3")).toBe(once);
  expect(linesOf("4")).not.toBe(once);
  expect(JSON.parse(once.slice(once.lastIndexOf("\n") + 1))).toMatchObject({ person_days: 32, seed: 3 });
});

test.each([{ persons: "none" }, { days: "0" }, { days: "-3" }, { persons: "1.5" }, { seed: "99999999999" }])(
  "%j is nothing that can be simulated",
  (said) => {
    const lines: string[] = [];
    expect(
      runSimulation(
        said,
        false,
        (line) => lines.push(line),
        () => undefined,
      ),
    ).toBe(2);
    expect(lines).toEqual([]);
  },
);

test("over hundreds of person-days with illness, travel, lost data and glitches no safety counter moves", () => {
  const figures = figuresOf(run, [...simulate(run.seed, run.persons, run.days, library)]);
  expect(broken(figures)).toEqual([]);
  expect(figures.adaptations).toBeGreaterThan(10);
  expect(figures.stability.at_most_one_new).toBeGreaterThan(0.9);
  for (const { true_events, found, missed, fired, false: wrong } of Object.values(figures.triggers)) {
    expect(found + missed).toBe(true_events);
    expect(wrong).toBeLessThanOrEqual(fired);
  }
});

const uncalmed = ({ calm: _calm, ...rest }: Adaptation): Adaptation => rest;

/** Someone whose body is the same all day, but for what is said; nothing is worn, and nothing is answered. */
const calm: SimPerson = {
  ...personOf(1, 5),
  home: "Europe/Berlin",
  device: "none",
  tapsSleep: false,
  keepsPlan: false,
  tellsAway: false,
  diligence: -9,
  answers: { yes: 0, no: 0, fine: 0, undo: 0 },
  intake: undefined,
  schedule: { ...personOf(1, 5).schedule, wake: 7 * 60, sleep: 23 * 60, work: undefined },
};

const wakeAt = Date.UTC(2026, 2, 9, 6);

function calmDay(energyAt: (now: number) => number, stressAt: (now: number) => number = () => 0.3): BodyDay {
  const [day] = bodyDays(1, calm, monday, 1);
  if (!day) throw new Error("one day was asked for");
  const steps = (16 * hourMs) / stepMs;
  const each = (of: (now: number) => number) => Float64Array.from({ length: steps }, (_, n) => of(wakeAt + n * stepMs));
  return {
    ...day,
    zone: "Europe/Berlin",
    kind: { illness: 0, travel: undefined, jetLag: 0, poorSleep: false, strained: false },
    night: { from: wakeAt - 8 * hourMs, to: wakeAt, asleep: 430, quality: 0.8 },
    wake: wakeAt,
    sleep: wakeAt + 16 * hourMs,
    readiness: 0.6,
    energy: each(energyAt),
    stress: each(stressAt),
    hrv: each((now) => (stressAt(now) > 0.8 ? 20 : 40)),
  };
}

const after = (hours: number): number => wakeAt + hours * hourMs;
const said = (at: number, value: number, more: Partial<Sample> = {}): Delivery => ({
  at,
  imported: false,
  samples: [
    {
      id: `energy.${at}`,
      metric: "energy_level",
      value,
      unit: "1",
      from: at,
      to: at,
      offset: 60,
      kind: "wearable",
      fault: undefined,
      ...more,
    },
  ],
});

/** At five past two energy falls from 0.7 to 0.2, for two hours. */
const falls = calmDay((now) => (now >= after(7) + 5 * minuteMs && now < after(9) ? 0.2 : 0.7));
function lifeWith(deliveries: readonly Delivery[], day: BodyDay = falls): Life {
  return { seed: 1, person: calm, days: [day], samples: deliveries.flatMap(({ samples }) => samples), deliveries };
}
const dropAt = after(7) + 5 * minuteMs;

test("a drop at a known minute is known as true, and found in the minute in which it is told", () => {
  const lived = live(lifeWith([said(after(3), 0.75), said(dropAt + 3 * minuteMs, 0.25)]), library);
  expect(lived.followed).toEqual([
    {
      event: { signal: "energy_drop", from: dropAt, to: after(9) },
      foundAt: dropAt + 3 * minuteMs,
      lost: undefined,
    },
  ]);
  expect(lived.fired).toEqual([{ signal: "energy_drop", at: dropAt + 3 * minuteMs, wrong: undefined }]);
  const [made, ...more] = lived.adaptations;
  expect(more).toEqual([]);
  expect(made?.adapted.minutes).toBeLessThanOrEqual(Math.max(5, Math.floor((made?.original.minutes ?? 0) / 2)));
});

test.each<[string, readonly Delivery[], string]>([
  ["nothing was measured while it was so", [said(after(3), 0.75), said(after(10), 0.75)], "not_measured"],
  [
    "it came in three hours late",
    [said(after(3), 0.75), { ...said(dropAt, 0.25), at: dropAt + 3 * hourMs }],
    "too_late",
  ],
  ["nothing was known before it", [said(dropAt, 0.25)], "half_known"],
  ["what was measured lay above the threshold", [said(after(3), 0.75), said(dropAt, 0.5)], "measured_otherwise"],
  [
    "what was measured before never reached the height",
    [said(after(3), 0.55), said(after(6), 0.5), said(dropAt, 0.25)],
    "gradual",
  ],
])("a drop is missed where %s", (_rule, deliveries, lost) => {
  const lived = live(lifeWith(deliveries), library);
  expect(lived.followed.map((each) => each.lost)).toEqual([lost]);
  expect(lived.fired).toEqual([]);
});

test("a drop after the last task of the day is found, and answered with two quiet minutes", () => {
  const late = calmDay((now) => (now >= after(15) ? 0.2 : 0.7));
  const lived = live(lifeWith([said(after(3), 0.75), said(after(15) + 10 * minuteMs, 0.25)], late), library);
  expect(lived.followed.map(({ lost }) => lost)).toEqual([undefined]);
  expect(lived.adaptations.map(({ calm }) => calm)).toEqual(["eyes"]);
});

test.each([
  [undefined, true],
  ["no_task_left", true],
  ["half_known", true],
  ["day_over", false],
  ["no_device", false],
] as const)("what was lost because of %s was in reach: %s", (lost, reached) => {
  expect(isInReach(lost)).toBe(reached);
});

test("whoever is away is asked for nothing, and so misses nothing unseen", () => {
  const ill = { ...falls, kind: { ...falls.kind, illness: 1 } };
  const life = lifeWith([said(after(3), 0.75), said(dropAt, 0.25)], ill);
  expect(live({ ...life, person: { ...calm, tellsAway: true } }, library).followed.map((each) => each.lost)).toEqual([
    "away",
  ]);
});

test("a figure that is wrong and yet possible does fire, and is counted as false", () => {
  const steady = calmDay(() => 0.7);
  const lived = live(lifeWith([said(after(3), 0.75), said(after(6), 0.02, { fault: "artefact" })], steady), library);
  expect(lived.followed).toEqual([]);
  expect(lived.fired).toEqual([{ signal: "energy_drop", at: after(6), wrong: "artefact" }]);
});

test.each<[string, Partial<Sample>]>([
  ["no number", { value: Number.NaN }],
  ["energy below nothing", { value: -3 }],
  ["energy of a billion", { value: 1e9 }],
  ["1970", { from: 0, to: 0 }],
  ["tomorrow", { from: after(31), to: after(31) }],
  ["an end before its beginning", { from: after(7), to: after(6) }],
])("a glitch never fires: %s", (_rule, wrong) => {
  const steady = calmDay(() => 0.7);
  const lived = live(
    lifeWith([said(after(3), 0.75), said(after(6), 0.02, { fault: "glitch", ...wrong })], steady),
    library,
  );
  expect(lived.fired).toEqual([]);
  expect(lived.adaptations).toEqual([]);
});

test("a reading that is sent again, as it was or with another figure, changes nothing", () => {
  const told = [said(after(3), 0.75), said(dropAt, 0.25)];
  const again = told.map((each) => ({ ...each, at: dropAt + 30 * minuteMs }));
  const other = again.map((each) => ({ ...each, samples: each.samples.map((one) => ({ ...one, value: 0.9 })) }));
  expect(live(lifeWith([...told, ...again, ...other]), library)).toEqual(live(lifeWith(told), library));
});

test("glitches change nothing in anybody's life: without them the days are the same", () => {
  for (let number = 0; number < 8; number += 1) {
    const life = lifeOf(5, personOf(5, number), 14);
    const sound = life.deliveries.map((each) => ({
      ...each,
      samples: each.samples.filter(({ fault }) => fault !== "glitch"),
    }));
    const { readings: _all, ...lived } = live(life, library);
    const { readings: _sound, ...without } = live({ ...life, deliveries: sound }, library);
    expect(without).toEqual(lived);
  }
});

test("what is true of a body is seen at its step: begins at the threshold, ends safely back", () => {
  const day = calmDay(
    (now) => (now < after(2) ? 0.61 : now < after(3) ? 0.29 : now < after(4) ? 0.34 : 0.35),
    (now) => (now >= after(8) && now < after(9) ? 0.9 : 0.3),
  );
  expect(trueEvents([day])).toEqual([
    { signal: "energy_drop", from: after(2), to: after(4) },
    { signal: "stress_spike", from: after(8), to: after(9) },
  ]);
  const poor = { ...day.night, quality: 0.5 };
  expect(
    trueEvents([
      { ...calmDay(() => 0.5), night: poor },
      { ...calmDay(() => 0.5), night: poor },
    ]).map(({ signal }) => signal),
  ).toEqual(["sleep_debt"]);
  expect(trueEvents([{ ...calmDay(() => 0.85), readiness: 0.9 }]).map(({ signal }) => signal)).toEqual([
    "energy_surge",
  ]);
});

test("the counters do count: each change that must not be moves its own", () => {
  const told = [said(after(3), 0.75), said(dropAt, 0.25)];
  const lived = live(lifeWith(told), library);
  const [made] = lived.adaptations;
  if (!made) throw new Error("something was adapted");
  const readings = new Map();
  const counted = (more: Partial<typeof made>, before: Pick<Adapting, "fired"> = notAdapting) => {
    const count = noDangers();
    const changes = [{ ...made, ...more }];
    checkChanges(count, changes, changes, before, readings, new Map());
    return Object.entries(count).flatMap(([name, times]) => (times > 0 ? [name] : []));
  };
  const lately = { fired: { [made.trigger]: { at: made.at - hourMs, on: monday, armed: true } } };
  expect(counted({}, lately)).toContain("fired_twice_in_two_hours");
  const longer = { ...made.original, minutes: made.original.minutes + 31 };
  const old = ["fired_on_old_readings", "fired_on_an_import"];
  expect(counted({ adapted: longer })).toEqual(expect.arrayContaining([...old, "easing_that_lengthens"]));
  expect(
    counted({ original: { ...made.original, intensity: "easy" }, adapted: { ...made.adapted, intensity: "high" } }),
  ).toContain("easing_that_hardens");
  expect(
    counted({ action: "upgrade_to_performance_mode", state: "applied", adapted: { ...made.original, minutes: 61 } }),
  ).toEqual(expect.arrayContaining(["raised_beyond_an_hour", "raised_without_a_yes", "raised_on_a_single_figure"]));
});

test("the counters do count: each day that must not be moves its own", () => {
  const lived = live(lifeWith([said(after(3), 0.75), said(dropAt, 0.25)]), library);
  const [made] = lived.adaptations;
  const hard = [...library.day.habits.values()].find(
    ({ intensity, risks, contraindications }) =>
      intensity === "high" && risks.length > 0 && contraindications.length > 0,
  );
  if (!made || !hard) throw new Error("something was adapted, and there is something hard");
  const task: Task = { ...made.original, of: { kind: "habit", habit: hard.id }, intensity: "high", version: "usual" };
  const day = (more: Partial<Day>): Day => ({
    ...newDay("peak_performer", wakeAt, monday),
    plan: planWith([task]),
    ...more,
  });
  const rests: Adapting = {
    ...notAdapting,
    adaptations: [{ ...uncalmed(made), action: "prioritize_recovery_activities" }],
  };
  const counted = (each: Day, adapting: Adapting) => {
    const count = noDangers();
    checkDay(count, each, adapting, library.day);
    return Object.entries(count).flatMap(([name, times]) => (times > 0 ? [name] : []));
  };
  const cleared: Intake = { answered: [...intakeSections], codes: [], at: 0 };
  expect(counted(day({ intake: cleared }), notAdapting)).toEqual([]);
  expect(counted(day({ intake: { ...cleared, codes: hard.contraindications } }), notAdapting)).toEqual([
    "contraindicated_task",
  ]);
  expect(counted(day({}), notAdapting)).toContain("risk_not_gentle");
  const other = { ...rests, adaptations: rests.adaptations.map((each) => ({ ...each, state: "applied" }) as const) };
  expect(
    counted(day({ intake: cleared }), {
      ...other,
      adaptations: other.adaptations.map((each) => ({ ...each, original: walkTask(each.original) })),
    }),
  ).toEqual(["hard_on_a_day_of_rest"]);
  expect(
    counted(day({ intake: cleared }), { ...notAdapting, adaptations: [...other.adaptations, ...other.adaptations] }),
  ).toContain("two_changes_of_one_task");
});

test("the counters do count: each plan that must not be moves its own", () => {
  const habits = [...library.day.habits.values()].filter(({ risks }) => risks.length === 0);
  const task = (number: number, hour: number): Task => ({
    id: `task-${number}` as Task["id"],
    block: "any" as Task["block"],
    of: { kind: "habit", habit: habits[number]?.id ?? ("none" as HabitId) },
    at: after(hour),
    minutes: 30,
    version: "usual",
    stage: "beginner",
    intensity: "easy",
    state: "open",
    stateAt: undefined,
    reminded: false,
    because: { rule: "said" },
  });
  const counted = (...tasks: readonly Task[]) => {
    const count = noDangers();
    checkDay(count, { ...newDay("peak_performer", wakeAt, monday), plan: planWith(tasks) }, notAdapting, library.day);
    return Object.entries(count).flatMap(([name, times]) => (times > 0 ? [name] : []));
  };
  expect(counted(task(0, 1), task(1, 1.5))).toEqual([]);
  expect(counted(task(0, 1), task(1, 1.4))).toEqual(["tasks_at_one_time"]);
  expect(counted(task(0, 1), { ...task(0, 2), id: "again" as Task["id"] })).toEqual(["one_habit_twice"]);
  expect(counted(task(0, 15.6))).toEqual(["beyond_the_day"]);
  expect(counted(...[0, 1, 2, 3, 4, 5].map((number) => task(number, number)))).toEqual(["more_than_the_cap"]);
});

/** A plan of nothing but some tasks. */
const planWith = (tasks: readonly Task[]): Plan => ({
  date: monday,
  madeAt: wakeAt,
  revision: 1,
  waking: { from: wakeAt, to: after(16) },
  archetype: "peak_performer",
  mode: "medium",
  modeBecause: { rule: "said" },
  blocks: [],
  dropped: [],
  tasks,
  undo: [],
});
const walkTask = (task: Task): Task => ({ ...task, id: "another" as Task["id"] });

test("chance is even, repeatable, and a stream of its own for each name", () => {
  const draws = (name: string) => Array.from({ length: 4000 }, randomOf(3, name).next);
  expect(draws("a")).toEqual(draws("a"));
  expect(draws("a")).not.toEqual(draws("b"));
  const mean = draws("a").reduce((sum, each) => sum + each, 0) / 4000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
  const random = randomOf(3, "normal");
  const normals = Array.from({ length: 4000 }, () => random.normal(10, 2));
  const middle = normals.reduce((sum, each) => sum + each, 0) / 4000;
  expect(Math.abs(middle - 10)).toBeLessThan(0.15);
});
