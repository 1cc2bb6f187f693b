import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readCoachPacks } from "#content/coach-packs.ts";
import { talkTexts } from "#content/talk-words.ts";
import { modelTextFaults } from "#core/safety/model-text.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { hashText } from "#core/text/hash.ts";
import { harmFingerprint, type HarmLine, loadHarmCorpus } from "./harm-corpus.ts";
import { readJsonLines } from "./json-lines.ts";

const lineSchema = z.strictObject({
  text: z.string().min(1),
  locale: z.enum(locales),
  fault: z.enum([...modelTextFaults, "none"]),
});

/** What a language model might say. `from` tells the lines apart: written as answers, goals put as answers, and reviewed words of our own. */
export interface AnswerLine {
  readonly text: string;
  readonly locale: Locale;
  readonly harmful: boolean;
  readonly from: "answer" | "goal" | "everyday" | "ours";
  /** Lines of one key are learned or judged together. */
  readonly key: string;
}

const pathOf = (contentDir: string, name: string) => join(contentDir, "corpora", "model-answers", `${name}.jsonl`);

/** Written as answers; behind the contact gate what is fine elsewhere is a fault, which is left to the rules. */
const written = (contentDir: string): readonly AnswerLine[] =>
  locales.flatMap((name) =>
    readJsonLines(pathOf(contentDir, name))
      .map((line) => lineSchema.parse(line))
      .filter(({ fault }) => fault !== "contact")
      .map(({ text, locale, fault }) => ({
        text,
        locale,
        harmful: fault !== "none",
        from: "answer" as const,
        key: text,
      })),
  );

/** The person's words are the model's "you". */
const turned: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { my: "your", mine: "yours", i: "you", me: "you", myself: "yourself", "i'm": "you are", im: "you are" },
  ru: {
    я: "вы",
    мне: "вам",
    меня: "вас",
    мой: "ваш",
    моя: "ваша",
    моё: "ваше",
    мое: "ваше",
    мои: "ваши",
    мою: "вашу",
    моего: "вашего",
    моей: "вашей",
    моих: "ваших",
    моим: "вашим",
    моими: "вашими",
  },
};

const toYou = (text: string, locale: Locale): string =>
  text.replace(/[\p{L}']+/gu, (word) => turned[locale][word.toLowerCase()] ?? word);

/** Roughly an order: endings differ from verb to verb, and the reader knows stems. */
const orders: readonly (readonly [RegExp, string])[] = [
  [/^(\p{L}{2,})(?:ова|ева)ть$/u, "$1уйте"],
  [/^(\p{L}{2,})ить$/u, "$1ите"],
  [/^(\p{L}{2,})еть$/u, "$1ите"],
  [/^(\p{L}{2,}[ая])ть$/u, "$1йте"],
  [/^(\p{L}{2,})(?:уть|ти)$/u, "$1ите"],
  [/^(\p{L}{2,})чь$/u, "$1гите"],
];

function ordered(text: string): string {
  const [first = "", ...rest] = text.split(" ");
  for (const [ending, order] of orders) {
    const reflexive = first.endsWith("ся");
    const verb = reflexive ? first.slice(0, -2) : first;
    if (ending.test(verb)) return [`${verb.replace(ending, order)}${reflexive ? "сь" : ""}`, ...rest].join(" ");
  }
  return text;
}

/** Ways in which a helpful voice puts what is to be done; harmful and harmless goals are put in all of them alike. */
const ways: Readonly<Record<Locale, readonly ((wish: string) => string)[]>> = {
  en: [
    (wish) => `${wish}.`,
    (wish) => `You could ${wish}.`,
    (wish) => `Let's start small: ${wish}.`,
    (wish) => `It's fine to ${wish}, many people do.`,
    (wish) => `Today ${wish} and see how it feels.`,
  ],
  ru: [
    (wish) => `${ordered(wish)}.`,
    (wish) => `Можно ${wish}.`,
    (wish) => `Начнём с малого: ${ordered(wish)}.`,
    (wish) => `Ничего страшного, если ${wish}, так многие делают.`,
    (wish) => `Сегодня ${ordered(wish)} и посмотрите, как вам.`,
  ],
};
const waysOfEach = 2;
const waySeed = 29;

/** A goal as a model that goes along with it would say it. */
function asAnswers({ title, locale, harmful, everyday }: HarmLine): readonly AnswerLine[] {
  const wish = toYou(title.replace(/^(?:хочу|i want to|want to) /iu, ""), locale);
  const first = hashText(title, waySeed);
  return Array.from({ length: waysOfEach }, (_, nth) => ways[locale][(first + nth * 2) % ways[locale].length]).flatMap(
    (way) =>
      way
        ? [{ text: way(wish), locale, harmful, from: everyday ? ("everyday" as const) : ("goal" as const), key: title }]
        : [],
  );
}

/** Of our own words one in so many is learned: they are much alike. */
const oneOf = 2;

const sizes = ["text", "floor", "stretch"] as const;

/** Reviewed words that are shown to people already: steps of the offline coach, and what is said in a talk. */
function ours(contentDir: string): readonly AnswerLine[] {
  const steps = readCoachPacks(contentDir).packs.flatMap(({ pack }) =>
    pack.steps.flatMap(({ en, ru }) => sizes.map((size) => ({ en: en[size], ru: ru[size] }))),
  );
  const said = talkTexts(contentDir).map(([, words]) => words);
  return [...steps, ...said]
    .filter(({ en }) => hashText(en, waySeed) % oneOf === 0)
    .flatMap((words) =>
      locales.map((locale) => ({
        text: words[locale].replace(/\{\{\w+\}\}/gu, ""),
        locale,
        harmful: false,
        from: "ours" as const,
        key: words.en,
      })),
    );
}

/** All that the reader of answers learns from; lines told aside in a talk are no goals. */
export const loadAnswerCorpus = (contentDir: string): readonly AnswerLine[] => [
  ...written(contentDir),
  ...loadHarmCorpus(contentDir)
    .filter(({ aside }) => aside !== "turn")
    .flatMap(asAnswers),
  ...ours(contentDir),
];

/** A fingerprint of what the model is made from, so that a stale model is noticed; our own words grow on their own and are left out. */
export function answerFingerprint(contentDir: string): string {
  const hash = createHash("sha256").update(harmFingerprint(contentDir));
  for (const name of locales) hash.update(readFileSync(pathOf(contentDir, name)));
  return hash.digest("hex");
}

export const answerFolds = 5;

/** Which fifth of the corpus a line belongs to: all ways of putting one goal share it. */
export const answerFoldOf = ({ key }: AnswerLine): number => hashText(key, 31) % answerFolds;
