import { plainWords } from "../../../answers/plain-words.ts";
import { asksToRemind, stopsReminding } from "../../../reminders/read/ask.ts";
import { readReminders } from "../../../reminders/read/read-reminder.ts";
import { corrected } from "../../../reminders/read/corrected.ts";
import { completes, timeAlone } from "../../../reminders/read/speaks-of-change.ts";
import type { Clock } from "../../../reminders/read/timing.ts";
import { letterByShape } from "../../../talk/draft-shape.ts";
import { type Act, groupOf } from "../../../talk/acts.ts";
import { proposedStep } from "../../../talk/proposed-step.ts";
import { stepLimits } from "../../../talk/step-limits.ts";
import { withoutLaugh } from "../../../talk/without-laugh.ts";
import { type Part, partsOf, piecesOf } from "../../../talk/message-parts.ts";
import { activeGoal } from "../../goals/goal-views.ts";
import { asksForHistory } from "../../home/history.ts";
import { amends, followReminder, oneOfTheStep } from "../../home/follow-reminder.ts";
import { clockOf, running } from "../../home/reminders.ts";
import { linesReply, talkLine, talkOf } from "../../goals/talk-lines.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot, TalkTurn } from "../../turn/dialogue.ts";
import type { Reply } from "../../turn/reply.ts";
import { joined, say, withDialogue } from "../../turn/outcome.ts";
import { answered } from "../talk/plan.ts";
import { isOfDayBefore } from "./day-before.ts";
import { dayPaused, firstOrdered, goalManaged, hourAlone, laterOrder, putOffMeant, reminderMeant } from "../by-name.ts";
import { lean } from "../../../text/lean.ts";

/**
 * Several things asked for in one message are done one after the other, each as if it had come by itself: a reminder beside a new name, a step beside
 * a question. A message that asks for one thing, or tells a story, is heard whole.
 */

/** Longer than this (characters), or of more parts, a message is a story. */
const longest = 320;
const most = 4;
/** From here a reading of a piece is an order, and in so many words at most. */
const surely = 0.75;
const toldFrom = 0.7;
const wordsOfOrder = 9;

const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "already_did"];
const orders: readonly Act[] = [
  "ask_step",
  "more",
  "too_easy",
  "smaller",
  "otherwise",
  "put_off",
  "pause_goal",
  "delete_goal",
  "rename_goal",
  "resume_goal",
  "list_done",
  "show_goals",
  "show_where",
  "undo",
  "how_long",
  "step_why",
  "step_how",
  "step_what",
];
const courtesies: readonly Act[] = ["hello", "hello_again", "thanks", "goodbye", "yes", "sorry", "praise_you"];

/** What says the same in other words. */
const sameAs: Readonly<Record<string, string>> = {
  put_off: "move later",
  cannot: "move later",
  ask_step: "move next",
  begin: "move next",
  list_done: "move done_so_far",
  smaller: "move smaller",
  otherwise: "move other",
  undo: "move undo",
  how_long: "move how_long",
  show_goals: "move list",
  list_goals: "move list",
  next: "move next",
  show_step: "move next",
  recall: "move list",
};

/** What may be told in more words than those by which it is known. */
const inMoreWords: readonly string[] = ["deed", "told", "reminder", "taken_back", "hour"];

/** What parts of other kinds stand beside: by itself neither makes a message one of several things. */
const beside: readonly string[] = ["deed", "told", "manners"];

