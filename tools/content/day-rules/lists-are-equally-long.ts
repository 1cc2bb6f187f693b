import type { FieldPath } from "#content/day-files.ts";
import type { DayRule } from "../day-rule.ts";

/** Both languages tell as much: lists have as many lines in one as in the other, and a word of caution is in both or in none. */
export const listsAreEquallyLong: DayRule = {
  name: "lists-are-equally-long",
  check: ({ habits, archetypes }) => [
    ...habits.flatMap(({ file, habit }) => differences(habit.ru, habit.en, []).map((found) => ({ file, ...found }))),
    ...archetypes.flatMap(({ file, archetype }) =>
      differences(archetype.ru, archetype.en, []).map((found) => ({ file, ...found })),
    ),
  ],
};

/** What an archetype's voice likes and avoids differs between languages by nature. */
const ofItsOwn = new Set(["vocabulary", "avoids"]);

function differences(
  ru: unknown,
  en: unknown,
  path: FieldPath,
): readonly { readonly path: FieldPath; readonly message: string }[] {
  if (Array.isArray(ru) && Array.isArray(en)) {
    return ru.length === en.length
      ? ru.flatMap((each, index) => differences(each, en[index], [...path, index]))
      : [{ path: ["en", ...path], message: `${ru.length} lines in Russian, ${en.length} in English` }];
  }
  if (typeof ru === "object" && typeof en === "object" && ru && en) {
    return [...new Set([...Object.keys(ru), ...Object.keys(en)])]
      .filter((key) => !ofItsOwn.has(key))
      .flatMap((key) =>
        differences((ru as Record<string, unknown>)[key], (en as Record<string, unknown>)[key], [...path, key]),
      );
  }
  return (ru === undefined) === (en === undefined)
    ? []
    : [{ path: [ru === undefined ? "en" : "ru", ...path], message: "is in one language only" }];
}
