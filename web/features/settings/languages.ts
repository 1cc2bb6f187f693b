import type { Locale } from "#core/person/person.ts";

/** Every language under its own name. */
export const languages: readonly { readonly value: Locale; readonly label: string; readonly lang: Locale }[] = [
  { value: "ru", label: "Русский", lang: "ru" },
  { value: "en", label: "English", lang: "en" },
];
