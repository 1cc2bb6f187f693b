import type { Act, TalkKey } from "../../../talk/acts.ts";
import { isOrder, surelyOf } from "../../../talk/certainty.ts";
import { shareOf } from "../../../talk/gist/gist.ts";
import { isJoyful, mayBeGlad, mayWeigh, toneOf } from "../../../talk/gist/tone.ts";
import type { Tenor } from "../../../talk/tenor.ts";
import { linesReply, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { waitFor } from "../../turn/outcome.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import { asksAtLast, isAlone, lineFor, type Said, tellsOfOthers } from "./heard.ts";
import { aloneAs, doneButton } from "./moves.ts";
import { factOf, isNearDanger, lineNear } from "./near.ts";
import { besideLoss } from "./after-loss.ts";
import { besideGoal } from "./gist/beside-goal.ts";
import { denies, doneInAnger, isGlad, isHeavy, isNoSuccess } from "./heavy.ts";
import { asksNot } from "./plan.ts";
import { heardOut, remember } from "./talk.ts";
import { mayAsk, unansweredAs, unansweredSlots } from "./questions/unanswered.ts";
import { isAgreed, wasWeighed } from "./wishes/wish-agreed.ts";
import { lean } from "../../../text/lean.ts";

/** Nothing was understood for sure: what it is on the whole is answered where that is sure enough, and all else in words that fit anything, never the same twice. */
export function unclear(said: Said, likely: Reply["buttons"]): Decision {
  const { before, text, goal } = said;
  const key = unclearAs(said);
  const slots = {
    ...(goal ? { goal: goal.title } : {}),
    ...(key.startsWith("unanswered") ? unansweredSlots(said) : {}),
  };
  // Beside a sign of illness no step is spoken of.
  const ill = said.context.screen.bodySign(text) !== undefined;
  const danger = isNearDanger(said) && saysNothingOfIt.includes(key);
  const atGoal = goal !== undefined && !ill && !danger && saysNothingOfIt.includes(key);
  const fact = atGoal ? factOf(said) : undefined;
  if (fact) return remember(said, fact, "fact");
  const beside = ill || danger || !mayBeBeside.includes(key) ? undefined : besideGoal(said);
  if (beside) return remember(said, beside, "beside_goal");
  const plainly = danger ? "go_on" : key === "at_goal_asked" ? "heard" : key;
  const line = atGoal ? lineNear(said) : lineFor(said, plainly, slots);
  const asGoal: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };
  // One thing may be offered; more would be a menu.
  const one = likely?.slice(0, 1);
  const buttons = atGoal ? (one ?? []) : key === "unclear" ? [[asGoal]] : key === "done_asked" ? doneButton(said) : [];
  const reply = line && linesReply([line], buttons);
  const waiting = waitFor(before, { for: "text_as_goal", text });
  const after = key === "goal_asked" ? heardOut(waiting) : waiting;
  return remember(said, { after, replies: reply ? [reply] : [], journal: [] }, "unclear");
}

/** Words that the gists together know better than one reader by itself. */
const mayBeBeside: readonly TalkKey[] = [
  "heard",
  "unclear",
  "at_goal_asked",
  "told",
  "go_on",
  "obstacle",
  "doubt",
  "missed",
  "plan_told",
  "heard_hard",
  "done_asked",
  "done_unasked",
  "order_unclear",
  "good_news",
  "no",
];
/** Words that fit anything: with a goal in front it is that which is spoken of. */
const saysNothingOfIt: readonly TalkKey[] = ["heard", "unclear", "at_goal_asked", "told", "go_on"];

