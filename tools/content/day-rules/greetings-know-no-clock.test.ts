import { expect, test } from "vitest";
import { saidOfArchetype } from "../day-fixture.ts";
import { greetingsKnowNoClock } from "./greetings-know-no-clock.ts";

test.each([
  ["en", "Good morning. One small thing."],
  ["ru", "Доброе утро. Одно маленькое дело."],
])("%s: %s", (locale, text) => {
  expect(saidOfArchetype(greetingsKnowNoClock, { [`${locale}.morning.low`]: text })).toHaveLength(1);
});

test("a greeting that fits any hour is welcome", () => {
  expect(saidOfArchetype(greetingsKnowNoClock, { "en.morning.low": "Hello. One small thing." })).toEqual([]);
});
