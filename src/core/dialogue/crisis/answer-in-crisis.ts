import type { Commands } from "../turn/command-row.ts";
import type { CrisisVerdict } from "../../safety/crisis.ts";
import { calmAfter } from "../../safety/concern.ts";
import { plainMessage, type ScreenContext } from "../../safety/crisis-strength.ts";
import type { CrisisAnswer } from "../../safety/crisis-answer.ts";
import type { Command, CommandOf } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { CrisisState, Snapshot } from "../turn/dialogue.ts";
import { entry, sayWithPosition, withDialogue } from "../turn/outcome.ts";
import {
  answersOf,
  draftHeld,
  endAtHome,
  endCrisis,
  heardInCrisis,
  notMeant,
  typedMeanwhile,
  typedReply,
} from "./crisis-turn.ts";
import { isDoubted, isOfLife, setsRight } from "./ordinary-life.ts";
import { withHelpButton } from "./quiet-help.ts";
import { type Counts, heardAs, heardEased, type HeardAs, saysNothingOfHelp, wordsInCrisis } from "./words-in-crisis.ts";

/** After so many calm messages the next one is answered as any other; where one witness alone gave the sign, and no body is in danger, after one. */
const calmBefore = 2;
const calmWhereDoubted = 1;
/**
 * And after so many where somebody else was a danger, as a matter of minutes: whoever has written of other things so often is not kept in it. A body in
 * danger, and a life that may be ended, wait for a word.
 */
const longCalm = 4;
const isLongCalm = ({ kind, talk }: CrisisState): boolean =>
  kind !== "medical" && kind !== "self_harm" && kind !== undefined && (talk?.calm ?? 0) >= longCalm;

type Text = CommandOf<"text">;

/**
 * Whether a message says plainly that the person is safe, meant something else, or has help coming, and only the trained reader, which does not know what is
 * being answered, suspects it ("I feel better already"). What a rule finds always raises again.
 */
export function isWayOut(
  before: Snapshot,
  verdict: CrisisVerdict,
  command: Command,
  { screen }: DecisionContext,
): boolean {
  if (!before.dialogue.crisis || command.do !== "text" || verdict.because.rules.length > 0) return false;
  const answer = screen.crisisAnswer(command.text, before.dialogue.crisis.kind);
  // Where more is told than that it was not meant, a reader that is sure is heard.
  if (answer === "explained") return verdict.because.strength === "reader_after_a_sign";
  return answer !== undefined && waysOut.includes(answer);
}

const waysOut: readonly CrisisAnswer[] = [
  "safe",
  "not_meant",
  "reported",
  "sounds_safe",
  // These end nothing: they are answered as what they are, and not as one more sign.
  "asks",
  "refuses",
  "of_another",
  "orders",
  "means_away",
  "off_means",
  "cant_speak",
  "home_again",
  "coming",
  "about_lines",
  "leaving",
  "lull",
  "own_fault",
  "company",
  "doctor",
  "morning",
  "could_call",
  "silence",
  "thanks",
  "step",
  "program",
  "tried_lines",
];

/**
 * Words said while a crisis lasts, which hold no sign of one themselves: they end it as a button would, or are answered shortly; after two
 * calm ones the crisis lets go by itself, and where it was doubted at the first that is plainly of ordinary life. One that is a matter of minutes ends by the person's word, that they are safe or that the worst is over, or, where somebody else was the danger, after four calm ones.
 */
export function answerInCrisis(
  before: Snapshot,
  crisis: CrisisState,
  said: Text,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const answer = context.screen.crisisAnswer(said.text, crisis.kind);
  const imminent = crisis.level === "imminent";
  const doubted = isDoubted(crisis);
  const lasts = imminent && !crisis.talk?.eased && !isLongCalm(crisis) && !doubted;
  const doubtful = context.screen.crisis(said.text, inTalk).strength !== "none";
  const ofElse = answer === undefined || ofOtherThings.includes(answer);
  const settled = !doubtful && ofElse;
  if (settled && !lasts) {
    if (doubted && setsRight(before, said.text, context)) return notMeant(before, context, commands);
    if (isCalm(crisis) || (doubted && (answer === "orders" || isOfLife(before, said.text, context))))
      return letGo(before, crisis, said, context, commands);
  }
  switch (answer) {
    case "safe":
      return endCrisis(before, context, commands);
    case "home_again":
      return endAtHome(before, context, commands);
    case "not_meant":
    case "explained":
      return notMeant(before, context, commands);
    case "yes":
      return crisis.talk?.asksIfSafe
        ? endCrisis(before, context, commands)
        : heard(before, crisis, said, "heard", "restless");
    case "drop":
      return drop(before, crisis, said, context, commands);
    case "sounds_not_meant":
      // What was held is carried out only where nothing beside the reader is in doubt.
      return (imminent && !doubted) || doubtful
        ? heard(before, crisis, said, "heard", "doubtful")
        : notMeant(before, context, commands);
    case "no":
    case "stays":
    case "stormy":
      return heard(before, crisis, said, "heard", "restless");
    case undefined:
      return heard(before, crisis, said, "heard", doubtful ? "doubtful" : "settles");
    default:
      // A question or an order after a doubted sign speaks for another matter, and the next message is answered.
      return heard(before, crisis, said, heardAs(answer) ?? "heard", doubted && settled ? "settles" : undefined);
  }
}

