import fc from "fast-check";
import { expect, test } from "vitest";
import { asLocalDate, localTime, plusDays } from "./local-date.ts";
import { clockMinutes, instantAt, offsetAt, wallTime, weekdayOf } from "./wall-time.ts";

const day = (text: string) => {
  const date = asLocalDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
};
const utc = (at: number) => new Date(at).toISOString().slice(0, 16);

test.each([
  ["an ordinary winter morning", "Europe/Berlin", "2026-01-15", "07:30", "2026-01-15T06:30"],
  ["an ordinary summer morning", "Europe/Berlin", "2026-07-15", "07:30", "2026-07-15T05:30"],
  ["the minute before the clocks leap", "Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59"],
  ["a time that is leapt over is the leap itself", "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00"],
  ["the first minute after the leap", "Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00"],
  ["a time that comes twice is its first", "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30"],
  ["after the hour that comes twice", "Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00"],
  ["an American leap", "America/New_York", "2026-03-08", "02:15", "2026-03-08T07:00"],
  ["an American hour that comes twice", "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"],
  ["a leap of half an hour", "Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30"],
  ["half an hour that comes twice", "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"],
  ["clocks that go back for Ramadan", "Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30"],
  ["and that leap after it", "Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T02:00"],
  ["half an hour off the full hour", "Asia/Kolkata", "2026-05-05", "00:10", "2026-05-04T18:40"],
  ["a day that never was", "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00"],
  ["the day after a day that never was", "Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00"],
  ["the day before a day that never was", "Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59"],
  ["a leap at midnight", "Africa/Cairo", "2026-04-24", "00:20", "2026-04-23T22:00"],
])("%s: %s %s %s", (_rule, zone, date, clock, expected) => {
  expect(utc(instantAt(day(date), clockMinutes(clock), zone))).toBe(expected);
});

test("minutes beyond midnight run on into the next day", () => {
  expect(instantAt(day("2026-10-24"), 24 * 60 + 7 * 60, "Europe/Berlin")).toBe(
    instantAt(day("2026-10-25"), 7 * 60, "Europe/Berlin"),
  );
});

test.each([
  ["Europe/Riga", Date.UTC(2026, 10, 21, 22, 5, 59), { date: "2026-11-22", minutes: 5, weekday: 7 }],
  ["UTC", Date.UTC(2026, 10, 23), { date: "2026-11-23", minutes: 0, weekday: 1 }],
  ["America/Los_Angeles", Date.UTC(2024, 2, 1, 7, 59), { date: "2024-02-29", minutes: 1439, weekday: 4 }],
  ["Asia/Kathmandu", Date.UTC(1969, 11, 31, 23, 0), { date: "1970-01-01", minutes: 4 * 60 + 30, weekday: 4 }],
])("in %s at %i the wall shows what it shows", (zone, at, expected) => {
  expect(wallTime(at, zone)).toEqual(expected);
});

test("a zone that does not exist is a broken promise", () => {
  expect(() => offsetAt(0, "Middle/Earth")).toThrow(RangeError);
});

const anyZone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Kolkata",
  "Pacific/Apia",
  "America/St_Johns",
  "Pacific/Kiritimati",
);
const anyInstant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });

test("the wall shows the same day and hour as the calendar of the platform", () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (at, zone) => {
      const { date, minutes, weekday } = wallTime(at, zone);
      expect({ date, hour: Math.floor(minutes / 60) }).toEqual(localTime(at, zone));
      expect(weekday).toBe(weekdayOf(date));
      expect(weekday).toBe(new Date(date).getUTCDay() || 7);
    }),
    { numRuns: 2000 },
  );
});

test("from an instant to the wall and back is the same minute, or the first of two that look alike", () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (any, zone) => {
      const at = any - (any % 60_000);
      const { date, minutes } = wallTime(at, zone);
      const back = instantAt(date, minutes, zone);
      expect(back).toBeLessThanOrEqual(at);
      expect(wallTime(back, zone)).toEqual(wallTime(at, zone));
      if (offsetAt(at - 2 * 3_600_000, zone) === offsetAt(at, zone)) expect(back).toBe(at);
    }),
    { numRuns: 2000 },
  );
});

test("later on the wall is never earlier in time", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9000 }),
      anyZone,
      fc.integer({ min: 0, max: 2879 }),
      fc.nat(600),
      (days, zone, from, more) => {
        const date = plusDays(day("2005-01-01"), days);
        expect(instantAt(date, from + more, zone)).toBeGreaterThanOrEqual(instantAt(date, from, zone));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a zone that is asked of thousands of days answers the same again", () => {
  const first = Date.UTC(2010, 2, 28, 0, 59);
  const before = offsetAt(first, "Europe/Berlin");
  for (let at = 0; at < 2100; at += 1) offsetAt(first + at * 86_400_000, "Europe/Berlin");
  expect(offsetAt(first, "Europe/Berlin")).toBe(before);
  expect(offsetAt(first + 60_000, "Europe/Berlin")).toBe(before + 3_600_000);
});

test.each([
  ["00:00", 0],
  ["07:30", 450],
  ["23:59:30", 1439],
])("a time of the clock as minutes after midnight: %s", (clock, minutes) => {
  expect(clockMinutes(clock)).toBe(minutes);
});
