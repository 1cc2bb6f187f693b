import type { Locale } from "#core/person/person.ts";
import { copiesEn } from "./copies-en.ts";
import { copiesRu } from "./copies-ru.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, Widen<typeof copiesEn>> = { en: copiesEn, ru: copiesRu };

/** The words of private copies, in the person's language. */
export const useCopiesWords = () => all[useLocale()];
