import { withDoctorFirst } from "../crisis/doctor-first.ts";
import { isWayOut } from "../crisis/answer-in-crisis.ts";
import { withCheckIn } from "../crisis/check-in.ts";
import { raiseCrisis } from "../crisis/crisis-turn.ts";
import { answerToConcern, screenedAs, withOpenHelp } from "../crisis/open-help.ts";
import { isDoubted } from "../crisis/ordinary-life.ts";
import { withQuietHelp } from "../crisis/quiet-help.ts";
import { withUndertones } from "../crisis/undertones-kept.ts";
import type { CrisisAnswer } from "../../safety/crisis-answer.ts";
import type { CrisisVerdict } from "../../safety/crisis.ts";
import { readsAsOrdinary } from "../../talk/tenor.ts";
import { withUnion } from "../day/plan/day-union.ts";
import { askAge, closedByAge } from "../home/age.ts";
import { unsaidZone } from "../home/onboarding-views.ts";
import { positionReply } from "../home/position.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import { type Decision, type DecisionContext, flagsFor } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { waitFor } from "../turn/outcome.ts";
import { inLanguageOf } from "./in-language.ts";
import { readText } from "./read-text.ts";
import { rowOf } from "./registry.ts";
import { withShown } from "./shown.ts";
import { withAnswer } from "./talk/told-again.ts";
import { wordsOf } from "./words-of.ts";

/**
 * The dialogue's one decision: a person's state and a command give the state after it and what is said. Five stages, in this order: the
 * person's words are screened for a crisis, whatever the state; a crisis that lasts is looked after; the command is carried out as its row
 * says; what may be a sign and probably is none puts one quiet line under the answer; and what it did is brought together across goals,
 * tracks and day. Every state × command pair is answered.
 */
export function decide(before: Snapshot, command: Command, context: DecisionContext): Decision {
  return inLanguageOf(before, command, context, (from) => decideIn(from, command, context));
}

function decideIn(before: Snapshot, command: Command, context: DecisionContext): Decision {
  const saying = command.do === "text" ? { saying: command.text } : {};
  const words = wordsOf(command, before);
  const verdict = words === undefined ? undefined : context.screen.crisis(words, screenedAs(before, command, context));
  const tired = verdict?.tired ? { tired: verdict.tired } : {};
  const danger = verdict && isGrave(verdict) ? { inDanger: true as const } : {};
  const around = { ...context, ...saying, ...tired, ...danger, flags: flagsFor(context.flags, before) };
  const raised = verdict && screened(before, verdict, command, around);
  const helped = withUndertones(raised ?? withHelp(before, command, verdict, around), verdict, context.now);
  const united = withUnion(before, helped, around);
  const answer = withShown(before, withZoneAsked(before, united, around), around);
  return withAnswer(before, command, answer, verdict !== undefined && verdict.strength !== "none");
}

const isGrave = ({ strength }: CrisisVerdict): boolean => strength === "open" || strength === "loud";

/** The answer, with what stands under it where the words may be a sign: lines and a question, or one quiet line. */
function withHelp(
  before: Snapshot,
  command: Command,
  verdict: CrisisVerdict | undefined,
  context: DecisionContext,
): Decision {
  const words = wordsOf(command, before);
  const toQuestion = answerToConcern(before, command, verdict, context);
  if (toQuestion) return toQuestion;
  // "I feel better already" ends a crisis, and is no sign because the reader knows of none.
  const sign = verdict && !isWayOut(before, verdict, command, context) ? verdict : undefined;
  const answer = askAge(before, command, context, commands) ?? answered(before, command, context);
  const going = withDoctorFirst(before, words, answer, context);
  return withQuietHelp(withOpenHelp(going, command, sign, context), sign, () =>
    isOrdinaryTalk(before, command, context),
  );
}

