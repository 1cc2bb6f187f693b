import type { Library } from "#core/dialogue/turn/decision.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Lesson } from "#core/lessons/lesson.ts";
import { stemsOf } from "#core/lessons/lesson-words.ts";
import { byLocale, type Locale, locales } from "#core/person/person.ts";
import { habitFilesOf, habitIdOf } from "./day-files.ts";
import { createDayTexts } from "./day-texts.ts";
import { createReferences } from "./evidence.ts";
import { type LessonHints, lessonOf, readLessonHints } from "./lesson.ts";
import { onceCarried } from "./content-folder.ts";

/** So much of a name has to be said before it is meant. */
const leastShare = 0.5;

/** Lessons and the names of habits, read when they are first asked for. */
export const createLessons = onceCarried(
  (folder: string, packs: readonly string[] = []): Pick<Library, "lesson" | "habitsNamed"> => {
    const texts = createDayTexts(folder, packs);
    const references = createReferences(folder);
    const kept = new Map<string, Lesson | undefined>();
    let hints: LessonHints | undefined;
    let names: ReadonlyMap<HabitId, Readonly<Record<Locale, readonly (readonly string[])[]>>> | undefined;

    const readNames = () =>
      new Map(
        [...packs, folder].flatMap(habitFilesOf).flatMap((path) => {
          const file = texts.habit(habitIdOf(path));
          if (!file) return [];
          const of = (locale: Locale) =>
            [file[locale].name, ...Object.values(file[locale].titles)].map((name) => [...new Set(stemsOf(name))]);
          return [[file.id, byLocale(of)] as const];
        }),
      );

    return {
      lesson(habit, locale) {
        const key = `${habit} ${locale}`;
        if (!kept.has(key)) {
          const file = texts.habit(habit);
          hints ??= readLessonHints(folder);
          kept.set(key, file && lessonOf(file, locale, references.of(file.evidence), hints));
        }
        return kept.get(key);
      },
      habitsNamed(text, locale) {
        names ??= readNames();
        const said = new Set(stemsOf(text));
        const id = text.trim().toLowerCase();
        const score = (of: readonly (readonly string[])[], weight: number): number =>
          Math.max(
            0,
            ...of.map((name, at) => {
              const shared = name.filter((stem) => said.has(stem)).length;
              // Its own name counts a little more than what an archetype calls it.
              return name.length > 0 && shared >= name.length * leastShare
                ? weight * ((2 * shared) / (name.length + said.size)) * (at === 0 ? 1 : 0.9)
                : 0;
            }),
          );
        return [...names]
          .map(([habit, of]) => ({
            habit,
            score: habit === id ? 2 : Math.max(...locales.map((each) => score(of[each], each === locale ? 1 : 0.8))),
          }))
          .filter((each) => each.score > 0)
          .toSorted((a, b) => b.score - a.score || (a.habit < b.habit ? -1 : 1))
          .map((each) => each.habit);
      },
    };
  },
);
