import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { waysEn } from "./ways-en.ts";
import { waysRu } from "./ways-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, Widen<typeof waysEn>> = { en: waysEn, ru: waysRu };

/** The words of how somebody lets themselves be reminded, in the person's language. */
export const useWaysWords = () => all[useLocale()];
