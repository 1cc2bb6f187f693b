import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseText } from "#core/safety/normalise.ts";
import { isFound } from "#core/safety/phrase-book.ts";
import { phraseText } from "#core/safety/phrase-pattern.ts";
import { corpusFingerprint, loadCrisisCorpus } from "../../tools/train/crisis-corpus.ts";
import { loadCrisisKnowledge, loadCrisisScreen } from "./crisis.ts";

const contentDir = join(import.meta.dirname, "..", "..", "content");
const { screen } = loadCrisisScreen(contentDir);

const explicit = [
  ["i want to die", "self_harm"],
  ["im going to kill myself", "self_harm"],
  ["i will end my life", "self_harm"],
  ["i dont want to live anymore", "self_harm"],
  ["i am going to kill her", "harm_to_others"],
  ["my husband is beating me", "danger_now"],
  ["я хочу умереть", "self_harm"],
  ["хочу покончить с собой", "self_harm"],
  ["я убью себя", "self_harm"],
  ["не хочу больше жить", "self_harm"],
  ["я наглоталась таблеток", "medical"],
  ["я убью бывшего", "harm_to_others"],
  ["меня бьет муж", "danger_now"],
  ["я хочу померти", "self_harm"],
  ["не хочу жити", "self_harm"],
] as const;

const benign = [
  "listening to a podcast about a game",
  "watched a film with my son and laughed",
  "the report deadline is friday lol",
  "court hearing on monday, lawyer says fine",
  "смотрели фильм, играли в майнкрафт, ахах",
  "дедлайн в пятницу, начальник шутит",
  "заседание в понедельник, адвокат доволен",
  "спасибо, шаг готов",
];

test.each(explicit)("%s alarms with the kind %s", (text, kind) => {
  expect(screen(text)).toMatchObject({ kind });
  expect(["high", "imminent"]).toContain(screen(text).level);
});

test("no benign words around an explicit intent take it back", () => {
  const around = fc.constantFrom("", ...benign);
  fc.assert(
    fc.property(around, fc.constantFrom(...explicit), around, (before, [phrase], after) => {
      expect(["high", "imminent"]).toContain(screen(`${before}. ${phrase}. ${after}`).level);
    }),
  );
});

test.each([
  ["curly apostrophe", "I don’t want to live"],
  ["spaced out", "i w a n t t o d i e"],
  ["dotted", "k.i.l.l m.y.s.e.l.f tonight"],
  ["drawn out", "хочу умереееееть"],
  ["run together", "ХОЧУУМЕРЕТЬ"],
  ["figures", "i want to k1ll mys3lf"],
  ["zero-width", "i want to d\u200bie"],
  ["look-alikes", "хoчу умepеть"],
  ["Latin letters", "ya hochu umeret"],
  ["another scheme", "ja ne xo4u zhit"],
  ["typos", "i wnat to kil mysef"],
])("a disguised intent is seen: %s", (_how, text) => {
  expect(screen(text).level).not.toBe("none");
});

test.each([
  "this traffic is killing me",
  "my feet are killing me after that walk",
  "dead tired but the step is done",
  "kill the 8am notification please",
  "remind me at 8 instead of 7",
  "we lost every life on the ice level",
  "prepare for mediation next week",
  "ноги отваливаются после прогулки, готово",
  "умираю от смеха",
  "спал как убитый",
  "помыть окна завтра, поставь в план",
  "в этом городе жить дорого, ищу другой",
  "заседание 14-го что взять",
  "перенеси прогулку на вечер",
  "готово",
  "спасибо!",
])("an everyday message stays everyday: %s", (text) => {
  expect(screen(text).level).toBe("none");
});

test.each([
  "watched a film about cooking. then i took all the pills in the house",
  "i used to laugh at this stuff, but now i want to kill myself",
  "раньше резалась, но потом бросила. сегодня хочу умереть",
  "смотрели фильм. муж бьет меня",
])("what was benign in another clause takes nothing back: %s", (text) => {
  expect(screen(text).level).not.toBe("none");
});

test.each([
  "хочу умереть от счастья, она сказала да",
  "the lyrics go i wanna die in your arms",
  "kms as a joke, the bus is late again",
  "i don't want to hurt her feelings",
  "five years clean from self harm today",
  "хочу померти від щастя, вона погодилась",
])("a benign word in the same clause takes even a firm rule back: %s", (text) => {
  expect(screen(text).because.rules).toEqual([]);
});

test("a text without words is no crisis", () => {
  for (const text of ["", "   ", "🙂", "...", "\u200b"]) expect(screen(text).level).toBe("none");
});

test("the same text gets the same verdict", () => {
  const other = loadCrisisScreen(contentDir);
  for (const [text] of explicit) expect(other.screen(text)).toEqual(screen(text));
});

test("a phrase in the middle of 100 kB is found", () => {
  const filler = "сегодня гуляли в парке и кормили уток. ".repeat(1300);
  const text = `${filler}хочу покончить с собой. ${filler}`;
  expect(text.length).toBeGreaterThan(100_000);
  expect(screen(text).level).toBe("high");
});

test("one word of 100 kB does not hold the screen up", () => {
  expect(screen("а".repeat(100_000)).level).toBe("none");
  expect(screen("ab ".repeat(33_000)).level).toBe("none");
});

test("any text at all gets a verdict", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) =>
      ["imminent", "high", "elevated", "none"].includes(screen(text).level),
    ),
  );
});

test("the stored model was made from the corpora as they are", () => {
  expect(loadCrisisKnowledge(contentDir).model.heads.map(({ label }) => label)).toContain("crisis");
  expect(corpusFingerprint(contentDir)).toBe(loadCrisisKnowledge(contentDir).corpus);
});

test("rules carry ids that are named once", () => {
  const ids = loadCrisisKnowledge(contentDir).rules.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("no phrase is left aside that a message holds", () => {
  const { rules, spelling } = loadCrisisKnowledge(contentDir);
  const phrases = [...new Set(rules.rules.flatMap(({ any, unless }) => [...any, ...unless]))];
  const lines = loadCrisisCorpus(contentDir)
    .filter((_line, at) => at % 200 === 0)
    .map(({ text }) => phraseText(normaliseText(text, spelling).tokens));
  const leftAside = lines.filter((line) => {
    const possible = rules.book.possibleIn(line);
    return phrases.some((phrase) => !possible.has(phrase) && isFound([phrase], line));
  });
  expect(lines.length).toBeGreaterThan(50);
  expect(leftAside).toEqual([]);
});

test.each([
  ["counted out", "sixty tablets counted out on the kitchen table", true],
  ["sorted by day", "counted the tablets into mum's weekly pill box", false],
  ["a belt and a door", "the belt is round the door handle already", true],
  ["a rope for a swing", "the rope is over the branch, swing done, kids queueing", false],
  ["the hose fits", "the hose fits the exhaust, i checked", true],
  ["beyond the railing", "стою с той стороны перил", true],
  ["a railing repaired", "покрасил перила с той стороны крыльца", false],
  ["tablets counted", "высыпала таблетки на стол и пересчитала", true],
  ["for the cat", "раскрошила таблетки коту в паштет", false],
] as const)("means in hand are told from household: %s", (_what, text, loud) => {
  expect(screen(text).strength === "loud").toBe(loud);
});
