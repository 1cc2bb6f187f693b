import type { CoachPacks, GoalReadingWords, Moves } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { type GivenFact, type GivenKind, type GoalFact, givenSteps } from "#core/goals/goal-reading.ts";
import type { GoalMatter } from "#core/goals/matters.ts";
import { hasPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";
import { rememberedBy } from "#core/text/remembered.ts";
import { dayOf, isOneDay } from "./given.ts";
import { countIn, deadlineIn, goalSlots, namesAnybody } from "./goal-slots.ts";
import { unfit } from "./read-facts.ts";
import { isInner } from "./read-matter.ts";
import { fillSegments } from "./segments.ts";
import type { WordedStep } from "./worded-step.ts";

type Move = Moves[number];

/** More steps of what was told than these would crowd out the goal itself; a ladder knows more of it. */
const mostTold = 2;
const mostOnLadder = 1;

/** A move that may be made for these acts is made with somebody, who has to be named. */
const withSomebody: readonly GoalAct[] = ["help_someone", "with_a_child", "teach"];

interface ReadMove {
  readonly move: Move;
  readonly when: readonly Phrase[];
  readonly not: readonly Phrase[];
}

const compiled = new WeakMap<Moves, readonly ReadMove[]>();

function readMoves(moves: Moves): readonly ReadMove[] {
  const known = compiled.get(moves);
  if (known) return known;
  const phrases = (said: Move["when"]) => [...(said?.ru ?? []), ...(said?.en ?? [])].map(phraseOf);
  const read = moves.map((move) => ({ move, when: phrases(move.when), not: phrases(move.not) }));
  compiled.set(moves, read);
  return read;
}

/** Each step of a goal asks again what was told beside it, and a few goals are walked at a time. */
const rememberedGoals = 32;

/** The moves of whose `when` a goal tells. */
const movesFor = rememberedBy(rememberedGoals, (moves: Moves, text: string): readonly Move[] => {
  const words = wordsOf(text);
  return readMoves(moves)
    .filter(({ when, not }) => hasPhrase(words, when) && !hasPhrase(words, not))
    .map(({ move }) => move);
});

/** What was told beside a goal, as steps, and the stated facts that they already stand on. */
export interface Told {
  readonly steps: readonly WordedStep[];
  readonly covered: ReadonlySet<GivenKind>;
}

/** The steps that what was told calls for: an illness, a helper, a form with a date, what failed before. */
export function toldSteps(
  packs: CoachPacks,
  act: GoalAct,
  ask: CoachAsk,
  facts: readonly GoalFact[],
  onLadder: boolean,
): Told {
  const text = `${ask.goal.title} . ${ask.goal.description}`;
  const alone = !namesAnybody(text, packs.reading);
  const moves = movesFor(packs.moves, text)
    .filter((move) => {
      if (onLadder && move.without_ladder) return false;
      if (alone && move.acts?.some((each) => withSomebody.includes(each))) return false;
      return move.acts?.includes(act) ?? true;
    })
    .filter((move) => stepOf(move, ask, facts, packs.reading).length > 0)
    .slice(0, onLadder ? mostOnLadder : mostTold);
  return {
    steps: moves.flatMap((move) => stepOf(move, ask, facts, packs.reading)),
    covered: new Set(moves.flatMap(({ instead_of }) => instead_of ?? [])),
  };
}

/** How whatever is done so begins: with a person, a place or a first clumsy try. */
export function firstMoves(
  packs: CoachPacks,
  act: GoalAct,
  ask: CoachAsk,
  facts: readonly GoalFact[],
  matter?: GoalMatter,
): readonly WordedStep[] {
  const words = wordsOf(`${ask.goal.title} . ${ask.goal.description}`);
  const begins = readMoves(packs.moves)
    .filter(({ move, when, not }) => when.length === 0 && move.acts?.includes(act) === true && !hasPhrase(words, not))
    .map(({ move }) => move);
  const own = begins.filter(({ matters }) => matter !== undefined && matters?.includes(matter) === true);
  // What is between people or within is no matter of hours, tools and searches.
  const ofAny = act === "anything" && isInner(matter) ? [] : begins.filter(({ matters }) => matters === undefined);
  return [...own, ...ofAny].flatMap((move) => stepOf(move, ask, facts, packs.reading));
}

/** None where a move counts what the goal names no number of; what is acted upon stands in it only where its form is sure. */
function stepOf(
  move: Move,
  { locale, goal }: CoachAsk,
  facts: readonly GoalFact[],
  words: GoalReadingWords,
): readonly WordedStep[] {
  const slots: Readonly<Record<string, string | undefined>> = {
    ...goalSlots(goal.title, goal.description, "anything", locale, words),
    n: countIn(goal.title, words)?.toString(),
  };
  const [text, floor, stretch] = move[locale].map((size) => fillSegments(size, (name) => slots[name]));
  if (text === undefined || floor === undefined || stretch === undefined) return [];
  if (unfit({ needs: move.needs, assumes: [] }, text, facts)) return [];
  return [madeStep(`move/${move.id}`, move.minutes, text, floor, stretch)];
}

const madeStep = (
  source: string,
  minutes: number,
  text: string,
  floor: string,
  stretch: string,
  first = minutes <= 10,
): WordedStep => ({
  source,
  stage: "concretise",
  place: "any",
  minutes,
  firstTouch: first,
  text,
  floor,
  stretch,
  vague: undefined,
});

const aboutMoney = new Set<GoalAct>(["save_or_pay", "earn"]);

/** The steps that stand on what was said in so many words: a day, a count, a sum. */
export function givenStepsFor(
  packs: CoachPacks,
  act: GoalAct,
  { locale, goal }: CoachAsk,
  facts: readonly GoalFact[],
  covered: ReadonlySet<GivenKind>,
): readonly WordedStep[] {
  const by = deadlineIn(`${goal.title}. ${goal.description}`, locale);
  const given = facts.filter((fact): fact is GivenFact => fact.is === "given");
  return givenSteps.flatMap((kind) => {
    // Where the goal is the money itself, its figures stand in its own steps.
    if (kind === "money" && aboutMoney.has(act)) return [];
    const stated = given.find(({ of }) => of === kind)?.what;
    // A day with its preposition says what the whole clause does.
    const said = kind === "day" ? (by ?? (stated && dayOf(stated, locale))) : stated;
    if (said === undefined || covered.has(kind) || (kind === "day" && !isOneDay(said))) return [];
    const { minutes, [locale]: sizes } = packs.given[kind];
    const [text = "", floor = "", stretch = ""] = sizes.map((size) => size.replace("{given}", () => said));
    return [madeStep(`given/${kind}`, minutes, text, floor, stretch, true)];
  });
}

/** Steps put in after the first one, one after every other. */
export const wovenIn = (own: readonly WordedStep[], told: readonly WordedStep[]): readonly WordedStep[] =>
  told.reduce<readonly WordedStep[]>((all, step, at) => all.toSpliced(1 + at * 2, 0, step), own);
