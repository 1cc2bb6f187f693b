import { expect, test } from "vitest";
import { fillSegments, slotsIn } from "./segments.ts";

const known = (name: string) => ({ do: "fix the tap", answer: "the pump" })[name];

test.each([
  ["a segment stands where its slot is known", "Find a guide[ on how to {do}].", "Find a guide on how to fix the tap."],
  ["and falls away where it is not", "Find a guide[ for {thing}].", "Find a guide."],
  ["what follows the bar stands in for it", "Look [{thing}|the thing] over.", "Look the thing over."],
  ["a slot outside of segments is filled", "Begin: {answer}.", "Begin: the pump."],
  ["a text without slots stays as it is", "Open the window.", "Open the window."],
])("%s", (_rule, text, expected) => {
  expect(fillSegments(text, known)).toBe(expected);
});

test("a slot outside of segments that is not known makes no text", () => {
  expect(fillSegments("Begin: {thing}.", known)).toBeUndefined();
});

test("slots are told apart by whether they stand in a segment", () => {
  expect(slotsIn("[{do}|so] {answer}")).toEqual([
    { name: "do", inSegment: true },
    { name: "answer", inSegment: false },
  ]);
});
