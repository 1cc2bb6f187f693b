import { z } from "zod";
import { type Locale, locales } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";

export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
}

const schema = z.record(z.string(), z.strictObject({ title: z.string().min(1), detail: z.string().min(1) }));

/** Loads content/problems/{ru,en}.yaml; throws at start where a code lacks words in a language, or words lack their code, naming them. */
export function loadProblemWords<Code extends string>(
  folder: string,
  codes: readonly Code[],
): (code: Code, locale: Locale) => ProblemWords {
  const byLocale = new Map(locales.map((locale) => [locale, wordsOf(folder, locale, codes)]));
  return (code, locale) => {
    const words = byLocale.get(locale)?.get(code);
    if (words === undefined) throw new Error(`no words for problem ${code}`);
    return words;
  };
}

function wordsOf(folder: string, locale: Locale, codes: readonly string[]): ReadonlyMap<string, ProblemWords> {
  const path = `problems/${locale}.yaml`;
  const words = new Map(Object.entries(readPack(folder, path, schema)));
  const missing = codes.filter((code) => !words.has(code));
  const unknown = [...words.keys()].filter((code) => !codes.includes(code));
  if (missing.length === 0 && unknown.length === 0) return words;
  throw new Error(`content/${path}: missing ${missing.join(", ") || "none"}; unknown ${unknown.join(", ") || "none"}`);
}
