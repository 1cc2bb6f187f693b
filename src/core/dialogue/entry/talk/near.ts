import { type Act, groupOf, type TalkKey } from "../../../talk/acts.ts";
import { listedGoals } from "../../../goals/listed-goals.ts";
import { betweenLines, workSought } from "../../../talk/between-lines.ts";
import { interestOf } from "../../../talk/interest.ts";
import { mirrorOf } from "../../../talk/mirror.ts";
import { type PlainOrder, plainOrder } from "../../../talk/plain-orders.ts";
import type { Slots } from "../../../talk/talk-words.ts";
import { type ToldDetail, toldDetail } from "../../../talk/told-detail.ts";
import { goalOfWords } from "../../goals/goal-of-words.ts";
import { type Line, linesReply, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { say, waitFor } from "../../turn/outcome.ts";
import type { Button } from "../../turn/reply.ts";
import { tellsArrival, wishedByOthers } from "../../../talk/first-words.ts";
import { actFrom, asksSomewhere, isAlone, lineFor, type Said, sureOf } from "./heard.ts";
import { isHeavy } from "./heavy.ts";
import * as moves from "./moves.ts";
import { withRemark } from "./remarks.ts";

/** Longer than this, a message is no order and no detail. */
const longest = 160;

/**
 * What is plain by the words themselves and by where the talk stands, before acts are weighed: the first words of a stranger, an order in odd
 * words, something once liked, and a detail of the goal in front. Undefined for all else, and wherever somebody may be in danger.
 */
export function near(said: Said): Decision | undefined {
  const { text, context } = said;
  if (said.led || context.inDanger === true || text.length > longest || talkOf(said.before).listens) return undefined;
  if (context.screen.harm(text, "said") !== undefined) return undefined;
  return first(said) ?? takesOffer(said) ?? namesGoals(said) ?? ordered(said) ?? offersGoal(said) ?? detailTold(said);
}

/** What else is told weighs more than these. */
const light: readonly Act[] = [
  "told",
  "memory",
  "opinion",
  "answers",
  "doubt",
  "missed",
  "plan_told",
  "obstacle",
  "corrects",
];
const weighs = ({ reading, text }: Said): boolean =>
  isHeavy(text) ||
  reading.acts.some(
    ({ act, confidence }) => confidence >= actFrom && groupOf(act) === "disclosure" && !light.includes(act),
  );
const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "already_did"];
const tellsDeed = (said: Said): boolean => deeds.some((act) => sureOf(said, act) >= actFrom);
/** From here a wish is surely one. */
const surely = 0.72;
const wishes = (said: Said): boolean => (["wish", "two_wishes"] as const).some((act) => sureOf(said, act) >= surely);

const lineOnly = (said: Said, key: TalkKey, slots: Slots = {}): Decision | undefined =>
  moves.speak(said, [lineFor(said, key, slots)]);

/** A stranger who says hello, or how they came here, is welcomed; one who is sent by others is asked what they would like. */
function first(said: Said): Decision | undefined {
  const { before, text } = said;
  if (!isAlone(said) || weighs(said) || before.goals.length > 0) return undefined;
  if (wishedByOthers(text)) return lineOnly(said, "wished_by_others");
  return talkOf(before).turns.length === 0 && tellsArrival(text) && !wishes(said)
    ? lineOnly(said, "welcome")
    : undefined;
}

/** What was said to the message before, by its key. */
const lastSaid = (before: Snapshot): string | undefined => talkOf(before).said.at(-1)?.split(".")[2];

