import { byLocale, type Locale, locales } from "#core/person/person.ts";
import { checkKinds } from "#core/techniques/technique.ts";
import { trackPhases } from "#core/tracks/track.ts";
import { bodyLabels } from "./body-labels.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { dayLabels } from "./day-labels.ts";
import { importLines } from "./import-lines.ts";
import { checkFileSchema } from "./technique-checks.ts";
import { type LocalWords } from "./in-every-locale.ts";
import { askedTexts } from "./asked.ts";
import { hindranceTexts } from "./hindrances.ts";
import { momentTexts } from "./moments.ts";
import { talkTexts } from "./talk-words.ts";
import { optionWordsOf } from "./technique-file.ts";
import { readRiddles, readTechniqueFiles } from "./techniques.ts";
import { nextRef, readTracks } from "./tracks.ts";
import { typographic } from "./typographic.ts";

/** The words of exercises, riddles, checks and tracks, and the names of closed values of the day, by the path that a `TextRef` carries, in each language. */
export type Texts = Readonly<Record<Locale, ReadonlyMap<string, string>>>;

type Entry = readonly [path: string, words: LocalWords];

function techniqueTexts(folder: string): readonly Entry[] {
  return readTechniqueFiles(folder).flatMap(({ technique }): readonly Entry[] => {
    const at = `technique.${technique.id}`;
    return [
      [`${at}.name`, technique.name],
      [`${at}.about`, technique.about],
      [`${at}.finish`, technique.finish],
      ...technique.steps.flatMap((step): readonly Entry[] => [
        [`${at}.${step.id}.say`, step.say],
        ...(step.keep ? [[`${at}.${step.id}.head`, step.keep] as const] : []),
        ...Object.entries(optionWordsOf(step)).map(([id, words]): Entry => [`${at}.${step.id}.option.${id}`, words]),
      ]),
    ];
  });
}

function riddleTexts(folder: string): readonly Entry[] {
  return readRiddles(folder).flatMap(({ id, question, answer }): readonly Entry[] => [
    [`riddle.${id}.question`, question],
    [`riddle.${id}.answer`, answer],
  ]);
}

function checkTexts(folder: string): readonly Entry[] {
  return checkKinds.flatMap((kind) =>
    Object.entries(readPack(folder, `techniques/checks/${kind}.yaml`, checkFileSchema)).map(
      ([code, { advice }]): Entry => [`check.${kind}.${code}.advice`, advice],
    ),
  );
}

function trackTexts(folder: string): readonly Entry[] {
  const { tracks, milestones, because, reports, explain } = readTracks(folder);
  const entries = <T extends object>(record: T): [keyof T & string, T[keyof T & string]][] =>
    Object.entries(record) as [keyof T & string, T[keyof T & string]][];
  return [
    ...entries(tracks).flatMap(([id, track]): readonly Entry[] => [
      [`track.${id}.name`, track.name],
      [`track.${id}.icon`, byLocale(() => track.icon)],
      [`track.${id}.about`, track.about],
      [`track.${id}.complete`, track.complete],
      [`track.${id}.keepsake`, track.keepsake],
      ...trackPhases.map((phase): Entry => [`track.${id}.phase.${phase}`, track.phases[phase]]),
      ...trackPhases.flatMap((phase) =>
        track.next[phase].map(({ words }, index): Entry => [nextRef(id, phase, index), words]),
      ),
      ...track.upkeep.map(({ words }, index): Entry => [nextRef(id, "upkeep", index), words]),
    ]),
    ...entries(milestones).flatMap(([type, { name, celebrate }]): readonly Entry[] => [
      [`milestone.${type}.name`, name],
      [`milestone.${type}.celebrate`, celebrate],
    ]),
    ...entries(because).map(([rule, words]): Entry => [`because.${rule}`, words]),
    ...Object.entries(reports).map(([action, words]): Entry => [`report.${action}`, words]),
    ["tracks.explain", explain],
  ];
}

/** Reads every such text once; throws with file and field where one cannot be read. */
export const loadTexts = onceCarried((folder: string): Texts => {
  const all = [
    ...techniqueTexts(folder),
    ...riddleTexts(folder),
    ...checkTexts(folder),
    ...trackTexts(folder),
    ...dayLabels(folder),
    ...bodyLabels(folder),
    ...importLines(folder),
    ...talkTexts(folder),
    ...momentTexts(folder),
    ...askedTexts(folder),
    ...hindranceTexts(folder),
  ];
  const inLocale = (locale: Locale): ReadonlyMap<string, string> =>
    new Map(all.map(([path, words]) => [path, typographic(words[locale])]));
  return Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)])) as Texts;
});
