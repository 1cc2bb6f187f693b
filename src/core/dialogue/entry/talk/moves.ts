import type { Act, TalkKey } from "../../../talk/acts.ts";
import { type Goal, goalLimits } from "../../../goals/goal.ts";
import { shownStep } from "../../../goals/step.ts";
import { wordsOf } from "../../../goals/words.ts";
import { localTime } from "../../../time/local-date.ts";
import { stemOf } from "../../../text/stem.ts";
import type { Slots } from "../../../talk/talk-words.ts";
import { stepReply } from "../../goals/step-views.ts";
import type { Decision } from "../../turn/decision.ts";
import { say, withDialogue, withGoal } from "../../turn/outcome.ts";
import type { Button } from "../../turn/reply.ts";
import { led, type Line, linesReply, talkOf } from "../../goals/talk-lines.ts";
import { lineFor, type Said } from "./heard.ts";
import { lean } from "../../../text/lean.ts";

/** What is done about an act; undefined where nothing can be done about it here. Lines are said in front of what it says itself. */
export type Move = (said: Said, act: Act, front: readonly Line[]) => Decision | undefined;

export const present = (lines: readonly (Line | undefined)[]): readonly Line[] =>
  lines.filter((line): line is Line => line !== undefined);

/** Says these lines, with these buttons. */
export function speak(
  { before }: Said,
  lines: readonly (Line | undefined)[],
  buttons: readonly (readonly Button[])[] = [],
): Decision | undefined {
  const reply = linesReply(present(lines), buttons);
  return reply && say(before, reply);
}

/** What is said to these where no goal stands in front: nothing is spoken of as if one did. */
const alone: Readonly<Partial<Record<TalkKey, TalkKey>>> = { obstacle: "stuck", doubt: "doubting", missed: "skipped" };
export const aloneAs = (key: TalkKey): TalkKey => alone[key] ?? key;

/** The button that marks the open step; none where none is open. */
export function doneButton({ goal }: Said): readonly (readonly Button[])[] {
  const step = goal?.current;
  return step ? [[{ label: "button.done", press: { do: "done", stepId: step.id } }]] : [];
}

