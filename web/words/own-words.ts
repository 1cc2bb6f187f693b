import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { ownEn } from "./own-en.ts";
import { ownRu } from "./own-ru.ts";
import { useLocale } from "./words.tsx";

export type OwnWords = Widen<typeof ownEn>;

const all: Record<Locale, OwnWords> = { en: ownEn, ru: ownRu };

/** The words of a person's own habits, in their language. */
export function useOwnWords(): OwnWords {
  return all[useLocale()];
}
