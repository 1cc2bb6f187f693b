import type { ContentProblem } from "#content/coach-packs.ts";
import type { RiddleFile, TechniqueFile } from "#content/technique-file.ts";
import type { TracksFile } from "#content/tracks.ts";
import { type Locale, locales } from "#core/person/person.ts";

export interface TechniqueEntry {
  readonly file: string;
  readonly technique: TechniqueFile;
}

/** One wording that a person may see, with its place. */
export interface TextEntry {
  readonly path: string;
  readonly locale: Locale;
  readonly text: string;
}

/** The exercises, riddles and tracks as they are written, and every wording among them. */
export interface JourneyContent {
  readonly techniques: readonly TechniqueEntry[];
  readonly riddles: readonly RiddleFile[];
  readonly tracks: TracksFile;
  readonly texts: readonly TextEntry[];
}

/** One thing that must hold for what the tracks stand on, with a name an author can search for. */
export interface JourneyRule {
  readonly name: string;
  check(content: JourneyContent): readonly ContentProblem[];
}

/** A rule that looks at one exercise at a time. */
export function techniqueRule(name: string, check: (technique: TechniqueFile) => readonly string[]): JourneyRule {
  return {
    name,
    check: ({ techniques }) =>
      techniques.flatMap(({ file, technique }) => check(technique).map((message) => ({ file, message }))),
  };
}

/** A rule that looks at one wording at a time, in one language or in both. */
export interface TextRule extends JourneyRule {
  /** What is wrong with one wording; undefined where it is well. */
  readonly said: (text: string, locale: Locale, path: string) => string | undefined;
}

export function textRule(name: string, said: TextRule["said"]): TextRule {
  return {
    name,
    said,
    check: ({ texts }) =>
      texts.flatMap(({ path, locale, text }) => {
        const message = said(text, locale, path);
        return message === undefined ? [] : [{ file: path, message: `${locale}: ${message}` }];
      }),
  };
}

/** All wordings of loaded texts. */
export function textEntries(texts: Readonly<Record<Locale, ReadonlyMap<string, string>>>): readonly TextEntry[] {
  return locales.flatMap((locale) => [...texts[locale]].map(([path, text]) => ({ path, locale, text })));
}
