import { expect, test } from "vitest";
import { saidOfArchetype } from "../day-fixture.ts";
import { blocksComeInOrder } from "./blocks-come-in-order.ts";

test("an evening that waits for the morning is fine", () => {
  expect(saidOfArchetype(blocksComeInOrder, { "blocks.3.dependencies": ["gentle_awakening"] })).toEqual([]);
});

test("nothing waits for what its day has not", () => {
  expect(saidOfArchetype(blocksComeInOrder, { "blocks.3.dependencies": ["midday_nourishment"] })).toEqual([
    "a low day has no midday_nourishment",
  ]);
});

test("two that wait for each other never come", () => {
  const said = saidOfArchetype(blocksComeInOrder, {
    "blocks.0.dependencies": ["evening_comfort"],
    "blocks.3.dependencies": ["gentle_awakening"],
  });
  expect(said).toEqual(["gentle_awakening waits for itself", "evening_comfort waits for itself"]);
});
