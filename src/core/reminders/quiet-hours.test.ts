import { expect, test } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const at = (text: string): number => Date.parse(text);
const person = { timeZone: "Europe/Riga" };

test.each([
  ["by day it may come", "2026-11-22T10:00:00Z", undefined],
  ["at ten in the evening it waits for eight", "2026-11-22T20:00:00Z", "2026-11-23T06:00:00Z"],
  ["at three at night it waits for the same morning", "2026-11-22T01:00:00Z", "2026-11-22T06:00:00Z"],
  ["at eight it may come", "2026-11-22T06:00:00Z", undefined],
])("%s", (_rule, now, until) => {
  expect(quietUntil({ person, day: undefined }, at(now))).toBe(until === undefined ? undefined : at(until));
});

test("whoever is awake by their own hours is told at night too", () => {
  const waking = { from: at("2026-11-22T14:00:00Z"), to: at("2026-11-23T05:00:00Z") };
  const day = { plan: { waking } } as unknown as Parameters<typeof quietUntil>[0]["day"];
  expect(quietUntil({ person, day }, at("2026-11-22T23:00:00Z"))).toBeUndefined();
});
