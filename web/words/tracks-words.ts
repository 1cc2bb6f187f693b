import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { tracksEn } from "./tracks-en.ts";
import { tracksRu } from "./tracks-ru.ts";
import { useLocale } from "./words.tsx";

export type TracksWords = Widen<typeof tracksEn>;

const all: Record<Locale, TracksWords> = { en: tracksEn, ru: tracksRu };

/** The words of the tracks, exercises and works in the person's language. */
export function useTracksWords(): TracksWords {
  return all[useLocale()];
}
