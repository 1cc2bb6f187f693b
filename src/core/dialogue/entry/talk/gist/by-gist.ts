import type { Act, TalkKey } from "../../../../talk/acts.ts";
import { foremostGist, type Gist, gistOf } from "../../../../talk/gist/gist.ts";
import { isJoyful } from "../../../../talk/gist/tone.ts";
import { isCode } from "../../../../talk/wish-title.ts";
import { led, talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import { say } from "../../../turn/outcome.ts";
import { besideLoss } from "../after-loss.ts";
import { denies, doneInAnger, isHeavy, isNoSuccess, tellsNotDone } from "../heavy.ts";
import {
  actFrom,
  answerFrom,
  asksAtLast,
  isAlone,
  lineFor,
  type Place,
  type Said,
  sureOf,
  tellsOfOthers,
} from "../heard.ts";
import * as marks from "../mark-done.ts";
import * as moves from "../moves.ts";
import { factOf, isNearDanger } from "../near.ts";
import * as shows from "../shows.ts";
import { lean } from "../../../../text/lean.ts";
import { remember } from "../talk.ts";
import { wordsOrAdvice } from "../words/write-draft.ts";
import { answerHow } from "../questions/of-craft.ts";
import { unansweredLine } from "../questions/unanswered.ts";
import { askedAs, keepAs, keepCorrection, keepObstacle } from "./beside-goal.ts";

/** What is done about a message whose gist is sure, where nothing finer is. */
interface Row {
  readonly gist: Gist;
  /** Everywhere, where it is left out. */
  readonly at?: readonly Place[];
  /** How likely the gist has to be; of readings as likely, so many are right (docs/understanding-text.md). */
  readonly from: number;
  readonly when?: (said: Said) => boolean;
  readonly does: (said: Said) => Decision | undefined;
}

const withGoal = ["step", "between"] as const;
const lines =
  (key: TalkKey): Row["does"] =>
  (said) =>
    moves.speak(said, [lineFor(said, key, slotsOf(said))]);
const slotsOf = ({ goal }: Said): { goal?: string } => (goal ? { goal: goal.title } : {});
/** The act of a gist is done as if it had been heard for sure: the gist has the whole message in view. */
const as =
  (act: Act, move: moves.Move): Row["does"] =>
  (said) =>
    move(
      { ...said, reading: { ...said.reading, acts: [{ act, confidence: 1, clause: 0 }, ...said.reading.acts] } },
      act,
      [],
    );

/** What is told of a goal is kept with it, for the steps to come. */
const keepDetail = (said: Said): Decision | undefined => keepAs(said, "detail_kept");

/** Whether this is the first that is said since the goal in front was named, in words so few that only their figures tell something. */
const isFirstAtGoal = (said: Said): boolean =>
  talkOf(said.before).made?.goalId === said.goal?.id &&
  talkOf(said.before).turns.length === 1 &&
  factOf(said) !== undefined;

/** A few words that say more than a yes, and ask nothing: "the neighbour, possibly", "library, yes". */
const isShortAnswer = (said: Said): boolean => {
  const { text } = said;
  return (
    text.trim().split(/\s+/u).length <= mostOfAnswer &&
    !asksAtLast(said) &&
    !isHeavy(text) &&
    !bareYes.test(text.trim())
  );
};
const mostOfAnswer = 7;
const bareYes = lean(
  /^(?:(?:yes|yeah|yep|yup|ok|okay|k|sure|fine|right|alright|good|great|cool|thanks|got it|deal|go|on|then|let[’']?s|do it|that one|this one|works|will do|i will|can do|a bit|oh|so|да|ага|угу|ок|окей|ладно|хорошо|давай(?:те)?|понял[аи]?|понятно|ясно|конечно|годится|пойд[её]т|норм|спасибо|попробую|договорились|ну|тогда|о|можно|идёт|идет|сделаю)[\s,.!)]*)+$/iu,
);

/** Done is marked where it is their own deed and nothing is asked; else it is asked about. */
function markOrAsk(said: Said): Decision | undefined {
  if (tellsNotDone(said.text)) return lines("missed")(said);
  if (isNoSuccess(said.text) || doneInAnger(said.text)) return undefined;
  const plainly = !tellsOfOthers(said) && !asksAtLast(said);
  return (
    (plainly && foremost(said) >= markedFrom ? as("step_done", marks.markDone)(said) : undefined) ??
    moves.speak(said, [lineFor(said, askedAs(said), slotsOf(said))], moves.doneButton(said))
  );
}
const markedFrom = 0.8;
const foremost = ({ reading }: Said): number => (reading.gist ? foremostGist(reading.gist).share : 0);

/**
 * One table, read from above. What changes something asks for more; words that hold for anything of a gist ask for less. What befell somebody is
 * met by words that hold for all of it, as which of many griefs it is was not made out.
 */
const rows: readonly Row[] = [
  { gist: "listen", from: 0.6, does: as("just_listen", moves.listen) },
  {
    gist: "remind",
    from: 0.7,
    does: (said) => led([], said.carryOut({ do: "remind", text: said.text, doubtful: true })),
  },
  { gist: "done", from: 0.55, when: besideLoss, does: lines("done_beside_grief") },
  // Bare figures right after a goal was named say what it is of, and are no deed yet.
  { gist: "done", at: ["step"], from: 0.55, when: isFirstAtGoal, does: factOf },
  { gist: "done", at: ["step"], from: 0.55, does: markOrAsk },
  { gist: "done", from: 0.55, does: as("step_done", marks.celebrate) },
  { gist: "change", at: ["step"], from: 0.5, does: as("otherwise", moves.reworded("own_words")) },
  { gist: "change", at: ["between"], from: 0.5, does: as("otherwise", moves.giveStep) },
  { gist: "next", from: 0.6, does: as("ask_step", moves.giveStep) },
  { gist: "detail", at: ["step"], from: 0.5, when: isFirstAtGoal, does: factOf },
  { gist: "detail", at: withGoal, from: 0.5, does: keepDetail },
  { gist: "detail", at: withGoal, from: 0.35, when: isShortAnswer, does: keepDetail },
  { gist: "agree", at: withGoal, from: 0.3, when: isShortAnswer, does: keepDetail },
  { gist: "missed", at: withGoal, from: 0.5, does: lines("missed") },
  { gist: "missed", from: 0.5, does: lines("skipped") },
  { gist: "obstacle", at: ["step"], from: 0.5, does: keepObstacle },
  { gist: "obstacle", from: 0.5, does: lines("stuck") },
  { gist: "plan", at: withGoal, from: 0.5, does: (said) => keepAs(said, "plan_kept") },
  { gist: "plan", from: 0.5, does: lines("plan_told") },
  { gist: "manage", from: 0.7, does: as("show_goals", shows.showGoals) },
  { gist: "ask_step", at: ["step"], from: 0.55, does: as("step_how", answerHow) },
  { gist: "about", from: 0.6, does: lines("about_else") },
  { gist: "ask_fact", from: 0.5, does: (said) => moves.speak(said, [unansweredLine(said)]) },
  { gist: "ask_words", from: 0.7, does: as("help_word_it", wordsOrAdvice) },
  { gist: "heavy", from: 0.45, does: (said) => lines(besideLoss(said) ? "beside_grief" : "heard_hard")(said) },
  { gist: "body", at: ["step"], from: 0.6, does: as("no_energy", moves.makeSmaller) },
  { gist: "body", from: 0.5, does: lines("energy") },
  {
    gist: "glad",
    from: 0.4,
    when: ({ reading, text }) => isJoyful(reading.gist, denies(text)),
    does: (said) => (besideLoss(said) ? undefined : lines("good_news")(said)),
  },
  { gist: "correct", at: withGoal, from: 0.5, does: keepCorrection },
  { gist: "correct", from: 0.5, does: lines("not_understood") },
  { gist: "bye", from: 0.5, does: lines("goodbye") },
  { gist: "refuse", at: withGoal, from: 0.5, does: (said) => keepAs(said, "refused_here") },
  { gist: "refuse", from: 0.5, does: as("no", moves.decline) },
  { gist: "agree", from: 0.5, does: as("yes", moves.agree) },
  { gist: "told", from: 0.4, does: (said) => lines(besideLoss(said) ? "beside_grief" : "told")(said) },
];

/** From here an act stands against the gist: a phrase that says so plainly. */
const surely = 0.75;

/** Answers a message by its gist, where that is sure and no act of the same gist, nor a plain one of another, is. */
export function byGist(said: Said): Decision | undefined {
  const { reading, place, context, before, text } = said;
  if (!reading.gist || said.led || context.inDanger === true || talkOf(before).listens === true) return undefined;
  if (reading.moment !== undefined || isNearDanger(said) || context.screen.harm(text, "said") !== undefined)
    return undefined;
  // Of what is code no gist is sure, whatever letters it shares with words.
  if (isCode(text)) return remember(said, lines("order_unclear")(said) ?? say(before), "code");
  const { gist, share } = foremostGist(reading.gist);
  const finer = reading.acts.some(
    ({ act, confidence }) =>
      confidence >= ([gist, "heavy"].includes(gistOf(act)) ? actFrom : surely) && sureOf(said, act) > 0,
  );
  // A deed told in the words of the open step is that step done, whatever it sounds like.
  const ofStep = place === "step" && gist !== "done" && sureOf(said, "step_done") >= answerFrom;
  if (finer || ofStep) return undefined;
  const row = rows.find(
    (each) =>
      each.gist === gist && share >= each.from && (each.at?.includes(place) ?? true) && (each.when?.(said) ?? true),
  );
  const decision = row?.does(said);
  return decision && remember(said, decision, `gist_${gist}_${isAlone(said) ? "alone" : place}`);
}
