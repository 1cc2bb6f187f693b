import fc from "fast-check";
import { expect, test } from "vitest";
import { metrics } from "../readings/metric.ts";
import { checkCondition, neededMetrics } from "./check-expression.ts";
import { compileCondition, type Facts, type Truth } from "./condition.ts";
import type { ExpressionCode, Names } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

function checked(text: string, names: Readonly<Record<string, string>> = {}) {
  const parsed: Names = Object.fromEntries(
    Object.entries(names).map(([name, each]) => {
      const read = parseExpression(each);
      if (!read.ok) throw new Error(read.problem.message);
      return [name, read.value];
    }),
  );
  const read = parseExpression(text);
  return read.ok ? checkCondition(read.value, parsed) : read;
}

function conditionOf(text: string, names: Readonly<Record<string, string>> = {}) {
  const got = checked(text, names);
  if (!got.ok) throw new Error(got.problem.message);
  return compileCondition(got.value);
}

/** Facts by name: `energy_level`, `previous_energy_level`, `baseline_hrv_rmssd`, `sleep_quality_1`. */
const factsWith = (known: Readonly<Record<string, number>>): Facts => ({
  current: (metric) => known[metric] ?? Number.NaN,
  previous: (metric) => known[`previous_${metric}`] ?? Number.NaN,
  highest: (metric) => known[`highest_${metric}`] ?? Number.NaN,
  baseline: (metric) => known[`baseline_${metric}`] ?? Number.NaN,
  onDay: (metric, ago) => known[ago === 0 ? metric : `${metric}_${ago}`] ?? Number.NaN,
});

const named = { 0: "no", 1: "unknown", 2: "yes" } as const satisfies Record<Truth, string>;
const holds = (text: string, known: Readonly<Record<string, number>>) =>
  named[conditionOf(text).holds(factsWith(known))];

const energy = "energy_level < 0.3 and previous(energy_level, 24 h) > 0.6";
const stress = "stress_level > 0.8 and hrv_rmssd < 0.7 * baseline(hrv_rmssd)";
const sleep = "consecutive_days(sleep_quality < 0.6, 2)";

test.each<[string, string, Readonly<Record<string, number>>, string]>([
  ["both sides hold", energy, { energy_level: 0.2, previous_energy_level: 0.7 }, "yes"],
  ["the threshold itself is not below it", energy, { energy_level: 0.3, previous_energy_level: 0.7 }, "no"],
  ["nor is it above it", energy, { energy_level: 0.2, previous_energy_level: 0.6 }, "no"],
  ["a difference", "heart_rate - resting_heart_rate > 20", { heart_rate: 90, resting_heart_rate: 60 }, "yes"],
  [
    "a difference that is too small",
    "heart_rate - resting_heart_rate > 20",
    { heart_rate: 70, resting_heart_rate: 60 },
    "no",
  ],
  ["a quotient", "heart_rate / resting_heart_rate < 1.5", { heart_rate: 80, resting_heart_rate: 60 }, "yes"],
  ["above both, with equality", "energy_level <= 0.3", { energy_level: 0.31 }, "no"],
  ["with equality it is", "energy_level <= 0.3", { energy_level: 0.3 }, "yes"],
  ["and upwards", "energy_level >= 0.3", { energy_level: 0.3 }, "yes"],
  ["what is missing is unknown", energy, { energy_level: 0.2 }, "unknown"],
  ["a no beside the unknown is a no", energy, { energy_level: 0.5 }, "no"],
  ["a no after the unknown too", energy, { previous_energy_level: 0.5 }, "no"],
  ["a yes or the unknown is a yes", "mood < 0.2 or energy_level < 0.3", { energy_level: 0.1 }, "yes"],
  ["a no or the unknown is unknown", "mood < 0.2 or energy_level < 0.3", { energy_level: 0.5 }, "unknown"],
  ["against what is usual", stress, { stress_level: 0.9, hrv_rmssd: 34, baseline_hrv_rmssd: 50 }, "yes"],
  [
    "exactly 0.7 of the usual is not below it",
    stress,
    { stress_level: 0.9, hrv_rmssd: 35, baseline_hrv_rmssd: 50 },
    "no",
  ],
  ["no usual yet", stress, { stress_level: 0.9, hrv_rmssd: 34 }, "unknown"],
  ["two days", sleep, { sleep_quality: 0.5, sleep_quality_1: 0.55 }, "yes"],
  ["one good night of two", sleep, { sleep_quality: 0.5, sleep_quality_1: 0.6 }, "no"],
  ["one night that nobody knows", sleep, { sleep_quality: 0.5 }, "unknown"],
  ["products before sums", "energy_level < 0.1 + 0.1 * 2", { energy_level: 0.25 }, "yes"],
  ["from left to right", "energy_level < 1 - 0.5 - 0.3", { energy_level: 0.25 }, "no"],
  ["brackets first", "energy_level < (0.1 + 0.1) * 2", { energy_level: 0.35 }, "yes"],
  ["and before or", "mood > 0.5 or mood < 0.5 and energy_level < 0.3", { mood: 0.9 }, "yes"],
  ["capitals as in the brief", "energy_level < 0.3 AND mood < 0.5", { energy_level: 0.1, mood: 0.1 }, "yes"],
  ["a number held against a number", "1 < 2", {}, "yes"],
  ["a ratio held against a number", "steps / baseline(steps) < 1.5", { steps: 9, baseline_steps: 8 }, "yes"],
  ["a number beside a figure", "1 - energy_level < 0.3", { energy_level: 0.8 }, "yes"],
  ["a multiple either way round", "energy_level * 2 > 1", { energy_level: 0.6 }, "yes"],
  ["nothing is divided by nothing", "steps / baseline(steps) < 1", { steps: 5, baseline_steps: 0 }, "unknown"],
])("%s", (_rule, text, known, expected) => {
  expect(holds(text, known)).toBe(expected);
});

