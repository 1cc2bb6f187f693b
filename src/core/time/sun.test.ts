import { expect, test } from "vitest";
import { daylightOn } from "./sun.ts";
import type { LocalDate } from "./local-date.ts";

// Figures of almanacs for the cities, in UTC.
test.each([
  ["Riga in December", "2026-12-21", [56.95, 24.1], "07:00", "13:43"],
  ["Riga in June", "2026-06-21", [56.95, 24.1], "01:29", "19:22"],
  ["Quito, always alike", "2026-09-22", [-0.2, -78.5], "11:03", "23:10"],
  ["Sydney in December", "2026-12-22", [-33.87, 151.2], "18:41", "09:05"],
] as const)("%s: the sun rises and sets as almanacs say, to five minutes", (_place, date, at, rises, sets) => {
  const light = daylightOn(date as LocalDate, at);
  const off = (instant = 0, clock: string): number => {
    const [hours = 0, minutes = 0] = clock.split(":").map(Number);
    const difference = (((instant / 60_000) % 1440) - hours * 60 - minutes + 2160) % 1440;
    return Math.abs(difference - 720);
  };
  expect(off(light?.from, rises)).toBeLessThanOrEqual(5);
  expect(off(light?.to, sets)).toBeLessThanOrEqual(5);
});

test("in a polar night there is no light, in a polar summer no dark", () => {
  expect(daylightOn("2026-12-21" as LocalDate, [69.65, 18.95])).toBeUndefined();
  const { from = 0, to = 0 } = daylightOn("2026-06-21" as LocalDate, [69.65, 18.95]) ?? {};
  expect(to - from).toBe(86_400_000);
});
