import { describe, expect, test } from "vitest";
import { clockAt, localInstant, timeRange } from "./day-clock.ts";

const at = (iso: string): number => Date.parse(iso);

describe("a moment with the offset of a zone", () => {
  test.each([
    ["2026-01-15T05:30:00Z", "Europe/Riga", "2026-01-15T07:30:00+02:00"],
    ["2026-07-15T05:30:00Z", "Europe/Riga", "2026-07-15T08:30:00+03:00"],
    ["2026-01-15T05:30:00Z", "America/St_Johns", "2026-01-15T02:00:00-03:30"],
    ["2026-01-15T20:00:00Z", "Asia/Kolkata", "2026-01-16T01:30:00+05:30"],
    ["2026-01-15T05:30:00Z", "UTC", "2026-01-15T05:30:00+00:00"],
  ])("%s in %s is %s", (iso, zone, expected) => {
    expect(localInstant(at(iso), zone)).toBe(expected);
    expect(at(expected)).toBe(at(iso));
    expect(clockAt(at(iso), zone)).toBe(expected.slice(11, 16));
  });
});

describe("from when to when, as people write it", () => {
  test.each([
    ["07:30", "08:30", "7:30-8:30 AM", "7:30–8:30"],
    ["12:00", "13:00", "12:00-1:00 PM", "12:00–13:00"],
    ["11:30", "12:30", "11:30 AM-12:30 PM", "11:30–12:30"],
    ["00:10", "00:40", "12:10-12:40 AM", "0:10–0:40"],
    ["20:00", "21:00", "8:00-9:00 PM", "20:00–21:00"],
  ])("%s to %s", (from, to, english, russian) => {
    const span = { from: at(`2026-03-03T${from}:00Z`), to: at(`2026-03-03T${to}:00Z`) };
    expect(timeRange(span, "UTC", "en")).toBe(english);
    expect(timeRange(span, "UTC", "ru")).toBe(russian);
  });
});
