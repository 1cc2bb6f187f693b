import { expect, test } from "vitest";
import { debt, drop, now, only, plain, run, spike, surge, usual, waking, walk } from "#test/day/adapted-day.ts";
import { briefTriggers as triggers } from "#test/day/brief-triggers.ts";
import { hourMs, readingAt } from "#test/day/readings.ts";
import type { Day } from "../day/day.ts";
import type { Reading } from "../readings/reading.ts";
import { type Adapting, notAdapting } from "./adaptation.ts";
import { isQuiet } from "./is-quiet.ts";

const slept = (until: number, minutes: number): Reading =>
  readingAt(until, "sleep_duration", minutes, { from: until - 8 * hourMs });
const halfAwake = [slept(waking.from, 240), slept(waking.from - 24 * hourMs, 240)];
const eased = run(plain, drop());
const back = [readingAt(now + hourMs, "energy_level", 0.7)];

test.each<[string, Day, Adapting | undefined, readonly Reading[], number, boolean]>([
  ["nothing came", plain, undefined, [], now, true],
  ["an ordinary figure came", plain, undefined, [readingAt(now, "energy_level", 0.5)], now, true],
  ["energy fell", plain, undefined, drop(), now, false],
  ["stress came", plain, notAdapting, spike(), now, false],
  ["two nights were poor", plain, notAdapting, debt, now, false],
  ["two nights were half awake, as far as is computed", plain, notAdapting, halfAwake, now, false],
  ["there is strength to spare", plain, notAdapting, surge(), now, false],
  ["it was answered just now", eased.day, eased.adapting, drop(), now, true],
  ["something is safely back, and armed again", eased.day, eased.adapting, back, now + hourMs, false],
  ["something runs out", eased.day, eased.adapting, [], now + 6 * hourMs, false],
  ["it does not run out yet", eased.day, eased.adapting, drop(), now + 6 * hourMs - 1, true],
  ["there is no day", { ...plain, plan: undefined }, undefined, drop(), now, true],
])("%s: quiet is %5$s", (_rule, day, adapting, readings, at, quiet) => {
  expect(isQuiet(day, adapting, { readings, baselines: usual }, triggers, at)).toBe(quiet);
  const { adaptations, adapting: after } = run(day, readings, adapting, at);
  if (quiet) {
    expect(adaptations).toEqual([]);
    expect(after).toEqual(adapting ?? notAdapting);
  }
});

test("what is quiet stays quiet after it was looked at", () => {
  const seen = run(eased.day, back, eased.adapting, now + hourMs);
  expect(isQuiet(seen.day, seen.adapting, { readings: back, baselines: usual }, triggers, now + hourMs)).toBe(true);
  expect(only(eased.adaptations).original.id).toBe(walk.id);
});