/** Whether a model has read the words, or they are within a talk that goes on and tell of help that came, or read as ordinary to the reader of what messages do. */
const isOrdinaryTalk = (before: Snapshot, command: Command, context: DecisionContext): boolean =>
  command.do === "text" &&
  (typeof context.lead === "object" ||
    (screenedAs(before, command, context).talk === "going" &&
      (tellsOfHelp(command.text, context) ||
        readsAsOrdinary(context.screen.acts(command.text, before.person.locale).tenor))));

/** What is told where somebody came, was called, or a night is over ("i told her. she hugged me"). */
const betterNews: readonly CrisisAnswer[] = ["company", "reported", "sounds_safe", "morning", "doctor"];
const tellsOfHelp = (text: string, { screen }: DecisionContext): boolean => {
  const told = screen.crisisAnswer(text);
  return told !== undefined && betterNews.includes(told);
};

/**
 * Crisis first: a loud sign of it in anything that a person wrote is answered, and nothing else is done with the command. While a crisis lasts,
 * so is an open one.
 */
function screened(
  before: Snapshot,
  verdict: CrisisVerdict,
  command: Command,
  context: DecisionContext,
): Decision | undefined {
  const { crisis } = before.dialogue;
  // After words that may have been said of a plant, what the reader is unsure of is no further sign.
  const isUnsure = crisis !== undefined && isDoubted(crisis) && verdict.because.strength === "reader_after_a_sign";
  const stops = verdict.strength === "loud" || (verdict.strength === "open" && crisis !== undefined && !isUnsure);
  if (!stops || isWayOut(before, verdict, command, context)) return undefined;
  return raiseCrisis(before, verdict, command, context);
}

/** The command itself, with a crisis that lasts looked after around it. */
function answered(before: Snapshot, command: Command, context: DecisionContext): Decision {
  return rowOf(command).asItIs
    ? commands.carryOut(before, command, context)
    : withCheckIn(before, command, context, commands);
}

/** Last of all, where a command asks for it: where the person stands after it. */
function withPosition({ lastly, ...decision }: Decision): Decision {
  return lastly ? { ...decision, replies: [...decision.replies, positionReply(decision.after)] } : decision;
}

/** Hours of the day are nobody's while it is not known where they are: in a chat that tells no zone, the first day asks. */
function withZoneAsked(before: Snapshot, decision: Decision, { via }: DecisionContext): Decision {
  const { after } = decision;
  const begins = before.day === undefined && after.day !== undefined && after.person.timeZone === unsaidZone;
  const isFree = after.dialogue.waiting.for === "nothing" && after.dialogue.crisis === undefined;
  if (via !== "telegram" || !begins || !isFree) return decision;
  return {
    ...decision,
    after: waitFor(after, { for: "time_zone" }),
    replies: [...decision.replies, { say: "reminder.ask_zone" }],
  };
}

/** What a command may be about the offer that was made in between. */
const aboutTheOffer: ReadonlySet<Command["do"]> = new Set(["text", "goal_from_text", "cancel"]);

/** An offer that was made in between is passed over by whatever is not about it: the question behind it is open again. */
function asAsked(before: Snapshot, command: Command): Snapshot {
  const { waiting } = before.dialogue;
  const passed = waiting.for === "text_as_goal" && waiting.back !== undefined && !aboutTheOffer.has(command.do);
  return passed ? waitFor(before, waiting.back) : before;
}

/** What the rows may ask of each other. */
const commands: Commands = {
  carryOut: (before, command, context) =>
    withPosition(closedByAge(before, command, context, commands) ?? commands.runs(before, command, context)),
  runs: (before, command, context) => rowOf(command).run(asAsked(before, command), command, context, commands),
  isForEverybody: (command) => rowOf(command).everybody === true,
  read: readText,
  isDraft: (command) => rowOf(command).draft === true,
  looksAtWorks: (command) => rowOf(command).works !== undefined,
  isSaid: (command, where) => rowOf(command).said?.includes(where) === true,
  isUnheard: (command) => {
    const { unheard } = rowOf(command);
    return typeof unheard === "function" ? unheard(command) : unheard === true;
  },
};
