import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { searchEn } from "./search-en.ts";
import { searchRu } from "./search-ru.ts";
import { useLocale } from "./words.tsx";

export type SearchWords = Widen<typeof searchEn>;

const all: Record<Locale, SearchWords> = { en: searchEn, ru: searchRu };

/** The words of the search and of the keys, in the person's language. */
export function useSearchWords(): SearchWords {
  return all[useLocale()];
}