const yes =
  /^(?:(?:oh|well|hmm|um|yeah|ну|да|а|ой|хм|эх)[\s,.]+)*(?:yes|yeah|yep|ok|okay|sure|fine|alright|all right|go on|go for it|why not|could do|i suppose|suppose so|let[’']?s|да|ага|угу|давай(?:те)?|ладно|хорошо|можно|попробу\p{L}*|почему бы|хочу|соглас\p{L}*|пожалуй)(?!\p{L})[\s,.!]*(?:(?:go on|then|давай(?:те)?|тогда|ладно|so|уж)(?!\p{L})[\s,.!]*)*/iu;

const offers: readonly string[] = ["interest_offered", "meant_offered"];

/** A yes to what was offered, with whatever conditions: the goal is made, and they are kept with it. */
function takesOffer(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const { waiting } = before.dialogue;
  const offered = waiting.for === "text_as_goal" && offers.includes(lastSaid(before) ?? "") ? waiting.text : undefined;
  if (offered === undefined) return undefined;
  if (plainOrder(text)?.as === "begin")
    return goalOfWords(before, { text: offered, clause: offered, named: true }, context);
  if (!yes.test(text.trim()) || asksSomewhere(said)) return undefined;
  const rest = text
    .trim()
    .replace(yes, "")
    .replace(/^(?:but|and|только|но|и)(?!\p{L})\s*/iu, "");
  return goalOfWords(before, { text: rest === "" ? offered : rest, clause: offered, named: true }, context);
}

/** Goals that are told as a list, and work that is looked for, are goals in plain words, whatever was told beside them. */
function namesGoals(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (listedGoals(text) !== undefined && !asksSomewhere(said))
    return goalOfWords(before, { text, clause: text }, context);
  const title = said.goal === undefined && !asksSomewhere(said) ? workSought(text) : undefined;
  return title === undefined ? undefined : goalOfWords(before, { text, clause: title, named: true }, context);
}

const asGoal: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };

/** What somebody once did for its own sake, or long meant to do, is offered by its name, where no goal stands in front. */
function offersGoal(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (said.goal !== undefined || wishes(said) || asksSomewhere(said)) return undefined;
  const liked = weighs(said) ? undefined : interestOf(text);
  const goal = liked ?? betweenLines(text);
  if (goal === undefined || context.screen.harm(goal) !== undefined) return undefined;
  const line = lineFor(said, liked === undefined ? "meant_offered" : "interest_offered", { goal });
  const reply = line && linesReply([line], [[asGoal]]);
  return reply && say(waitFor(before, { for: "text_as_goal", text: goal }), reply);
}

type Order = PlainOrder["as"];
type Obeys = (said: Said, order: PlainOrder) => Decision | undefined;

/** What is done about an order said in odd words, where the person is; one that means nothing there is left to the reading of acts. */
const orders: Readonly<Record<Order, Obeys>> = {
  next: (said) => (said.goal ? said.carryOut({ do: "next" }) : undefined),
  smaller: (said) =>
    said.place === "between" && !forToday.test(said.text)
      ? said.carryOut({ do: "next" })
      : moves.makeSmaller(said, "smaller", []),
  begin: (said) => (said.goal ? moves.giveStep(said, "ask_step", []) : undefined),
  later: (said) => (said.goal ? later(said) : undefined),
  pause: (said) => (said.goal ? said.carryOut({ do: "pause_goal", goalId: said.goal.id }) : undefined),
  undo: (said) =>
    said.before.dialogue.lastDone || justMade.includes(lastSaid(said.before) ?? "")
      ? moves.undo(said, "undo", [])
      : undefined,
  both: bothAsked,
  other: (said) => (said.place === "step" ? moves.reworded("not_mine")(said, "otherwise", []) : undefined),
  left: (said) => (said.goal ? said.carryOut({ do: "status" }) : undefined),
  how_long: (said) => (said.goal ? moves.answerOfStep(said, "how_long", []) : undefined),
  list: (said) => said.carryOut({ do: "list_goals" }),
  note: (said, order) => (order.as === "note" ? keepNote(said, order.words) : undefined),
};
/** Too much for today is left for today. */
const forToday = /(?<!\p{L})(?:today|tonight|сегодня)(?!\p{L})/iu;
/** What was said to the wish that became a goal just now: only then is it that which is to be undone. */
const justMade: readonly string[] = ["goal_taken", "two_taken"];
/** What is told beside a deed is no order of the step, but these are. */
const besideDeeds: readonly Order[] = ["note", "undo", "both", "left", "how_long", "list"];

function ordered(said: Said): Decision | undefined {
  const order = plainOrder(said.text);
  if (!order || (tellsDeed(said) && !besideDeeds.includes(order.as))) return undefined;
  return orders[order.as](said, order);
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase("ru") + text.slice(1);
const ofOneself = /(?<!\p{L})(?:я|мы|мне|меня|мо[йяёеиюих]\p{L}*|нам|нас|i|me|my|we|our|us|i[’']?m|im|ive)(?!\p{L})/iu;

/** Somebody's own words, turned to who said them; undefined where they cannot be. */
function turned({ before }: Said, words: string): string | undefined {
  return ofOneself.test(words) ? mirrorOf(words, before.person.locale) : capital(words);
}

/** The goal in front, and the least of its step. */
const goalSlots = ({ goal }: Said): Slots => ({
  ...(goal ? { goal: goal.title } : {}),
  ...(goal?.current ? { step: goal.current.floorText } : {}),
});

/** Not now: the reason that was told is said back, and the least of the step is there for a quiet minute. */
function later(said: Said): Decision | undefined {
  const reason = said.text
    .split(/[.,!;]\s*|\s(?:и я|and i)\s/iu)
    .map((piece) => piece.replace(/^\s*(?:у (?:меня|нас)|my)\s+/iu, "").trim())
    .find((piece) => toldDetail(piece)?.as === "limit");
  const told = reason === undefined ? undefined : turned(said, reason);
  const { told: _told, ...slots } = said.slots;
  const line = lineFor({ ...said, slots }, "later_told", {
    ...goalSlots(said),
    ...(told === undefined ? {} : { told }),
  });
  return moves.speak(said, [line]);
}

function bothAsked(said: Said): Decision | undefined {
  const [one, other] = said.before.goals.filter(({ status }) => status === "open");
  return one && other ? lineOnly(said, "both_asked", { goal: one.title, more: other.title }) : undefined;
}

/** What is to be written down is kept with the goal; without one that is said. */
function keepNote(said: Said, words: string): Decision | undefined {
  const { goal, before, context } = said;
  if (!goal) return lineOnly(said, "note_nowhere", { thing: words });
  const decision = lineOnly(said, "note_kept", { thing: words, goal: goal.title });
  return decision && { ...decision, after: withRemark(before, goal.id, words, context.now) };
}

/** A detail of the goal in front is said back in its own words, kept with the goal, and the step fitted to it. */
function detailTold(said: Said): Decision | undefined {
  if (!said.goal || tellsDeed(said) || wishes(said) || weighs(said) || asksSomewhere(said)) return undefined;
  const detail = toldDetail(said.text);
  return detail && details[detail.as](said, detail);
}

type TakesUp = (said: Said, detail: ToldDetail) => Decision | undefined;

const kept =
  (key: TalkKey): TakesUp =>
  (said, { words }) => {
    const thing = turned(said, words);
    const slots = { ...goalSlots(said), ...(thing === undefined ? {} : { thing }) };
    const decision = lineOnly(said, key, slots);
    return decision && { ...decision, after: withRemark(said.before, said.goal?.id, said.text, said.context.now) };
  };

const details: Readonly<Record<ToldDetail["as"], TakesUp>> = {
  means: kept("means_told"),
  spare: kept("spare_told"),
  event: kept("event_told"),
  fact: kept("fact_told"),
  limit: later,
  missing: (said) => (said.place === "step" ? moves.reworded("own_words")(said, "no_thing", []) : undefined),
};

/** A day to come, as it is named of somebody beside a done step. */
const named =
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|завтра|(?<!\p{L})(?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|выходны\p{L}+)(?!\p{L})/iu;

/** What is to come, told of somebody beside a done step: said back, and kept with the goal. */
export function factBeside(said: Said): { readonly words: string; readonly line: Line | undefined } | undefined {
  if (said.led || isHeavy(said.text)) return undefined;
  const told = said.reading.clauses
    .slice(1)
    .map(({ text }) => (named.test(text) ? toldDetail(text)?.words : undefined))
    .find((words) => words !== undefined);
  const thing = told && turned(said, told);
  if (told === undefined || thing === undefined) return undefined;
  return { words: told, line: lineFor(said, "fact_told", { thing, goal: said.goal?.title ?? "" }) };
}

/** How much, how many, when: what a statement of the goal holds that is worth keeping. */
const figure = /\d|(?<!\p{L})(?:every (?:day|week)|each (?:day|week)|кажд\p{L}+ (?:день|недел\p{L}+))(?!\p{L})/iu;
const mostOfFact = 80;

/** A statement with a figure or a day in it says something of the goal in front: it is kept with it. */
export function factOf(said: Said): Decision | undefined {
  const { text } = said;
  if (!said.goal || said.led || text.length > mostOfFact || asksSomewhere(said) || isHeavy(text)) return undefined;
  const words = text.trim().replace(/[\s.!]+$/u, "");
  const speaks =
    (figure.test(text) || named.test(text)) && turned(said, words) !== undefined && plainOrder(text) === undefined;
  return speaks && said.reading.tenor?.tenor !== "hard" ? details.fact(said, { as: "fact", words }) : undefined;
}

/** Nothing plain was said while a goal is in front: it is named once, and not twice in a row, nor beside a sign of danger. */
export function lineNear(said: Said): Line | undefined {
  const asked = said.context.inDanger === true || lastSaid(said.before) === "at_goal_asked";
  return lineFor(said, asked ? "at_goal" : "at_goal_asked", goalSlots(said));
}
