import type { TalkKey } from "../../../../talk/acts.ts";
import { feelingsNamed } from "../../../../answers/feelings.ts";
import { foremostGist, type Gist, shareOf } from "../../../../talk/gist/gist.ts";
import { noteWords } from "../../../../talk/note-words.ts";
import { tellingWords } from "../../../../talk/telling-words.ts";
import type { Slots } from "../../../../talk/talk-words.ts";
import { type Line, talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import type { Button } from "../../../turn/reply.ts";
import { besideLoss } from "../after-loss.ts";
import { asksSomewhere, isAlone, lineFor, type Place, type Said, tellsOfOthers } from "../heard.ts";
import { doneInAnger, isHeavy, isNoSuccess, tellsNotDone } from "../heavy.ts";
import { doneButton, speak } from "../moves.ts";
import { isNearDanger } from "../near.ts";
import { withRemark } from "../remarks.ts";

/** The goal in front, the least of its step, and the words by which a note of this message is known again. */
function slotsBeside({ goal, text }: Said): Slots {
  const thing = isHeavy(text) ? undefined : (tellingWords(text) ?? noteWords(text));
  return {
    ...(goal ? { goal: goal.title } : {}),
    ...(goal?.current ? { step: goal.current.floorText } : {}),
    ...(thing === undefined ? {} : { thing }),
  };
}

/** What is told is kept with the goal for the steps to come, and that is said in these words. */
export function keepAs(said: Said, key: TalkKey, buttons: readonly (readonly Button[])[] = []): Decision | undefined {
  const decision = speak(said, [lineFor(said, key, slotsBeside(said))], buttons);
  return decision && { ...decision, after: withRemark(said.before, said.goal?.id, said.text, said.context.now) };
}

/** What stands in the way is kept, and another step and a smaller one are each one press away: which of them it takes, they know. */
export function keepObstacle(said: Said): Decision | undefined {
  const stepId = said.goal?.current?.id;
  const ways: readonly Button[] =
    stepId === undefined
      ? []
      : [
          { label: "button.rephrase", press: { do: "rephrase", stepId } },
          { label: "button.smaller", press: { do: "size", size: "floor", stepId } },
        ];
  if (ways.length === 0) return keepAs(said, "detail_kept");
  return keepAs(said, fearsAlone(said.text) ? "fear_kept" : "obstacle_kept", [ways]);
}

/** In so few words nothing is put right: they only say that something was misunderstood, and what was meant is asked. */
const wordsOfCorrection = 5;
export function keepCorrection(said: Said): Decision | undefined {
  if (tellsOfOthers(said)) return undefined;
  const short = said.text.trim().split(/\s+/u).length <= wordsOfCorrection;
  return short && slotsBeside(said)["thing"] === undefined
    ? speak(said, [lineFor(said, "not_understood")])
    : keepAs(said, "correction_kept");
}

/** What was not done is not said back: turned to who told it, it easily says the wrong thing of them. */
function meetMissed(said: Said): Decision | undefined {
  // What somebody else left undone is no miss of theirs.
  if (tellsOfOthers(said)) return undefined;
  const { told: _told, ...slots } = said.slots;
  return speak(said, [lineFor({ ...said, slots }, "missed")]);
}

/** A yes in more words than one brings the step again, in one line; between two steps it is no more than that. */
const agreeHere = (said: Said): Decision | undefined =>
  speak(said, [lineFor(said, said.place === "step" ? "agreed_step" : "agreed", slotsBeside(said))]);

/** In so many words a deed is told as a story, which is met before anything is asked. */
const wordsOfStory = 8;
/** How it is asked whether what is told was the open step. */
export const askedAs = ({ text }: Said): TalkKey =>
  text.trim().split(/\s+/u).length > wordsOfStory ? "done_story" : "done_asked";

/** From here what is told between two steps is good news as likely as a deed. */
const gladFrom = 0.25;
/** What may be the open step: a button marks it, and nothing else does. */
function askDone(said: Said): Decision | undefined {
  const { text } = said;
  if (tellsNotDone(text) || isNoSuccess(text) || doneInAnger(text) || tellsOfOthers(said)) return undefined;
  if (said.place === "step") return speak(said, [lineFor(said, askedAs(said))], doneButton(said));
  // Between two steps what is only likely to be a deed may be any story.
  return shareOf(said.reading.gist, "glad") >= gladFrom ? speak(said, [lineFor(said, "good_news")]) : undefined;
}

/** Whether it is fear that stands in the way, and nothing else that is heavy. */
const fearsAlone = (text: string): boolean => {
  const named = feelingsNamed(text);
  return named.length > 0 && named.every((feeling) => feeling === "fear") && !doneInAnger(text);
};

/** What a message is taken for by several gists together. */
interface Row {
  readonly of: readonly Gist[];
  /** The likeliest of all has to be one of these. */
  readonly first: readonly Gist[];
  /** How likely they have to be together. */
  readonly from: number;
  readonly at?: Place;
  readonly does: (said: Said) => Decision | undefined;
}

/** One table, read from above. All that is done is kept with the goal or told; which of several gists it is changes the words alone. */
const rows: readonly Row[] = [
  { of: ["missed"], first: ["missed"], from: 0.35, does: meetMissed },
  { of: ["done", "glad"], first: ["done"], from: 0.5, does: askDone },
  // Told as a story at the open step, and a deed in it: of such messages all but none tell of the step.
  { of: ["done"], first: ["told", "glad"], at: "step", from: 0.2, does: askDone },
  { of: ["refuse"], first: ["refuse"], from: 0.35, does: (said) => keepAs(said, "refused_here") },
  { of: ["correct"], first: ["correct"], from: 0.35, does: keepCorrection },
  { of: ["agree", "plan"], first: ["agree"], from: 0.4, does: agreeHere },
  { of: ["plan", "agree"], first: ["plan"], from: 0.4, does: (said) => keepAs(said, "plan_kept") },
  { of: ["obstacle", "detail", "plan", "missed"], first: ["obstacle"], from: 0.45, does: keepObstacle },
  { of: ["detail", "obstacle", "plan"], first: ["detail"], from: 0.3, does: (said) => keepAs(said, "detail_kept") },
];

/** Questions whose mark was left out are no details. */
const asking: readonly Gist[] = ["ask_fact", "ask_step", "ask_words", "about"];
const asksFrom = 0.2;
/** From here what is feared may be a grief of its own, and no hindrance of a step. */
const mayWeighFrom = 0.3;

/**
 * What is said beside an open goal, where no gist alone is sure and nothing finer was heard: a detail, a hindrance and a plan are taken for one
 * another, and each of them is kept with the goal, so they count together. Never a question, beside a loss or a sign of danger.
 */
export function besideGoal(said: Said): Decision | undefined {
  const { reading, text, context, before } = said;
  const { gist: shares } = reading;
  if (!shares || said.led || isAlone(said) || !said.goal || asksSomewhere(said)) return undefined;
  if (isNearDanger(said) || besideLoss(said) || talkOf(before).listens === true) return undefined;
  if (context.screen.harm(text, "said") !== undefined || context.screen.bodySign(text) !== undefined) return undefined;
  const foremost = foremostGist(shares).gist;
  if (isHeavy(text) && !(foremost === "obstacle" && fearsAlone(text) && shareOf(shares, "heavy") < mayWeighFrom))
    return undefined;
  const asks = asking.reduce((sum, each) => sum + shareOf(shares, each), 0);
  if (asks >= asksFrom) return undefined;
  const row = rows.find(
    ({ of, first, from, at }) =>
      first.includes(foremost) &&
      (at === undefined || at === said.place) &&
      of.reduce((sum, each) => sum + shareOf(shares, each), 0) >= from,
  );
  return row?.does(said);
}

/** Words for what is only told or only likely to be heavy: what the gists know together of the goal in front says more. */
const plainWords: readonly string[] = [
  "told",
  "answers",
  "opinion",
  "memory",
  "obstacle",
  "doubt",
  "missed",
  "plan_told",
  "corrects",
  "heard",
  "heard_hard",
  "go_on",
  "at_goal",
  "at_goal_asked",
] satisfies readonly TalkKey[];

/** The same, where nothing but such words would be said. */
export const besideWords = (said: Said, front: readonly Line[]): Decision | undefined =>
  front.length > 0 && front.every(({ ref }) => plainWords.includes(ref.split(".")[2] ?? ""))
    ? besideGoal(said)
    : undefined;
