import type { Act, TalkKey } from "../../../../talk/acts.ts";
import { isLoss } from "../../../../talk/certainty.ts";
import { goalName } from "../../../../talk/name/goal-name.ts";
import { matterTitle } from "../../../../talk/matter/matter-title.ts";
import { infinitive, wishesNone } from "../../../../talk/matter/wished.ts";
import { stemsOf } from "../../../../lessons/lesson-words.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { linesReply, talkOf } from "../../../goals/talk-lines.ts";
import { say, waitFor } from "../../../turn/outcome.ts";
import type { Decision } from "../../../turn/decision.ts";
import type { Button } from "../../../turn/reply.ts";
import { leaving } from "../../thread/matter.ts";
import { actFrom, answerFrom, asksSomewhere, isAlone, lineFor, type Said, sureOf, tellsOfOthers } from "../heard.ts";
import { besideLoss } from "../after-loss.ts";
import { isHeavy } from "../heavy.ts";
import { isNearDanger } from "../near.ts";
import { heardOut, reflections } from "../talk.ts";
import { isAgreed, speaksAgainst } from "./wish-agreed.ts";
import { lean } from "../../../../text/lean.ts";

/**
 * What no rule reads as a wish and the trained reader takes for something to set about, where nothing stands in front: "кота кастрировать", "resume
 * last updated 2017". Where it is sure, that is a goal in one message, undone by one; where it is only likely, it is offered by its name.
 */
