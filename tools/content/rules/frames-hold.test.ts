import { expect, test } from "vitest";
import { type CoachFrame, readCoachPacks } from "#content/coach-packs.ts";
import { framesHold } from "./frames-hold.ts";

const frame = readCoachPacks("content").frames.find((each) => each.frame.act === "learn")?.frame as CoachFrame;
const check = (changed: CoachFrame, file = "coach/frames/learn.yaml") =>
  framesHold.check({ packs: [], frames: [{ file, frame: changed }], wording: undefined }).map(({ message }) => message);
const [first, ...rest] = frame.steps;
const withFirst = (en: Partial<{ text: string; floor: string; stretch: string }>): CoachFrame => ({
  ...frame,
  steps: first ? [{ ...first, en: { ...first.en, ...en } }, ...rest] : [],
});

test("a frame as it should be is left alone", () => {
  expect(check(frame)).toEqual([]);
});

test.each([
  ["a slot that no frame has", withFirst({ text: "Write down one place[ for {goal}]." }), /\{goal\} is no slot/u],
  ["a slot that would leave a hole", withFirst({ text: "Write down how to {do} in one line." }), /no \[segment\]/u],
  ["a title in quotation marks", withFirst({ text: "Write “one line” on a sheet of paper." }), /quotation marks/u],
  ["a small version that names what is not shown", withFirst({ floor: "Read it aloud once." }), /another version/u],
  ["a step that begins without a verb", withFirst({ text: "Perhaps a sheet of paper." }), /no_verb/u],
  ["too few steps", { ...frame, steps: rest }, /13 steps/u],
] as const)("%s is found", (_what, changed, message) => {
  expect(check(changed).some((each) => message.test(each))).toBe(true);
});

test("a frame lies in the file of its act", () => {
  expect(check(frame, "coach/frames/mend.yaml")).toEqual(["its act is learn"]);
});
