import fc from "fast-check";
import { expect, test } from "vitest";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime } from "../time/wall-time.ts";
import { cutTo, overlap, united, without } from "./intervals.ts";
import type { Weekday } from "../time/weekday.ts";
import { emptySchedule, type Interval, type Schedule } from "./schedule.ts";
import { dayAt, wakingDay, wakingHours } from "./waking-day.ts";

const date = (text: string) => text as LocalDate;
const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const schedule = (changes: Partial<Schedule>): Schedule => ({ ...emptySchedule, ...changes });
const defaults = { wake: at("07:30"), sleep: at("22:30") };
const zone = "Europe/Berlin";

/** `07:30-22:30`, with `+1` where the day has changed. */
function shown(intervals: readonly Interval[], on = "2026-11-24", timeZone = zone): string {
  const clock = (instant: number) => {
    const wall = wallTime(instant, timeZone);
    const time = `${String(Math.floor(wall.minutes / 60)).padStart(2, "0")}:${String(wall.minutes % 60).padStart(2, "0")}`;
    return wall.date === on ? time : `${time}${wall.date > on ? "+1" : "-1"}`;
  };
  return intervals.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(" ");
}
const hoursOf = (changes: Partial<Schedule>, on = "2026-11-24", timeZone = zone) =>
  shown([wakingHours(schedule(changes), defaults, date(on), timeZone)], on, timeZone);

test.each<[string, Partial<Schedule>, string]>([
  ["where nothing is said the archetype's hours hold", {}, "07:30-22:30"],
  ["said hours hold", { wake: at("06:15"), sleep: at("21:45") }, "06:15-21:45"],
  ["sleep after midnight ends the same day", { wake: at("10:00"), sleep: at("02:00") }, "10:00-02:00+1"],
  ["with only waking said the day keeps its usual length", { wake: at("09:00") }, "09:00-00:00+1"],
  ["but ends at four in the morning at the latest", { wake: at("14:00") }, "14:00-04:00+1"],
  ["with only sleep said the day keeps its usual length too", { sleep: at("00:30") }, "09:30-00:30+1"],
  ["somebody who sleeps at noon wakes in the evening", { sleep: at("12:00") }, "21:00-12:00+1"],
])("%s", (_rule, changes, expected) => {
  expect(hoursOf(changes)).toBe(expected);
});

const shifted = schedule({
  wake: at("08:00"),
  sleep: at("23:00"),
  work: span("09:00", "17:00"),
  workDays: [1, 2, 3, 4, 5, 6, 7],
  daysOff: [date("2026-12-01")],
  shifts: {
    startsOn: date("2026-11-23"),
    pattern: ["early", "night", "off", "off"],
    kinds: {
      early: { wake: at("04:30"), sleep: at("20:30"), work: span("06:00", "14:00") },
      night: { wake: at("14:00"), sleep: at("08:00"), work: span("22:00", "06:00") },
    },
  },
});
test.each([
  ["before the pattern begins a day is ordinary, with its work", "2026-11-22", "08:00-23:00", "09:00-17:00"],
  ["the first day of the pattern", "2026-11-23", "04:30-20:30", "06:00-14:00"],
  ["a night shift ends on the next day", "2026-11-24", "14:00-08:00+1", "22:00-06:00+1"],
  ["the day after a night begins after as much sleep as between two nights", "2026-11-25", "14:00-23:00", ""],
  ["the day after that is ordinary, without work", "2026-11-26", "08:00-23:00", ""],
  ["the pattern repeats", "2026-11-28", "14:00-08:00+1", "22:00-06:00+1"],
  ["a day off has ordinary hours and no work", "2026-12-01", "08:00-23:00", ""],
  ["and the pattern goes on as if it had not been", "2026-12-02", "14:00-08:00+1", "22:00-06:00+1"],
])("%s (%s)", (_rule, on, hours, work) => {
  const day = wakingDay(shifted, defaults, date(on), zone, []);
  expect({ hours: shown([day], on), work: shown(day.work, on) }).toEqual({ hours, work });
});

test.each([
  [
    "a shift that begins after midnight belongs to the evening before",
    { wake: at("20:00"), sleep: at("11:00"), work: span("01:00", "09:00") },
    "01:00+1-09:00+1",
  ],
  [
    "a shift that begins at dawn belongs to its morning",
    { wake: at("05:00"), sleep: at("21:00"), work: span("06:00", "14:00") },
    "06:00-14:00",
  ],
  ["a day of a pattern may have hours and no work", { wake: at("10:00"), sleep: at("23:00"), work: undefined }, ""],
])("%s", (_rule, only, work) => {
  const shifts = { startsOn: date("2026-11-01"), pattern: ["only"], kinds: { only } };
  expect(shown(wakingDay(schedule({ shifts }), defaults, date("2026-11-24"), zone, []).work)).toBe(work);
});

