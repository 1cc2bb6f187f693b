import type { Locale } from "#core/person/person.ts";

/** What an address that no page has says. */
export const lostWords: Readonly<Record<Locale, { readonly title: string; readonly text: string }>> = {
  en: { title: "There’s nothing here.", text: "Nothing is lost: what is yours stands where it stood." },
  ru: { title: "Здесь ничего нет.", text: "Ничего не пропало: всё ваше на своих местах." },
};
