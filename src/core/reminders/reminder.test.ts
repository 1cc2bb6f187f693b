import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import { instantAt, wallTime } from "../time/wall-time.ts";
import type { Weekday } from "../time/weekday.ts";
import { nextOf, type RemindAgain, type Timing } from "./reminder.ts";

const zones = [
  "Europe/Riga",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Kolkata",
  "Pacific/Apia",
] as const;
const day = fc
  .integer({ min: 0, max: 1500 })
  .map((ahead) => new Date(Date.UTC(2025, 0, 1) + ahead * 86_400_000).toISOString().slice(0, 10) as LocalDate);
const weekday = fc.integer({ min: 1, max: 7 }).map((each) => each as Weekday);
const again: fc.Arbitrary<RemindAgain> = fc.oneof(
  fc.record({
    kind: fc.constant("weekly" as const),
    days: fc.uniqueArray(weekday, { minLength: 1 }),
    every: fc.integer({ min: 1, max: 4 }),
    from: day,
  }),
  fc.record({ kind: fc.constant("days" as const), every: fc.integer({ min: 1, max: 30 }), from: day }),
  fc.record({ kind: fc.constant("monthly" as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: fc.constant("nth" as const), nth: fc.constantFrom(1, 2, 3, 4, -1), weekday }),
  fc.record({
    kind: fc.constant("yearly" as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
);
const minutes = fc.integer({ min: 0, max: 1439 });
const timings: fc.Arbitrary<Timing> = fc.record({ on: again, minutes, also: fc.array(minutes, { maxLength: 2 }) });
const instants = day.chain((date) => minutes.map((at) => instantAt(date, at, "UTC")));

describe("when a reminder that comes again comes next", () => {
  test("after now, at an hour that was said by the clock on the wall, or when the clocks leap over it", () => {
    fc.assert(
      fc.property(timings, instants, fc.constantFrom(...zones), (timing, now, zone) => {
        const next = nextOf(timing, now, zone);
        if (next === undefined) return;
        expect(next).toBeGreaterThan(now);
        const { date } = wallTime(next, zone);
        const hours = [timing.minutes, ...(timing.also ?? [])];
        expect(hours.map((each) => instantAt(date, each, zone))).toContain(next);
      }),
    );
  });

  test("nothing that was asked for lies between now and then", () => {
    fc.assert(
      fc.property(
        timings,
        instants,
        fc.constantFrom(...zones),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timing, now, zone, share) => {
          const next = nextOf(timing, now, zone);
          if (next === undefined) return;
          const between = now + Math.floor((next - now - 1) * share);
          expect(nextOf(timing, between, zone)).toBe(next);
        },
      ),
    );
  });

  test("none behind the last day, and none on a day that is left out", () => {
    fc.assert(
      fc.property(timings, instants, day, (timing, now, until) => {
        const next = nextOf({ ...timing, until }, now, "Europe/Riga");
        if (next !== undefined) expect(wallTime(next, "Europe/Riga").date <= until).toBe(true);
        const free = nextOf(timing, now, "Europe/Riga");
        if (free === undefined) return;
        const { date } = wallTime(free, "Europe/Riga");
        const other = nextOf({ ...timing, except: [date] }, now, "Europe/Riga");
        if (other !== undefined) expect(wallTime(other, "Europe/Riga").date).not.toBe(date);
      }),
    );
  });

  test.each([
    [
      "the 31st of a month that has 30 days is its last",
      { on: { kind: "monthly", day: 31 }, minutes: 540 },
      "2026-11-30T07:00:00.000Z",
    ],
    ["the first Monday", { on: { kind: "nth", nth: 1, weekday: 1 }, minutes: 540 }, "2026-12-07T07:00:00.000Z"],
    ["the last Friday", { on: { kind: "nth", nth: -1, weekday: 5 }, minutes: 540 }, "2026-11-27T07:00:00.000Z"],
    [
      "29 February where there is none is the 28th",
      { on: { kind: "yearly", month: 2, day: 29 }, minutes: 540 },
      "2027-02-28T07:00:00.000Z",
    ],
    [
      "every other Monday, counted from a week that is under way",
      { on: { kind: "weekly", days: [1], every: 2, from: "2026-11-22" as LocalDate }, minutes: 540 },
      "2026-11-30T07:00:00.000Z",
    ],
  ] as const)("%s", (_rule, timing, next) => {
    expect(new Date(nextOf(timing, Date.parse("2026-11-22T14:00:00Z"), "Europe/Riga") ?? 0).toISOString()).toBe(next);
  });
});