test.each([[[]], [["nobody knows"]], [["toString"]]])(
  "a pattern that makes no sense leaves an ordinary day (%j)",
  (pattern) => {
    const shifts = { startsOn: date("2026-11-01"), pattern, kinds: {} };
    expect(hoursOf({ shifts })).toBe("07:30-22:30");
  },
);

test.each<[string, Partial<Schedule>, string, Partial<Record<"work" | "meals" | "busy", string>>]>([
  ["work on a working day", { work: span("09:00", "17:00") }, "2026-11-24", { work: "09:00-17:00" }],
  ["no work on a Saturday", { work: span("09:00", "17:00") }, "2026-11-28", { work: "" }],
  ["no work on a day off", { work: span("09:00", "17:00"), daysOff: [date("2026-11-24")] }, "2026-11-24", { work: "" }],
  [
    "the night of a Friday worker ends on Saturday, still on Friday's day",
    { wake: at("15:00"), sleep: at("09:00"), work: span("22:00", "06:00") },
    "2026-11-27",
    { work: "22:00-06:00+1" },
  ],
  ["work is cut to the time awake", { work: span("06:00", "23:30") }, "2026-11-24", { work: "07:30-22:30" }],
  [
    "a break from work stands among the meals",
    { work: span("09:00", "17:00"), meals: { lunch: span("12:30", "13:00") } },
    "2026-11-24",
    { work: "09:00-17:00", meals: "12:30-13:00" },
  ],
  [
    "meals come in the order of the day, also after midnight",
    {
      wake: at("18:00"),
      sleep: at("10:00"),
      meals: { breakfast: span("19:00", "19:20"), dinner: span("07:00", "07:30"), lunch: span("00:30", "01:00") },
    },
    "2026-11-24",
    { meals: "19:00-19:20 00:30+1-01:00+1 07:00+1-07:30+1" },
  ],
  [
    "events that overlap are one",
    {
      fixed: [
        { id: "a", name: "", days: [2], at: span("18:00", "19:00") },
        { id: "b", name: "", days: [2], at: span("18:30", "20:00") },
        { id: "c", name: "", days: [3], at: span("10:00", "11:00") },
      ],
    },
    "2026-11-24",
    { busy: "18:00-20:00" },
  ],
  [
    "an event that began before midnight still stands in the way",
    { wake: at("00:10"), sleep: at("16:00"), fixed: [{ id: "a", name: "", days: [1], at: span("23:00", "01:00") }] },
    "2026-11-24",
    { busy: "00:10-01:00" },
  ],
])("%s", (_rule, changes, on, expected) => {
  const day = wakingDay(schedule(changes), defaults, date(on), zone, []);
  const found = { work: shown(day.work, on), meals: shown(day.meals, on), busy: shown(day.busy, on) };
  expect(found).toMatchObject(expected);
});

test("what a calendar holds is joined with the events, and what is outside the day is left out", () => {
  const instant = (clock: string) => instantAt(date("2026-11-24"), at(clock), zone);
  const busy = [
    { from: instant("21:00"), to: instant("23:30") },
    { from: instant("03:00"), to: instant("04:00") },
    { from: instant("13:00"), to: instant("13:00") },
    { from: instant("17:00"), to: instant("18:00") },
  ];
  const fixed = [{ id: "a", name: "", days: [2] as Weekday[], at: span("18:00", "19:00") }];
  const day = wakingDay(schedule({ fixed }), defaults, date("2026-11-24"), zone, busy);
  expect(shown(day.busy)).toBe("17:00-19:00 21:00-22:30");
});

test.each([
  ["when the clocks leap the day has an hour less before it, not in it", "2026-03-29", 15],
  ["when they go back too", "2026-10-25", 15],
])("%s", (_rule, on, hours) => {
  const { from, to } = wakingHours(schedule({}), defaults, date(on), zone);
  expect((to - from) / 3_600_000).toBe(hours);
});

test("a night across the change of the clocks is as long as it really is", () => {
  const owl = { wake: at("20:00"), sleep: at("08:00") };
  const length = (on: string) => {
    const { from, to } = wakingHours(schedule(owl), defaults, date(on), zone);
    return (to - from) / 3_600_000;
  };
  expect([length("2026-03-28"), length("2026-10-24"), length("2026-10-23")]).toEqual([11, 13, 12]);
});

