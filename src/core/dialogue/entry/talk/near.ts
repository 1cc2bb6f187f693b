import { type Act, groupOf, type TalkKey } from "../../../talk/acts.ts";
import { concernNow } from "../../../safety/concern.ts";
import { bareList, listedGoals } from "../../../goals/listed-goals.ts";
import { saidAsGoal } from "../../../goals/said-as-goal.ts";
import { betweenLines, workSought } from "../../../talk/between-lines.ts";
import { foremostGist, type Gist, shareOf } from "../../../talk/gist/gist.ts";
import { lifeIn } from "../../../talk/gist/tone.ts";
import { interestOf } from "../../../talk/interest.ts";
import type { ThreadMoveName } from "../../../talk/thread-move.ts";
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
import { stemsOf } from "../../../lessons/lesson-words.ts";
import { withRemark } from "./remarks.ts";
import { wishesSurely } from "./wishes/become-goal.ts";
import { later } from "../thread/of-step.ts";
import { leaving } from "../thread/matter.ts";
import { goalSlots, lineOnly, turned } from "../thread/told-back.ts";
import { lean } from "../../../text/lean.ts";

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
  return first(said) ?? takesOffer(said) ?? namesGoals(said) ?? offersGoal(said) ?? detailTold(said);
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
export const weighs = ({ reading, text }: Said): boolean =>
  isHeavy(text) ||
  reading.acts.some(
    ({ act, confidence }) => confidence >= actFrom && groupOf(act) === "disclosure" && !light.includes(act),
  );
const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "already_did"];
const tellsDeed = (said: Said): boolean => deeds.some((act) => sureOf(said, act) >= actFrom);

/** A stranger who says hello, or how they came here, is welcomed; one who is sent by others is asked what they would like. */
function first(said: Said): Decision | undefined {
  const { before, text } = said;
  if (!isAlone(said) || weighs(said) || before.goals.length > 0) return undefined;
  if (wishedByOthers(text)) return lineOnly(said, "wished_by_others");
  return talkOf(before).turns.length === 0 && tellsArrival(text) && !(wishesSurely(said) && wants.test(text))
    ? lineOnly(said, "welcome")
    : undefined;
}

