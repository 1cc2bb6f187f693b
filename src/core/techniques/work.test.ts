import { describe, expect, test } from "vitest";
import { firstDay, plainTechnique, start } from "#test/fakes/journeys.ts";
import { plusDays } from "../time/local-date.ts";
import type { Answer, Exercise, ExerciseId } from "./exercise.ts";
import type { Ask, Technique, TechniqueStep, WorkKind } from "./technique.ts";
import type { Surroundings } from "./walk.ts";
import { makeWork, nameRef, photosOf, stepRef, type Work, type WorkId, workLimits } from "./work.ts";

const around: Surroundings = {
  now: start,
  today: firstDay,
  gate: "open",
  recent: false,
  check: () => [],
  riddles: [],
  date: () => undefined,
};
const id = "w" as WorkId;
const step = (name: string, ask: Ask, over: Partial<TechniqueStep> = {}): TechniqueStep => ({
  id: name,
  ask,
  optional: false,
  when: [],
  keep: true,
  ...over,
});
const text: Ask = { kind: "text", most: 100 };
const options = (...ids: readonly string[]): Ask => ({ kind: "choice", options: ids.map((each) => ({ id: each })) });
const exercise = (answers: Readonly<Record<string, Answer>>): Exercise => ({
  id: "e" as ExerciseId,
  technique: "letter_to_child",
  at: "last",
  answers,
  startedAt: start - 5,
  touchedAt: start,
});
function made(
  over: Partial<Technique>,
  answers: Readonly<Record<string, Answer>>,
  at: Partial<Surroundings> = {},
): Work {
  const technique = plainTechnique("letter_to_child", { makes: "letter", ...over });
  const work = makeWork(technique, exercise(answers), id, { ...around, ...at });
  if (!work) throw new Error("nothing was kept");
  return work;
}

test("an exercise that leaves nothing leaves nothing", () => {
  expect(makeWork(plainTechnique("grounding"), exercise({}), id, around)).toBeUndefined();
});

test("a work is what was answered under its headings, kept from now on", () => {
  const work = made(
    { makes: "thought_record", steps: [step("thought", text), step("aside", text, { keep: false })] },
    { thought: { kind: "text", text: "It rains" }, aside: { kind: "text", text: "unsaid" } },
  );
  expect(work).toEqual({
    id: "w",
    kind: "thought_record",
    technique: "letter_to_child",
    title: { ref: "technique.letter_to_child.name" },
    sections: [
      { step: "thought", head: { ref: "technique.letter_to_child.thought.head" }, lines: [{ text: "It rains" }] },
    ],
    status: "kept",
    createdAt: start,
    changedAt: start,
    opensOn: undefined,
    diary: undefined,
    deleted: false,
  });
});

const any: Ask = { kind: "tell" };
test.each<[string, Answer, Work["sections"][number]["lines"]]>([
  ["a choice by its words", { kind: "choice", option: "a" }, [{ ref: "technique.letter_to_child.it.option.a" }]],
  [
    "several by their words",
    { kind: "several", options: ["b", "a"], done: true },
    [{ ref: "technique.letter_to_child.it.option.b" }, { ref: "technique.letter_to_child.it.option.a" }],
  ],
  ["a figure", { kind: "scale", value: 0 }, [{ text: "0" }]],
  ["a text", { kind: "text", text: "so" }, [{ text: "so" }]],
  ["pages", { kind: "pages", texts: ["one", "two"], done: true }, [{ text: "one" }, { text: "two" }]],
  ["a list", { kind: "list", items: ["one", "two"], done: true }, [{ text: "one" }, { text: "two" }]],
  ["a day", { kind: "date", date: firstDay }, [{ text: "2026-11-02" }]],
  ["photos", { kind: "photos", photos: ["p"], done: true }, [{ photo: "p" }]],
  [
    "riddles with their answers",
    { kind: "riddles", riddles: ["fox"], round: 0, done: true },
    [{ riddle: { ref: "riddle.fox.question" }, answer: { ref: "riddle.fox.answer" } }],
  ],
])("%s is kept", (_what, answer, lines) => {
  expect(made({ steps: [step("it", any)] }, { it: answer }).sections.map((section) => section.lines)).toEqual([lines]);
});

test.each<[string, Answer]>([
  ["something told", { kind: "told" }],
  ["what was passed over", { kind: "skipped" }],
  ["a check", { kind: "check", verdict: "clean" }],
])("%s leaves no section", (_what, answer) => {
  expect(made({ steps: [step("it", any)] }, { it: answer }).sections).toEqual([]);
});

test("sections stand in the order of the steps; what was answered on a way that was left is not among them", () => {
  const kind: Ask = { kind: "choice", options: [{ id: "send", goto: "to" }, { id: "capsule" }] };
  const steps = [
    step("kind", kind, { keep: false }),
    step("date", { kind: "date", when: "future" }),
    step("to", text),
    step("if", text, { when: [{ step: "kind", is: ["capsule"] }] }),
  ];
  const answers = (option: string): Record<string, Answer> => ({
    if: { kind: "text", text: "later" },
    to: { kind: "text", text: "you" },
    date: { kind: "date", date: firstDay },
    kind: { kind: "choice", option },
  });
  const sections = (option: string) => made({ steps }, answers(option)).sections.map((section) => section.step);
  expect(sections("capsule")).toEqual(["date", "to", "if"]);
  expect(sections("send")).toEqual(["to"]);
});

test("a checklist has lines to tick off, nothing else has", () => {
  const section = (makes: WorkKind) =>
    made({ makes, steps: [step("it", { kind: "list", most: 3 })] }, { it: { kind: "list", items: ["a"], done: true } })
      .sections[0];
  expect(section("checklist")).toMatchObject({ ticked: [] });
  expect(section("story")).not.toHaveProperty("ticked");
});

