import type { GoalReadingWords } from "#content/coach-packs.ts";
import type { GoalKind } from "#core/goals/goal.ts";
import { type GoalMatter, goalMatters } from "#core/goals/matters.ts";
import { findPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";

/** Matters in which nothing is photographed, no stranger is asked and nobody has opening hours. */
const inner: ReadonlySet<GoalMatter> = new Set(["people", "within"]);
export const isInner = (matter: GoalMatter | undefined): boolean => matter !== undefined && inner.has(matter);

/** A word of feeling or of two who do not speak says more than a paper or a sum beside it. */
const weightOf = (matter: GoalMatter): number => (inner.has(matter) ? 3 : 2);
/** What the title says counts double. */
const inTitle = 2;

/** What goals of a kind are about where no word tells. */
const byKind: Readonly<Partial<Record<GoalKind, GoalMatter>>> = {
  relationship: "people",
  parenting: "people",
  fear: "within",
  bureaucracy: "papers",
  money: "money",
};

const compiled = new WeakMap<GoalReadingWords, ReadonlyMap<GoalMatter, readonly Phrase[]>>();

function phrasesOf(words: GoalReadingWords): ReadonlyMap<GoalMatter, readonly Phrase[]> {
  const known = compiled.get(words);
  if (known) return known;
  const read = new Map(
    goalMatters.map((matter) => {
      const { ru, en } = words.matters[matter];
      return [matter, [...ru, ...en].map(phraseOf)] as const;
    }),
  );
  compiled.set(words, read);
  return read;
}

const longest = 2000;

/** What a goal is about in the roughest terms, by its own words, else by the kind that it is taken for; undefined where neither tells. */
export function matterOf(
  { title, description }: { readonly title: string; readonly description: string },
  kind: GoalKind,
  words: GoalReadingWords,
): GoalMatter | undefined {
  const said = wordsOf(title);
  const told = wordsOf(description.slice(0, longest));
  const hits = (text: readonly string[], phrases: readonly Phrase[]) =>
    phrases.filter((phrase) => findPhrase(text, phrase).length > 0).length;
  const scored = [...phrasesOf(words)].map(([matter, phrases]) => ({
    matter,
    score: weightOf(matter) * (inTitle * hits(said, phrases) + hits(told, phrases)),
  }));
  const [best] = scored.toSorted((one, other) => other.score - one.score);
  if (best !== undefined && best.score > 0) return best.matter;
  return byKind[kind];
}
