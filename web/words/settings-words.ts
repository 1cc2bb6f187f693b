import type { Locale } from "#core/person/person.ts";
import { type SettingsWords, settingsEn } from "./settings-en.ts";
import { settingsRu } from "./settings-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, SettingsWords> = { en: settingsEn, ru: settingsRu };

/** The words of the settings in the person's language. */
export function useSettingsWords(): SettingsWords {
  return all[useLocale()];
}
