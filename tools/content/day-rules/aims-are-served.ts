import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { contentFolder } from "#content/content-folder.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { locales } from "#core/person/person.ts";
import type { DayProblem, DayRule } from "../day-rule.ts";

const file = "day/aims.yaml";

/** Every temperament finds for every aim a habit that is open on the first day, easy, and needs nothing; every name is a habit's, and the habit says in each language why. */
export const aimsAreServed: DayRule = {
  name: "aims-are-served",
  check: ({ habits, levels }) => {
    const serves = parse(readFileSync(join(contentFolder, file), "utf8")) as Readonly<
      Record<string, { readonly by: readonly string[]; readonly beside: readonly string[] }>
    >;
    const known = new Map<string, (typeof habits)[number]["habit"]>(habits.map(({ habit }) => [habit.id, habit]));
    return Object.entries(serves).flatMap(([aim, { by, beside }]): readonly DayProblem[] => {
      const names = [...by, ...beside];
      return [
        ...names.flatMap((name, at) =>
          known.has(name) ? [] : [{ file, path: [aim, at], message: `no habit ${name}` }],
        ),
        ...habits.flatMap(({ file: own, habit }) => {
          const serving = names.includes(habit.id);
          return locales
            .filter((locale) => aim in habit[locale].aims !== serving)
            .map((locale) => ({
              file: own,
              path: [locale, "aims"],
              message: serving
                ? `does not say why it serves ${aim}`
                : `says why it serves ${aim}, which it is not named for`,
            }));
        }),
        ...archetypeIds.flatMap((archetype) => {
          const waits = new Set<string>(
            (levels?.[archetype] ?? []).slice(1).flatMap((level) => [...level.unlocked_habits, ...level.also_opens]),
          );
          const open = by.some((name) => {
            const habit = known.get(name);
            return (
              habit?.archetypes.includes(archetype) === true &&
              habit.difficulty <= 3 &&
              habit.prerequisites.length === 0 &&
              habit.equipment.length === 0 &&
              !waits.has(name)
            );
          });
          return open || names.length === 0
            ? []
            : [{ file, path: [aim], message: `nothing serves ${aim} for ${archetype} on the first day` }];
        }),
      ];
    });
  },
};
