import { join } from "node:path";
import { expect, test } from "vitest";
import { loadHarmKnowledge } from "#content/refusals.ts";
import { type HarmKnowledge, readHarm } from "./read-harm.ts";

const knowledge = loadHarmKnowledge(join(import.meta.dirname, "..", "..", "..", "content"));
const goal = "rob the bank on my street";
const said = { ru: 0, en: 0 };
const { score } = readHarm(goal, knowledge).because;

/** The same knowledge with a reader that has this voice for `goal`, and with rules or none. */
const speaking = (voice: "sure" | "unsure" | "silent" | "calm", rules: HarmKnowledge["rules"]): HarmKnowledge => {
  const [sure, unsure, calm] = { sure: [-1, -1, -1], unsure: [2, -1, -1], silent: [2, 2, -1], calm: [2, 2, 2] }[voice];
  const at = { sure: score + (sure ?? 0), unsure: score + (unsure ?? 0), calm: score + (calm ?? 0) };
  return { ...knowledge, rules, thresholds: { ru: at, en: at, told: 1, said } };
};

const asking = knowledge.rules.map((rule) => ({ ...rule, asks: true }));

test.each([
  ["a rule refuses", knowledge.rules, "silent", "refuse"],
  ["a rule that the reader finds harmless only asks", knowledge.rules, "calm", "ask"],
  ["a rule of what may be ordinary asks where the reader hears nothing", asking, "silent", "ask"],
  ["beside a reader that is unsure it refuses: two that know different things agree", asking, "unsure", "refuse"],
  ["it asks where the reader finds it harmless", asking, "calm", "ask"],
  ["a reader that is sure refuses beside it", asking, "sure", "refuse"],
  ["a rule that refuses goes before one that asks", [...asking, ...knowledge.rules], "silent", "refuse"],
  ["a reader that is sure refuses", [], "sure", "refuse"],
  ["a reader that is unsure asks", [], "unsure", "ask"],
  ["neither lets it pass", [], "silent", "none"],
] as const)("%s", (_law, rules, voice, strength) => {
  expect(readHarm(goal, speaking(voice, rules)).strength).toBe(strength);
});

const known = () => 1;

test.each([
  ["a doubt about a goal of a known kind is not heard", [], "unsure", "none"],
  ["a rule that asks is", asking, "silent", "ask"],
  ["a rule that asks beside a doubt refuses", asking, "unsure", "refuse"],
  ["a rule that refuses does", knowledge.rules, "silent", "refuse"],
  [
    "a reader that is sure is heard: it asks, and where it is very sure it refuses",
    [],
    "sure",
    score < 0.85 ? "ask" : "refuse",
  ],
] as const)("%s", (_law, rules, voice, strength) => {
  expect(readHarm(goal, speaking(voice, rules), known).strength).toBe(strength);
});

test("what is let pass has no code, and what is not has one", () => {
  expect(readHarm(goal, speaking("silent", [])).code).toBeUndefined();
  expect(readHarm(goal, speaking("unsure", [])).code).toBeDefined();
});

test.each(["", "   ", "🙂", "..."])("a text without words is harmless: %j", (text) => {
  expect(readHarm(text, knowledge).strength).toBe("none");
});

test("in many words a reader that is just sure enough asks", () => {
  const long = `${goal} ${Array.from({ length: 24 }, () => "bank").join(" ")}`;
  const { score: whole } = readHarm(long, knowledge).because;
  const at = { sure: whole - 0.01, unsure: -1, calm: -1 };
  const none = { ...knowledge, rules: [], thresholds: { ru: at, en: at, told: 1, said } };
  expect(readHarm(long, none).strength).toBe(whole < 0.82 ? "ask" : "refuse");
});

test("what sounds merely told is marked so, by a head of its own", () => {
  const told = (line: number) =>
    readHarm(goal, { ...knowledge, thresholds: { ...knowledge.thresholds, told: line, said } }).because.told;
  expect([told(-1), told(1)]).toEqual([true, false]);
});

test("what a reader is less sure of than of a wish said in a talk is merely told there", () => {
  const told = (line: number, text = goal) =>
    readHarm(text, { ...knowledge, thresholds: { ...knowledge.thresholds, told: 1, said: { ru: line, en: line } } })
      .because.told;
  expect([told(1.1), told(0)]).toEqual([true, false]);
  expect(told(0, "rob the bank")).toBe(true);
});
