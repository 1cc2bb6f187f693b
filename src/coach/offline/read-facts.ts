import type { GoalReadingWords } from "#content/coach-packs.ts";
import { type GoalFact, sameFact } from "#core/goals/goal-reading.ts";
import { stepAssumptions, stepNeeds } from "#core/goals/needs.ts";
import { findPhrase, hasPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";
import { emptyWords } from "#core/text/small-words.ts";
import { stemOf } from "#core/text/stem.ts";
import { lean } from "#core/text/lean.ts";

interface FactIndex {
  readonly signs: readonly { readonly fact: GoalFact; readonly phrases: readonly Phrase[] }[];
  readonly has: readonly Phrase[];
  readonly loss: readonly Phrase[];
  readonly pain: readonly Phrase[];
  readonly felt: readonly Phrase[];
  readonly unwanted: readonly Phrase[];
  readonly gets: readonly Phrase[];
}

const compiled = new WeakMap<GoalReadingWords, FactIndex>();

function indexOf(words: GoalReadingWords): FactIndex {
  const known = compiled.get(words);
  if (known) return known;
  const both = ({ ru, en }: { readonly ru: readonly string[]; readonly en: readonly string[] }) =>
    [...ru, ...en].map(phraseOf);
  const index: FactIndex = {
    signs: [
      ...stepNeeds.map((what) => ({ fact: { is: "lacks", what } as const, phrases: both(words.lacks[what]) })),
      ...stepAssumptions.map((what) => ({
        fact: { is: "without", what } as const,
        phrases: both(words.without[what]),
      })),
    ],
    has: both(words.has),
    loss: both(words.loss),
    pain: both(words.pain),
    felt: both(words.felt),
    unwanted: both(words.unwanted),
    gets: both(words.gets),
  };
  compiled.set(words, index);
  return index;
}

const longest = 2000;

/** «Он ослеп», "she can't see": what somebody else lacks, said of them. */
const ofAnother = lean(
  /(?<!\p{L})(?:он|она|они|отец|папа|мама|мать|бабушка|дедушка|дед|муж|жена|сын|дочь|дочка|брат|сестра)(?!\p{L})(?:\s+(?:уже|совсем|почти|давно|тоже|сейчас))*\s+(?:не\s+)?(?:ослеп|оглох|незряч|слеп|глух|немой|немая|вид|слыш|ход|выход|говор|в коляс|на коляс|на костыл|прикован|лежач)\p{L}*|\b(?:he|she|(?:my |our )?(?:dad|father|mum|mom|mother|gran|grandma|grandad|husband|wife|son|daughter|brother|sister)(?:\s\d{1,2})?)\s*(?:is|'s|’s|can'?t|cannot|lost|has lost|went|uses a|uses an)\s+(?:now\s+|also\s+|going\s+)?(?:blind|deaf|mute|see|hear|walk|speak|his sight|her sight|wheelchair|in a wheelchair|housebound|bedridden)/giu,
);

/** What texts say that somebody lacks or lives without. */
export function factsIn(texts: readonly string[], words: GoalReadingWords): readonly GoalFact[] {
  const all = wordsOf(texts.map((text) => text.slice(0, longest).replace(ofAnother, " . ")).join(" . "));
  return indexOf(words)
    .signs.filter(({ phrases }) => hasPhrase(all, phrases))
    .map(({ fact }) => fact);
}

/** Whether a text tells of a loss. */
export const tellsOfLoss = (text: string, words: GoalReadingWords): boolean =>
  hasPhrase(wordsOf(text), indexOf(words).loss);

/** Whether a text tells of a body that hurts. */
export const tellsOfPain = (text: string, words: GoalReadingWords): boolean =>
  hasPhrase(wordsOf(text), indexOf(words).pain);

/** Whether a clause says a wish or a feeling, which is no fact. */
export const isFelt = (clause: string, words: GoalReadingWords): boolean =>
  hasPhrase(wordsOf(clause), indexOf(words).felt);

/** How many words after "I already have" name the thing. */
const thingWords = 3;

/** What a remark says is there already: "I already have a CV" has "cv". */
export function hadIn(remark: string, words: GoalReadingWords): GoalFact | undefined {
  const said = wordsOf(remark.slice(0, longest));
  const found = indexOf(words).has.flatMap((phrase) => findPhrase(said, phrase));
  const after = found.map(({ at, length }) => said.slice(at + length).filter((word) => !emptyWords.has(word)));
  const thing = after.map((rest) => rest.slice(0, thingWords).join(" ")).find((text) => text !== "");
  return thing === undefined ? undefined : { is: "has", what: thing };
}

/** How many words after "not" or «без» name what is not wanted. */
const unwantedWords = 2;
const shortestUnwanted = 4;

/** The words of a clause that stand after "not", «без» and the like, with that word. */
function deniedIn(clause: string, words: GoalReadingWords): readonly (readonly string[])[] {
  const said = wordsOf(clause);
  return indexOf(words).unwanted.flatMap((phrase) =>
    findPhrase(said, phrase)
      .filter(({ at, length }) => said.slice(at, at + length).join(" ") === phrase.join(" "))
      .map(({ at, length }) => said.slice(at + length, at + length + unwantedWords)),
  );
}

const clauseEnd = /[.,;:!?()\n]+/u;

/** The stems of what is not wanted: "not knitting", «без спортзала». */
export function unwantedIn(description: string, words: GoalReadingWords): ReadonlySet<string> {
  const named = description
    .slice(0, longest)
    .split(clauseEnd)
    .flatMap((clause) => deniedIn(clause, words))
    .flatMap(([first = "", second]) => (emptyWords.has(first) ? [second ?? ""] : [first]));
  return new Set(named.filter((word) => word.length >= shortestUnwanted).map(stemOf));
}

/** A description without the clauses that begin with what is not wanted: they say nothing of what the goal is about. */
export function withoutUnwanted(description: string, words: GoalReadingWords): string {
  const { unwanted } = indexOf(words);
  const begins = (clause: string) => {
    const said = wordsOf(clause);
    return unwanted.some((phrase) => phrase.every((word, at) => said[at] === word));
  };
  return description
    .split(/(?<=[.,;:!?()\n])/u)
    .filter((clause) => !begins(clause))
    .join("");
}

/** Facts together, each once, without those that were taken back. */
export function joinFacts(
  known: readonly GoalFact[],
  read: readonly GoalFact[],
  takenBack: readonly GoalFact[],
): readonly GoalFact[] {
  const all = [...known, ...read].filter((fact) => !takenBack.some((each) => sameFact(each, fact)));
  return all.filter((fact, at) => all.findIndex((each) => sameFact(each, fact)) === at);
}

/** A step that asks for what somebody lacks, takes for granted what they live without, or makes what they have. */
export function unfit(
  step: { readonly needs: readonly string[]; readonly assumes: readonly string[] },
  text: string,
  facts: readonly GoalFact[],
  words?: GoalReadingWords,
): boolean {
  return facts.some((fact) => {
    switch (fact.is) {
      case "lacks":
        return step.needs.includes(fact.what);
      case "without":
        return step.assumes.includes(fact.what);
      case "has":
        return makes(text, fact.what);
      case "given":
        return fact.of === "have" && words !== undefined && gets(text, words) && names(text, fact.what);
    }
  });
}

/** Whether a step begins by getting something. */
const gets = (text: string, words: GoalReadingWords): boolean =>
  indexOf(words).gets.some((phrase) => phrase.every((word, at) => wordsOf(text)[at] === word));

/** Whether a step's first sentence names any thing of a clause. */
function names(text: string, said: string): boolean {
  const sentence = new Set(wordsOf(text.split(/[.:;]/u)[0] ?? "").map(stemOf));
  return wordsOf(said).some((word) => word.length > longEnough && !emptyWords.has(word) && sentence.has(stemOf(word)));
}

const longEnough = 3;

/** Whether a step's first sentence is about the very thing that is there already. */
function makes(text: string, thing: string): boolean {
  const stems = wordsOf(thing)
    .filter((word) => word.length >= longEnough || /^cv$/u.test(word))
    .map(stemOf);
  const sentence = new Set(wordsOf(text.split(/[.:;]/u)[0] ?? "").map(stemOf));
  return stems.length > 0 && stems.slice(0, 2).every((stem) => sentence.has(stem));
}