describe("how a letter stands", () => {
  const kind = options("send", "unsent", "capsule");
  const letter: Partial<Technique> = {
    statusFrom: ["kind", "kind_safe"],
    opensFrom: ["date"],
    steps: [
      step("kind", kind, { when: [{ gate: "open" }] }),
      step("kind_safe", kind, { when: [{ gate: "safety" }] }),
      step("date", { kind: "date", when: "future" }),
    ],
  };
  const choice = (option: string): Answer => ({ kind: "choice", option });
  const kept: Answer = { kind: "check", verdict: "kept" };
  const day = plusDays(firstDay, 365);
  test.each<[string, Readonly<Record<string, Answer>>, "open" | "safety", string]>([
    ["to send, as it was meant", { kind: choice("send") }, "open", "to_send"],
    [
      "to send, where a check was clean",
      { kind: choice("send"), check: { kind: "check", verdict: "clean" } },
      "open",
      "to_send",
    ],
    ["never to send, where a check was left unanswered", { kind: choice("send"), check: kept }, "open", "unsent"],
    ["never to send, where contact is not safe", { kind_safe: choice("send") }, "safety", "unsent"],
    ["never to send, where contact has become unsafe meanwhile", { kind: choice("send") }, "safety", "unsent"],
    ["unsent, as it was meant", { kind: choice("unsent") }, "open", "unsent"],
    ["unsent, where nothing was said", {}, "open", "unsent"],
    ["a capsule", { kind: choice("capsule") }, "open", "capsule"],
    ["a capsule on the safety-only path", { kind_safe: choice("capsule") }, "safety", "capsule"],
    ["a capsule, whatever the check", { kind: choice("capsule"), check: kept }, "open", "capsule"],
    ["by a word, never by a text", { kind: { kind: "text", text: "send" } }, "open", "unsent"],
  ])("%s", (_rule, answers, gate, status) => {
    expect(made(letter, answers, { gate }).status).toBe(status);
  });

  test("a capsule opens on its day, and nothing else has one", () => {
    const date: Answer = { kind: "date", date: day };
    expect(made(letter, { kind: choice("capsule"), date }).opensOn).toBe(day);
    expect(made(letter, { kind: choice("capsule") }).opensOn).toBeUndefined();
    expect(made(letter, { kind: choice("capsule"), date: { kind: "skipped" } }).opensOn).toBeUndefined();
    expect(made(letter, { kind: choice("unsent"), date }).opensOn).toBeUndefined();
  });

  test.each([
    ["quest", "open", "kept"],
    ["quest", "safety", "for_later"],
    ["message", "open", "kept"],
    ["diary_entry", "safety", "kept"],
  ] as const)("a %s with the gate %s is %s", (makes, gate, status) => {
    expect(made({ ...letter, makes }, { kind: choice("send") }, { gate }).status).toBe(status);
  });
});

describe("a work's name", () => {
  const named = (answer: Answer | undefined, titleFrom: readonly string[] = ["a", "b"]) =>
    made({ titleFrom, steps: [step("b", any), step("a", any)] }, answer ? { a: answer } : {}).title;
  test.each<[string, Answer | undefined, Work["title"]]>([
    ["the words of its step", { kind: "text", text: "For\n\nAnna " }, "For Anna "],
    ["the first line of a list", { kind: "list", items: ["one", "two"], done: true }, "one"],
    [
      "cut between words where it is longer than a line",
      { kind: "text", text: `${"word ".repeat(15)}and more of them` },
      `${"word ".repeat(15)}and…`,
    ],
    [
      "cut before an emoji that does not fit",
      { kind: "text", text: `x${"🦆".repeat(100)}` },
      `x${"🦆".repeat(Math.floor((workLimits.title - 1) / 2))}`,
    ],
    ["not longer than a line", { kind: "text", text: "x".repeat(200) }, "x".repeat(workLimits.title)],
    ["the exercise's own, where a choice cannot name it", { kind: "choice", option: "a" }, nameRef("letter_to_child")],
    ["the exercise's own, where the step was passed over", { kind: "skipped" }, nameRef("letter_to_child")],
    ["the exercise's own, where nothing was said", undefined, nameRef("letter_to_child")],
  ])("is %s", (_rule, answer, title) => {
    expect(named(answer)).toEqual(title);
  });

  test("is the exercise's own where no step names it", () => {
    expect(named({ kind: "text", text: "For Anna" }, [])).toEqual(nameRef("letter_to_child"));
  });

  test("is that of the first step named, in the order of the exercise's wish", () => {
    const answers: Record<string, Answer> = { a: { kind: "text", text: "A" }, b: { kind: "text", text: "B" } };
    expect(made({ titleFrom: ["a", "b"], steps: [step("b", any), step("a", any)] }, answers).title).toBe("A");
  });
});

test("words of content are pointed to by path", () => {
  expect(nameRef("grounding")).toEqual({ ref: "technique.grounding.name" });
  expect(stepRef("grounding", "look", "say")).toEqual({ ref: "technique.grounding.look.say" });
});

test("the photos of a work, in order", () => {
  const work = made(
    { makes: "album", steps: [step("one", any), step("two", any), step("three", any)] },
    {
      one: { kind: "photos", photos: ["p", "q"], done: true },
      two: { kind: "text", text: "p" },
      three: { kind: "photos", photos: ["r"], done: true },
    },
  );
  expect(photosOf(work)).toEqual(["p", "q", "r"]);
});
