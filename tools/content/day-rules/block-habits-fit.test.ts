import { expect, test } from "vitest";
import { archetypeWith, habitsOf, habitWith, saidOf } from "../day-fixture.ts";
import { blockHabitsFit } from "./block-habits-fit.ts";

const simple = habitWith({}, "basic_breathing");
const said = (changes: Readonly<Record<string, unknown>>, ...habits: readonly ReturnType<typeof habitWith>[]) => {
  const whole = archetypeWith();
  const blocks = whole.blocks.map((block) => ({ ...block, habits: [simple.id] }));
  const archetype = archetypeWith({ blocks, ...changes });
  return saidOf(blockHabitsFit, {
    archetypes: [{ file: "archetypes/foundation_builder.yaml", archetype }],
    habits: habitsOf(simple, ...habits),
  });
};

test("something simple in every block is enough", () => {
  expect(said({})).toEqual([]);
});

test.each([
  ["a habit that is not there", { "blocks.0.habits": ["basic_breathing", "juggling"] }, "no habit juggling"],
  [
    "a habit of others",
    { "blocks.1.habits": ["basic_breathing", "focus_work"] },
    "focus_work is not for foundation_builder",
  ],
  ["evening light", { "blocks.3.habits": ["basic_breathing", "light_exposure"] }, "light_exposure is not for evening"],
  ["a block after sleep", { "blocks.3.start": { before_sleep: 30 } }, "evening_comfort leaves the waking day"],
  [
    "a hard evening",
    { "blocks.3.energy": "high", "blocks.3.start": { before_sleep: 100 } },
    "evening_comfort: hard, and sleep is near",
  ],
  ["nothing simple", { "blocks.0.habits": ["light_exposure"] }, "gentle_awakening has nothing simple"],
])("%s", (_rule, changes, message) => {
  const hard = habitWith({}, "focus_work");
  const light = habitWith({ difficulty: 5 }, "light_exposure");
  expect(said(changes, hard, light)).toEqual([message]);
});
