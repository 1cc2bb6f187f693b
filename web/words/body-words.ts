import type { Locale } from "#core/person/person.ts";
import { bodyEn } from "./body-en.ts";
import { bodyRu } from "./body-ru.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

export type BodyWords = Widen<typeof bodyEn>;

const all: Record<Locale, BodyWords> = { en: bodyEn, ru: bodyRu };

/** The words about readings, charts, skills and what is kept of a body, in the person's language. */
export function useBodyWords(): BodyWords {
  return all[useLocale()];
}
