import fc from "fast-check";
import { expect, test } from "vitest";
import { asLocalDate, daysBetween, localDate, localTime, plusDays } from "./local-date.ts";

const day = (text: string) => {
  const date = asLocalDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
};

test.each([
  ["UTC", "2026-11-02", 23],
  ["Europe/Riga", "2026-11-03", 1],
  ["America/Los_Angeles", "2026-11-02", 15],
  ["Asia/Kathmandu", "2026-11-03", 5],
])("at half past eleven in the evening, UTC, it is in %s %s, %i o'clock", (zone, date, hour) => {
  const at = Date.UTC(2026, 10, 2, 23, 30);
  expect(localTime(at, zone)).toEqual({ date, hour });
  expect(localDate(at, zone)).toBe(date);
});

test("midnight is the hour 0 of the day that begins", () => {
  expect(localTime(Date.UTC(2026, 0, 1), "UTC")).toEqual({ date: "2026-01-01", hour: 0 });
});

test.each([
  ["2026-11-02", "2026-11-02", 0],
  ["2026-11-02", "2026-11-09", 7],
  ["2026-11-09", "2026-11-02", -7],
  ["2024-02-28", "2024-03-01", 2],
  ["2025-12-31", "2026-01-01", 1],
])("from %s to %s it is %i days", (from, to, days) => {
  expect(daysBetween(day(from), day(to))).toBe(days);
  expect(plusDays(day(from), days)).toBe(to);
});

test.each(["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01T00:00", "tomorrow", ""])(
  "“%s” is no day",
  (text) => {
    expect(asLocalDate(text)).toBeUndefined();
  },
);

test("days compare as strings in their order, and adding is counting", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -20_000, max: 20_000 }), (one, other) => {
      const [a, b] = [plusDays(day("2026-01-01"), one), plusDays(day("2026-01-01"), other)];
      expect(daysBetween(a, b)).toBe(other - one);
      expect(a < b).toBe(one < other);
      expect(asLocalDate(a)).toBe(a);
    }),
  );
});

test("a day is the same again after thousands of others", () => {
  const first = plusDays(day("2026-02-28"), 1);
  for (let days = 0; days < 5000; days += 1) plusDays(day("2026-03-01"), days);
  expect(plusDays(day("2026-02-28"), 1)).toBe(first);
  expect(plusDays(day("2026-03-01"), 4999)).toBe("2039-11-07");
});
