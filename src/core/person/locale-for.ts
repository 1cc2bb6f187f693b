import { type Locale, locales } from "./person.ts";

/** Spoken to whoever has told no language that we speak; also the language in which sources and help lines are written. */
export const fallbackLocale: Locale = "en";

/** Languages (ISO 639) whose speakers mostly read this one better than the fallback. */
const readersOf: Readonly<Record<Locale, readonly string[]>> = {
  ru: ["ru", "uk", "be", "kk", "ky", "uz", "tg", "hy", "az", "ka"],
  en: ["en"],
};

/** The language to begin in with somebody whose device names theirs, such as `uk` or `en-GB`. */
export function localeFor(tag: string | undefined): Locale {
  const language = (tag ?? "").slice(0, 2);
  return locales.find((locale) => readersOf[locale].includes(language)) ?? fallbackLocale;
}

/** The first of these languages that we speak ourselves, such as those of a browser in order of preference. */
export function localeAmong(tags: readonly string[]): Locale {
  const spoken = (tag: string): Locale | undefined =>
    locales.find((locale) => new RegExp(`^${locale}\\b`, "u").test(tag));
  return tags.map(spoken).find((locale) => locale !== undefined) ?? fallbackLocale;
}
