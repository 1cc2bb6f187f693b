import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { localWords } from "./in-every-locale.ts";

/** Kinds of what says who somebody is. */
export const hiddenKinds = ["name", "address", "number", "link"] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

const wordsOf = z.string().transform((text) => text.split(/\s+/u).filter((word) => word !== ""));

const schema = z.strictObject({
  names: z.strictObject({ ru: wordsOf, en: wordsOf }),
  plain: wordsOf,
  called: z.record(z.enum(hiddenKinds), localWords),
});

/** By what a name is told from other words, and how what is kept back is called. */
export interface WhoWords {
  /** Given names in all their cases, as `nameKey` writes words. */
  readonly names: ReadonlySet<string>;
  /** The Russian names that a word may be a case of, as somebody is called by them: “александра” may be two. */
  readonly calledBy: ReadonlyMap<string, readonly string[]>;
  /** Words that begin with a capital and name nobody, as they are written. */
  readonly plain: ReadonlySet<string>;
  /** Countries by what all cases of their names have in common: a country says of nobody who they are. */
  readonly countries: ReadonlySet<string>;
  readonly called: z.infer<typeof schema>["called"];
}

/** A word as names are compared: small letters, ё as е. */
export const nameKey = (word: string): string => word.toLowerCase().replaceAll("ё", "е");

/** What all cases of a name have in common. */
export const nameStem = (text: string): string =>
  nameKey(text).replace(
    /(?<=.{3})(?:ого|его|ому|ему|ыми|ими|ой|ей|ою|ею|ым|им|ом|ем|ая|яя|ую|юю|ий|ый|[аеиоуыюяьй])$/u,
    "",
  );

/** Countries of one word, in both languages: the letters of all their codes are tried. */
function countryStems(): ReadonlySet<string> {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const called = locales.flatMap((locale) => {
    const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    return codes.flatMap((code) => regions.of(code) ?? []);
  });
  return new Set(called.filter((name) => /^\p{L}{4,}$/u.test(name)).map(nameStem));
}

/** Languages, which English writes with a capital: whoever learns one is not told by it. */
function languages(): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(97 + at));
  const called = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return letters
    .flatMap((one) => letters.flatMap((other) => called.of(one + other) ?? []))
    .filter((name) => /^\p{L}{4,}$/u.test(name));
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ия$/u, ["ия", "ии", "ию", "ией", "иею"]],
  [/(?<=[гкхжчшщ])а$/u, ["а", "и", "е", "у", "ой", "ою", "ей"]],
  [/а$/u, ["а", "ы", "е", "у", "ой", "ою"]],
  [/я$/u, ["я", "и", "е", "ю", "ей", "ею"]],
  [/ь$/u, ["ь", "я", "и", "е", "ю", "ем"]],
  [/ий$/u, ["ий", "ия", "ию", "ием", "ии"]],
  [/й$/u, ["й", "я", "ю", "ем", "и", "е"]],
  [/$/u, ["", "а", "у", "ом", "ем", "е"]],
];

/** A Russian name in all its cases, and Павел and Пётр in theirs. */
function casesOf(name: string): readonly string[] {
  const word = nameKey(name);
  if (word === "павел") return ["павел", "павла", "павлу", "павлом", "павле"];
  const [ending, forms] = endings.find(([each]) => each.test(word)) ?? [/$/u, [""]];
  const stem = word.replace(ending, "");
  return forms.map((form) => stem + form);
}

/** Cases that a name is put into; the first is how somebody is called. */
export type NameCase = "nom" | "gen" | "dat" | "acc" | "ins" | "pre";

/** Endings of Russian given names in the cases after the first; a name keeps its ё, but for Пётр. */
const declensions: readonly (readonly [RegExp, Readonly<Record<Exclude<NameCase, "nom">, string>>])[] = [
  [/ия$/u, { gen: "ии", dat: "ии", acc: "ию", ins: "ией", pre: "ии" }],
  [/(?<=[жчшщц])а$/u, { gen: "и", dat: "е", acc: "у", ins: "ей", pre: "е" }],
  [/(?<=[гкх])а$/u, { gen: "и", dat: "е", acc: "у", ins: "ой", pre: "е" }],
  [/а$/u, { gen: "ы", dat: "е", acc: "у", ins: "ой", pre: "е" }],
  [/я$/u, { gen: "и", dat: "е", acc: "ю", ins: "ей", pre: "е" }],
  [/ий$/u, { gen: "ия", dat: "ию", acc: "ия", ins: "ием", pre: "ии" }],
  [/[йь]$/u, { gen: "я", dat: "ю", acc: "я", ins: "ем", pre: "е" }],
  [/$/u, { gen: "а", dat: "у", acc: "а", ins: "ом", pre: "е" }],
];
const stems: Readonly<Record<string, string>> = { Павел: "Павл", Пётр: "Петр" };

/** A Russian given name, told as somebody is called, in a case. */
export function nameIn(name: string, of: NameCase): string {
  if (of === "nom") return name;
  const base = stems[name] ?? name;
  const [ending, forms] = declensions.find(([each]) => each.test(base)) ?? [/$/u, undefined];
  return forms ? base.replace(ending, forms[of]) : name;
}

/** Reads `prompts/who.yaml`; throws where it is malformed. */
export function whoWords(value: unknown): WhoWords {
  const { names, plain, called } = schema.parse(value);
  const cases = names.ru.flatMap((name) => casesOf(name).map((word) => ({ name, word })));
  const byWord = Map.groupBy(cases, ({ word }) => word);
  return {
    names: new Set([...byWord.keys(), ...names.en.map(nameKey)]),
    calledBy: new Map([...byWord].map(([word, of]) => [word, [...new Set(of.map(({ name }) => name))]])),
    plain: new Set([...plain, ...languages()]),
    countries: countryStems(),
    called,
  };
}