/** How it is said that nothing was understood for sure. */
function unclearAs(said: Said): TalkKey {
  const { before, text, place, reading, context } = said;
  const last = reading.clauses.at(-1);
  if (isAlone(said) && asksForStep.test(text.trim())) return "goal_asked";
  const told = reading.clauses.length > 1 || talkOf(before).turns.length > 0;
  const asks = asksAtLast(said);
  // A question that is not understood gets no echo and no nod: either would be an answer.
  if (asks)
    return told && !isHeavy(text) && asksIfRight.test(last?.text ?? "")
      ? "judged"
      : (ofItself(said) ?? unansweredAs(said));
  if (talkOf(before).listens) return "listening";
  // What may harm is never invited to go on.
  if (context.screen.harm(text, "said")?.by === "rule") return "heard";
  if (asksNot.test(text.trim())) return "no";
  const tenor = surelyOf(reading, { asks, cries: text.includes("!") });
  const read = reading.tenor?.tenor;
  // The form alone is one witness; it holds as long as the reader takes the message for nothing else.
  if (text.includes("?")) return objects(said) && (!read || hinders(tenor)) ? "objected" : unansweredAs(said);
  if (besideLoss(said)) return "beside_grief";
  if (isJoyful(reading.gist, denies(text)) || (isJoy(text) && (!read || read === "good") && mayBeGlad(reading.gist)))
    return "good_news";
  if (toneOf(reading.gist) === "heavy") return "heard_hard";
  const known = tenor && byTenor(tenor, said);
  if (known) return known;
  if (isHeavy(text) && mayWeigh(reading.gist)) return "heard_hard";
  if (isGlad(text) && mayBeGlad(reading.gist)) return "good_news";
  if (read === "asks" && mayAsk(said)) return ofItself(said) ?? unansweredAs(said);
  if (isOrder(reading)) return "order_unclear";
  if (read !== undefined && read !== "wish") return text.trim().split(/\s+/u).length <= fewWords ? "go_on" : "heard";
  if (place === "step") return "at_goal_asked";
  if (talkOf(before).turns.length === 0 && greetsBeside.test(text.trim())) return "hello_told";
  // What both readers do not hold to be a wish is told, and is offered as none.
  if (!isAgreed(said) || wasWeighed(said)) return "told";
  // Asked once, not twice running, and where a wish is likely: what only may be one is heard, as an offer would be pressed on whoever tells.
  const mayWish = reading.gist === undefined || shareOf(reading.gist, "wish") >= offeredFrom;
  return mayWish && talkOf(before).turns.at(-1)?.acts.length !== 0 ? "unclear" : "heard";
}
const offeredFrom = 0.6;

