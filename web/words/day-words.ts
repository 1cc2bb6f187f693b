import type { Locale } from "#core/person/person.ts";
import { dayEn } from "./day-en.ts";
import { dayRu } from "./day-ru.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

export type DayWords = Widen<typeof dayEn>;

const all: Record<Locale, DayWords> = { en: dayEn, ru: dayRu };

/** The words of the health days in the person's language. */
export function useDayWords(): DayWords {
  return all[useLocale()];
}
