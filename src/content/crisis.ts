import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type BodySign, withBodySign } from "#core/safety/body-sign.ts";
import { crisisKinds, crisisLevels, type CrisisVerdict } from "#core/safety/crisis.ts";
import type { ScreenContext } from "#core/safety/crisis-strength.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseReader } from "#core/safety/phrase-pattern.ts";
import {
  type CrisisKnowledge,
  type CrisisRules,
  crisisRules,
  type CrisisSigns,
  type PlainWords,
  readSigns,
  verdictOf,
  type WordList,
} from "#core/safety/screen.ts";
import type { LinearModel } from "#core/text/linear-model.ts";
import { compileWordClasses, type WordClasses } from "#core/text/word-classes.ts";
import { decodeNet, netSchema } from "./word-net.ts";
import { loadBodySigns } from "./body-signs.ts";
import { loadUndertones } from "./undertones.ts";
import { loadSpelling } from "./spelling.ts";
import { parseYaml } from "./yaml.ts";
import { onceCarried } from "./content-folder.ts";
import { linearSpec } from "./linear-spec.ts";

const words = z.array(z.string().min(1));
const languages = ["ru", "en", "uk"] as const;

const lexiconSchema = z.strictObject({ classes: z.record(z.string(), words) });

const wordsOfLanguage = z.partialRecord(z.enum(languages), words);
const rantSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  rants: words,
  never: words,
  figures: words,
  plainly: words,
});
const tiredSchema = z.strictObject({ tired: wordsOfLanguage, beside: wordsOfLanguage });
const bareSchema = z.strictObject({ words: wordsOfLanguage });
const deniedSchema = z.strictObject({
  not: wordsOfLanguage,
  between: wordsOfLanguage,
  joins: words,
  acts: wordsOfLanguage,
  unless: words,
});

const rulesSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  benign: z.partialRecord(z.enum(languages), words).default({}),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^(ru|en|uk)-[a-z0-9-]+$/u),
      lang: z.enum(languages),
      level: z.enum(crisisLevels).exclude(["none"]),
      kind: z.enum(crisisKinds),
      firm: z.boolean().default(false),
      implied: z.boolean().default(false),
      any: words.min(1),
      unless: words.default([]),
    }),
  ),
});

const thresholds = z.strictObject({
  sure: z.number(),
  unsure: z.number(),
  calm: z.number(),
  talk: z.strictObject({
    sure: z.number(),
    unsure: z.number(),
    danger: z.strictObject({ sure: z.number(), unsure: z.number() }),
  }),
});
const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(),
  thresholds: z.strictObject({ ru: thresholds, en: thresholds, uk: thresholds }),
  heads: z.array(z.strictObject({ label: z.string(), bias: z.number(), scale: z.number(), weights: z.base64() })),
  net: netSchema,
});

/** The crisis model as it lies in content/models: weights as base64 of signed bytes. */
export type CrisisModelFile = z.infer<typeof modelSchema>;

/** All that a text is read for before it is known where it stands. */
export interface TextSigns {
  readonly crisis: CrisisSigns | undefined;
  readonly body: BodySign | undefined;
}

/** So many long texts are remembered at a time: each is asked about a few times within one turn. */
const mostKnown = 4;

/** Screens any text a person writes, offline and in this process. */
export interface CrisisScreen {
  /** Reads a text as `screen` does, for whoever reads it elsewhere. */
  read(text: string): TextSigns;
  /** What was read elsewhere is not read again. */
  know(text: string, signs: TextSigns): void;
  screen(text: string, context?: ScreenContext): CrisisVerdict;
}

function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseYaml(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${path}: ${parsed.error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`).join("; ")}`,
  );
}

const crisisFile = (contentDir: string, name: string) => join(contentDir, "safety", "crisis", name);

/** Words that mean much the same, from content/safety/crisis/lexicon.yaml. */
export function loadWordClasses(contentDir: string): WordClasses {
  return compileWordClasses(readYaml(crisisFile(contentDir, "lexicon.yaml"), lexiconSchema).classes);
}

/** A list in which `word*` is any ending. */
const wordList = (list: readonly string[]): WordList => ({
  whole: new Set(list.filter((word) => !word.endsWith("*"))),
  starts: list.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1)),
});

