import { expect, test } from "vitest";
import { hourMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import type { Baselines } from "../readings/baseline.ts";
import type { Reading } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import { computedFor, indexSignals } from "./index-signals.ts";
import { compileTrigger, type Trigger, type TriggerSource } from "./trigger.ts";

const date = "2026-11-23" as LocalDate;
const waking = Date.UTC(2026, 10, 23, 6);
const now = waking + 2 * hourMs;

function trigger(when: string, more: Partial<TriggerSource> = {}): Trigger {
  const action = "reduce_intensity_by_50_percent";
  const got = compileTrigger({
    id: when,
    priority: 1,
    when,
    let: {},
    action,
    freshMinutes: 120,
    computed: true,
    ...more,
  });
  if (!got.ok) throw new Error(got.problem.message);
  return got.trigger;
}

const slept = (daysAgo: number, minutes: number): Reading => {
  const to = waking - daysAgo * 24 * hourMs;
  return readingAt(to, "sleep_duration", minutes, { from: to - 8 * hourMs });
};
const nights = [slept(0, 240), slept(1, 360), slept(2, 420)];
const heart = readingAt(waking, "resting_heart_rate", 60);
const baselines: Baselines = { resting_heart_rate: usually("resting_heart_rate", 60, now) };
const debt = trigger("consecutive_days(sleep_quality < 0.6, 2)");

const found = (triggers: readonly Trigger[], readings: readonly Reading[] = [...nights, heart]) =>
  computedFor({ readings, baselines }, triggers, date, now).map(({ metric, value, to }) => [
    metric,
    value,
    (waking - to) / (24 * hourMs),
  ]);

test.each<[string, readonly Trigger[], readonly (readonly [string, number, number])[]]>([
  ["nothing, where no trigger asks for it", [trigger("energy_level < 0.3")], []],
  ["nothing without triggers", [], []],
  ["tonight", [trigger("sleep_quality < 0.3")], [["sleep_quality", 0, 0]]],
  [
    "as many nights as are asked for",
    [debt],
    [
      ["sleep_quality", 0, 0],
      ["sleep_quality", 0.444, 1],
    ],
  ],
  [
    "as many as the trigger that looks furthest back",
    [trigger("sleep_quality < 0.3"), trigger("consecutive_days(sleep_quality < 0.6, 3)"), debt],
    [
      ["sleep_quality", 0, 0],
      ["sleep_quality", 0.444, 1],
      ["sleep_quality", 0.722, 2],
    ],
  ],
  ["how ready the person is", [trigger("readiness_score < 0.3")], [["readiness_score", 0.24, 0]]],
  [
    "nothing for a trigger that takes only what was measured",
    [
      trigger("consecutive_days(sleep_quality < 0.6, 2)", { computed: false }),
      trigger("readiness_score < 0.3", { computed: false }),
    ],
    [],
  ],
])("computed is %s", (_rule, triggers, expected) => {
  expect(found(triggers)).toEqual(expected);
});

test("what was measured or said is not computed", () => {
  const said = [nightUntil(waking, 0.9), readingAt(waking, "readiness_score", 0.4)];
  expect(
    found([trigger("sleep_quality < 0.3"), trigger("readiness_score < 0.3")], [...nights, heart, ...said]),
  ).toEqual([]);
});

test("triggers see it beside what was measured", () => {
  const index = indexSignals({ readings: [...nights, heart], baselines }, [debt], date, now);
  expect([...index.keys()].toSorted()).toEqual(["resting_heart_rate", "sleep_duration", "sleep_quality"]);
  expect(index.get("sleep_quality")?.map(({ modality }) => modality)).toEqual(["computed", "computed"]);
});
