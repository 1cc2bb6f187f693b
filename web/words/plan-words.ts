import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { planEn } from "./plan-en.ts";
import { planRu } from "./plan-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, Widen<typeof planEn>> = { en: planEn, ru: planRu };

/** The words of a safety plan on the device, in the person's language. */
export const usePlanWords = () => all[useLocale()];
