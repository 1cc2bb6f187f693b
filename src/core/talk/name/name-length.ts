import { lean } from "../../text/lean.ts";

/** So long a name still stands on one line of a card. */
const mostLetters = 60;
const fewestWords = 2;

/** Words that only lead on to others: no name ends with one. A single capital is a grade or a class ("категория С"). */
const scrap = lean(
  /[\s,;:–—-]+(?:и|а|но|или|что|чтобы?|как|если|когда|пока|котор\p{L}+|где|потому|хотя|в|во|на|из|с|со|к|ко|по|за|от|до|о|об|для|без|про|при|под|над|у|and|or|but|so that|because|cause|when|while|which|if|than|the|an?|my|their|our|your)$/u,
);
/** A sentence may end with these, where it was not cut there: "someone to walk with". */
const scrapOfCut = /\s+(?:to|of|in|on|at|for|with|from|by|into|as|so|that|his|her)$/u;
const ends = /[\s.,;:!?…(–—-]+$/u;

/** A name without what hangs behind it and leads nowhere; `last` says which words do. */
function withoutScraps(name: string, last: readonly RegExp[] = [scrap]): string {
  const left = name.replace(ends, "");
  const next = last.reduce((shorter, words) => shorter.replace(words, ""), left);
  return next === left || !next.includes(" ") ? left : withoutScraps(next, last);
}
const cutAt = (name: string, at: number): string => withoutScraps(name.slice(0, at), [scrap, scrapOfCut]);

/** Where one thought ends and another begins, the plainest end first. */
const joints = [
  /(?=[.,;:!?…(]\s|\s[—–-]\s)/gu,
  lean(
    /\s+(?=(?:чтобы?|котор\p{L}+|потому|пока|когда|если|хотя|а|но|because|so|while|when|which|until|unless|but|or|instead)\s)/giu,
  ),
  lean(/\s+(?=(?:и|или|and|without|before|after|без|до|после|вместо)\s)/giu),
  /\s+(?=(?:in|on|at|for|with|from|by|to|в|во|на|с|со|к|для|по|за|от|из|при|под|около|про|о|об)\s)/giu,
] as const;

/** A name of one line: a longer one ends where its last whole thought does. */
export function withinLength(name: string): string {
  const bare = withoutScraps(name);
  if (bare.length <= mostLetters) return bare;
  for (const joint of joints) {
    const head = [...bare.matchAll(joint)]
      .map(({ index }) => cutAt(bare, index))
      .filter((each) => each.length <= mostLetters && each.split(/\s+/u).length > fewestWords)
      .at(-1);
    if (head !== undefined) return head;
  }
  return cutAt(bare, bare.lastIndexOf(" ", mostLetters));
}
