import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import type { Locale } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";

const never = z.array(z.string().min(1)).min(1);
const fileSchema = z.strictObject({
  openers: z.string().min(1),
  en: z.strictObject({ verbs: z.string().min(1), none: z.string().min(1), never }),
  ru: z.strictObject({ none: z.string().min(1), never }),
});

/** A deed and what is done, in words: no single word is a wish, and what is longer tells something. */
const fewest = 2;
const most = 14;
const infinitive = /^[а-яё-]{2,}(?:ть|ти|чь)(?:ся|сь)?$/u;
const wordsIn = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Whether a message is nothing but the name of a deed: "call the dentist", "починить калитку". */
export function loadBareDeeds(folder: string): (text: string) => boolean {
  const file = readPack(folder, "talk/deeds.yaml", fileSchema);
  const spelling = loadSpelling(folder);
  const openers = new Set(file.openers.split("|"));
  const verbs = wordsIn(file.en.verbs);
  const phrasal = new Set(file.en.none.split("|"));
  const none = wordsIn(file.ru.none);
  const begins: Readonly<Record<Locale, (word: string) => boolean>> = {
    en: (word) => verbs.has(word),
    ru: (word) => infinitive.test(word) && !none.has(word),
  };
  const nevers: Readonly<Record<Locale, PhraseForm>> = {
    en: compilePhrases(file.en.never, {}),
    ru: compilePhrases(file.ru.never, {}),
  };
  return (text) => {
    if (/[?«“"…]|\.\s/u.test(text.trim())) return false;
    const tokens = normaliseText(text, spelling).tokens.filter((token) => token !== "|");
    const first = tokens.findIndex((token) => !openers.has(token));
    const words = first < 0 ? [] : tokens.slice(first);
    const [verb = "", ...rest] = words;
    const locale: Locale = /[а-я]/u.test(verb) ? "ru" : "en";
    if (words.length < fewest || words.length > most || !begins[locale](verb)) return false;
    if (phrasal.has(`${verb} ${rest[0] ?? ""}`)) return false;
    return !nevers[locale].test(phraseText(rest));
  };
}
