import { plainMessage } from "../../safety/crisis-strength.ts";
import { foremostGist, type Gist } from "../../talk/gist/gist.ts";
import type { DecisionContext } from "../turn/decision.ts";
import type { CrisisState, Snapshot } from "../turn/dialogue.ts";
import { placeInTalk } from "../turn/place-in-talk.ts";

/** Whether one witness alone gave the sign: words of a rule that the trained reader did not bear out. */
export const isDoubted = ({ talk }: CrisisState): boolean => talk?.doubted === true;

/** What somebody in danger seldom does next: a deed, good news, something wished, asked for or ordered. What is only told, hinders or weighs is none. */
const ofLife: readonly Gist[] = [
  "hello",
  "wish",
  "done",
  "change",
  "next",
  "plan",
  "remind",
  "manage",
  "about",
  "ask_step",
  "ask_fact",
  "ask_words",
  "glad",
  "bye",
];
const ofLifeFrom = 0.5;
/** What is told, where the reader of crises hears nothing at all in it. */
const toldOf: readonly Gist[] = ["told", "detail"];
/** There the gist need be less sure as well. */
const whollyCalm = 0.03;
const ofLifeFromCalm = 0.25;
const correctFrom = 0.4;

const gistIn = (before: Snapshot, text: string, { screen }: Pick<DecisionContext, "screen">) => {
  const { gist } = screen.acts(text, before.person.locale, placeInTalk(before));
  return gist && foremostGist(gist);
};

/** Whether a message that holds no sign is plainly of ordinary life. A goodbye, and what is only told, may be either: there the words have to be calm as first words too. */
export function isOfLife(before: Snapshot, text: string, context: Pick<DecisionContext, "screen">): boolean {
  const read = gistIn(before, text, context);
  if (read === undefined) return false;
  const { strength, because } = context.screen.crisis(text, plainMessage);
  const isWhollyCalm = strength === "none" && because.score < whollyCalm;
  if (isWhollyCalm && toldOf.includes(read.gist)) return read.share >= ofLifeFromCalm;
  if (read.gist === "bye" && strength !== "none") return false;
  return ofLife.includes(read.gist) && read.share >= (isWhollyCalm ? ofLifeFromCalm : ofLifeFrom);
}

/** Whether a message sets right what was taken from another one ("gordon's a peace lily"). */
export function setsRight(before: Snapshot, text: string, context: Pick<DecisionContext, "screen">): boolean {
  const read = gistIn(before, text, context);
  return read !== undefined && read.gist === "correct" && read.share >= correctFrom;
}
