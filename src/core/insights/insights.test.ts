import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputAt, libraryOf, everyday, monday, plannedDay, startOf } from "#test/day/days.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { type HabitOutcome, type HabitRecord, emptyRecord } from "../mastery/habit-record.ts";
import type { Plan, TaskState } from "../day/plan.ts";
import { habitMastery } from "../mastery/mastery.ts";
import type { Baseline } from "../readings/baseline.ts";
import type { Metric } from "../readings/metric.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { type DailyMedian, type InsightInput, insightsOf } from "./insights.ts";
import { lastWeeks, type PastAdaptation, recordAt } from "./week.ts";

const library = libraryOf(everyday);
const on = (days: number): LocalDate => plusDays(monday, days);
/** A day as it was planned, with what became of its habits in their order; what is not said stayed open. */
function past(days: number, ...states: readonly TaskState[]): Plan {
  const { plan } = plannedDay(inputAt(startOf("systematic_improver"), library, { date: on(days) }));
  return { ...plan, date: on(days), tasks: plan.tasks.map((task, at) => ({ ...task, state: states[at] ?? "open" })) };
}
const change = (days: number, state: PastAdaptation["state"], helped?: boolean): PastAdaptation => ({
  id: `${days}${state}${helped}` as never,
  at: 0,
  date: on(days),
  trigger: "energy_drop" as never,
  state,
  helped,
});
const base: InsightInput = {
  weeks: 4,
  day: startOf(),
  plans: [],
  adaptations: [],
  daily: [],
  baselines: {},
  journey: undefined,
  today: on(2),
  now: 0,
};
const insights = (input: Partial<InsightInput>) => insightsOf({ ...base, ...input });

describe("weeks", () => {
  test.each([
    [0, 1, [[0, 6]]],
    [6, 1, [[0, 6]]],
    [-1, 1, [[-7, -1]]],
    [
      2,
      2,
      [
        [-7, -1],
        [0, 6],
      ],
    ],
  ] as const)("run from Monday to Sunday: %i days after a Monday, %i of them", (days, count, expected) => {
    expect(lastWeeks(on(days), count)).toEqual(expected.map(([from, to]) => ({ from: on(from), to: on(to) })));
  });

  test("count what was planned and done, halves for what was partly done, and nothing that was put aside", () => {
    const plans = [past(-7, "done", "partly", "skipped"), past(-6, "done", "done", "swapped"), past(0, "done")];
    const { weeks } = insights({ plans });
    expect(weeks.map(({ daysPlanned }) => daysPlanned)).toEqual([0, 0, 2, 1]);
    const [, empty, last] = weeks;
    expect(empty).toMatchObject({ planned: 0, done: 0, share: undefined });
    expect(last).toMatchObject({ planned: 7, done: 3.5, share: 0.5 });
  });

  test("what of today is still open is not undone", () => {
    const { weeks } = insights({ plans: [past(2, "done")] });
    expect(weeks.at(-1)).toMatchObject({ planned: 1, done: 1, share: 1 });
  });
});

describe("a habit's record as it was", () => {
  const history = fc.array(fc.constantFrom<HabitOutcome | undefined>("done", "partly", "skipped", undefined), {
    maxLength: 28,
  });

  test("is exactly what it had been on that day, as far back as every day is kept", () => {
    fc.assert(
      fc.property(history, fc.nat(27), (outcomes, at) => {
        const until = (days: number): HabitRecord =>
          outcomes
            .slice(0, days)
            .reduce<HabitRecord>(
              (record, outcome, day) => (outcome ? recordOutcome(record, outcome, on(day)) : record),
              emptyRecord,
            );
        const [now, then] = [until(outcomes.length), until(at + 1)];
        const known = recordAt(now, on(at));
        if (then.firstAttempted === undefined) {
          expect(known).toBeUndefined();
          return;
        }
        expect(known).toMatchObject({
          attempts: then.attempts,
          successes: then.successes,
          lastAttempted: then.lastAttempted,
        });
        expect(habitMastery(known, on(at))).toBe(habitMastery(then, on(at)));
      }),
    );
  });
});

describe("how the body was", () => {
  const daily = (metric: Metric, values: Readonly<Record<number, number>>): readonly DailyMedian[] =>
    Object.entries(values).map(([days, median]) => ({ metric, date: on(Number(days)), median }));
  const baseline = (median: number, spread: number): Baseline => ({
    metric: "hrv_rmssd",
    median,
    spread,
    method: "median_of_daily_medians_30d",
    points: 30,
    days: 30,
    calculatedAt: 0,
  });

  test.each([
    ["below", 30],
    ["usual", 45],
    ["above", 60],
  ] as const)("%s what is usual", (standing, value) => {
    const { metrics } = insights({
      daily: daily("hrv_rmssd", { 0: value, 1: value, 2: value }),
      baselines: { hrv_rmssd: baseline(45, 6) },
    });
    expect(metrics).toMatchObject([{ metric: "hrv_rmssd", recent: value, standing, recentDays: 3 }]);
  });

  test("nothing is said of too few days, or where nothing is usual yet", () => {
    const { metrics, enough } = insights({
      daily: [...daily("mood", { 1: 0.5, 2: 0.7 }), ...daily("energy_level", { 0: 0.5, 1: 0.5, 2: 0.9 })],
    });
    expect(metrics).toMatchObject([
      { metric: "energy_level", recent: 0.5, standing: undefined },
      { metric: "mood", recent: undefined, days: 2 },
    ]);
    expect(enough).toBe(true);
    expect(insights({ daily: daily("mood", { 1: 0.5, 2: 0.7 }) }).enough).toBe(false);
  });

  test("the last seven days stand beside those before", () => {
    const { metrics } = insights({
      daily: daily("steps", { "-12": 4000, "-11": 5000, "-10": 6000, 0: 9000, 1: 9000, 2: 9000 }),
    });
    expect(metrics).toMatchObject([{ before: 5000, recent: 9000 }]);
  });
});

test("changes of the day are counted by what spoke for them, with what the person made of each", () => {
  const adaptations = [
    change(0, "accepted"),
    change(1, "undone"),
    change(1, "expired"),
    change(2, "expired", true),
    change(2, "applied", false),
    change(-60, "declined"),
  ];
  expect(insights({ adaptations }).changes).toEqual([{ trigger: "energy_drop", count: 5, welcome: 2, unwelcome: 2 }]);
});

test("whatever there is: figures hold together", () => {
  const anyPlan = fc.tuple(
    fc.integer({ min: -27, max: 2 }),
    fc.array(fc.constantFrom<TaskState>("open", "done", "partly", "skipped", "swapped", "never"), { maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(anyPlan, { selector: ([day]) => day, maxLength: 10 }), (days) => {
      const { weeks } = insights({
        plans: days.map(([day, states]) => past(day, ...states)),
        day: { ...startOf(), habits: {} },
      });
      for (const { planned, done, share } of weeks) {
        expect(done).toBeLessThanOrEqual(planned);
        expect(share === undefined ? planned : share >= 0 && share <= 1).toBe(share === undefined ? 0 : true);
      }
    }),
    { numRuns: 30 },
  );
});
