import type { DayPackFiles, FieldPath } from "#content/day-files.ts";
import type { ArchetypeFile } from "#content/archetype-file.ts";
import type { HabitFile } from "#content/habit-file.ts";
import type { TriggerFiles } from "#content/triggers.ts";
import { type Locale, locales } from "#core/person/person.ts";

/** A reference as far as the rules need it. */
export interface Evidence {
  readonly id: string;
  readonly strength: "strong" | "moderate" | "limited" | "mixed" | "null";
}

/** What health days stand on, as it is written. */
export interface DayContent extends Omit<DayPackFiles, "problems"> {
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly triggers: TriggerFiles["triggers"];
}

export interface DayProblem {
  readonly file: string;
  /** Where in the file; its line is found from it. */
  readonly path: FieldPath;
  readonly message: string;
}

/** One thing that must hold for what health days stand on, with a name an author can search for. */
export interface DayRule {
  readonly name: string;
  check(content: DayContent): readonly DayProblem[];
}

type Found = readonly { readonly path: FieldPath; readonly message: string }[];

/** A rule that looks at one habit at a time. */
export function habitRule(name: string, check: (habit: HabitFile, content: DayContent) => Found): DayRule {
  return {
    name,
    check: (content) =>
      content.habits.flatMap(({ file, habit }) => check(habit, content).map((problem) => ({ file, ...problem }))),
  };
}

/** A rule that looks at one archetype at a time. */
export function archetypeRule(name: string, check: (archetype: ArchetypeFile, content: DayContent) => Found): DayRule {
  return {
    name,
    check: (content) =>
      content.archetypes.flatMap(({ file, archetype }) =>
        check(archetype, content).map((problem) => ({ file, ...problem })),
      ),
  };
}

/** One wording of the health day, with its place. */
export interface DayText {
  readonly file: string;
  readonly path: FieldPath;
  readonly locale: Locale;
  readonly text: string;
}

export const quizFile = "archetypes/quiz.yaml";
export const skillsFile = "mastery/skills.yaml";
export const levelsFile = "mastery/levels.yaml";

/** Every wording that a person may see; a list gives one for each of its lines. */
export function dayTexts({ habits, archetypes, quiz, skills, levels, triggers }: DayContent): readonly DayText[] {
  return [
    ...habits.flatMap(({ file, habit }) => inBoth(file, [], habit)),
    ...archetypes.flatMap(({ file, archetype }) => inBoth(file, [], archetype)),
    ...(quiz?.questions ?? []).flatMap(({ ask, answers }, index) => [
      ...inBoth(quizFile, ["questions", index, "ask"], ask),
      ...answers.flatMap(({ say }, each) => inBoth(quizFile, ["questions", index, "answers", each, "say"], say)),
    ]),
    ...skills.flatMap((skill, index) => inBoth(skillsFile, [index], skill)),
    ...Object.entries(levels ?? {}).flatMap(([archetype, three]) =>
      three.flatMap((level, index) => inBoth(levelsFile, [archetype, index], level)),
    ),
    ...triggers.flatMap(({ file, written }) => inBoth(file, [], written)),
  ];
}

function inBoth(file: string, path: FieldPath, words: Readonly<Record<Locale, unknown>>): readonly DayText[] {
  return locales.flatMap((locale) =>
    leaves(words[locale], [...path, locale]).map((leaf) => ({ file, locale, ...leaf })),
  );
}

function leaves(node: unknown, path: FieldPath): readonly { readonly path: FieldPath; readonly text: string }[] {
  if (typeof node === "string") return [{ path, text: node }];
  if (Array.isArray(node)) return node.flatMap((each, index) => leaves(each, [...path, index]));
  // What a voice never says is not said.
  return Object.entries(node ?? {}).flatMap(([key, each]) => (key === "avoids" ? [] : leaves(each, [...path, key])));
}

/** A rule that looks at one wording at a time. */
export function wordingRule(name: string, check: (text: DayText) => string | undefined): DayRule {
  return {
    name,
    check: (content) =>
      dayTexts(content).flatMap((each) => {
        const message = check(each);
        return message === undefined ? [] : [{ file: each.file, path: each.path, message: `${message}: ${each.text}` }];
      }),
  };
}
