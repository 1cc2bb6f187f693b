import { expect, test } from "vitest";
import { archetypeFileSchema } from "#content/archetype-file.ts";
import { archetypeWith, saidOfArchetype } from "../day-fixture.ts";
import { daysStaySmall } from "./days-stay-small.ts";

const oneBlock = [{ block: "gentle_awakening", version: "low" }];

test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ["as it is carried", {}, []],
  ["as many at first as it may hold", { habits_a_day: { at_first: 4, most: 4 } }, []],
  [
    "more at first than it may hold",
    { habits_a_day: { at_first: 3, most: 2 } },
    ["begins with 3 habits and may hold 2"],
  ],
  [
    "more than a day's blocks have room for",
    { "modes.low.blocks": oneBlock },
    ["3 habits have no room in the low day, whose blocks hold 2"],
  ],
])("how many habits a day holds: %s", (_rule, changes, said) => {
  expect(saidOfArchetype(daysStaySmall, changes)).toEqual(said);
});

test.each([0, 6, 1.5])("%d habits a day are none of an archetype's", (most) => {
  expect(archetypeFileSchema.safeParse(archetypeWith({ habits_a_day: { at_first: 1, most } })).success).toBe(false);
});