test.each<[string, string, Readonly<Record<string, string>>, ExpressionCode, string]>([
  ["an unknown metric", "glucose < 5", {}, "unknown_name", "there is no metric glucose"],
  ["an unknown metric of the past", "previous(glucose, 1 h) < 5", {}, "unknown_name", "there is no metric glucose"],
  ["an unknown call", "sqrt(mood) < 5", {}, "unknown_name", "there is no sqrt(…)"],
  ["a name of the language's innards", "constructor < 5", {}, "unknown_name", "there is no metric constructor"],
  ["a circle", "a", { a: "b and mood < 1", b: "c", c: "a" }, "cycle", "a → b → c → a goes in a circle"],
  ["a name that calls itself", "a", { a: "a or mood < 1" }, "cycle", "a → a goes in a circle"],
  [
    "two kinds of variability",
    "hrv_rmssd < 0.7 * baseline(hrv_sdnn)",
    {},
    "mixed_kinds",
    "rmssd is not compared with sdnn",
  ],
  ["beats and steps", "heart_rate + steps > 100", {}, "mixed_kinds", "beats_per_minute does not go with steps"],
  ["beats less steps", "heart_rate - steps > 100", {}, "mixed_kinds", "beats_per_minute does not go with steps"],
  [
    "a sum of beats against steps",
    "heart_rate + 5 > steps",
    {},
    "mixed_kinds",
    "beats_per_minute is not compared with steps",
  ],
  [
    "a number more than steps, against beats",
    "5 + steps > heart_rate",
    {},
    "mixed_kinds",
    "steps is not compared with beats_per_minute",
  ],
  [
    "a multiple of steps against beats",
    "2 * steps > heart_rate",
    {},
    "mixed_kinds",
    "steps is not compared with beats_per_minute",
  ],
  [
    "steps many times, against beats",
    "steps * 2 > heart_rate",
    {},
    "mixed_kinds",
    "steps is not compared with beats_per_minute",
  ],
  [
    "half of steps against beats",
    "steps / 2 > heart_rate",
    {},
    "mixed_kinds",
    "steps is not compared with beats_per_minute",
  ],
  ["a number by beats", "60 / heart_rate < 1", {}, "mixed_kinds", "number is not divided by beats_per_minute"],
  ["a condition to the right of a sign", "1 < (mood < 1)", {}, "not_a_figure", "a condition where a figure belongs"],
  [
    "what is wrong to the right of a sign",
    "mood < previous(glucose, 1 h)",
    {},
    "unknown_name",
    "there is no metric glucose",
  ],
  [
    "kinds mixed to the right of a sign",
    "mood < heart_rate + steps",
    {},
    "mixed_kinds",
    "beats_per_minute does not go with steps",
  ],
  [
    "kinds mixed to the right of and",
    "mood < 1 and heart_rate < steps",
    {},
    "mixed_kinds",
    "beats_per_minute is not compared with steps",
  ],
  [
    "kinds mixed within days",
    "consecutive_days(heart_rate < steps, 2)",
    {},
    "mixed_kinds",
    "beats_per_minute is not compared with steps",
  ],
  ["squares", "mood * mood < 1", {}, "mixed_kinds", "share is not multiplied by share"],
  ["one kind by another", "heart_rate / steps > 1", {}, "mixed_kinds", "beats_per_minute is not divided by steps"],
  ["a figure alone", "energy_level", {}, "not_a_condition", "this is a figure where a condition belongs"],
  [
    "a figure beside and",
    "mood and energy_level < 1",
    {},
    "not_a_condition",
    'a figure beside "and", where a condition belongs',
  ],
  ["a condition as a figure", "(mood < 1) + 1 < 2", {}, "not_a_figure", "a condition where a figure belongs"],
  [
    "days of a figure",
    "consecutive_days(mood, 2)",
    {},
    "not_a_condition",
    "consecutive_days(…) begins with a condition",
  ],
  [
    "days within days",
    "consecutive_days(consecutive_days(mood < 1, 2), 2)",
    {},
    "days",
    "consecutive_days(…) has no place within itself",
  ],
  [
    "the value before within days",
    "consecutive_days(previous(mood, 1 h) < 1, 2)",
    {},
    "days",
    "previous(…) has no place within consecutive_days(…)",
  ],
  ["one day in a row", "consecutive_days(mood < 1, 1)", {}, "days", "consecutive days are 2 to 30"],
  ["half days", "consecutive_days(mood < 1, 2.5)", {}, "days", "consecutive days are 2 to 30"],
  ["a month before", "previous(mood, 30 d) < 1", {}, "within", "a previous value is at most 7 d away"],
  ["no unit of time", "previous(mood, 30) < 1", {}, "syntax", '")" at 18 where min, h or d should be'],
  ["a broken bracket", "(mood < 1", {}, "syntax", 'the end at 10 where ")" should be'],
  ["two in a row", "mood < 1 mood < 1", {}, "syntax", '"mood" at 10 where the end should be'],
  ["a chain", "0 < mood < 1", {}, "syntax", '"<" at 10 where the end should be'],
  ["nothing", " ", {}, "syntax", "the end at 1 where a figure or a condition should be"],
  ["a foreign sign", "mood = 1", {}, "syntax", 'unexpected "=" at 6'],
  ["a book", `mood < ${"1 + ".repeat(300)}1`, {}, "too_long", "longer than 500 characters"],
  ["a deep hole", `${"(".repeat(30)}mood${")".repeat(30)} < 1`, {}, "too_deep", "more than 24 brackets in one another"],
  [
    "a few names that stand for a thousand parts",
    "a",
    Object.fromEntries(
      "abcdefghij"
        .split("")
        .map((name, at, all) => [name, all[at + 1] ? `${all[at + 1]} and ${all[at + 1]}` : "mood < 1"]),
    ),
    "too_long",
    "more than 200 parts",
  ],
])("refused: %s", (_rule, text, names, code, message) => {
  expect(checked(text, names)).toEqual({ ok: false, problem: { code, message } });
});