/** Most of what is said in a talk is ordinary, also after a sign: the reader alone has to be surer than of first words. */
const inTalk: ScreenContext = { ...plainMessage, talk: "going" };

/** What says nothing of the danger once the talk is calm: it is answered as ever. */
const ofOtherThings: readonly CrisisAnswer[] = ["orders", "asks", "tells", "sounds_safe", "step", "program"];

/** What may have been meant for something else is kept; what is told of the danger itself is only said to us. */
const keeps: readonly HeardAs[] = ["heard", "again", "tells", "orders"];

/** What takes back that the worst is over. */
const isWorse = (as: HeardAs, counts: Counts): boolean =>
  as === "again" || as === "means_near" || (as === "heard" && counts === "restless");

const isCalm = (crisis: CrisisState): boolean =>
  (crisis.talk?.calm ?? 0) >= (isDoubted(crisis) && crisis.kind !== "medical" ? calmWhereDoubted : calmBefore);

/** Whether help was reported, of a body in danger: then nobody is told to call for it. */
const isHelped = ({ kind, talk }: CrisisState): boolean =>
  kind === "medical" && (talk?.said ?? []).includes(wordsInCrisis("reported", { kind }).words);

/**
 * A few words to what was said, in words that did not come yet; whoever has called already is not told to call. A report, a no, a yes or a rebuff is
 * only said to us; the rest is kept.
 */
function heard(
  before: Snapshot,
  crisis: CrisisState,
  said: Text,
  told: HeardAs,
  counts: Counts = wordsInCrisis(told, crisis).counts,
): Decision {
  const as = saysNothingOfHelp(told) && isHelped(crisis) ? "reported" : told;
  const kept = keeps.includes(as) && counts !== "restless";
  const { talk: { eased: was, ...talk } = {} } = crisis;
  const eased = !isWorse(as, counts) && (was ?? wordsInCrisis(as, crisis).eases);
  const words = eased && was ? heardEased(as) : as;
  const settles = counts === "settles" || (words === "eased" && counts !== "doubtful");
  const next: CrisisState = {
    ...crisis,
    talk: {
      ...talk,
      answers: answersOf(crisis) + 1,
      calm: counts === "restless" ? 0 : (crisis.talk?.calm ?? 0) + (settles ? 1 : 0),
      asksIfSafe: crisis.kind !== "medical" || !saysNothingOfHelp(as),
      typed: kept ? typedMeanwhile(crisis, said) : (crisis.talk?.typed ?? []),
      ...(eased && { eased }),
    },
  };
  return heardInCrisis(before, next, words);
}

/** "Delete that goal", of words that were taken for a sign: they go, and nothing is made of them. */
function dropHeld(before: Snapshot, crisis: CrisisState): Decision {
  const going = sayWithPosition(
    withDialogue(before, { crisis: undefined }),
    { say: "crisis.dropped" },
    ...typedReply(crisis),
  );
  return { ...going, journal: [entry("crisis_ended", { rule: "not_what_i_meant" })] };
}

/** Words that were to become a goal; what else was held is no goal that could be meant. */
const wasGoal = (before: Snapshot, { held }: CrisisState): boolean =>
  held !== undefined && (before.dialogue.waiting.for === "title" || held.do === "new_goal");

/**
 * "Delete that goal": words that were to become one are dropped, and end what was raised by them; else the goal in front goes out of sight, where
 * it can be fetched back, and what was raised stays.
 */
function drop(
  before: Snapshot,
  crisis: CrisisState,
  said: Text,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const imminent = crisis.level === "imminent";
  const goal = before.goals.find(({ id }) => id === before.dialogue.activeGoal) ?? before.goals[0];
  if (wasGoal(before, crisis) || !goal || goal.status === "archived") {
    if (!imminent) return dropHeld(before, crisis);
    return heard(before, { ...crisis, held: undefined }, said, "goal_gone");
  }
  const gone = commands.carryOut(before, { do: "archive_goal", goalId: goal.id }, context);
  const answer = heard(gone.after, crisis, said, "goal_gone");
  return { ...answer, journal: [...gone.journal, ...answer.journal] };
}

/**
 * The talk has been calm: what was said is answered as ever, with the way to help below; a draft that was held goes where it was given. A doubted sign
 * counts on as an open one for the next message, because one light message says little.
 */
function letGo(
  before: Snapshot,
  crisis: CrisisState,
  said: Text,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const ended = entry("crisis_ended", { rule: "calm_messages" });
  const calm = withDialogue(before, { crisis: undefined });
  const held = draftHeld(crisis, commands);
  const given = held && commands.carryOut(calm, held, context);
  const decision = withHelpButton(commands.carryOut(given?.after ?? calm, said, context));
  const counts = isDoubted(crisis) && !isCalm(crisis);
  const concern = { since: context.now, kind: crisis.kind, calm: calmAfter - 1, answers: 0 };
  return {
    ...decision,
    after: counts ? withDialogue(decision.after, { concern }) : decision.after,
    replies: [...(given?.replies ?? []), ...decision.replies, ...typedReply(crisis)],
    journal: [ended, ...(given?.journal ?? []), ...decision.journal],
    savedWorks: [...(given?.savedWorks ?? []), ...(decision.savedWorks ?? [])],
  };
}
