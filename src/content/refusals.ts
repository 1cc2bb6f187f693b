import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type RefusalCode, refusalCodes } from "#core/safety/crisis.ts";
import { harmKinds, type HarmScreen, type HarmVerdict, namedBy } from "#core/safety/harm.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import { answersDoubt, type AnswerRules, readAnswer } from "#core/safety/read-answer.ts";
import { type HarmKnowledge, type KnownGoal, readHarm, type RefusalRule } from "#core/safety/read-harm.ts";
import { compileWordClasses, type WordClasses } from "#core/text/word-classes.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";
import { localWords } from "./in-every-locale.ts";
import { linearSpec } from "./linear-spec.ts";

const words = z.array(z.string().min(1));
const refusalsSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  rules: z.array(
    z.strictObject({
      code: z.enum(refusalCodes),
      asks: z.boolean().default(false),
      any: words.min(1),
      unless: words.default([]),
    }),
  ),
});
const ordinarySchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  any: words.min(1),
  unless: words.min(1),
});
const questionsSchema = z.strictObject({
  questions: z.record(z.enum([...refusalCodes, "unsure"]), localWords),
  sets: z.record(z.string(), z.string().min(1)),
  clears: z.strictObject({ any: words.min(1), unless: words.min(1), never: z.array(z.enum(refusalCodes)) }),
  evades: words.min(1),
  told: z.strictObject({ any: words.min(1), unless: words.min(1) }),
});
/** What each head of the model says, in their order: whether it is harmful, of which kind, and whether it is only told. */
const harmHeads = ["harm", ...harmKinds, "told"] as const;

const lexiconSchema = z.strictObject({ classes: z.record(z.string(), words) });

const thresholds = z.strictObject({ sure: z.number(), unsure: z.number(), calm: z.number() });
const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(),
  thresholds: z.strictObject({
    ru: thresholds,
    en: thresholds,
    told: z.number(),
    said: z.strictObject({ ru: z.number(), en: z.number() }),
  }),
  heads: z.array(
    z.strictObject({
      label: z.enum(harmHeads),
      bias: z.number(),
      scale: z.number(),
      weights: z.base64(),
    }),
  ),
});

/** The harm model as it lies in content/models: weights as base64 of deflated signed bytes. */
export type HarmModelFile = z.infer<typeof modelSchema>;

/** Screens goals and requests; what is said to each code is among the words (`refused.<code>`). */
export interface GoalScreen extends HarmScreen {
  /** How harmful what is asked for sounds, with its because. */
  readHarm(text: string): HarmVerdict;
  /** What is refused outright. */
  screenGoal(text: string): { readonly refused?: RefusalCode };
}

/** Words that point the same way: those of the crisis reader and content/safety/harm/lexicon.yaml. */
export function loadHarmClasses(contentDir: string): WordClasses {
  const own = readPack(contentDir, "safety/harm/lexicon.yaml", lexiconSchema).classes;
  const shared = readPack(contentDir, "safety/crisis/lexicon.yaml", lexiconSchema).classes;
  return compileWordClasses({
    ...shared,
    ...Object.fromEntries(Object.entries(own).map(([id, list]) => [`harm_${id}`, list])),
  });
}

function loadRules(contentDir: string): readonly RefusalRule[] {
  const { sets, rules } = readPack(contentDir, "safety/refusals.yaml", refusalsSchema);
  return rules.map(({ code, asks, any, unless }) => ({
    code,
    asks,
    any: compilePhrases(any, sets),
    unless: unless.length === 0 ? undefined : compilePhrases(unless, sets),
  }));
}

function loadOrdinary(contentDir: string): HarmKnowledge["ordinary"] {
  const { sets, any, unless } = readPack(contentDir, "safety/harm/ordinary.yaml", ordinarySchema);
  return { any: compilePhrases(any, sets), unless: compilePhrases(unless, sets) };
}

/** Puts a model together with the rules and word lists that it works with. */
export function makeHarmKnowledge(contentDir: string, file: HarmModelFile): HarmKnowledge {
  return {
    spelling: loadSpelling(contentDir),
    classes: loadHarmClasses(contentDir),
    rules: loadRules(contentDir),
    ordinary: loadOrdinary(contentDir),
    model: {
      spec: file.spec,
      heads: file.heads.map(({ label, bias, scale, weights }) => ({
        label,
        bias,
        scale,
        weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))),
      })),
    },
    thresholds: file.thresholds,
    corpus: file.corpus,
  };
}

/** All that the reader of harm knows; throws with the file where anything is wrong. */
export const loadHarmKnowledge = onceCarried((contentDir: string): HarmKnowledge => {
  const path = join(contentDir, "models", "harm.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  if (parsed.data.heads.some(({ label }, at) => label !== harmHeads[at]))
    throw new Error(`${path}: its kinds are not those of the program; train it again with node tools/train-harm.ts`);
  return makeHarmKnowledge(contentDir, parsed.data);
});

/** The screen of goals over the content in a folder, ready to be asked; a reader in doubt is told which goals are of a known kind. */
export function makeGoalScreen(contentDir: string, known?: KnownGoal): GoalScreen {
  const knowledge = loadHarmKnowledge(contentDir);
  const read = (text: string) => readHarm(text, knowledge, known);
  const { questions, sets, clears, evades, told } = readPack(contentDir, "safety/harm/questions.yaml", questionsSchema);
  const rules: AnswerRules = {
    clears: compilePhrases(clears.any, sets),
    unless: compilePhrases(clears.unless, sets),
    never: clears.never,
    evades: compilePhrases(evades, sets),
    told: compilePhrases(told.any, sets),
    toldOtherwise: compilePhrases(told.unless, sets),
  };
  return {
    readHarm: read,
    harm: (text, as = "goal") => {
      const { strength, code, because } = read(text);
      if (strength === "none" || code === undefined) return undefined;
      const merelyTold = as === "said" && because.told;
      // What sounds merely told takes back the reader's word, and not that of the rule beside it.
      if (merelyTold && because.strength === "reader_and_rule") return { strength: "ask", code, by: "rule" };
      if (merelyTold && namedBy(because.strength) === "reader") return undefined;
      return { strength, code, by: namedBy(because.strength) };
    },
    harmQuestion: (code, locale) => questions[code][locale],
    answersDoubt: (goal, said) => answersDoubt(goal, said, knowledge, rules),
    harmAnswered: (goal, answer) => readAnswer(goal, answer, knowledge, rules),
    screenGoal: (text) => {
      const { strength, code } = read(text);
      return strength === "refuse" && code !== undefined ? { refused: code } : {};
    },
  };
}

/** The same where nobody tells which goals are known. */
export const loadGoalScreen = onceCarried((contentDir: string): GoalScreen => makeGoalScreen(contentDir));