test("every metric can be asked for, whatever its kind", () => {
  for (const metric of metrics)
    expect(holds(`${metric} > 1 * baseline(${metric})`, { [metric]: 2, [`baseline_${metric}`]: 1 })).toBe("yes");
});

test("what has a name stands where it is called, and what is looked at is told by name", () => {
  const condition = conditionOf("stress_level > 0.8 and low", { low: "hrv_sdnn < 0.7 * baseline(hrv_sdnn)" });
  expect(condition.uses.map(({ name }) => name)).toEqual(["stress_level", "hrv_sdnn", "baseline_hrv_sdnn"]);
  expect(conditionOf(sleep).uses.map(({ name }) => name)).toEqual(["sleep_quality", "sleep_quality_1_days_ago"]);
  expect(conditionOf(energy).uses.map(({ name }) => name)).toEqual(["energy_level", "previous_energy_level"]);
  expect([conditionOf(sleep).daily, conditionOf(energy).daily]).toEqual([true, false]);
  expect(conditionOf(`${sleep} and mood < 0.5`).daily).toBe(true);
  expect(conditionOf(energy).uses.map(({ of }) => of)).toEqual(["current", "previous"]);
  const known = factsWith({ energy_level: 0.2, previous_energy_level: 0.7, sleep_quality: 0.5, sleep_quality_1: 0.4 });
  expect(conditionOf(energy).uses.map((use) => use.value(known))).toEqual([0.2, 0.7]);
  expect(conditionOf(sleep).uses.map((use) => use.value(known))).toEqual([0.5, 0.4]);
});