/** The open goal that a message speaks of by the words of its name or step; the one in front where it names none. */
export function goalSpokenOf({ before, text, goal, led }: Said, among: (goal: Goal) => boolean): Goal | undefined {
  const named = led?.acts.find(({ goalId }) => goalId !== undefined)?.goalId;
  const meant = before.goals.find((each) => each.id === named && among(each));
  if (meant) return meant;
  const stems = new Set(
    wordsOf(text)
      .filter((word) => word.length > 3)
      .map(stemOf),
  );
  const scored = before.goals.filter(among).map((each) => ({
    goal: each,
    score: wordsOf(`${each.title} ${each.current?.text ?? ""}`).filter((word) => stems.has(stemOf(word))).length,
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  const inFront = scored.find((each) => each.goal.id === goal?.id);
  if (!best || (inFront && inFront.score >= best.score)) return inFront?.goal ?? undefined;
  return best.score > 0 ? best.goal : inFront?.goal;
}

/** A goal that words became goes back whole, where nothing was done for it yet. */
export const takeBack: Move = (said) => {
  const made = said.before.dialogue.talk?.made;
  return made && said.carryOut({ do: "not_a_goal", goalId: made.goalId });
};

/** The goal may be reached: that is asked, as it cannot be taken back whole. */
export const askReached: Move = (said, _act, front) => {
  const goal = goalSpokenOf(said, (each) => each.status === "open" || each.status === "paused");
  if (!goal) return undefined;
  const line = lineFor(said, "reached_asked", { goal: goal.title }, front);
  return speak(
    said,
    [...front, line],
    [
      [
        { label: "button.reached", press: { do: "finish_goal", goalId: goal.id, reached: true } },
        { label: "button.not_yet", press: { do: "finish_goal", goalId: goal.id, reached: false } },
      ],
    ],
  );
};

/** A step: the one that is open, the next one, or the one of the goal touched last. */
export const giveStep: Move = (said, act, front) => {
  const { before, place, goal } = said;
  const other = stepOfOther(said, front);
  if (other) return other;
  if (place === "step" && goal?.current) return led(front, showAgain(said, goal));
  if (place === "between") return led(front, said.carryOut({ do: "next" }));
  const last = before.goals.find(({ status }) => status === "open" || status === "paused");
  if (!last)
    return speak(said, [
      ...front,
      lineFor(said, act === "constraint_time" || smallAsked.test(said.text) ? smallNow(said) : "goal_asked", {}, front),
    ]);
  return stepOf(said, last, front);
};

/** Something small is asked for, whatever it be for: there is something that holds for anybody, by the hour. */
const smallAsked = lean(
  /(?<!\p{L})(?:small|tiny|little|easy|simple|anything|something|маленьк\p{L}*|мал\p{L}{2,3}|небольш\p{L}*|прост\p{L}{2,3}|л[её]гк\p{L}*|мелк\p{L}*|полегче|попроще|поменьше|мелочь|крошечн\p{L}*|что-нибудь|что-то|чего-нибудь)(?!\p{L})/iu,
);
const [noonFrom, eveningFrom, nightTill] = [11, 18, 5] as const;
function smallNow({ before, context }: Said): TalkKey {
  const { hour } = localTime(context.now, before.person.timeZone);
  if (hour >= eveningFrom || hour < nightTill) return "small_evening";
  return hour < noonFrom ? "small_morning" : "small_day";
}

/** What is asked of a goal that does not stand in front, by its name, brings that goal to the front. */
export function stepOfOther(said: Said, front: readonly Line[] = []): Decision | undefined {
  const named = goalSpokenOf(said, ({ status }) => status === "open" || status === "paused");
  return named && named.id !== said.goal?.id ? stepOf(said, named, front) : undefined;
}

/** A goal comes to the front with its step. */
function stepOf(said: Said, goal: Goal, front: readonly Line[]): Decision {
  const active = withDialogue(withGoal(said.before, { ...goal, status: "open" }), { activeGoal: goal.id });
  const line = lineFor(said, "goal_again", { goal: goal.title }, front);
  return led(
    line ? [...front, line] : front,
    said.carryOut(goal.current ? { do: "show_step" } : { do: "next" }, active),
  );
}

const showAgain = ({ before }: Said, goal: Goal): Decision =>
  goal.current ? say(before, stepReply(goal, goal.current, "talk.step")) : say(before);

/** Says a line, then shows what a command of the step does; the line is said to the act, or to what was done. */
const resized =
  (size: "floor" | "stretch"): Move =>
  (said, act, front) => {
    const step = said.goal?.current;
    if (!step) return undefined;
    if (step.size === size) return reworded(size === "floor" ? "too_big" : "not_mine")(said, act, front);
    const line = lineFor(
      said,
      said.context.library.talk.entry(act) ? act : size === "floor" ? "made_smaller" : "made_bigger",
      {},
      front,
    );
    const decision = said.carryOut({ do: "size", size, stepId: step.id });
    const [shown] = decision.replies;
    const plain = shown ? [{ ...shown, say: "talk.step" as const, place: "new" as const }] : [];
    return led(present([...front, line]), { ...decision, replies: plain });
  };
export const makeSmaller = resized("floor");
export const makeBigger = resized("stretch");

/** Little time makes the step smaller; a model that heard when and how long has a step worded to fit. */
export const fitTime: Move = (said, act, front) => (said.led ? reworded("own_words") : makeSmaller)(said, act, front);

/** Puts the step otherwise, for a reason or by the person's own words. */
export const reworded =
  (reason: "too_big" | "not_mine" | "too_vague" | "own_words"): Move =>
  (said, act, front) => {
    const step = said.goal?.current;
    if (!step) return undefined;
    const comment = said.text.slice(0, goalLimits.comment);
    const line = lineFor(said, act, {}, front);
    const decision = said.carryOut(
      reason === "own_words"
        ? { do: "rephrase", stepId: step.id, reason, comment }
        : { do: "rephrase", stepId: step.id, reason },
    );
    if (decision.denied) return decision;
    return led(present([...front, line]), decision);
  };

/** What stands in the way is heard; another step is one press away, and is pushed on nobody. */
export const offerOther: Move = (said, act, front) => {
  const step = said.goal?.current;
  const button: Button[][] = step ? [[{ label: "button.rephrase", press: { do: "rephrase", stepId: step.id } }]] : [];
  return speak(said, [...front, lineFor(said, act === "body_pain" ? "body_pain" : "obstacle", {}, front)], button);
};

/** A question about the step: answered in words, with what is known of the step. */
export const answerOfStep: Move = (said, act, front) => {
  const step = said.goal?.current;
  // Words that a model gave are theirs to use, and a time that it told is the goal's: they are no question of the step.
  const ofStep = step && !(saidBack(said, front) && ofWords.includes(act));
  return speak(said, [...front, lineFor(said, act, stepSlots(said), front)], ofStep ? stepButtons(step.id) : []);
};
const stepSlots = ({ goal }: Said): Slots =>
  goal?.current ? { step: goal.current.floorText, minutes: shownStep(goal.current).minutes, goal: goal.title } : {};

/** A question in few words about the open step, or about the one to come, answered with what is known of it. */
export const answerAbout = (said: Said, key: TalkKey): Decision | undefined => {
  const step = said.goal?.current;
  return speak(said, [lineFor(said, key, stepSlots(said))], step ? stepButtons(step.id) : []);
};
const ofWords: readonly Act[] = ["help_word_it", "draft_check", "how_long"];

function stepButtons(stepId: NonNullable<Goal["current"]>["id"]): Button[][] {
  return [
    [
      { label: "button.done", press: { do: "done", stepId } },
      { label: "button.smaller", press: { do: "size", size: "floor", stepId } },
    ],
  ];
}

/** Says the words of the act, and no more. */
export const answer: Move = (said, act, front) => {
  // Small words are answered by what a model said back; doctors, lawyers and people are named in our own.
  const enough = saidBack(said, front) && (["yes", "no", "unsure"] as const).some((small) => small === act);
  return speak(said, enough ? front : [...front, lineFor(said, act, {}, front)]);
};

/** Whether a model's words stand in front. */
export const saidBack = ({ led }: Said, front: readonly Line[]): boolean =>
  led?.reflection !== undefined && front.some(({ own }) => own !== undefined);

/** What is asked not to be done is not done; nothing else is said of it. */
export const decline: Move = (said, _act, front) => speak(said, [...front.slice(0, 1), lineFor(said, "no", {}, front)]);

/** A yes to nothing that was asked: nothing is done by it. In more than one word, with a step open, it is a yes to that, told again in one line. */
export const agree: Move = (said, _act, front) => {
  const named = goalSpokenOf(said, ({ status }) => status === "open" || status === "paused");
  if (named && named.id !== said.goal?.id) return stepOf(said, named, front);
  const step = said.place === "step" ? said.goal?.current?.floorText : undefined;
  const more = step !== undefined && said.text.trim().split(/\s+/u).length > 1;
  return speak(said, front.length > 0 ? front : [lineFor(said, more ? "agreed_step" : "agreed", more ? { step } : {})]);
};

/** Later is fine: nothing changes, and the step stays where it is. */
export const leave: Move = (said, _act, front) =>
  speak(said, [...front, lineFor(said, "left_for_later", said.goal ? { goal: said.goal.title } : {}, front)]);

/** Whoever only wants to say it is heard; nothing is offered until they ask for something. */
export const listen: Move = (said, act, front) => {
  const decision = speak(said, [...front, lineFor(said, act, {}, front)]);
  return decision && listening(decision);
};

/** Somebody wants no goal: what they tell is heard, and nothing is made of it. */
export const justHear: Move = (said, _act, front) => {
  const decision = speak(said, saidBack(said, front) ? front : [lineFor(said, "listening")]);
  return decision && listening(decision);
};

/** Somebody thinks that a goal was made of what they said, and none was. */
export const sayNotMade: Move = (said) => speak(said, [lineFor(said, "not_made")]);

/** No more offers, as asked. */
export const stopOffering: Move = (said, act, front) => {
  const decision = speak(said, [...(saidBack(said, front) ? front : []), lineFor(said, act, {}, front)]);
  return decision && listening(decision);
};

const listening = (decision: Decision): Decision => ({
  ...decision,
  after: withDialogue(decision.after, { talk: { ...talkOf(decision.after), listens: true } }),
});

export const sayNoStep: Move = (said, _act, front) => speak(said, [...front, lineFor(said, "no_step_yet", {}, front)]);
export const undo: Move = (said) => {
  const { talk, lastDone } = said.before.dialogue;
  return talk?.made && !talk.instead && !lastDone ? takeBack(said, "undo", []) : said.carryOut({ do: "undo" });
};
