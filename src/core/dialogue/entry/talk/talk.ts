import { type Act, groupOf, type TalkKey } from "../../../talk/acts.ts";
import { isLoss, isOrder, type Meaning, meaningOf, sayableAs } from "../../../talk/certainty.ts";
import { gistOf, shareOf } from "../../../talk/gist/gist.ts";
import { mayBeGlad, mayWeigh } from "../../../talk/gist/tone.ts";
import { bodyBehind, isBorneOut } from "./gist/borne-out.ts";
import { unrepeated } from "../../../talk/talk-words.ts";
import { wishesNone } from "../../../talk/matter/wished.ts";
import type { TechniqueId } from "../../../techniques/technique.ts";
import type { TapMetric } from "../../turn/body-command.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Snapshot, TalkTurn } from "../../turn/dialogue.ts";
import { entry, withDialogue } from "../../turn/outcome.ts";
import { led, type Line, refsOf, talkOf } from "../../goals/talk-lines.ts";
import {
  actFrom,
  answerFrom,
  asksAtLast,
  isAlone,
  lineFor,
  lineOfMoment,
  type Said,
  sureOf,
  tellsOfOthers,
} from "./heard.ts";
import { isSaidToUs, met, notGreetingAlone, saysMore } from "./courtesy.ts";
import { doneInAnger, isGlad, isHeavy, isNoSuccess } from "./heavy.ts";
import { withNamedWish } from "./wishes/hidden-wish.ts";
import { ledLine, needsOwnAnswer } from "./led.ts";
import { aloneAs, doneButton, present, speak } from "./moves.ts";
import { besideLoss } from "./after-loss.ts";
import { besideWords } from "./gist/beside-goal.ts";
import { matterAfter } from "./wishes/matter.ts";
import { isNearDanger, lineNear } from "./near.ts";
import { offered } from "./offers.ts";
import { sidesOf } from "./sides.ts";
import { answered, asksNot, plan } from "./plan.ts";
import { unansweredLine } from "./questions/unanswered.ts";
import { becomeGoal } from "./wishes/become-goal.ts";

/** So many turns are remembered, for so long (ms). */
const remembered = 10;
export const talkKept = 30 * 24 * 3_600_000;
/** A message says so many things of life at most that are taken up one by one, and so many things are offered. */
const mostLines = 2;
const mostOffers = 2;

/** What another reader takes a message for: the exercise that it may be about, and whether it surely is a wish. */
interface Witness {
  readonly technique: TechniqueId | undefined;
  readonly wished: boolean;
}

/**
 * Answers a message by all that it does: what it tells is reflected, what it asks is answered, and the one thing to be done is done, with a way
 * back beside it. An exercise that it may be about is offered, never begun. Undefined where nothing of it was understood.
 */
export function talk(message: Said, witness: Witness): Decision | undefined {
  const beside = sidesOf(message);
  const heard = mainly(beside?.said ?? message, witness);
  const decision = heard && withNamedWish(message, heard);
  if (!beside || !decision) return decision;
  return {
    ...decision,
    replies: [...decision.replies, ...beside.replies],
    journal: [...beside.journal, ...decision.journal],
  };
}

/** The main thing that a message does. */
function mainly(said: Said, { technique, wished }: Witness): Decision | undefined {
  const front = reflections(said);
  for (const { act, at, most, from = actFrom, when, does } of plan) {
    if (sureOf(said, act) < from || (at && !at.includes(said.place))) continue;
    // A model reads the whole message: what keeps a shorter sight from error does not bind it.
    const doubtful = (most !== undefined && said.text.length > most) || when?.(said) === false;
    if (doubtful && !said.led) continue;
    const done = does(said, act, front);
    if (done)
      return remember(
        said,
        asksAgain.includes(act) ? { ...done, after: heardOut(done.after) } : done,
        `${act}_${said.place}`,
      );
  }
  const goal =
    wished && front.length === 0 && !wishesNone(said.text) && !said.context.screen.harm(said.text)
      ? becomeGoal(said, "wish", front)
      : undefined;
  if (goal) return remember(said, goal, "wish_by_intent");
  const grieves = said.reading.acts.some(({ act }) => isLoss(act));
  const asked = grieves ? undefined : (howItIs(said, front) ?? whetherDone(said, front));
  if (asked) return remember(said, asked, "state_asked");
  const kept = besideWords(said, front);
  if (kept) return remember(said, kept, "beside_goal");
  const offers = [
    ...front.flatMap((line) => line.offers),
    ...(technique && !grieves && said.before.journey ? [technique] : []),
  ];
  const buttons = offered([...new Set(offers)], said.before, said.context).slice(0, mostOffers);
  const words = speak(said, [...notGreetingAlone(said, front), ...unansweredBeside(said, front)], buttons);
  return words && remember(said, words, "answered");
}

/** Whoever asks for something has been heard out. */
const asksAgain: readonly Act[] = ["wish", "two_wishes", "ask_step", "help_word_it", "show_goals", "remind"];
export function heardOut(after: Snapshot): Snapshot {
  const { listens, ...talk } = talkOf(after);
  return listens ? withDialogue(after, { talk }) : after;
}