/** Where nothing is wanted in words, how they came here is no wish, however likely the reader of first words holds one for. */
const wants = lean(
  /(?<!\p{L})(?:want|wanna|need|(?:would|[’']d) (?:like|love)|hope|wish|my goal|trying|learn|хочу|хотел\p{L}*|хочется|надо|нужно|мечта\p{L}*|пора|цель)(?!\p{L})/iu,
);

/** What was said to the message before, by its key. */
const lastSaid = (before: Snapshot): string | undefined => talkOf(before).said.at(-1)?.split(".")[2];

const yes = lean(
  /^(?:(?:oh|well|hmm|um|yeah|ну|да|а|ой|хм|эх)[\s,.]+)*(?:yes|yeah|yep|ok|okay|sure|fine|alright|all right|go on|go for it|why not|could do|i suppose|suppose so|let[’']?s|да|ага|угу|давай(?:те)?|ладно|хорошо|можно|попробу\p{L}*|почему бы|хочу|соглас\p{L}*|пожалуй)(?!\p{L})[\s,.!]*(?:(?:go on|then|давай(?:те)?|тогда|ладно|so|уж)(?!\p{L})[\s,.!]*)*/iu,
);

/** A yes to what was offered, with whatever conditions: the goal is made, and they are kept with it. */
function takesOffer(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const { waiting, talk } = before.dialogue;
  const offered = waiting.for === "text_as_goal" && talk?.left?.is === "offered" ? talk.left.title : undefined;
  if (offered === undefined) return undefined;
  if (orders(said).includes("begin"))
    return goalOfWords(before, { text: offered, clause: offered, named: true }, context);
  if (!yes.test(text.trim()) || asksSomewhere(said) || wishesSurely(said)) return undefined;
  const rest = text
    .trim()
    .replace(yes, "")
    .replace(/^(?:but|and|только|но|и)(?!\p{L})\s*/iu, "");
  // Whoever agrees and names a thing of their own wants that: "fine. walk him somewhere new".
  if (wishesOther(said, rest, offered)) return goalOfWords(before, { text: rest, clause: rest, named: true }, context);
  return goalOfWords(before, { text: rest === "" ? offered : rest, clause: offered, named: true }, context);
}

/** Whether what follows a yes names a deed that shares no word with what was offered. */
function wishesOther({ context }: Said, rest: string, offered: string): boolean {
  if (rest === "" || /^(?:(?:and|but|then|so|not|nothing|only|если|только|но|тогда|не|без)(?!\p{L}))/iu.test(rest))
    return false;
  const deed =
    context.library.talk.bareDeed(rest) || /^хочу(?!\p{L})|^\p{L}{2,}(?:ть|ти|чь)(?:ся)?(?!\p{L})/iu.test(rest);
  const own = new Set(stemsOf(offered));
  return deed && !stemsOf(rest).some((stem) => own.has(stem));
}

/** Goals that are told as a list, what is announced as one, and work that is looked for, are goals in plain words, whatever was told beside them. */
function namesGoals(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (listedGoals(text) !== undefined && !asksSomewhere(said))
    return goalOfWords(before, { text, clause: text }, context);
  const [first, ...also] = said.goal === undefined && wishesSurely(said) ? (bareList(text) ?? []) : [];
  if (first !== undefined) return goalOfWords(before, { text, clause: first, also }, context);
  const announced = saidAsGoal(text);
  if (announced !== undefined) return goalOfWords(before, { text: announced, clause: announced }, context);
  const title = said.goal === undefined && !asksSomewhere(said) ? workSought(text) : undefined;
  return title === undefined ? undefined : goalOfWords(before, { text, clause: title, named: true }, context);
}

const asGoal: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };

/** What somebody once did for its own sake, or long meant to do, is offered by its name, where no goal stands in front. */
function offersGoal(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (said.goal !== undefined || wishesSurely(said) || asksSomewhere(said)) return undefined;
  const liked = weighs(said) ? undefined : interestOf(text);
  const goal = liked ?? betweenLines(text);
  if (goal === undefined || context.screen.harm(goal) !== undefined) return undefined;
  const line = lineFor(said, liked === undefined ? "meant_offered" : "interest_offered", { goal });
  const reply = line && linesReply([line], [[asGoal]]);
  const offer = reply && say(waitFor(before, { for: "text_as_goal", text: goal }), reply);
  return offer && leaving(offer, { is: "offered", title: goal, at: context.now });
}

const orders = ({ text, context }: Said): readonly ThreadMoveName[] =>
  context.library.talk.moves(text).flatMap(({ as, aside }) => (aside ? [] : [as]));

/** A detail of the goal in front is said back in its own words, kept with the goal, and the step fitted to it. */
function detailTold(said: Said): Decision | undefined {
  if (!said.goal || tellsDeed(said) || wishesSurely(said) || weighs(said) || asksSomewhere(said)) return undefined;
  // Leave that is taken, a sorrow and a joy are no details, whatever figures and names they hold.
  if (lifeIn(said.reading.gist) - shareOf(said.reading.gist, "told") >= ofLife) return undefined;
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
const named = lean(
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|завтра|(?<!\p{L})(?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|выходны\p{L}+)(?!\p{L})/iu,
);

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
const figure = lean(/\d|(?<!\p{L})(?:every (?:day|week)|each (?:day|week)|кажд\p{L}+ (?:день|недел\p{L}+))(?!\p{L})/iu);
const mostOfFact = 80;
/** Figures and hardly a word beside them are said back as they stand: "8 grand. got 1100". */
const wordsOfFigure = 5;

/** A statement with a figure or a day in it says something of the goal in front: it is kept with it. */
export function factOf(said: Said): Decision | undefined {
  const { text } = said;
  if (!said.goal || said.led || text.length > mostOfFact || asksSomewhere(said) || isHeavy(text)) return undefined;
  const words = text.trim().replace(/[\s.!]+$/u, "");
  const few = /\d/u.test(text) && words.split(/\s+/u).length <= wordsOfFigure;
  const speaks =
    (figure.test(text) || named.test(text)) && (few || turned(said, words) !== undefined) && orders(said).length === 0;
  return speaks && (few || said.reading.tenor?.tenor !== "hard")
    ? details.fact(said, { as: "fact", words })
    : undefined;
}

/** Whether this message, or one shortly before it, may be a sign of danger. */
export const isNearDanger = ({ before, context }: Said): boolean =>
  context.inDanger === true || concernNow(before.dialogue, context.now) !== undefined;

/** What is said of a goal or its step, as far as the gist tells. */
const ofGoal: readonly Gist[] = ["next", "ask_step", "change", "obstacle", "plan", "detail", "manage", "agree"];

/** So likely a message is of a life before the goal goes unsaid. */
const ofLife = 0.4;

/** Nothing plain was said while a goal is in front: it is named once, and not twice in a row, nor beside a sign of danger. */
export function lineNear(said: Said): Line | undefined {
  if (isNearDanger(said)) return lineFor(said, "go_on");
  // Under what is surely not of the goal it is not spoken of: it is heard, and the goal waits.
  const { gist } = said.reading;
  if (gist && (!ofGoal.includes(foremostGist(gist).gist) || lifeIn(gist) >= ofLife)) return lineFor(said, "heard");
  if (said.slots["quote"] !== undefined) return lineFor(said, "heard");
  const asked = lastSaid(said.before) === "at_goal_asked";
  return lineFor(said, asked ? "at_goal" : "at_goal_asked", goalSlots(said));
}
