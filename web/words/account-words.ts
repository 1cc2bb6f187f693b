import type { Locale } from "#core/person/person.ts";
import { accountEn } from "./account-en.ts";
import { accountRu } from "./account-ru.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, Widen<typeof accountEn>> = { en: accountEn, ru: accountRu };

/** The words of making an account, in the person's language. */
export const useAccountWords = () => all[useLocale()];
