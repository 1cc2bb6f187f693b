import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import type { GoalFact } from "#core/goals/goal-reading.ts";
import type { Locale } from "#core/person/person.ts";
import { emptyAsk } from "../../../tools/content/rules/step-passes-guard.ts";
import { firstMoves, givenStepsFor, toldSteps, wovenIn } from "./moves.ts";
import { unwantedIn, withoutUnwanted } from "./read-facts.ts";

const packs = loadCoachPacks(contentFolder);
const askFor = (locale: Locale, title: string, description: string) => ({
  ...emptyAsk(locale),
  goal: { title, description, kind: "other" as const },
});
const told = (locale: Locale, title: string, description: string, facts: readonly GoalFact[] = [], onLadder = false) =>
  toldSteps(packs, "anything", askFor(locale, title, description), facts, onLadder).steps.map(({ source }) => source);

describe("what is told beside a goal has its own step", () => {
  test.each([
    ["en", "be the one who speaks up", "i stammer", "move/stammer-and-two-minutes"],
    ["en", "walking club", "council wants a risk form by the 28th", "move/the-form-itself"],
    ["en", "the damp", "the landlord wont answer since march", "move/dated-letter"],
    ["en", "stop being the family bank", "lent 5 cousins", "move/one-line-of-no"],
    ["ru", "медосмотр", "падаю в обморок", "move/lying-down-please"],
    ["ru", "права", "город не сдала два раза", "move/what-failed-first"],
    ["ru", "сорок кедров", "копать не могу, зять обещал", "move/promised-hands-get-a-day"],
    ["ru", "чтоб не пахло", "ук отвечает отпиской", "move/dated-letter"],
  ] as const)("%s: %s | %s", (locale, title, description, source) => {
    expect(told(locale, title, description)).toContain(source);
  });

  test("none for what is not said, and no more than two", () => {
    expect(told("en", "sort the shed", "")).toEqual([]);
    expect(told("ru", "разобрать сарай", "")).toEqual([]);
    const all = packs.moves.flatMap(({ when }) => when?.en.slice(0, 1) ?? []).join(". ");
    expect(told("en", "sort the shed", all)).toHaveLength(2);
  });

  test("none that asks for what somebody lacks", () => {
    const lacks: readonly GoalFact[] = [{ is: "lacks", what: "person" }];
    expect(told("ru", "сарай", "зять обещал", lacks)).toEqual([]);
  });

  test("a ladder that is about it keeps its own", () => {
    expect(told("en", "do nothing for an hour", "", [], true)).toEqual([]);
    expect(told("en", "do nothing for an hour", "")).toEqual(["move/nothing-guarded"]);
  });
});

test("nobody who broke something is told to go all through it", () => {
  const begins = (description: string) =>
    firstMoves(packs, "practise", askFor("en", "walk on stage", description), []).map(({ source }) => source);
  expect(begins("")).toContain("move/once-all-through");
  expect(begins("broke my ankle in feb")).not.toContain("move/once-all-through");
});

describe("what is not wanted", () => {
  test.each([
    ["not knitting, not sourdough", ["knit", "sourdough"]],
    ["без спортзала и без гречки", ["спортза", "гречк"]],
    ["i like bread", []],
  ] as const)("%s", (description, stems) => {
    const found = [...unwantedIn(description, packs.reading)];
    expect(found).toHaveLength(stems.length);
    for (const stem of stems) expect(found.some((each) => each.startsWith(stem))).toBe(true);
  });

  test("says nothing of what the goal is about", () => {
    expect(withoutUnwanted("flat is small, not knitting, forty quid", packs.reading)).toBe("flat is small, forty quid");
  });
});

test("a stated day is told by its shortest words, and a fact that has a step of its own gets no second", () => {
  const facts: readonly GoalFact[] = [
    { is: "given", of: "day", what: "they want it all by friday" },
    { is: "given", of: "limit", what: "left handed" },
  ];
  const steps = (covered: ReadonlySet<"limit">) =>
    givenStepsFor(packs, "learn", askFor("en", "a form", "they want it all by friday"), facts, covered);
  expect(steps(new Set()).map(({ source }) => source)).toEqual(["given/limit", "given/day"]);
  const [day, ...others] = steps(new Set(["limit"]));
  expect([day?.source, others]).toEqual(["given/day", []]);
  expect(day?.text).toContain("(by friday)");
  const [own] = firstMoves(packs, "learn", askFor("en", "a", ""), []);
  expect(own && day && wovenIn([own, own], [day]).map(({ source }) => source)).toEqual([
    own?.source,
    day?.source,
    own?.source,
  ]);
});

test("what is done with somebody is no step of a goal that names nobody", () => {
  expect(told("en", "say sorry less at the self checkout", "and to doors")).toEqual([]);
  expect(told("en", "help my mum with the self checkout", "she is 80")).not.toEqual([]);
});

test("of words that state a day a step takes the day alone", () => {
  const stated: readonly GoalFact[] = [{ is: "given", of: "day", what: "the party is 6 June at the lake" }];
  const [step] = givenStepsFor(packs, "anything", askFor("en", "learn three songs", ""), stated, new Set());
  expect(step?.text).toContain("(6 June)");
});