/** Words that are looked for one by one, and the forms of a rant and of figures of speech, from tired.yaml, bare.yaml, denied.yaml, danger-words.yaml and rants.yaml in content/safety/crisis, spelled as the screen reads words. */
export function loadPlainWords(contentDir: string): PlainWords {
  const spelling = loadSpelling(contentDir);
  const { tired, beside } = readYaml(crisisFile(contentDir, "tired.yaml"), tiredSchema);
  const danger = Object.values(readYaml(crisisFile(contentDir, "danger-words.yaml"), wordsOfLanguage)).flat();
  const plain = (lists: readonly (readonly string[])[]): ReadonlySet<string> =>
    new Set(lists.flat().flatMap((word) => normaliseText(word, spelling).words));
  const { words: bare } = readYaml(crisisFile(contentDir, "bare.yaml"), bareSchema);
  const denied = readYaml(crisisFile(contentDir, "denied.yaml"), deniedSchema);
  const { sets, rants, never, figures, plainly } = readYaml(crisisFile(contentDir, "rants.yaml"), rantSchema);
  return {
    rants: compilePhrases(rants, sets),
    noRant: compilePhrases(never, sets),
    figures: compilePhrases(figures, sets),
    noFigure: compilePhrases(plainly, sets),
    tired: plain(Object.values(tired)),
    beside: plain(Object.values(beside)),
    bare: plain(Object.values(bare)),
    denied: {
      not: plain(Object.values(denied.not)),
      between: plain(Object.values(denied.between)),
      joins: plain([denied.joins]),
      acts: plain(Object.values(denied.acts)),
      unless: wordList(denied.unless),
    },
    danger: wordList(danger),
  };
}

const ruleFiles = ["rules.yaml", "rules-en.yaml", "rules-ru.yaml", "rules-plain.yaml", "rules-implied.yaml"] as const;

/** The phrase rules, from content/safety/crisis/rules*.yaml; each file has its own sets and its own contexts that take back any rule. */
export function loadCrisisRules(contentDir: string): CrisisRules {
  return crisisRules(
    ruleFiles.flatMap((name) => {
      const { sets, benign, rules } = readYaml(crisisFile(contentDir, name), rulesSchema);
      const phrases = phraseReader(sets);
      const takesBack = Object.fromEntries(languages.map((lang) => [lang, phrases(benign[lang] ?? [])]));
      return rules.map(({ id, lang, level, kind, firm, implied, any, unless }) => ({
        id,
        language: lang,
        level,
        kind,
        firm,
        implied,
        any: phrases(any),
        unless: [...phrases(unless), ...(takesBack[lang] ?? [])],
      }));
    }),
  );
}

/** Turns a stored model into one that can be asked. */
export function decodeModel(file: Pick<CrisisModelFile, "spec" | "heads">): LinearModel {
  return {
    spec: file.spec,
    heads: file.heads.map(({ label, bias, scale, weights }) => ({
      label,
      bias,
      scale,
      weights: new Int8Array(Buffer.from(weights, "base64")),
    })),
  };
}

/** Loads everything the screen knows; throws with file and field where anything is wrong, because nothing may run without it. */
export const loadCrisisKnowledge = onceCarried((contentDir: string): CrisisKnowledge => {
  const path = join(contentDir, "models", "crisis.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  return {
    spelling: loadSpelling(contentDir),
    classes: loadWordClasses(contentDir),
    rules: loadCrisisRules(contentDir),
    model: decodeModel(parsed.data),
    net: decodeNet(parsed.data.net),
    thresholds: parsed.data.thresholds,
    plainWords: loadPlainWords(contentDir),
    undertones: loadUndertones(contentDir),
    corpus: parsed.data.corpus,
  };
});

/** The crisis screen over the content in a folder, ready to be asked. */
export const loadCrisisScreen = onceCarried((contentDir: string): CrisisScreen => {
  const knowledge = loadCrisisKnowledge(contentDir);
  const bodySign = loadBodySigns(contentDir);
  const known = new Map<string, TextSigns>();
  const read = (text: string): TextSigns => ({ crisis: readSigns(text, knowledge), body: bodySign(text) });
  return {
    read,
    know: (text, signs) => {
      for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size + 1 - mostKnown))) known.delete(oldest);
      known.set(text, signs);
    },
    screen: (text, context) => {
      const signs = known.get(text);
      const verdict = verdictOf(signs ? signs.crisis : readSigns(text, knowledge), context, knowledge.undertones.table);
      return verdict.strength === "none" ? verdict : withBodySign(verdict, signs ? signs.body : bodySign(text));
    },
  };
});