/** Takes back what was just asked for: "actually no", "хотя нет". */
const takesBack = lean(
  /^(?:(?:oh|hm+|а|ой|хм+)[\s,]+)?(?:actually,? (?:no|nah|don[’']?t|keep)|no,? wait|wait,? no|scratch that|on second thou?ghts?|never ?mind|хотя,? нет|нет,? (?:стой|погоди|подожди|не надо|оставь)|стой,? не надо|передумал[аи]?|не,? (?:не надо|оставь))(?!\p{L})/iu,
);

/** Words without the stops that end them; a question keeps its mark. */
const bare = (text: string): string => text.replace(/[\s.!…,;]+$/u, "");

/** The name of what a piece does where the person is; undefined where that is nothing of its own. */
function doesOf(before: Snapshot, context: DecisionContext, whole: string): (piece: string) => string | undefined {
  const { screen, library } = context;
  // Beside a reminder that is there or asked for, an hour is that one's.
  const hourOfStep = (running(before).length === 0 || oneOfTheStep(before)) && !asksToRemind(whole);
  return (said) => {
    const piece = bare(said);
    if (takesBack.test(piece)) return "taken_back";
    if (asksToRemind(piece) || stopsReminding(piece)) return "reminder";
    const managed =
      goalManaged(before, piece) ??
      putOffMeant(before, piece, context.now) ??
      dayPaused(before, piece) ??
      reminderMeant(piece);
    if (managed) return `goal ${managed.do}`;
    if (hourOfStep && hourAlone(before, piece, clockOf(before, context))) return "hour";
    // A time alone belongs to what it stands beside: "I woke up late, at eleven", "take off ten, and sixteen".
    const followed = timeAlone(piece, clockOf(before, context)) ? undefined : followReminder(before, piece, context);
    if (followed && followed.after !== before) return "reminder";
    const spoken = screen.phrase(piece, before.person.locale);
    if (spoken?.do === "done") return "deed";
    if (spoken?.do === "thanks" || spoken?.do === "start") return "manners";
    if (spoken?.do === "rephrase") return spoken.reason === "too_big" ? "move smaller" : "move other";
    if (spoken) return sameAs[spoken.do] ?? `spoken ${spoken.do}`;
    const move = library.talk.moves(piece).find(({ aside }) => !aside);
    if (move) return sameAs[move.as] ?? `move ${move.as}`;
    if (asksForHistory(piece, library.talk)) return "order list_done";
    if (piece.includes("?")) {
      const [asked] = library.talk.asked(piece);
      if (asked) return `asked ${asked.id}`;
    }
    return byReading(piece, before, context);
  };
}

function byReading(piece: string, { person }: Snapshot, { screen }: DecisionContext): string | undefined {
  const [foremost] = screen.acts(withoutLaugh(piece), person.locale).acts;
  if (!foremost) return undefined;
  const { act, confidence } = foremost;
  if (deeds.includes(act)) return confidence >= toldFrom ? "deed" : undefined;
  if (courtesies.includes(act)) return confidence >= surely ? "manners" : undefined;
  const few = piece.split(/\s+/u).length <= wordsOfOrder;
  if (orders.includes(act)) return few && confidence >= surely ? (sameAs[act] ?? `order ${act}`) : undefined;
  if (answered.includes(act) && piece.includes("?")) return confidence >= surely ? `asked ${act}` : undefined;
  return ["state", "disclosure"].includes(groupOf(act)) && confidence >= toldFrom ? "told" : undefined;
}

/** What is told right before a reminder that names nothing is what to be reminded of; a day alone before one is its day, and a time behind one its time. */
function withSubject(parts: readonly Part[], before: Snapshot, context: DecisionContext): readonly Part[] {
  const clock = clockOf(before, context);
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const asks = part.does === "reminder" && asksToRemind(part.text);
    const namesNothing = asks && readReminders(part.text, clock).some(({ text }) => text === "");
    const [told] = asks && last && !asksToRemind(last.text) ? readReminders(last.text, clock) : [];
    const isItsDay = last?.does === "move later" && told !== undefined && told.timings.length > 0;
    const [head, tail] = last?.does === undefined && namesNothing ? withItsTime(last?.text ?? "", clock) : [];
    const isItsTime = last?.does === "reminder" && asksToRemind(last.text) && completes(part.text, last.text, clock);
    const dayTold = last && !asksToRemind(last.text) && isOfDayBefore(last.text, part, clock);
    if (dayTold) joined[joined.length - 1] = { text: `${last.text} ${part.text}`, does: part.does };
    else if (last && isItsTime) joined[joined.length - 1] = { ...last, text: `${bare(last.text)}. ${part.text}` };
    else if (last && (isItsDay || (last.does === undefined && namesNothing && tail === undefined)))
      joined[joined.length - 1] = { text: `${last.text} ${part.text}`, does: "reminder" };
    else if (last && head !== undefined && tail !== undefined)
      joined.splice(-1, 1, { ...last, text: head }, { text: `${tail} ${part.text}`.trim(), does: "reminder" });
    else joined.push(part);
  }
  return joined;
}

/** What is told with an hour of its own is no thing to be reminded of; a time alone at its end is the reminder's. */
function withItsTime(told: string, clock: Clock): readonly [head: string, tail: string] | readonly [] {
  const at = told.lastIndexOf(",");
  const tail = told.slice(at + 1);
  const endsInTime =
    at > 0 && readReminders(tail, clock).every(({ text, timings }) => text === "" && timings.length > 0);
  const head = endsInTime ? told.slice(0, at) : told;
  // A day of its own makes it what is to be reminded of.
  if (!readReminders(head, clock).some(({ hourOnly }) => hourOnly)) return [];
  return [head, endsInTime ? tail : ""];
}

/** What was taken back at once was never asked for; "keep it", said behind that, says so once more. */
const withoutTakenBack = (parts: readonly Part[]): readonly Part[] =>
  parts.filter(
    ({ does }, at) =>
      does !== "taken_back" &&
      parts[at + 1]?.does !== "taken_back" &&
      !(does === "move keep" && parts[at - 1]?.does === "taken_back"),
  );

/** The same order given twice is one. */
const withoutTwice = (parts: readonly Part[]): readonly Part[] =>
  parts.filter(
    ({ does }, at) =>
      does === undefined || beside.includes(does) || parts.findIndex((each) => each.does === does) === at,
  );

/** The parts that a message is heard in; undefined where it is heard whole. */
function heardIn(before: Snapshot, text: string, context: DecisionContext): readonly Part[] | undefined {
  const { waiting } = before.dialogue;
  const isFree = ["nothing", "text_as_goal", "clarification"].includes(waiting.for);
  if (!isFree || text.length > longest || context.lead !== undefined || context.inDanger === true) return undefined;
  // "At ten and at twenty-two": its hours are of one change.
  const hours = piecesOf(text).filter((piece) => timeAlone(piece.text, clockOf(before, context))).length;
  if ((hours > 0 && followReminder(before, text, context)) || amends(before, text, context)) return undefined;
  if (laterOrder(plainWords(text), before.goals) ?? firstOrdered(text, before.goals)) return undefined;
  // What is to stand in place of the step is one thing said, whatever its clauses would be by themselves.
  if (activeGoal(before)?.current && (proposedStep(text) ?? stepLimits(text)[0])) return undefined;
  if (letterByShape(text) !== undefined || context.screen.harm(text, "said") !== undefined) return undefined;
  const found = withSubject(
    partsOf(corrected(text), doesOf(before, context, text), (does) => inMoreWords.includes(does)),
    before,
    context,
  );
  const wanted = withoutTakenBack(found).filter(({ does }) => does !== "manners");
  const parts = withoutTwice(wanted);
  const kinds = new Set(parts.flatMap(({ does }) => does ?? []));
  const ordered = parts.filter(({ does }) => does !== undefined && !beside.includes(does)).length;
  const backAgain = found.some(({ does }) => does === "taken_back");
  if (parts.length === 0) return backAgain && found.length > 1 ? [] : undefined;
  // What is asked for by its name is read of its own words, and not of the story beside it.
  const named = parts.length > 1 && [...kinds].some((does) => does === "reminder" || does.startsWith("goal "));
  const several = kinds.size > 1 || ordered > 1 || named || wanted.length < found.length;
  return ordered > 0 && several && parts.length <= most ? parts : undefined;
}

/** Hears a message part by part; undefined where it is heard whole, or a part needs more than words. */
export function inParts(
  before: Snapshot,
  text: string,
  context: DecisionContext,
  hear: (before: Snapshot, text: string, context: DecisionContext) => Decision,
): Decision | undefined {
  const parts = heardIn(before, text, context);
  if (!parts) return undefined;
  if (parts.length === 0) return keptAsItWas(before, context);
  let all: Decision | undefined;
  for (const [at, part] of parts.entries()) {
    const from = all?.after ?? before;
    const words = bare(part.text);
    const one = hear(from, words, { ...context, saying: words });
    const endsHere = one.afterwards === undefined || at === parts.length - 1;
    const asksAhead = one.ask !== undefined && at < parts.length - 1;
    if (!endsHere || asksAhead || (one.talkAsk ?? one.erase)) return undefined;
    if (part.does === undefined && saysNothing(one) && !part.text.includes("?")) continue;
    all = all ? joined(all, one) : one;
  }
  return all && { ...all, replies: eachOnce(all.replies), after: asOneTurn(before, all.after, text, context) };
}

/** The same is said once. */
const eachOnce = (replies: readonly Reply[]): readonly Reply[] =>
  replies.filter((reply, at) => replies.findIndex((each) => sameWords(each, reply)) === at);
const sameWords = (one: Reply, other: Reply): boolean =>
  one.say === other.say && JSON.stringify([one.with, one.lines]) === JSON.stringify([other.with, other.lines]);

/** Nothing was done, and nothing has to be undone. */
function keptAsItWas(before: Snapshot, context: DecisionContext): Decision {
  const line = talkLine(before, context, "kept_as_it_was", {});
  const reply = line && linesReply([line]);
  return reply ? say(before, reply) : say(before);
}

/** "Put it back", said to the question whether a goal is to be deleted: it stays, and nothing else is undone. */
export function notDeleted(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const asked = before.dialogue.shown?.at(-1)?.say === "goal.confirm_delete";
  const stays =
    takesBack.test(text) || context.library.talk.moves(text).some(({ as }) => as === "undo" || as === "keep");
  return asked && stays ? keptAsItWas(before, context) : undefined;
}

/** Whether the answer shows that nothing was understood. */
const saysNothing = ({ journal }: Decision): boolean =>
  journal.some(({ kind, because }) => kind === "talk_heard" && (because.rule === "unclear" || because.rule === "near"));

/** In the talk it stays the one message that it was. */
function asOneTurn(before: Snapshot, after: Snapshot, text: string, { now }: DecisionContext): Snapshot {
  const was = talkOf(before).turns;
  const talk = talkOf(after);
  const added = talk.turns.filter((turn) => !was.includes(turn));
  if (added.length === 0) return after;
  const turn: TalkTurn = {
    at: now,
    said: text,
    acts: [...new Set(added.flatMap(({ acts }) => acts))],
  };
  return withDialogue(after, { talk: { ...talk, turns: [...talk.turns.filter((each) => was.includes(each)), turn] } });
}
