import type { CoachPack } from "#content/coach-pack.ts";
import type { NamedLadders } from "#content/coach-packs.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";

/** A ladder and the words by which a title names it outright. */
interface Name {
  readonly pack: CoachPack;
  readonly says: PhraseForm;
  readonly not: PhraseForm | undefined;
}
export type Names = readonly Name[];

/** The names of ladders, compiled; a ladder that is not there has none. */
export function readNames(named: NamedLadders, topics: readonly CoachPack[]): Names {
  const byId = new Map(topics.map((pack) => [pack.id, pack]));
  return named.flatMap(({ ladder, title, not }) => {
    const pack = byId.get(ladder);
    return pack ? [{ pack, says: compilePhrases(title, {}), not: not && compilePhrases(not, {}) }] : [];
  });
}

/** The first ladder that a title names outright: "learn braille", "beat my brother at chess". */
export function namedOutright(names: Names, title: string, ruledOut: ReadonlySet<string>): CoachPack | undefined {
  const line = phraseText(wordsOf(title));
  return names.find(({ pack, says, not }) => !ruledOut.has(pack.id) && says.test(line) && not?.test(line) !== true)
    ?.pack;
}
