import type { Locale } from "#core/person/person.ts";
import { type WayWords, wayEn } from "./way-en.ts";
import { wayRu } from "./way-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, WayWords> = { en: wayEn, ru: wayRu };

/** The words of the way in the person's language. */
export function useWayWords(): WayWords {
  return all[useLocale()];
}
