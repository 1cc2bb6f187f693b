import { byLocale, type Locale, locales } from "#core/person/person.ts";
import type { FieldPath } from "./day-files.ts";
import type { HabitFile } from "./habit-file.ts";

/** Which habit said a text first, by language and text. */
export type SaidByHabits = Readonly<Record<Locale, ReadonlyMap<string, string>>>;

/** Shorter texts may be shared: "Comfortable shoes" is nobody's own. In characters. */
const ownFrom = 60;

/** Everything that habits say, the first to say it by its side; a name is its habit's own however short it is. */
export function saidByHabits(habits: readonly HabitFile[]): SaidByHabits {
  const inLocale = (locale: Locale): ReadonlyMap<string, string> => {
    const said = new Map<string, string>();
    for (const habit of habits)
      for (const { text } of ownTexts(habit, locale)) if (!said.has(text)) said.set(text, habit.id);
    return said;
  };
  return byLocale(inLocale);
}

/** Where a habit says word for word what another says; one problem for each other habit and language, at the first place. */
export function copiesIn(
  habit: HabitFile,
  said: SaidByHabits,
): readonly { readonly path: FieldPath; readonly message: string }[] {
  return locales.flatMap((locale) => {
    const copied = ownTexts(habit, locale).flatMap(({ path, text }) => {
      const from = said[locale].get(text);
      return from === undefined || from === habit.id ? [] : [{ path, from }];
    });
    return [...Map.groupBy(copied, ({ from }) => from)].map(([from, [first, ...more]]) => ({
      path: first?.path ?? [locale],
      message: `${more.length + 1} texts are those of ${from}, word for word`,
    }));
  });
}

interface OwnText {
  readonly path: FieldPath;
  /** Without case, marks and spacing, so that a comma makes no text another. */
  readonly text: string;
}

function ownTexts(habit: HabitFile, locale: Locale): readonly OwnText[] {
  const { name, ...rest } = habit[locale];
  const long = leaves(rest, [locale]).filter(({ text }) => text.length >= ownFrom);
  return [{ path: [locale, "name"], text: name }, ...long].map(({ path, text }) => ({ path, text: bare(text) }));
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function leaves(node: unknown, path: FieldPath): readonly OwnText[] {
  if (typeof node === "string") return [{ path, text: node }];
  if (Array.isArray(node)) return node.flatMap((each, index) => leaves(each, [...path, index]));
  return Object.entries(node ?? {}).flatMap(([key, each]) => leaves(each, [...path, key]));
}