/** The state that five faces ask about, by how it is told. */
const faceOf: Readonly<Partial<Record<Act, TapMetric>>> = {
  sleep: "sleep_quality",
  stress: "stress_level",
  energy: "energy_level",
  mood_low: "mood",
  mood_good: "mood",
};

/** Where the day is used, a state that is told is asked for as one of five faces: one tap keeps it, and the day follows. */
function howItIs(said: Said, front: readonly Line[]): Decision | undefined {
  const { day } = said.before;
  if (day?.consentAt === undefined || said.before.dialogue.talk?.listens === true) return undefined;
  const told = said.reading.acts.find(({ act, confidence }) => confidence >= actFrom && faceOf[act] !== undefined);
  const metric = told && faceOf[told.act];
  // The body of somebody else, or of years ago, is no reading of today.
  if (metric && said.context.library.talk.bodyTold(said.text) === "none") return undefined;
  return metric && led(front, said.carryOut({ do: "checkin", metric }));
}

const reportFrom = 0.3;
/** What may well be the open step, done: that is asked, and a button marks it. */
function whetherDone(said: Said, front: readonly Line[]): Decision | undefined {
  const sure = Math.max(sureOf(said, "step_done"), sureOf(said, "step_partly"));
  if (said.place !== "step" || sure < answerFrom || tellsOfOthers(said) || doneInAnger(said.text)) return undefined;
  // A deed in one of its sentences makes no report of a message that as a whole is none.
  if (said.reading.gist && shareOf(said.reading.gist, "done") < reportFrom) return undefined;
  // Beside a sign of danger nobody is asked to tick a step.
  if (isNoSuccess(said.text) || isNearDanger(said)) return undefined;
  return speak(said, [...front.slice(0, 1), lineFor(said, "done_asked", {}, front)], doneButton(said));
}

/** What is only told: no feeling and nothing that befell somebody. */
const plain: readonly Meaning[] = ["story", "view", "turn"];
const plainlyTold = (act: Act): boolean => plain.some((each) => each === meaningOf(act));

/** Loss before all else, then what happened in their life, then what is only told and how the day is. */
const weightOf = (act: Act): number => (isLoss(act) ? 0 : groupOf(act) === "disclosure" && !plainlyTold(act) ? 1 : 2);

/** A question that only a courtesy or plain pity stands in front of is not passed over. */
function unansweredBeside(said: Said, front: readonly Line[]): readonly Line[] {
  const polite = front.length > 0 && front.every(({ ref }) => polites.some((key) => ref.split(".").includes(key)));
  if (said.led || !polite || !asksAtLast(said)) return [];
  return present([unansweredLine(said, front)]);
}
const polites: readonly TalkKey[] = [
  "hello",
  "hello_asked",
  "hello_told",
  "hello_again",
  "thanks",
  "sorry",
  "goodbye",
  "joke",
  "heard_hard",
];

/** What is said first: to a moment that we know its own answer; else of what was told the surest, then what was asked about the companion; each only once, and not what the plan answers. */
export function reflections(said: Said): readonly Line[] {
  const led = said.led && ledLine(said.led, said.before.journey !== undefined, said.context.library.talk.entry);
  if (led) {
    const own = answered
      .filter((act) => needsOwnAnswer(act) && sureOf(said, act) >= answerFrom)
      .slice(0, mostLines - 1);
    return [led, ...own.flatMap((act) => lineFor(said, act, {}, [led]) ?? [])];
  }
  const moment = lineOfMoment(said);
  if (moment) return [moment];
  const inPlan = (act: Act): boolean => plan.some((row) => row.act === act && (!row.at || row.at.includes(said.place)));
  const asks = asksAtLast(said);
  const ordered = isOrder(said.reading);
  // Whoever tells of something heavy beside it wants that heard first.
  const courteous = !isHeavy(said.text) && met.some((act) => sureOf(said, act) >= actFrom && isSaidToUs(said, act));
  const told = said.reading.acts
    .filter(({ act }) => ["disclosure", "state"].includes(groupOf(act)))
    .flatMap(({ act }) => {
      const as = sayableAs(said.reading, act, asks);
      return as === undefined ? [] : [{ act, as }];
    })
    .filter(({ act }) => !inPlan(act))
    .filter(({ act }) => isBorneOut(said, act))
    // A deed is told with what was felt at it: the deed is what is answered.
    .filter(({ act }) => isLoss(act) || !tellsDeed(said))
    // What is asked, or is not to be done, is no story.
    .filter(({ act }) => !plainlyTold(act) || !(deedAtStep(said) || asks || ordered || asksNot.test(said.text.trim())))
    // A wish says all that has to be said back of it.
    .filter(({ act, as }) => sureOf(said, "wish") < actFrom || (!plainlyTold(act) && as !== "pity"))
    // Thanks, leave, a joke or a word of excuse is met as that: pity beside it is for what nobody said.
    .filter(({ act, as }) => !courteous || (!plainlyTold(act) && as !== "pity"))
    .toSorted((one, other) => weightOf(one.act) - weightOf(other.act));
  const grieves = told.some(({ act }) => isLoss(act));
  const asked = answered.filter(
    (act) =>
      !grieves &&
      isSaidToUs(said, act) &&
      (sayableAs(said.reading, act, asks) !== undefined ||
        (courteous && met.includes(act) && sureOf(said, act) >= actFrom)),
  );
  const greets = asked.includes("hello");
  const lines: Line[] = [];
  const add = (line: Line | undefined): void => {
    if (line && lines.length < mostLines) lines.push(line);
  };
  // Who greets and says more is greeted, and asked no second thing.
  if (greets)
    add(
      lineFor(
        said,
        asked.length > 1 || asks || sureOf(said, "wish") >= actFrom
          ? "hello_asked"
          : saysMore(said)
            ? "hello_told"
            : "hello",
        {},
        lines,
      ),
    );
  const first = told.find(({ act }) => !greets || !plainlyTold(act));
  if (first) for (const line of takenUp(said, first.act, first.as, lines)) add(line);
  // An oath on the way is no more than that.
  const others = asked.filter((act) => act !== "hello" && (act !== "swearing" || lines.length === 0));
  for (const act of others) add(lineFor(said, isAlone(said) ? aloneAs(act) : act, {}, lines));
  return lines;
}