test.each([
  [
    "in the middle of the day it is that day",
    { sleep: at("01:00"), wake: at("09:00") },
    "2026-11-24",
    "12:00",
    "2026-11-24",
  ],
  [
    "after midnight and before sleep it is still yesterday",
    { sleep: at("01:00"), wake: at("09:00") },
    "2026-11-24",
    "00:30",
    "2026-11-23",
  ],
  ["with sleep the day to come begins", { sleep: at("01:00"), wake: at("09:00") }, "2026-11-24", "01:00", "2026-11-24"],
  [
    "between sleep and waking it is the day to come",
    { sleep: at("01:00"), wake: at("09:00") },
    "2026-11-24",
    "05:00",
    "2026-11-24",
  ],
  [
    "in the evening after sleep it is tomorrow",
    { sleep: at("21:00"), wake: at("05:00") },
    "2026-11-24",
    "23:00",
    "2026-11-25",
  ],
])("%s", (_rule, changes, on, clock, expected) => {
  expect(dayAt(instantAt(date(on), at(clock), zone), schedule(changes), defaults, zone)).toBe(expected);
});

const anyClock = fc.integer({ min: 0, max: 1439 });
const maybeClock = fc.option(anyClock, { nil: undefined });
const anySpan = fc.record({ from: anyClock, to: anyClock });
const anyZone = fc.constantFrom("UTC", zone, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia");
const anyDate = fc.integer({ min: 0, max: 5000 }).map((days) => plusDays(date("2020-01-01"), days));
const anyShift = fc.record({ wake: anyClock, sleep: anyClock, work: fc.option(anySpan, { nil: undefined }) });
const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    wake: maybeClock,
    sleep: maybeClock,
    work: fc.option(anySpan, { nil: undefined }),
    meals: fc.record({ lunch: anySpan, dinner: anySpan }, { requiredKeys: [] }),
    fixed: fc.array(
      fc.record({
        id: fc.constant("a"),
        name: fc.constant(""),
        days: fc.constant([1, 3, 5] as Weekday[]),
        at: anySpan,
      }),
      { maxLength: 3 },
    ),
    shifts: fc.option(
      fc.record({
        startsOn: fc.constant(date("2021-01-01")),
        pattern: fc.array(fc.constantFrom("a", "b", "off"), { maxLength: 5 }),
        kinds: fc.record({ a: anyShift, b: anyShift }),
      }),
      { nil: undefined },
    ),
  })
  .map((changes) => schedule(changes));

test("days never overlap, follow each other, and hold only what is inside them, in order", () => {
  fc.assert(
    fc.property(anySchedule, anyDate, anyZone, (person, on, timeZone) => {
      const day = wakingDay(person, defaults, on, timeZone, []);
      const next = wakingHours(person, defaults, plusDays(on, 1), timeZone);
      expect(day.from).toBeLessThanOrEqual(day.to);
      expect(next.from).toBeGreaterThanOrEqual(day.to);
      for (const list of [day.work, day.meals, day.busy])
        for (const [n, each] of list.entries()) {
          expect(each.from < each.to && each.from >= day.from && each.to <= day.to).toBe(true);
          expect(list[n - 1]?.from ?? 0).toBeLessThanOrEqual(each.from);
        }
    }),
    { numRuns: 3000 },
  );
});

test("every instant of a day belongs to it, and time never leads back to an earlier day", () => {
  fc.assert(
    fc.property(anySchedule, anyDate, anyZone, fc.nat(999), fc.nat(48 * 60), (person, on, timeZone, part, later) => {
      const { from, to } = wakingHours(person, defaults, on, timeZone);
      if (from < to) expect(dayAt(from + Math.floor(((to - from) * part) / 1000), person, defaults, timeZone)).toBe(on);
      const [now, then] = [from, from + later * 60_000].map((each) => dayAt(each, person, defaults, timeZone));
      expect(String(now) <= String(then)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("intervals: taking away leaves nothing of what was taken and all of the rest", () => {
  const anyIntervals = fc
    .array(fc.record({ from: fc.nat(100), length: fc.nat(20) }), { maxLength: 6 })
    .map((list) => list.map(({ from, length }) => ({ from, to: from + length })));
  fc.assert(
    fc.property(anyIntervals, anyIntervals, fc.integer({ min: 0, max: 120 }), (some, others, point) => {
      const holds = (list: readonly Interval[]) => list.some(({ from, to }) => from <= point && point < to);
      const left = without(united(some), united(others));
      expect(holds(left)).toBe(holds(some) && !holds(others));
      expect(holds(united(some))).toBe(holds(some));
      expect(holds(cutTo(some, { from: 20, to: 60 }))).toBe(holds(some) && point >= 20 && point < 60);
      expect(left.some((each) => others.some((other) => other.from < other.to && overlap(each, other)))).toBe(false);
    }),
  );
});
