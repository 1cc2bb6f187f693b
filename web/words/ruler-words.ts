import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { rulerEn } from "./ruler-en.ts";
import { rulerRu } from "./ruler-ru.ts";
import { useLocale } from "./words.tsx";

export type RulerWords = Widen<typeof rulerEn>;

const all: Record<Locale, RulerWords> = { en: rulerEn, ru: rulerRu };

/** The words of the day's ruler, its week and its months, in the person's language. */
export function useRulerWords(): RulerWords {
  return all[useLocale()];
}
