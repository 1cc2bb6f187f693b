import { type CatalogFile, keyOf } from "#content/catalogs.ts";
import type { ContentProblem } from "#content/coach-packs.ts";
import type { Locale } from "#core/person/person.ts";

/** One thing that must hold for the catalogs of words, with a name an author can search for. */
export interface WordRule {
  readonly name: string;
  check(files: readonly CatalogFile[]): readonly ContentProblem[];
}

/** One key as one language says it: the file it stands in, and its texts by path. */
export interface SaidKey {
  readonly file: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** All keys of one language. */
export function keysIn(files: readonly CatalogFile[], locale: Locale): ReadonlyMap<string, SaidKey> {
  const keys = new Map<string, { readonly file: string; readonly texts: Map<string, string> }>();
  for (const { file, words } of files.filter((each) => each.locale === locale)) {
    for (const [path, text] of words) {
      const said = keys.get(keyOf(path)) ?? { file, texts: new Map<string, string>() };
      said.texts.set(path, text);
      keys.set(keyOf(path), said);
    }
  }
  return keys;
}

/** The file in which another language would say what this file says. */
export const fileIn = (file: string, from: Locale, to: Locale): string => file.replace(`${from}.yaml`, `${to}.yaml`);
