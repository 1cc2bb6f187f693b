import type { Locale } from "#core/person/person.ts";
import { type GoalWords, goalEn } from "./goal-en.ts";
import { goalRu } from "./goal-ru.ts";
import { useLocale } from "./words.tsx";

const all: Record<Locale, GoalWords> = { en: goalEn, ru: goalRu };

/** The words of the pages of goals in the person's language. */
export function useGoalWords(): GoalWords {
  return all[useLocale()];
}
