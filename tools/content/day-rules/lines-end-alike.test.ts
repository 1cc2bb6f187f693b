import { expect, test } from "vitest";
import { saidOfHabit } from "../day-fixture.ts";
import { linesEndAlike } from "./lines-end-alike.ts";

test.each([
  ["steps.0", "Put on your shoes."],
  ["steps.0", "Ask yourself: how was it?"],
  ["timing", "Before you say “good night.”"],
  ["quality.0", "The legs are pleasantly tired"],
  ["titles.peak_performer", "A walk"],
])("%s may be: %s", (field, text) => {
  expect(saidOfHabit(linesEndAlike, { [`en.${field}`]: text })).toEqual([]);
});

test.each([
  ["steps.0", "Put on your shoes"],
  ["lesson.summary", "Walking counts"],
  ["name", "Walking."],
  ["lesson.trouble.0.when", "It rains."],
])("%s may not be: %s", (field, text) => {
  expect(saidOfHabit(linesEndAlike, { [`en.${field}`]: text })).toHaveLength(1);
});
