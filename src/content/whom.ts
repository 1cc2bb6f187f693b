import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import type { Locale } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale } from "./in-every-locale.ts";
import { loadSpelling } from "./spelling.ts";

const schema = z.array(
  z.strictObject({ words: z.array(z.string().min(1)).min(1), ...inEveryLocale(z.string().trim().min(1)).shape }),
);

/** Whom to ask what a question is about, of content/talk/whom.yaml the first that is found; undefined where its words name no field of life. */
export function loadWhom(folder: string): (text: string, locale: Locale) => string | undefined {
  const spelling = loadSpelling(folder);
  const known = readPack(folder, "talk/whom.yaml", schema).map(
    ({ words, ...whom }) => [compilePhrases(words, {}), whom] as const,
  );
  return (text, locale) => {
    const line = phraseText(normaliseText(text, spelling).tokens);
    return known.find(([form]) => form.test(line))?.[1][locale];
  };
}
