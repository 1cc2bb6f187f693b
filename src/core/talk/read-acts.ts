import { normaliseText } from "../safety/normalise.ts";
import type { PhraseForm } from "../safety/phrase-form.ts";
import { phraseText } from "../safety/phrase-pattern.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";
import { extractFeatures } from "../text/features.ts";
import { softmax } from "../text/linear-model.ts";
import { messageTokens } from "../text/message-tokens.ts";
import { type PackedModel, scorePacked } from "../text/packed-model.ts";
import type { WordClasses } from "../text/word-classes.ts";
import { type Act, acts, groupOf, type ReadAct } from "./acts.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { readTenor, type ReadTenor } from "./tenor.ts";
import { type MomentIndex, readMoment, type ReadMoment } from "./moments.ts";
import { actsByGist, gistOf, type GistShares, shareOf } from "./gist/gist.ts";

/** How an act is said where it is said plainly: in any clause, only in one that asks, only in one that does not. */
export interface ActRule {
  readonly act: Act;
  readonly any: PhraseForm | undefined;
  readonly asks: PhraseForm | undefined;
  readonly tells: PhraseForm | undefined;
  readonly unless: PhraseForm | undefined;
}

/** The labels of the trained reader: every act, and that it is none of them. */
export const actLabels = [...acts, "nothing"] as const;
export type ActLabel = (typeof actLabels)[number];

/** How often a phrase was right, 0 to 1, in a clause of at most three words, of at most seven, in a longer one, and where a few words were all that was said. */
export type PhraseSureness = readonly [few: number, some: number, many: number, alone: number];

/** Which of the four a clause of so many words is; `alone` where the message has no other. */
export const lengthOf = (clause: string, alone: boolean): 0 | 1 | 2 | 3 => {
  const words = clause.split(/\s+/u).length;
  return words > 7 ? 2 : words > 3 ? 1 : alone ? 3 : 0;
};

export interface ActKnowledge {
  readonly spelling: SpellingTables;
  readonly rules: readonly ActRule[];
  /** What is known of the phrases of each act: the same word is an order by itself and a mere word in a story. */
  readonly sureness: ReadonlyMap<Act, PhraseSureness>;
  readonly classes: WordClasses;
  /** One label for each of `actLabels`, in their order. */
  readonly model: PackedModel;
  /** Divides the raw scores, so that confidence means how often such a reading is right. */
  readonly temperature: number;
  readonly moments: MomentIndex;
}

/** What a message does, the surest first, with its clauses. */
export interface ActReading {
  readonly acts: readonly ReadAct[];
  readonly clauses: readonly Clause[];
  /** What it is near to of what people tell, where it is near enough. */
  readonly moment?: ReadMoment | undefined;
  /** What it is on the whole. */
  readonly tenor?: ReadTenor | undefined;
  /** What the trained reader alone takes the whole message for, without what is next to nothing. */
  readonly shares?: ReadonlyMap<Act, number>;
  /** What it mainly does, where it stands. */
  readonly gist?: GistShares;
}

/** How sure a phrase is that no labelled message ever held. */
const byRule = 0.8;
/** Less than this is not worth keeping: what is done asks for more. */
const worthKeeping = 0.3;
const leastShare = 0.05;
/** Where phrase and reader agree, that is surer than either. */
const together = (one: number, other: number): number => 1 - (1 - one) * (1 - other);

/** What the phrases find in one clause. */
export function byPhrase(
  clause: Clause,
  { rules, spelling }: Pick<ActKnowledge, "rules" | "spelling">,
): readonly Act[] {
  const line = phraseText(normaliseText(clause.text, spelling).tokens);
  return rules
    .filter(({ any, asks, tells, unless }) => {
      const here = clause.asks ? asks : tells;
      return (any?.test(line) === true || here?.test(line) === true) && unless?.test(line) !== true;
    })
    .map(({ act }) => act);
}

/** A text longer than this (characters) is read by its beginning and its end. */
const mostRead = 600;

