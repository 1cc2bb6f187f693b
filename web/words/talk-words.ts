import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { talkEn } from "./talk-en.ts";
import { talkRu } from "./talk-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, Widen<typeof talkEn>> = { en: talkEn, ru: talkRu };

/** The words of the talk, in the person's language. */
export const useTalkWords = () => all[useLocale()];
