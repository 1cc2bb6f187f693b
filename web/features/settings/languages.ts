import { type Locale, locales } from "#core/person/person.ts";

/** Every language under its own name, and shortened where there is no room. */
export const languageNames: Readonly<Record<Locale, { readonly label: string; readonly short: string }>> = {
  ru: { label: "Русский", short: "Рус" },
  en: { label: "English", short: "Eng" },
};

/** The languages to choose from. */
export const languages: readonly { readonly value: Locale; readonly label: string; readonly lang: Locale }[] =
  locales.map((locale) => ({ value: locale, label: languageNames[locale].label, lang: locale }));
