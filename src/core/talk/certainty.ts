import { type Act, groupOf } from "./acts.ts";
import type { ActReading } from "./read-acts.ts";
import { isGood, type Tenor } from "./tenor.ts";

/** What a reply may mean, by what it does to somebody who said something else. */
export const meanings = [
  "loss",
  "joy",
  "grievance",
  "state",
  "pity",
  "deed",
  "turn",
  "view",
  "story",
  "courtesy",
  "companion",
  "order",
] as const;
export type Meaning = (typeof meanings)[number];

/** How surely a message has to be read as a thing before words that fit this thing alone are said to it. */
export interface Bar {
  /** 0 to 1. */
  readonly from: number;
  /** What is left of a reading that a phrase has alone, while the trained reader hears nothing like it. */
  readonly alone: number;
  readonly because: string;
}

/**
 * The one table of what may be said how soon: what stands below its bar gets words that fit anything. The figures are how often such readings were
 * right among messages that no training read (docs/understanding-text.md).
 */
export const bars: Readonly<Record<Meaning, Bar>> = {
  loss: {
    from: 0.75,
    alone: 0.7,
    because: "condolence where nobody died hurts; below it the words of pity hold for a loss as well",
  },
  joy: { from: 0.8, alone: 0.6, because: "congratulation at bad news mocks" },
  grievance: { from: 0.8, alone: 0.6, because: "words for one thing that befell somebody are absurd beside any other" },
  state: { from: 0.7, alone: 0.6, because: "words for a bad night or a pain are lost on any other day" },
  pity: { from: 0.6, alone: 0.85, because: "pity for a joke or a report belittles, and holds for all that is heavy" },
  deed: { from: 0.5, alone: 0.6, because: "it is asked about or praised in two words, and ticks off nothing" },
  turn: {
    from: 0.45,
    alone: 0.8,
    because: "a hindrance, a doubt or a plan that is none takes the talk where nobody was",
  },
  view: { from: 0.5, alone: 0.8, because: "thanks for an answer or a correction that was none are absurd" },
  story: { from: 0.3, alone: 1, because: "its words hold for whatever is told" },
  courtesy: { from: 0.75, alone: 0.85, because: "a greeting or thanks given back to an order leaves the order undone" },
  companion: { from: 0.65, alone: 0.8, because: "what the program says of itself answers no other question" },
  order: { from: 0.3, alone: 1, because: "it says that nothing was done, which is true whatever was wanted" },
};

const losses: readonly Act[] = [
  "grief_person",
  "grief_pet",
  "miscarriage",
  "anniversary_of_loss",
  "court_lost",
  "child_taken",
];
/** Whether it is a loss that is told: nothing is offered beside one, and nothing asked. */
export const isLoss = (act: Act): boolean => losses.includes(act);

const turns: readonly Act[] = ["obstacle", "doubt", "missed", "plan_told"];
const views: readonly Act[] = ["memory", "opinion", "answers", "corrects"];
const courtesies: readonly Act[] = [
  "hello",
  "hello_again",
  "thanks",
  "sorry",
  "goodbye",
  "praise_you",
  "joke",
  "swearing",
  "testing",
  "bored",
  "how_are_you",
  "are_you_there",
];

/** What it means to answer an act in its own words; undefined for what is done, which the plan of a talk weighs. */
export function meaningOf(act: Act): Meaning | undefined {
  if (isLoss(act)) return "loss";
  if (courtesies.includes(act)) return "courtesy";
  if (isGood(act)) return "joy";
  if (turns.includes(act)) return "turn";
  if (views.includes(act)) return "view";
  if (act === "told") return "story";
  const group = groupOf(act);
  if (group === "itself") return "companion";
  return group === "disclosure" ? "grievance" : group === "state" ? "state" : undefined;
}

const meaningOfTenor: Readonly<Partial<Record<Tenor, Meaning>>> = {
  done: "deed",
  good: "joy",
  hard: "pity",
  blocked: "turn",
  doubt: "turn",
  plan: "turn",
  told: "story",
};

