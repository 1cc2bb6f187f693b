import { z } from "zod";
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
  readonly called: z.infer<typeof schema>["called"];
}

/** A word as names are compared: small letters, ё as е. */
export const nameKey = (word: string): string => word.toLowerCase().replaceAll("ё", "е");

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

/** Reads `prompts/who.yaml`; throws where it is malformed. */
export function whoWords(value: unknown): WhoWords {
  const { names, plain, called } = schema.parse(value);
  const cases = names.ru.flatMap((name) => casesOf(name).map((word) => ({ name, word })));
  const byWord = Map.groupBy(cases, ({ word }) => word);
  return {
    names: new Set([...byWord.keys(), ...names.en.map(nameKey)]),
    calledBy: new Map([...byWord].map(([word, of]) => [word, [...new Set(of.map(({ name }) => name))]])),
    plain: new Set(plain),
    called,
  };
}