/** What was told is said back first. Its own words follow where it surely is that; where it is only likely, words that hold for anything so heavy. */
function takenUp(said: Said, act: Act, as: Meaning, beside: readonly Line[]): readonly Line[] {
  const body = act === "missed" ? bodyBehind(said) : undefined;
  const own = lineFor(said, body ?? (isAlone(said) ? aloneAs(act) : act), {}, beside);
  const { told } = said.slots;
  if (!own || as === "loss") return own ? [own] : [];
  if (beside.length > 0) return [];
  const weighs = isHeavy(said.text) && mayWeigh(said.reading.gist);
  if (plainlyTold(act) && said.goal && spoken.includes(act) && !weighs)
    return [(besideLoss(said) ? lineFor(said, "beside_grief", {}, beside) : lineNear(said)) ?? own];
  if (plainlyTold(act) && spoken.includes(act) && isGlad(said.text) && mayBeGlad(said.reading.gist))
    return present([lineFor(said, "good_news", {}, beside) ?? own]);
  if (plainlyTold(act) && !(weighs && spoken.includes(act))) return [own];
  // Of a body that is told of, its own words are as mild as pity, and name it.
  if (as === "pity" && gistOf(act) === "body") return [own];
  if (plainlyTold(act) || as === "pity") return present([lineFor(said, "heard_hard", {}, beside) ?? own]);
  // Which joy it is has to be as sure as which grief.
  if (as === "joy" && sureOf(said, act) < namedJoy) return present([lineFor(said, "good_news", {}, beside) ?? own]);
  if (told === undefined || body !== undefined) return [own];
  const back: Line = { ref: "", own: `${told}.`, slots: {}, offers: [], tells: true };
  return [back, lineFor(said, isAlone(said) ? aloneAs(act) : act, {}, [back]) ?? own];
}
const namedJoy = 0.95;
/** What is only told may be heavy all the same. */
const spoken: readonly Act[] = ["told", "answers", "opinion"];

/** Whether the message reports something done, and it can be said back. */
const tellsDeed = (said: Said): boolean =>
  said.slots.told !== undefined &&
  (["step_done", "step_other", "step_partly"] as const).some((act) => sureOf(said, act) >= actFrom);

/** The open step is told to be done: that is what is answered. */
const deedAtStep = (said: Said): boolean =>
  said.place === "step" && (["step_done", "step_partly"] as const).some((act) => sureOf(said, act) >= actFrom);

/** The answer, remembered with what it answers: its acts stand in the journal, and its wordings do not come again soon. */
export function remember(said: Said, decision: Decision, rule: string): Decision {
  const { text, context } = said;
  const acts = said.reading.acts.filter(({ confidence }) => confidence >= answerFrom).map(({ act }) => act);
  const { left, ...was } = talkOf(decision.after);
  // What the answer before left open is taken up by this message or by none.
  const open = left && left !== talkOf(said.before).left ? { left } : {};
  const back = said.led?.reflection;
  const turn: TalkTurn = { at: context.now, said: text, acts, ...(back === undefined ? {} : { back }) };
  const kept = was.turns.filter(({ at }) => context.now - at < talkKept);
  const refs = [...decision.replies.flatMap(refsOf), ...(decision.ask?.lead ?? []).flatMap(refsOf)];
  const { matter: before, ...rest } = was;
  const matter = matterAfter(said, decision, before);
  const after = withDialogue(decision.after, {
    talk: {
      ...rest,
      ...(matter ? { matter } : {}),
      ...open,
      turns: [...kept, turn].slice(-remembered),
      said: [...was.said, ...refs].slice(-unrepeated),
    },
  });
  const heard = entry("talk_heard", { rule, inputs: { acts: acts.join(" "), ...(said.led ? { by: "model" } : {}) } });
  return { ...decision, after, journal: [...decision.journal, heard] };
}