/** What weighs on somebody: pity holds for all of it. */
const weighs: readonly Meaning[] = ["loss", "grievance", "state"];
const isAlike = (one: Meaning | undefined, other: Meaning): boolean =>
  one === other || (one !== undefined && weighs.includes(one) && weighs.includes(other));

/** From so little on the trained reader hears something. */
const heardFrom = 0.1;
/** What a question makes of a reading: whoever asks wants an answer, and may well ask about the companion. */
const byAsking: Readonly<Partial<Record<Meaning, number>>> = { loss: 1, courtesy: 1, companion: 1.2 };
const byAskingElse = 0.8;
const asked = (as: Meaning, asks: boolean): number => (asks ? (byAsking[as] ?? byAskingElse) : 1);

/** Whether a phrase alone takes the message for this, and the trained reader hears nothing like it. */
function isHeardAlone({ shares }: ActReading, meaning: Meaning): boolean {
  if (shares === undefined) return false;
  return [...shares].reduce((sum, [act, share]) => sum + (isAlike(meaningOf(act), meaning) ? share : 0), 0) < heardFrom;
}

/** What is left of a reading that stands on one word beside others: the word may be about anything. */
const byOneWord = 0.6;
const standsOnOneWord = ({ clauses }: ActReading, at: number | undefined): boolean =>
  clauses.length > 1 && at !== undefined && clauses[at]?.text.trim().split(/\s+/u).length === 1;

/** How sure it is that the message may be answered so. */
function certaintyOf(reading: ActReading, act: Act, as: Meaning, asks: boolean): number {
  const found = reading.acts.find((each) => each.act === act);
  const own = meaningOf(act) ?? as;
  const alone = isHeardAlone(reading, own) ? bars[as].alone : 1;
  const placed = weighs.includes(own) && own !== "loss" && standsOnOneWord(reading, found?.clause) ? byOneWord : 1;
  return (found?.confidence ?? 0) * alone * placed * asked(as, asks);
}

/** As what an act may be answered: as itself, as something heavy that nobody names, or not at all. */
export function sayableAs(reading: ActReading, act: Act, asks: boolean): Meaning | undefined {
  const own = meaningOf(act);
  if (own === undefined) return undefined;
  if (certaintyOf(reading, act, own, asks) >= bars[own].from) return own;
  return weighs.includes(own) && certaintyOf(reading, act, "pity", asks) >= bars.pity.from ? "pity" : undefined;
}

/** How likely joy is where somebody cries out, whatever else is read; it adds to what the reader hears. */
const byCrying = 0.5;

/** What a message is on the whole, where that is sure enough to be answered as it. */
export function surelyOf({ tenor }: ActReading, { asks, cries }: { asks: boolean; cries: boolean }): Tenor | undefined {
  const meaning = tenor && meaningOfTenor[tenor.tenor];
  if (!tenor || meaning === undefined) return undefined;
  const cry = meaning === "joy" && cries ? byCrying : 1;
  const certainty = 1 - (1 - tenor.share) * cry;
  return certainty * asked(meaning, asks) >= bars[meaning].from ? tenor.tenor : undefined;
}

/** What asks nothing of us though it speaks of steps and goals: what was done, what stands in the way, small words, and a wish. */
const asksNothing: readonly Act[] = [
  "wish",
  "two_wishes",
  "wish_vague",
  "wish_hidden",
  "step_done",
  "step_partly",
  "step_other",
  "goal_reached",
  "already_did",
  "fact",
  "constraint_time",
  "constraint_body",
  "constraint_money",
  "constraint_place",
  "no_energy",
  "no_time",
  "no_thing",
  "no_money",
  "cannot",
  "boring",
  "age_told",
  "yes",
  "no",
  "unsure",
  "useless",
  "not_understood",
  "offline",
];
const asksOfUs = (act: Act): boolean =>
  !asksNothing.includes(act) && meaningOf(act) !== "courtesy" && ["work", "itself"].includes(groupOf(act));

/** Whether something is probably wanted of the companion, though no single thing is sure. */
export const isOrder = ({ shares }: ActReading): boolean =>
  shares !== undefined &&
  [...shares].reduce((sum, [act, share]) => sum + (asksOfUs(act) ? share : 0), 0) >= bars.order.from;
