import { expect, test } from "vitest";
import { archetypeIds } from "#core/day/archetype.ts";
import { habitsOf, habitWith, saidOf } from "../day-fixture.ts";
import { habitsAreEnough } from "./habits-are-enough.ts";

const of = (count: number, archetypes: readonly string[] = archetypeIds) =>
  habitsOf(...Array.from({ length: count }, () => habitWith({ archetypes })));

test("ninety habits that are for everybody are enough", () => {
  expect(saidOf(habitsAreEnough, { habits: of(90) })).toEqual([]);
});

test("one fewer is not", () => {
  expect(saidOf(habitsAreEnough, { habits: of(89) })).toEqual(["in all: 89 habits, at least 90"]);
});

test("an archetype that has fewer than fifteen is named", () => {
  const rest = archetypeIds.filter((id) => id !== "peak_performer");
  expect(saidOf(habitsAreEnough, { habits: [...of(76, rest), ...of(14)] })).toEqual([
    "peak_performer: 14 habits, at least 15",
  ]);
});
