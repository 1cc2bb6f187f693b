import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type RefusalCode, refusalCodes } from "#core/safety/crisis.ts";
import { type HarmVerdict, harmKinds } from "#core/safety/harm.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import { type HarmKnowledge, readHarm, type RefusalRule } from "#core/safety/read-harm.ts";
import { compileWordClasses, type WordClasses } from "#core/text/word-classes.ts";
import { readPack } from "./content-folder.ts";
import { loadSpelling } from "./crisis.ts";

const words = z.array(z.string().min(1));
const refusalsSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  rules: z.array(
    z.strictObject({
      code: z.enum(refusalCodes),
      any: words.min(1),
      unless: words.default([]),
    }),
  ),
});
const lexiconSchema = z.strictObject({ classes: z.record(z.string(), words) });

const weight = z.number().min(0);
const thresholds = z.strictObject({ sure: z.number(), unsure: z.number(), calm: z.number() });
const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: z.strictObject({
    bits: z.int().min(8).max(20),
    chars: z.strictObject({ from: z.int(), to: z.int(), weight }),
    words: z.strictObject({ weight }),
    pairs: z.strictObject({ skip: z.int(), weight }),
    classes: z.strictObject({ span: z.int(), weight }),
  }),
  thresholds: z.strictObject({ ru: thresholds, en: thresholds }),
  heads: z.array(
    z.strictObject({
      label: z.enum(["harm", ...harmKinds]),
      bias: z.number(),
      scale: z.number(),
      weights: z.base64(),
    }),
  ),
});

/** The harm model as it lies in content/models: weights as base64 of deflated signed bytes. */
export type HarmModelFile = z.infer<typeof modelSchema>;

/** Screens goals and requests; what is said to each code is among the words (`refused.<code>`). */
export interface GoalScreen {
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
  return rules.map(({ code, any, unless }) => ({
    code,
    any: compilePhrases(any, sets),
    unless: unless.length === 0 ? undefined : compilePhrases(unless, sets),
  }));
}

/** Puts a model together with the rules and word lists that it works with. */
export function makeHarmKnowledge(contentDir: string, file: HarmModelFile): HarmKnowledge {
  return {
    spelling: loadSpelling(contentDir),
    classes: loadHarmClasses(contentDir),
    rules: loadRules(contentDir),
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
export function loadHarmKnowledge(contentDir: string): HarmKnowledge {
  const path = join(contentDir, "models", "harm.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  if (parsed.data.heads.some(({ label }, at) => label !== ["harm", ...harmKinds][at]))
    throw new Error(`${path}: its kinds are not those of the program; train it again with node tools/train-harm.ts`);
  return makeHarmKnowledge(contentDir, parsed.data);
}

/** The screen of goals over the content in a folder, ready to be asked. */
export function loadGoalScreen(contentDir: string): GoalScreen {
  const knowledge = loadHarmKnowledge(contentDir);
  const read = (text: string) => readHarm(text, knowledge);
  return {
    readHarm: read,
    screenGoal: (text) => {
      const { strength, code } = read(text);
      return strength === "refuse" && code !== undefined ? { refused: code } : {};
    },
  };
}
