import type { Locale } from "#core/person/person.ts";
import { ownerEn, type OwnerWords } from "./owner-en.ts";
import { ownerRu } from "./owner-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, OwnerWords> = { en: ownerEn, ru: ownerRu };

/** The words of the page for whoever keeps this place, in their language. */
export function useOwnerWords(): OwnerWords {
  return all[useLocale()];
}