/** The shares of all labels for one text. */
function labelShares(text: string, { spelling, classes, model, temperature }: ActKnowledge): readonly number[] {
  const read = text.length > mostRead ? `${text.slice(0, mostRead / 2)} ${text.slice(-mostRead / 2)}` : text;
  const features = extractFeatures(messageTokens(read, spelling), model.spec, classes);
  return softmax(scorePacked(model, features).map((score) => score / temperature));
}
const byAct = (shares: readonly number[]): ReadonlyMap<Act, number> =>
  new Map(acts.map((act, at) => [act, shares[at] ?? 0] as const));

/** Without those that are next to nothing. */
const likely = (shares: ReadonlyMap<Act, number>): ReadonlyMap<Act, number> =>
  new Map([...shares].filter(([, share]) => share >= leastShare));

/** What the trained reader alone takes a text for. */
export const trainedShares = (text: string, knowledge: ActKnowledge): ReadonlyMap<Act, number> =>
  likely(byAct(labelShares(text, knowledge)));

/** What happened in somebody's life, said in plain words. */
const isTold = (act: Act): boolean => groupOf(act) === "disclosure";

/** What is left of an act whose gist the whole message does not bear out, and from which share of the gist on it is borne out. */
const borneOutFrom = 0.15;
function borneOut(act: Act, gist: GistShares): number {
  const own = gistOf(act);
  // What befell somebody is told beside much else.
  // So are a greeting and a goodbye said.
  if (own === "hello" || own === "bye") return 1;
  const least = own === "heavy" ? againstHeavy : againstGist;
  return least + (1 - least) * Math.min(1, shareOf(gist, own) / borneOutFrom);
}
const againstGist = 0.55;
const againstHeavy = 0.9;

/** What words mainly do, where they stand in a talk. */
type ReadsGist = (text: string) => GistShares;

/**
 * Reads a message into all that it does: clause by clause by plain phrases and by the trained reader, which also reads it as a whole. Where the gist is
 * told, it sets the trained reader right: it has learned from fewer kinds and from whole conversations.
 */
export function readActs(message: string, knowledge: ActKnowledge, reads?: ReadsGist): ActReading {
  const clauses = clausesOf(message);
  const found = new Map<Act, ReadAct>();
  const note = (act: Act, confidence: number, clause: number): void => {
    const known = found.get(act);
    if (known === undefined || known.confidence < confidence) found.set(act, { act, confidence, clause });
  };
  const heard = labelShares(message, knowledge);
  const gist = reads?.(message);
  const all = gist ? actsByGist(heard, gist) : byAct(heard);
  const whole = likely(all);
  const sharesOf = (text: string): ReadonlyMap<Act, number> =>
    reads ? likely(actsByGist(labelShares(text, knowledge), reads(text))) : trainedShares(text, knowledge);
  // A message of one clause is that clause.
  const shares = clauses.length === 1 ? [whole] : clauses.map(({ text }) => sharesOf(text));
  // What only the whole message tells stands where one of its clauses says most of it.
  const placeOf = (act: Act): number => {
    const each = shares.map((trained) => trained.get(act) ?? 0);
    return Math.max(0, each.indexOf(Math.max(...each)));
  };
  const plainly = clauses.map((clause) => byPhrase(clause, knowledge));
  const sureOf = (act: Act, { text }: Clause): number =>
    knowledge.sureness.get(act)?.[lengthOf(text, clauses.length === 1)] ?? byRule;
  clauses.forEach((clause, at) => {
    const phrased = plainly[at] ?? [];
    const trained = shares[at] ?? new Map<Act, number>();
    for (const act of phrased) note(act, together(sureOf(act, clause), trained.get(act) ?? 0), at);
    // Where an act is said plainly, it is said there.
    for (const [act, confidence] of trained) if (!plainly.flat().includes(act)) note(act, confidence, at);
  });
  if (clauses.length > 1)
    for (const [act, confidence] of whole) note(act, confidence, found.get(act)?.clause ?? placeOf(act));
  const acts = [...found.values()]
    .map((read) => (gist ? { ...read, confidence: read.confidence * borneOut(read.act, gist) } : read))
    .filter(({ confidence }) => confidence >= worthKeeping);
  return {
    acts: acts.toSorted((a, b) => b.confidence - a.confidence),
    clauses,
    moment: readMoment(message, likely(byAct(heard)), knowledge.moments, plainly.flat().filter(isTold)),
    tenor: readTenor(all),
    shares: whole,
    ...(gist ? { gist } : {}),
  };
}
