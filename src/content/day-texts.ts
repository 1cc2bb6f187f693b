import { archetypeIds } from "#core/day/archetype.ts";
import type { EvidenceStrength } from "#core/day/evidence.ts";
import type { Locale } from "#core/person/person.ts";
import { archetypeFileSchema, levelsFileSchema, quizFileSchema, skillsFileSchema } from "./archetype-file.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { dayLabels } from "./day-labels.ts";
import { habitFilesOf, habitIdOf } from "./day-files.ts";
import { createReferences } from "./evidence.ts";
import { type HabitFile, habitFileSchema } from "./habit-file.ts";
import { withMinutes, withOwnMinutes } from "./habit-minutes.ts";
import { readTriggerFiles } from "./triggers.ts";

type Node = string | readonly Node[] | { readonly [key: string]: Node };

/** The words of health days, read when they are first shown: nobody who does not use this part waits for them. */
export interface DayTexts {
  /**
   * Words by their path, such as `habit.walking.name`; a list such as `habit.walking.steps` comes numbered. Undefined where there are none.
   * A habit's words that name their length say the given minutes, else those of the habit's file.
   */
  text(path: string, locale: Locale, minutes?: number): string | undefined;
  /** All that is written of a habit, with the minutes of its file; undefined where there is no such habit. */
  habit(id: string): HabitFile | undefined;
}

/** Reads words of a content folder, and the habits of other packs, on demand and keeps them. */
export const createDayTexts = onceCarried((folder: string, packs: readonly string[] = []): DayTexts => {
  const kept = new Map<string, unknown>();
  const references = createReferences(folder);
  function once<T>(key: string, read: () => T): T {
    if (!kept.has(key)) kept.set(key, read());
    return kept.get(key) as T;
  }
  const habitFiles = () =>
    once(
      "habits",
      () =>
        new Map(
          [...packs, folder].flatMap((pack) => habitFilesOf(pack).map((file) => [habitIdOf(file), { pack, file }])),
        ),
    );
  const written = (id: string): HabitFile | undefined => {
    const found = habitFiles().get(id);
    return found && once(`habit.${id}`, () => readPack(found.pack, found.file, habitFileSchema));
  };
  const habit = (id: string): HabitFile | undefined => {
    const file = written(id);
    return file && once(`own.${id}`, () => withOwnMinutes(file));
  };
  const archetype = (id: string) =>
    archetypeIds.some((each) => each === id)
      ? once(`archetype.${id}`, () => readPack(folder, `archetypes/${id}.yaml`, archetypeFileSchema))
      : undefined;
  const skills = () => once("skills", () => readPack(folder, "mastery/skills.yaml", skillsFileSchema));
  const levels = () =>
    once("levels", () => Object.values(readPack(folder, "mastery/levels.yaml", levelsFileSchema)).flat());
  const triggers = () => once("triggers", () => [folder, ...packs].flatMap((pack) => readTriggerFiles(pack).triggers));
  const quiz = () => once("quiz", () => readPack(folder, "archetypes/quiz.yaml", quizFileSchema).questions);

  const strengths = () => once("strengths", () => new Map(dayLabels(folder)));
  const strengthText = (strength: EvidenceStrength, locale: Locale): string =>
    strengths().get(`evidence_strength.${strength}`)?.[locale] ?? "";
  /** What a habit rests on: each source with where it can be read, and how far they carry together. */
  const evidenceIn = (file: HabitFile, locale: Locale) => ({
    sources: references
      .of(file.evidence)
      .map(({ title, year, strength, url }) => `${title} (${year}). ${strengthText(strength, locale)}.\n${url}`),
    strength: `${strengthText(references.strongest(file.evidence), locale)}.`,
  });

  /** What the first two parts of a path stand for, in a language. */
  function root(kind: string, id: string, locale: Locale, minutes?: number): Node | undefined {
    switch (kind) {
      case "habit": {
        const file = minutes === undefined ? habit(id) : written(id);
        return file && ({ ...file[locale], ...evidenceIn(file, locale) } as Node);
      }
      case "archetype":
        return archetype(id)?.[locale];
      case "block": {
        const of = archetypeIds.find((each) => id.startsWith(`${each}_`));
        return of && archetype(of)?.[locale].blocks[id.slice(of.length + 1)];
      }
      case "skill":
        return skills().find((skill) => skill.id === id)?.[locale];
      case "level":
        return levels().find((level) => level.id === id)?.[locale];
      case "trigger":
        return triggers().find(({ written }) => written.id === id)?.written[locale];
      case "quiz": {
        const question = quiz().find((each) => each.id === id);
        return question && { ask: question.ask[locale], ...answersOf(question, locale) };
      }
      default:
        return undefined;
    }
  }

  return {
    habit,
    text(path, locale, minutes) {
      const [kind = "", id = "", ...rest] = path.split(".");
      let node = root(kind, id, locale, minutes);
      for (const key of rest) node = typeof node === "object" ? (node as { [key: string]: Node })[key] : undefined;
      return Array.isArray(node) && node.every((each) => typeof each === "string")
        ? node.map((each, index) => `${index + 1}. ${each}`).join("\n")
        : typeof node === "string"
          ? minutes === undefined
            ? node
            : withMinutes(node, minutes, locale)
          : undefined;
    },
  };
});

function answersOf(
  question: { readonly answers: readonly { readonly id: string; readonly say: Readonly<Record<Locale, string>> }[] },
  locale: Locale,
): Readonly<Record<string, string>> {
  return Object.fromEntries(question.answers.map(({ id, say }) => [id, say[locale]]));
}