/** A greeting before or behind what is told, in a stranger's first words. */
const greetsBeside = lean(
  /^(?:hi+|hello|hey|howdy|howzit|g[’']?day|gidday|good (?:morning|day|evening|afternoon)|morning|evening|dear|прив(?:ет\p{L}*)?|здрав\p{L}*|здрас\p{L}*|здаров\p{L}*|добр(?:ый|ое|ого) (?:день|утро|вечер|дня|вечера)|хей|хай|салам\p{L}*|с[әа]лем)(?!\p{L})|(?:привет\p{L}*|здравствуйте|hello|hi)[\s.!)]*$/iu,
);

/** In few words the talk is closed or left open: nothing is made of them, and nothing asked. */
const fewWords = 4;

/** What it says of itself is true whatever was asked: it may be said a little sooner, where the whole message asks. */
const harmless: readonly Act[] = [
  "are_you_robot",
  "what_is_this",
  "what_can_you_do",
  "who_reads_this",
  "is_it_free",
  "do_you_nag",
];
const asksFrom = 0.5;
function ofItself({ reading: { acts, tenor } }: Said): TalkKey | undefined {
  const [foremost] = acts;
  const asks = tenor?.tenor === "asks" && tenor.share >= asksFrom;
  return asks && foremost && harmless.includes(foremost.act) ? foremost.act : undefined;
}

const hinders = (tenor: Tenor | undefined): boolean => tenor === "blocked" || tenor === "doubt";

/** What is said to what a message surely is on the whole. */
function byTenor(tenor: Tenor, said: Said): TalkKey | undefined {
  switch (tenor) {
    case "done":
      if (doneInAnger(said.text) || isNoSuccess(said.text)) return "heard_hard";
      if (denied.test(said.text)) return isAlone(said) ? aloneAs("missed") : "missed";
      if (tellsOfOthers(said)) return "told";
      return said.place === "step" ? "done_asked" : "done_unasked";
    case "good":
      return mayBeGlad(said.reading.gist) ? "good_news" : "told";
    case "hard":
      return mayWeigh(said.reading.gist) ? "heard_hard" : "told";
    case "blocked":
      return isAlone(said) ? aloneAs("obstacle") : "obstacle";
    case "told":
      return isHeavy(said.text) && mayWeigh(said.reading.gist)
        ? "heard_hard"
        : isGlad(said.text) && mayBeGlad(said.reading.gist)
          ? "good_news"
          : isOrder(said.reading)
            ? undefined
            : "told";
    case "doubt":
      return isAlone(said) ? aloneAs("doubt") : "doubt";
    case "plan":
      return "plan_told";
    case "manages":
    case "asks":
    case "wish":
    case "small":
      return undefined;
  }
}

const denied = lean(/^(?:\p{L}+\s+)?(?:не|ни|not|never|didn[’']?t|couldn[’']?t|haven[’']?t)(?!\p{L})/iu);

/** Cried out with nothing in it that is denied or lost: something good. */
const isJoy = (text: string): boolean =>
  [...text.matchAll(/[^.!?…\n]+[.!?…]*/gu)].some(([cry]) => crying.test(cry) && !noJoy.test(cry));
const crying = lean(/!{2,}|^\s*(?:\p{Lu}{2,}[\s,]+){2,}\p{Lu}{2,}/u);
const noJoy = lean(
  /(?<!\p{L})(?:не|нет|ни|опять|снова|никогда|никто|хватит|сволоч\p{L}*|достал\p{L}*|бесит|устал\p{L}*|плохо|ужас\p{L}*|кошмар|хочу|надо|помоги\p{L}*|not|no|never|nobody|again|hate|lost|late|stop|enough|help|want|need|awful|terrible|worst|ugh|too|leaving|leaves|left|broke|broken|burnt|burned|прож[её]г\p{L}*|сжёг|сжег|сломал\p{L}*|уход\p{L}*|ушла|уш[её]л|слишком|\p{L}+n[’']?t)(?!\p{L})/iu,
);

/** What could be done about what was told: that asks for a step, whoever only wanted to be heard before. */
const asksForStep = lean(
  /^(?:(?:so|and|ok|okay|but|а|ну|и|и что)\s+)*(?:what (?:could|can|should) (?:i|we) do|что (?:(?:с этим|тут|мне|теперь|же)\s+)*(?:можно|делать|сделать|поделать))(?!\p{L})/iu,
);

/** "Was that right?", after a thing was told. */
const asksIfRight =
  /^(?:(?:это|я|ведь|was|is|did|that|it|i)\s+)*(?:правильно|верно|нормально|так можно|ничего|не зря|wrong|right|ok|okay|bad|alright|all right|(?:do|did) (?:right|wrong))(?:\s+(?:сделал[аи]?|поступил[аи]?|of me|thing))?$/iu;

/** "Ask her? She would laugh": something that could be done is named and turned down at once. */
function objects({ text, reading: { clauses } }: Said): boolean {
  const [first] = clauses;
  const words = first?.text.split(/\s+/u).length ?? 0;
  // A question that somebody else asked is told, and turned down by nobody.
  if (/^[«“"]/u.test(text)) return false;
  return first?.asks === true && words <= mostNamed && !asking.test(first.text) && clauses.at(-1)?.asks === false;
}
const mostNamed = 4;
const asking = lean(
  /^(?:а\s+|и\s+|ну\s+|but\s+|and\s+|so\s+)?(?:что|как|где|куда|кто|кому|когда|почему|зачем|сколько|какой|какая|какие|можно|правда|what|how|why|where|when|who|which|is|are|do|does|did|can|could|should|may|am|was|will|would)(?!\p{L})/iu,
);
