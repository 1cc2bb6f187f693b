import { expect, test } from "vitest";
import { techniqueFileSchema, techniqueOf } from "./technique-file.ts";

const both = (text: string) => ({ ru: text, en: text });
const file = (over: Readonly<Record<string, unknown>> = {}) => ({
  id: "grounding",
  track: "self_work",
  minutes: 5,
  gate: "none",
  endings: [{ action: "grounding" }],
  name: both("Name"),
  about: both("About"),
  finish: both("Done"),
  steps: [{ id: "now", say: both("Look"), tell: true }],
  ...over,
});
const stepWith = (over: Readonly<Record<string, unknown>>) =>
  file({ steps: [{ id: "now", say: both("Look"), ...over }] });
const askOf = (over: Readonly<Record<string, unknown>>) =>
  techniqueOf(techniqueFileSchema.parse(stepWith(over))).steps[0]?.ask;

test.each([
  ["something told", { tell: true }, { kind: "tell" }],
  [
    "one choice, an option of which leads elsewhere",
    { choice: { send: both("Send"), stop: { label: both("Stop"), goto: "end" } } },
    { kind: "choice", options: [{ id: "send" }, { id: "stop", goto: "end" }] },
  ],
  ["several choices", { several: { sad: both("Sad") } }, { kind: "several", options: [{ id: "sad" }] }],
  ["a figure", { scale: [0, 10] }, { kind: "scale", from: 0, to: 10 }],
  ["a text", { text: 1000 }, { kind: "text", most: 1000 }],
  ["pages", { pages: 60000 }, { kind: "pages", most: 60000 }],
  ["a list", { list: 12 }, { kind: "list", most: 12 }],
  ["a day", { date: "future" }, { kind: "date", when: "future" }],
  ["photos", { photos: 20 }, { kind: "photos", most: 20 }],
  ["a paced breath", { breath: { in: 4, out: 6, rounds: 6 } }, { kind: "breath", in: 4, out: 6, rounds: 6 }],
  [
    "a check",
    { check: { of: ["text"], check: "letter_to_child", rewrite: "text", keep: "next" } },
    { kind: "check", of: ["text"], check: "letter_to_child", rewrite: "text", keep: "next" },
  ],
  [
    "riddles",
    { riddles: { count: 3, age: "age", theme: "theme" } },
    { kind: "riddles", count: 3, age: "age", theme: "theme" },
  ],
])("a step asks for %s", (_what, written, ask) => {
  expect(askOf(written)).toEqual(ask);
});

test("an exercise is read with everything that hangs on its steps", () => {
  const technique = techniqueOf(
    techniqueFileSchema.parse(
      file({
        instead_when_recent: "emotional_checkin",
        makes: "letter",
        title_from: "now",
        mood_from: "now",
        opens_from: "now",
        status_from: ["now", "later"],
        steps: [
          { id: "now", say: both("Look"), text: 10, optional: true, keep: both("Head"), when: [{ recent: true }] },
        ],
      }),
    ),
  );
  expect(technique).toEqual({
    id: "grounding",
    track: "self_work",
    minutes: 5,
    gate: "none",
    insteadWhenRecent: "emotional_checkin",
    makes: "letter",
    titleFrom: ["now"],
    moodFrom: "now",
    opensFrom: ["now"],
    statusFrom: ["now", "later"],
    endings: [{ action: "grounding", when: [] }],
    steps: [{ id: "now", ask: { kind: "text", most: 10 }, optional: true, keep: true, when: [{ recent: true }] }],
  });
});

test.each([
  ["a step that asks nothing", stepWith({})],
  ["a step that asks two things", stepWith({ tell: true, text: 10 })],
  ["a step id too long for a button", file({ steps: [{ id: "far_too_long", say: both("Look"), tell: true }] })],
  ["an option that YAML would order by its number", stepWith({ choice: { 1: both("One") } })],
  ["words in one language", stepWith({ tell: true, say: { en: "Look" } })],
  ["a field nobody knows", file({ fotos: 1 })],
  ["an action nobody knows", file({ endings: [{ action: "juggling" }] })],
])("%s is refused", (_what, written) => {
  expect(techniqueFileSchema.safeParse(written).success).toBe(false);
});
