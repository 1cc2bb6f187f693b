import { z } from "zod";
import { byLocale, type Locale, locales } from "#core/person/person.ts";
import { foundIn, type PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { type CheckKind, checkKinds, type Finding, type TextRef } from "#core/techniques/technique.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";
import { lean } from "#core/text/lean.ts";

const patterns = z.array(z.string().min(1));

/**
 * One file of content/techniques/checks: what can sound wrong, by code. Beside phrases a code may name a measure: more `characters` or
 * `questions` than these, or `shouting` in capitals and rows of marks.
 */
export const checkFileSchema = z.record(
  z.string().regex(/^[a-z][a-z_]{0,23}$/u),
  z.strictObject({
    advice: localWords,
    words: inEveryLocale(patterns).default(byLocale(() => [])),
    characters: z.int().min(1).optional(),
    questions: z.int().min(1).optional(),
    shouting: z.literal(true).optional(),
  }),
);
type Rule = z.infer<typeof checkFileSchema>[string];

/** Where a piece of the text stands, in characters. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Token extends Span {
  readonly plain: string;
}

type Look = (text: string, tokens: readonly Token[]) => readonly Span[];

const wordOrBreak = lean(/[\p{L}\p{M}\p{N}]+(?:['’ʼ‘`´\u2010\u2011-][\p{L}\p{M}\p{N}]+)*|[.!?;\n…]+/gu);
const clockOrFigure = /(?<=\p{N})[.:](?=\p{N})/gu;
const quoteLimit = 80;

function plainWord(raw: string): string {
  const folded = raw
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[’ʼ‘`´]/gu, "'")
    .replace(/[\u2010\u2011]/gu, "-");
  return phraseText([folded]).trim();
}

/** Words in the plain form that patterns read, each with its place in the text; `|` is the end of a sentence. */
function tokensOf(text: string): readonly Token[] {
  // A stop inside a time or a figure ends no sentence; the length stays, so that places stay true.
  const joined = text.replace(clockOrFigure, "0");
  return [...joined.matchAll(wordOrBreak)].map(({ 0: raw, index: start }) => ({
    plain: /[\p{L}\p{N}]/u.test(raw) ? plainWord(raw) : "|",
    start,
    end: start + raw.length,
  }));
}

/** In checks `…` stands for up to three words between. */
const compile = (words: readonly string[]): PhraseForm =>
  compilePhrases(
    words.map((pattern) => pattern.replaceAll("…", " ..3 ").replaceAll("ё", "е")),
    {},
  );

function lookForPhrases(words: readonly string[]): Look {
  if (words.length === 0) return () => [];
  const phrases = compile(words);
  return (_text, tokens) => {
    const starts = new Map<number, number>();
    const ends = new Map<number, number>();
    let line = " ";
    for (const [index, { plain }] of tokens.entries()) {
      starts.set(line.length, index);
      line += `${plain} `;
      ends.set(line.length, index);
    }
    return [...foundIn(phrases, line)].flatMap(({ start, end }) => {
      const first = tokens[starts.get(start + 1) ?? -1];
      const last = tokens[ends.get(end) ?? -1];
      return first && last ? [{ start: first.start, end: last.end }] : [];
    });
  };
}

/** The text that goes beyond a length, from the word it begins with. */
function lookForLength(most: number): Look {
  return (text, tokens) => {
    const length = text.trim().length;
    const beyond = length > most ? tokens.find(({ start, plain }) => start >= most && plain !== "|") : undefined;
    return beyond ? [{ start: beyond.start, end: text.trimEnd().length }] : [];
  };
}

/** The questions beyond a number of them. */
function lookForQuestions(most: number): Look {
  return (text) =>
    [...text.matchAll(/[^.!?;\n…]*\?+/gu)].slice(most).map(({ 0: raw, index }) => ({
      start: index + raw.length - raw.trimStart().length,
      end: index + raw.length,
    }));
}

const capitals = lean(
  /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[ ,]+\p{Lu}+)*[ ,]+\p{Lu}{2,}(?!\p{L})|(?<!\p{L})\p{Lu}{6,}(?!\p{L})/gu,
);
const rowsOfMarks = lean(/[\p{L}\p{N}]+\s*(?:!{2,}|\?{2,}|[!?]*(?:!\?|\?!)[!?]*)/gu);

const lookForShouting: Look = (text) =>
  [capitals, rowsOfMarks].flatMap((marks) =>
    [...text.matchAll(marks)].map(({ 0: raw, index }) => ({ start: index, end: index + raw.length })),
  );

/** The person's own language is looked through first, because the first findings are the ones that are read. */
function looksOf(rule: Rule): Readonly<Record<Locale, readonly Look[]>> {
  const phrases = byLocale((locale) => lookForPhrases(rule.words[locale]));
  const measures = [
    ...(rule.characters === undefined ? [] : [lookForLength(rule.characters)]),
    ...(rule.questions === undefined ? [] : [lookForQuestions(rule.questions)]),
    ...(rule.shouting ? [lookForShouting] : []),
  ];
  return byLocale((own) => [
    phrases[own],
    ...locales.filter((locale) => locale !== own).map((locale) => phrases[locale]),
    ...measures,
  ]);
}

function quoteOf(text: string, { start, end }: Span): string {
  const quote = text.slice(start, end).replace(/\s+/gu, " ");
  return quote.length > quoteLimit ? `${quote.slice(0, quoteLimit - 1).trimEnd()}…` : quote;
}

/** Where the advice on a finding stands in content. */
export function adviceRef(kind: CheckKind, code: string): TextRef {
  return { ref: `check.${kind}.${code}.advice` };
}

/** Looks over what a person wrote, in both languages, whichever the person speaks with us; each wording is found once a code. */
export type TechniqueChecks = (kind: CheckKind, text: string, locale: Locale) => readonly Finding[];

/** Loads content/techniques/checks/*.yaml once; throws with file and field where a pattern or an advice is wrong. */
export const loadTechniqueChecks = onceCarried((folder: string): TechniqueChecks => {
  const checks = new Map(
    checkKinds.map((kind) => {
      const rules = readPack(folder, `techniques/checks/${kind}.yaml`, checkFileSchema);
      return [kind, Object.entries(rules).map(([code, rule]) => ({ code, looks: looksOf(rule) }))] as const;
    }),
  );
  return (kind, text, locale) => {
    const composed = text.normalize("NFC");
    const tokens = tokensOf(composed);
    return (checks.get(kind) ?? []).flatMap(({ code, looks }) => {
      const spans = looks[locale].flatMap((look) => look(composed, tokens));
      const quotes = new Map(spans.map((span) => quoteOf(composed, span)).map((quote) => [quote.toLowerCase(), quote]));
      return [...quotes.values()].map((quote) => ({ code, quote }));
    });
  };
});