export function matterHeard(said: Said): Decision | undefined {
  // The gist has the whole message in view: what it takes for something else is no matter.
  if (!isAlone(said) || speaksAgainst(said) || !mayHoldMatter(said)) return undefined;
  const { before, text, context } = said;
  const likely = context.screen.matter(text);
  const title = likely >= offeredFrom ? matterTitle(text, said.reading.clauses, context.screen.matter) : undefined;
  if (title === undefined) return undefined;
  const { name } = title;
  if (title.plain && likely >= (isDeed(said, name) ? deedFrom : stateFrom)) {
    const front = reflections(said).filter(({ ref }) => greeting.test(ref));
    const made = goalOfWords(before, { text, clause: name, front, named: true }, context);
    return made && { ...made, after: heardOut(made.after) };
  }
  // What has no name of its own, and what befell somebody, is told: "been sober 43 days" asks for no first step.
  const nameable = title.plain && !tellsOfOthers(said) && !onlyTold.test(text.trim()) && !besideLoss(said);
  if (!nameable || likely < (isDeed(said, name) ? offeredFrom : offeredStateFrom)) return undefined;
  return offered(said, name, "meant_offered");
}
/** Who somebody is, how long something lasts and what became of people. */
const onlyTold = lean(
  /^(?:i[’']?m \d|im \d|i am \d|мне \d|been (?:\p{L}+ )?\d|\d+ (?:days|weeks|months|years|лет|год\p{L}*|месяц\p{L}*|дн\p{L}*)|(?:мы )?(?:разо(?:шлись|йдёмся)|развелись|расстались|поссорились|поругались)|we (?:broke|split)|(?:the )?wedding|свадьба|юбилей|муж\p{L}*|жен\p{L}*|cat[’']?s|dog[’']?s called|flat ?mates?)(?!\p{L})/iu,
);

function offered(said: Said, picked: string, key: TalkKey): Decision | undefined {
  const { before, context } = said;
  const name = goalName(picked, said.text);
  const line = lineFor(said, key, { goal: name });
  const reply = line && linesReply([line], [[asGoal]]);
  const offer = reply && say(waitFor(before, { for: "text_as_goal", text: name }), reply);
  return offer && leaving(offer, { is: "offered", title: name, at: context.now });
}

/**
 * A second thing to set about, which a goal in front does not name, is offered by its name: "кран ещё на кухне течет". Asked before what is told is
 * taken for a detail of that goal. Without a plain name for it nothing is offered.
 */
export function besideHeard(said: Said): Decision | undefined {
  const { text, reading, context } = said;
  if (isAlone(said) || isOfGoal(said) || reading.acts.some(isOfStep) || asksSomewhere(said)) return undefined;
  if (!mayHoldMatter(said)) return undefined;
  const bare = withoutAlso(text);
  const likely = context.screen.matter(bare);
  if (likely < besideFrom) return undefined;
  const clauses = reading.clauses.map((clause) => ({ ...clause, text: withoutAlso(clause.text) }));
  const title = matterTitle(bare, clauses, context.screen.matter);
  const plainly = title !== undefined && (alsoSaid.test(text) || isDeed(said, title.name));
  if (!title?.plain || likely < (plainly ? besideFrom : besideStateFrom)) return undefined;
  return offered(said, title.name, "meant_beside");
}

/** What is told of the step in front: done, tried, planned or in the way. */
const ofStep: readonly Act[] = ["step_done", "step_partly", "obstacle", "plan_told"];
const isOfStep = ({ act, confidence }: { readonly act: Act; readonly confidence: number }): boolean =>
  ofStep.includes(act) && confidence >= answerFrom;

/** Whether a message shares a word with the goal in front, its step or what was told of it. */
function isOfGoal({ goal, text }: Said): boolean {
  const own = new Set(stemsOf(`${goal?.title ?? ""} ${goal?.description ?? ""} ${goal?.current?.text ?? ""}`));
  return stemsOf(text).some((stem) => own.has(stem));
}

/** Whether a message is heard so at all: what the readers of acts are sure of, what is harmful and what is told otherwise is taken up elsewhere. */
function mayHoldMatter(said: Said): boolean {
  const { before, text, context } = said;
  if (said.led || text.length > longest || isNearDanger(said) || talkOf(before).listens) return false;
  const wished = sureOf(said, "wish") >= actFrom || sureOf(said, "two_wishes") >= actFrom;
  if (wished && isAgreed(said)) return false;
  return context.screen.harm(text, "said") === undefined && !wishesNone(text) && !speaksOtherwise(said);
}

/**
 * How likely a thing has to be before it is made a goal: less, where a deed is named ("book a smear test"), than where only a state of affairs is
 * told ("kitchen's been half painted since easter"). Below that it is offered.
 */
const deedFrom = 0.45;
const stateFrom = 0.82;
const offeredFrom = 0.38;
const offeredStateFrom = 0.55;
/** Beside a goal in front, where most of what is told belongs to it: a state of affairs has to be surer than a deed or what is said to come on top. */
const besideFrom = 0.5;
const besideStateFrom = 0.7;
/** "Too", "and another thing", «ещё»: whoever says so speaks of a second thing. */
const alsoSaid = lean(
  /^(?:oh[,\s]+)?(?:and|also|и|а)\s|(?<!\p{L})(?:too|also|as well|by the way|btw|ещё|еще|тоже|кстати)(?!\p{L})/iu,
);
const withoutAlso = (text: string): string => text.replace(alsoSaid, " ").replace(/\s+/gu, " ").trim();
const longest = 400;

const deedRu = lean(new RegExp(`^(?:[\\p{L}\\d]+\\s){0,3}?${infinitive}(?!\\p{L})`, "iu"));
/** Whether something to do is named, or another reader is sure that it is a wish. */
export function isDeed({ text, context, before }: Said, name: string): boolean {
  const { committed, intent } = context.screen.intent(text, before.person.locale);
  return deedRu.test(name) || context.library.talk.bareDeed(name) || (committed && intent === "new_goal");
}
const asGoal: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };
const greeting = /\.hello/u;

/** What is said to us, or is already done, is met as that however it sounds. */
const otherwise: readonly Act[] = [
  "thanks",
  "goodbye",
  "praise_you",
  "what_is_this",
  "what_can_you_do",
  "are_you_robot",
  "who_reads_this",
  "is_it_free",
  "do_you_nag",
  "testing",
  "useless",
  "just_listen",
  "no_answer_needed",
  "not_a_goal",
  "stop_offering",
  "age_told",
  "medicine_question",
  "health_question",
  "law_question",
];
/** "Passed my driving test back in May", "бросила курить три года назад": done, and told. */
const isOver = lean(
  /^(?:(?:i|i[’']ve|ive|just|finally|я|уже|наконец|наконец-то|вчера|сегодня|ура)[\s,!]+)*(?:passed|quit|gave up|stopped|finished|handed in|got|did|done|sold|booked|paid|fixed|cleaned|бросил[аи]?|сдал[аи]?|закончил[аи]?|дописал[аи]?|получил[аи]?|помирил\p{L}+|купил[аи]?|продал[аи]?|починил[аи]?|записал\p{L}+|сделал[аи]?|отдал[аи]?|поменял[аи]?|разобрал[аи]?|поставил[аи]?)(?!\p{L}).*(?:ago|back in|last (?:week|month|year|night)|yesterday|at last|go$|назад|вчера|наконец|в прошлом|держусь|сам[аи]?)(?!\p{L})/iu,
);
/** Whether what is told was done and is over. */
export const tellsOver = (text: string): boolean => isOver.test(text.trim());
const longAgo = lean(
  /(?<!\p{L})(?:в детстве|в молодости|when i was (?:a |little|young|small)|as a (?:kid|child))(?!\p{L})/iu,
);
/** Dread of a thing belongs to it; what is lost does not. */
const dread = lean(
  /(?<!\p{L})(?:ненавижу|стыдно|боюсь|страшно|hate|ashamed|embarrass\p{L}*|scared|afraid|worried)(?!\p{L})/giu,
);
export const speaksOtherwise = (said: Said): boolean =>
  isHeavy(said.text.replace(dread, "")) ||
  tellsOver(said.text) ||
  longAgo.test(said.text) ||
  said.reading.acts.some(({ act, confidence }) => isLoss(act) && confidence >= answerFrom) ||
  otherwise.some((act) => sureOf(said, act) >= actFrom);
