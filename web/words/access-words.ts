import type { Locale } from "#core/person/person.ts";
import { accessEn } from "./access-en.ts";
import { accessRu } from "./access-ru.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

export type AccessWords = Widen<typeof accessEn>;

const all: Record<Locale, AccessWords> = { en: accessEn, ru: accessRu };

/** The words of the page about who can see one's things, in the person's language. */
export function useAccessWords(): AccessWords {
  return all[useLocale()];
}