test.each<[string, string, Readonly<Record<string, number>>, string]>([
  ["a share 0.05 back is safe", "stress_level > 0.8", { stress_level: 0.75 }, "no"],
  ["a share nearer than that is not", "stress_level > 0.8", { stress_level: 0.76 }, "yes"],
  ["downwards too", "energy_level < 0.3", { energy_level: 0.35 }, "no"],
  ["downwards, nearer", "energy_level < 0.3", { energy_level: 0.34 }, "yes"],
  ["0.05 of the usual", "hrv_rmssd < 0.7 * baseline(hrv_rmssd)", { hrv_rmssd: 37.6, baseline_hrv_rmssd: 50 }, "no"],
  ["nearer to the usual", "hrv_rmssd < 0.7 * baseline(hrv_rmssd)", { hrv_rmssd: 37.4, baseline_hrv_rmssd: 50 }, "yes"],
  ["the same as a ratio", "hrv_rmssd / baseline(hrv_rmssd) < 0.7", { hrv_rmssd: 37.6, baseline_hrv_rmssd: 50 }, "no"],
  ["5 % of a plain threshold", "heart_rate > 100", { heart_rate: 94 }, "no"],
  ["nearer to a plain threshold", "heart_rate > 100", { heart_rate: 96 }, "yes"],
  ["5 % of a plain threshold that is divided", "steps / 2 > 5000", { steps: 9400 }, "no"],
  ["nearer to that", "steps / 2 > 5000", { steps: 9600 }, "yes"],
  ["with equality too", "heart_rate >= 100", { heart_rate: 95 }, "yes"],
])("safely back: %s", (_rule, text, known, expected) => {
  expect(named[conditionOf(text).nearlyHolds(factsWith(known))]).toBe(expected);
});

