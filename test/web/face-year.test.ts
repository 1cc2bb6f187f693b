import { expect, test } from "vitest";
import { faceYear, yearBegins } from "../../web/features/insights/face-year.ts";

test("a year is the month of its last day and the eleven before it, each with all of its days", () => {
  const { months } = faceYear([], "2024-03-10");
  expect(yearBegins("2024-03-10")).toBe("2023-04-01");
  expect(months.map(({ month }) => month)).toEqual(
    expect.arrayContaining(["2023-04", "2023-12", "2024-01", "2024-03"]),
  );
  expect(months.map(({ days }) => days.length)).toEqual([30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31]);
});

test("days without a figure are empty, and a figure is the face that it is nearest to", () => {
  const figures = [0, 0.3, 0.6, 0.7, 1].map((median, at) => ({ date: `2026-11-0${at + 1}`, median }));
  const { months, count, most } = faceYear(figures, "2026-11-23");
  expect(months.at(-1)?.days.slice(0, 7)).toEqual([1, 2, 3, 4, 5, undefined, undefined]);
  expect([count, most]).toEqual([5, 5]);
});

test.each([
  ["no day has a face", [], 0, undefined],
  ["the face that stands most often", [0.1, 0.1, 0.95], 3, 1],
  ["the higher of two that stand as often", [0.1, 0.1, 0.5, 0.5], 4, 3],
] as const)("%s is told", (_rule, medians, count, most) => {
  const figures = medians.map((median, at) => ({ date: `2026-10-1${at}`, median }));
  expect(faceYear(figures, "2026-11-23")).toMatchObject({ count, most });
});

test("what lies before the year is not in it", () => {
  expect(faceYear([{ date: "2025-11-30", median: 0.5 }], "2026-11-23").count).toBe(0);
});
