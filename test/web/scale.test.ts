import fc from "fast-check";
import { expect, test } from "vitest";
import { datesBelow, daysFrom, runsOf, scaleOf } from "../../web/features/insights/scale.ts";

test.each([
  ["figures of a pulse stand between round numbers", [52, 61, 58], "plain", [50, 55, 60, 65]],
  ["one figure still gets room around it", [60], "plain", [40, 50, 60, 70, 80]],
  ["figures that hardly differ do not fill a page with nothing", [60, 60.01], "plain", [40, 50, 60, 70, 80]],
  ["sleep is counted in hours", [380, 455], "minutes", [360, 390, 420, 450, 480]],
  ["steps begin at nothing", [0, 9200], "plain", [0, 5000, 10_000]],
] as const)("%s", (_rule, values, kind, ticks) => {
  expect(scaleOf(values, kind).ticks).toEqual(ticks);
});

test("an axis never reaches below what can be", () => {
  expect(scaleOf([1, 90], "plain", { least: 0 }).least).toBe(0);
});

test("every figure lies on its axis, and an axis has few lines", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 120_000, noNaN: true }), { minLength: 1 }), (values) => {
      const { least, most, ticks } = scaleOf(values, "plain", { least: 0 });
      expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...values)).toBeLessThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
    }),
  );
});

test("no line is drawn over days of which nothing is known", () => {
  const points = ["2026-11-01", "2026-11-02", "2026-11-04", "2026-11-08"].map((date) => ({ date }));
  expect(runsOf(points, 2).map((run) => run.length)).toEqual([3, 1]);
});

test("dates below a chart run from the first day to the last, also over a change of the clock", () => {
  expect(datesBelow("2026-10-20", "2026-10-30", 3)).toEqual(["2026-10-20", "2026-10-25", "2026-10-30"]);
  expect(datesBelow("2026-10-20", "2026-10-20", 3)).toEqual(["2026-10-20"]);
  expect(daysFrom("2026-10-20", "2026-11-20")).toBe(31);
});