test.each<[string, string, Readonly<Record<string, number>>, number]>([
  ["below, as a share of the way to nothing", "energy_level < 0.4", { energy_level: 0.1 }, 0.75],
  ["above, as a share of the way to one", "stress_level > 0.8", { stress_level: 0.9 }, 0.5],
  ["of both the weaker", "energy_level < 0.4 and stress_level > 0.8", { energy_level: 0.1, stress_level: 0.9 }, 0.5],
  [
    "of either the stronger that holds",
    "energy_level < 0.4 or stress_level > 0.8",
    { energy_level: 0.1, stress_level: 0.1 },
    0.75,
  ],
  [
    "of days the weakest",
    "consecutive_days(sleep_quality < 0.5, 2)",
    { sleep_quality: 0.1, sleep_quality_1: 0.4 },
    0.2,
  ],
  ["beyond a plain threshold", "heart_rate > 100", { heart_rate: 125 }, 0.25],
  ["at most, with equality too", "energy_level <= 0.4", { energy_level: 0.1 }, 0.75],
  ["at least, with equality too", "stress_level >= 0.8", { stress_level: 0.9 }, 0.5],
  ["never more than all of it", "heart_rate > 50", { heart_rate: 240 }, 1],
  ["never less than nothing", "energy_level < 0.4", { energy_level: 0.7 }, 0],
  ["a share held against all of it", "energy_level + mood > 1", { energy_level: 0.9, mood: 0.6 }, 0.5],
  [
    "beyond what is usual, as a share of that",
    "hrv_rmssd > 1.5 * baseline(hrv_rmssd)",
    { hrv_rmssd: 90, baseline_hrv_rmssd: 40 },
    0.5,
  ],
  [
    "of either the second, where only that holds",
    "mood < 0.2 or energy_level < 0.4",
    { mood: 0.5, energy_level: 0.1 },
    0.75,
  ],
  [
    "of either the first, where only that holds",
    "energy_level < 0.4 or mood < 0.2",
    { mood: 0.5, energy_level: 0.1 },
    0.75,
  ],
  [
    "of either the stronger where both hold",
    "energy_level < 0.4 or mood < 0.4",
    { energy_level: 0.3, mood: 0.1 },
    0.75,
  ],
])("how far beyond: %s", (_rule, text, known, expected) => {
  expect(conditionOf(text).strength(factsWith(known))).toBeCloseTo(expected, 9);
});

test("of either way the one that needs fewer metrics counts", () => {
  const needed = (text: string) => {
    const got = checked(text);
    return got.ok ? [...neededMetrics(got.value)] : [];
  };
  expect(needed("energy_level > 0.8 and readiness_score > 0.8")).toEqual(["energy_level", "readiness_score"]);
  expect(needed("energy_level > 0.8 and mood > 0.1 or steps > 9000")).toEqual(["steps"]);
  expect(needed("steps > 9000 or energy_level > 0.8 and mood > 0.1")).toEqual(["steps"]);
  expect(needed("steps > 9000 or mood > 0.1")).toEqual(["steps"]);
  expect(needed("previous(mood, 1 h) > 0.1 and steps / baseline(steps) > 1")).toEqual(["mood", "steps"]);
  expect(needed("heart_rate > 1.2 * baseline(resting_heart_rate)")).toEqual(["heart_rate", "resting_heart_rate"]);
  expect(needed("consecutive_days(mood < 0.2, 2) and 1 < 2")).toEqual(["mood"]);
});

const words = [
  ...metrics,
  "and",
  "or",
  "previous",
  "baseline",
  "consecutive_days",
  "(",
  ")",
  ",",
  "<",
  ">=",
  "+",
  "*",
  "/",
  "2",
  "0.5",
  "24 h",
];
const soup = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(" "));

test("whatever is written is read or refused, and what is read is yes, no or unknown", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        soup,
        fc.string(),
        soup.map((text) => `mood < 0.5 and ${text}`),
      ),
      (text) => {
        const got = checked(text);
        if (!got.ok) return;
        const condition = compileCondition(got.value);
        for (const known of [{}, Object.fromEntries(metrics.map((metric) => [metric, 0.4]))])
          expect([0, 1, 2]).toContain(condition.holds(factsWith(known)));
      },
    ),
    { numRuns: 2000 },
  );
});

test("what holds nearly holds, whatever the values", () => {
  const conditions = [energy, stress, sleep, "mood < 0.5 or steps / baseline(steps) <= 2"].map((text) =>
    conditionOf(text),
  );
  const names = [...new Set(conditions.flatMap(({ uses }) => uses.map(({ name }) => name.replace("_days_ago", ""))))];
  const values = fc.dictionary(fc.constantFrom(...names), fc.double({ min: 0, max: 100, noNaN: true }));
  fc.assert(
    fc.property(values, (known) => {
      for (const condition of conditions)
        expect(condition.nearlyHolds(factsWith(known))).toBeGreaterThanOrEqual(condition.holds(factsWith(known)));
    }),
  );
});
