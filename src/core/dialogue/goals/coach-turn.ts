import { contactReviewedButton } from "../turn/buttons.ts";
import type { Because } from "../../because.ts";
import type { CoachAnswer, CoachAsk, CoachReply } from "../../goals/coach-ask.ts";
import { commentId, type Goal, turnedDownId } from "../../goals/goal.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Step } from "../../goals/step.ts";
import { localDate } from "../../time/local-date.ts";
import { contactVerdict, reviewRanOut } from "../../safety/contact-gate.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { PendingAsk, Snapshot } from "../turn/dialogue.ts";
import { concerns, deny, entry, nothing, say, waitFor, withDialogue, withGoal } from "../turn/outcome.ts";
import { isHarmQuestion, questionReply } from "./goal-views.ts";
import { withReading } from "./reading-views.ts";
import { modelOffer } from "./model-offer.ts";
import { toldLately } from "./told-lately.ts";
import { doubtFirst } from "./harm-question.ts";
import { inFrontOf } from "./talk-lines.ts";
import { withWayBack, stepReply } from "./step-views.ts";
import type { Reply } from "../turn/reply.ts";

/** Clarifying questions that a coach may ask before the first step. */
const questionsBeforeFirstStep = 2;

/** Decides to ask the coach; the asking itself happens after the commit, and its answer comes as a command. */
export function askCoach(
  before: Snapshot,
  goal: Goal,
  what: Omit<PendingAsk, "askId" | "goalId" | "since">,
  context: DecisionContext,
): Decision {
  if (isHarmQuestion(goal.question)) return doubtFirst(before, goal);
  const ask: PendingAsk = { ...what, askId: context.newId(), goalId: goal.id, since: context.now };
  const asking = withDialogue(before, { pending: ask });
  const { reviewedAt: _ranOut, ...contact } = before.person.contact;
  if (!goal.touchesContact || !reviewRanOut(before.person.contact, context.now)) return { ...say(asking), ask };
  // A review holds for 30 days; then the gate is shut again, and says once how it can be opened.
  const shut: Snapshot = { ...asking, person: { ...asking.person, contact } };
  return { ...say(shut, { say: "contact.review", buttons: [[contactReviewedButton]] }), ask };
}

/** What the coach is told: built again from the state, so that an ask survives a restart. */
export function coachAsk(
  snapshot: Snapshot,
  pending: PendingAsk,
  history: readonly Step[],
  now: number,
): CoachAsk | undefined {
  const goal = snapshot.goals.find((each) => each.id === pending.goalId);
  if (!goal) return undefined;
  const contact = contactVerdict(snapshot.person.contact, now);
  return {
    kind: pending.kind,
    goal: { title: goal.title, description: goal.description, kind: goal.kind },
    clarifications: goal.clarifications.filter(({ id }) => id !== turnedDownId),
    history: history.map(({ text, source, outcome }) => ({ text, source, ...(outcome ? { outcome } : {}) })),
    declined: goal.declined,
    ...turnedDownOf(goal),
    ...toldLately(snapshot, goal, now),
    today: localDate(now, snapshot.person.timeZone),
    current:
      pending.kind === "clarify" && goal.question
        ? { text: goal.question.text, source: goal.question.id, minutes: 0, floorText: "" }
        : goal.current && {
            text: goal.current.text,
            source: goal.current.source,
            minutes: goal.current.minutes,
            floorText: goal.current.floorText,
          },
    reason: pending.reason,
    comment: pending.comment,
    size: snapshot.person.stepSize,
    locale: snapshot.person.locale,
    tone: snapshot.person.tone,
    notReachedYet: pending.notReachedYet ?? false,
    questionsLeft: questionsLeft(goal, pending),
    ...(goal.reading ? { reading: goal.reading } : {}),
    contactAllowed: !goal.touchesContact || contact.kind === "open",
  };
}

/** Two before the very first step; later one before each, none where one has just been answered. */
function questionsLeft(goal: Goal, { kind, reason, answered, unasked }: PendingAsk): number {
  if (unasked) return 0;
  if (kind === "first")
    return Math.max(0, questionsBeforeFirstStep - goal.clarifications.filter(({ id }) => id !== turnedDownId).length);
  const mayAsk = kind === "next" || (kind === "rephrase" && (reason === "own_words" || reason === "wrong_topic"));
  return mayAsk && answered !== true ? 1 : 0;
}

/** How many remarks on steps, and steps turned down with their reasons, a goal keeps for its coach. */
const keptRemarks = 10;
/** And how many answers and remarks together. */
const keptAnswers = 40;

/** The steps that were turned down, with what was said against them. */
function turnedDownOf({ clarifications }: Goal): Pick<CoachAsk, "turnedDown"> {
  const turnedDown = clarifications
    .filter(({ id }) => id === turnedDownId)
    .map(({ question, answer }) => ({ text: question, why: answer }));
  return turnedDown.length > 0 ? { turnedDown } : {};
}

/**
 * What a person said of a step holds for the next ones too ("I have no printer"): it goes with the goal, as a remark without a question. A step
 * that was put otherwise goes with why it was.
 */
function withRemarks(goal: Goal, { kind, comment, reason }: PendingAsk): Goal["clarifications"] {
  const { clarifications, current } = goal;
  if (kind !== "rephrase") return clarifications.slice(-keptAnswers);
  const kept = (which: string) => clarifications.filter(({ id }) => id === which).slice(1 - keptRemarks);
  const why = comment ?? reason;
  const answers = clarifications.filter(({ id }) => id !== commentId && id !== turnedDownId);
  return [
    ...answers.slice(-keptAnswers),
    ...kept(turnedDownId),
    ...(current && why !== undefined ? [{ id: turnedDownId, question: current.text, answer: why }] : []),
    ...kept(commentId),
    ...(comment === undefined ? [] : [{ id: commentId, question: "", answer: comment }]),
  ];
}

/** The coach's answer comes in. It counts only for the ask that is still open: the state may have moved on meanwhile. */
export function coachReplied(before: Snapshot, askId: string, reply: CoachReply, context: DecisionContext): Decision {
  const pending = before.dialogue.pending;
  const goal = before.goals.find((each) => each.id === pending?.goalId);
  if (!pending || pending.askId !== askId || !goal) return deny(before, "step_moved_on");
  const settled = withDialogue(before, { pending: undefined });
  if (goal.status !== "open" || isHarmQuestion(goal.question)) return deny(settled, "step_moved_on");
  const { answer } = reply;
  const inputs = { by: reply.by, ask: pending.kind };
  switch (answer.status) {
    case "need_clarification":
      return asksBack(before, settled, goal, { ...reply, answer }, inputs);
    case "goal_reached":
      return say(settled, {
        say: "goal.reached_question",
        with: { goal: goal.title, done: goal.completedCount },
        buttons: [
          [
            { label: "button.reached", press: { do: "finish_goal", goalId: goal.id, reached: true } },
            { label: "button.not_yet", press: { do: "finish_goal", goalId: goal.id, reached: false } },
          ],
        ],
      });
    case "explained":
      return explained(settled, goal, reply, answer.text);
    case "ok":
      return stepGiven(before, settled, goal, pending, { ...reply, answer }, context);
  }
}

type Answered<Status extends CoachAnswer["status"]> = CoachReply & {
  readonly answer: Extract<CoachAnswer, { readonly status: Status }>;
};

/** A question about the step is answered, and the step stands as it was. */
function explained(settled: Snapshot, goal: Goal, { reading }: CoachReply, text: string): Decision {
  const after = withGoal(settled, { ...goal, ...(reading ? { reading } : {}) });
  const step = goal.current;
  return step
    ? say(after, { say: "step.explained", with: { text } }, stepReply(goal, step))
    : say(after, { say: "step.explained", with: { text } });
}

/** The coach needs to know more: its question stands open, and is shown where its goal is in front. */
function asksBack(
  before: Snapshot,
  settled: Snapshot,
  goal: Goal,
  { kind, answer, reading }: Answered<"need_clarification">,
  inputs: NonNullable<Because["inputs"]>,
): Decision {
  const question = { id: answer.id, text: answer.question, quick: answer.quick };
  // Before the first step the way is still open: what is answered decides it.
  const known = goal.reading && reading ? { reading } : {};
  const asked: Goal = { ...goal, kind, question, ...known };
  const active = before.dialogue.activeGoal === goal.id;
  const after = withGoal(settled, asked);
  const { lead = [] } = before.dialogue.pending ?? {};
  return {
    ...say(
      active && settled.dialogue.waiting.for === "nothing"
        ? waitFor(after, { for: "clarification", goalId: goal.id })
        : after,
      ...(active ? [inFrontOf(lead, questionReply(asked, "question.ask"))] : []),
    ),
    journal: [entry("question_asked", { rule: "coach_needs_to_know", inputs }, { goalId: goal.id })],
  };
}

/** The step as it was worded; put otherwise, it stays the same step, and what it was before is never given again. */
function stepOf(
  before: Snapshot,
  { id: goalId, current }: Goal,
  pending: PendingAsk,
  { by, answer }: Answered<"ok">,
  context: DecisionContext,
): Step {
  const was = pending.kind === "rephrase" ? current : undefined;
  return {
    id: was ? was.id : (context.newId() as StepId),
    goalId,
    text: answer.step,
    minutes: answer.minutes,
    floorText: answer.floorStep,
    stretchText: answer.stretchStep,
    size: before.person.stepSize === "stretch" ? "normal" : before.person.stepSize,
    cue: answer.cue ?? was?.cue,
    createdAt: context.now,
    completedAt: undefined,
    counted: was?.counted ?? false,
    rephrased: was !== undefined,
    userComment: was ? (pending.comment ?? was.userComment) : undefined,
    earlierTexts: was ? [...was.earlierTexts, was.text] : [],
    by,
    source: answer.source,
  };
}

/** A step comes in: shown with its goal, and once with a word on who worded it. */
function stepGiven(
  before: Snapshot,
  settled: Snapshot,
  goal: Goal,
  pending: PendingAsk,
  reply: Answered<"ok">,
  context: DecisionContext,
): Decision {
  const { answer } = reply;
  const was = pending.kind === "rephrase" ? goal.current : undefined;
  const step = stepOf(before, goal, pending, reply, context);
  const turnedDown = was ? [was.text, ...(was.source && was.source !== answer.source ? [was.source] : [])] : [];
  const moved: Goal = {
    ...goal,
    kind: goal.kind === "other" ? reply.kind : goal.kind,
    ...(reply.reading ? { reading: reply.reading } : {}),
    question: undefined,
    clarifications: withRemarks(goal, pending),
    current: step,
    declined: [...goal.declined, ...turnedDown].slice(-60),
  };
  const first = goal.completedCount === 0 && !was;
  const words = was ? "step.rephrased" : first ? "step.first" : "step.show";
  const { lead } = pending;
  const untold = reply.by === "offline" && !before.dialogue.toldSimpleCoach;
  const offer = untold && first && !before.person.modelConsent ? modelOffer(context.model) : undefined;
  // In a talk one message answers: who words the steps is told where a step is asked for by itself.
  const tellSimple = untold && offer === undefined && lead === undefined && before.dialogue.talk === undefined;
  const after = withDialogue(withGoal(settled, moved), {
    waiting: concerns(settled.dialogue.waiting, before, goal.id) ? nothing : settled.dialogue.waiting,
    ...(tellSimple || offer ? { toldSimpleCoach: true } : {}),
  });
  const because = {
    rule: was ? (pending.reason ?? "own_words") : "asked_for_a_step",
    inputs: { by: reply.by, ask: pending.kind },
  };
  return {
    ...say(
      after,
      ...(tellSimple ? [{ say: "coach.simple" } as const] : []),
      // A model words its step from what was said, and not from how the goal was read here.
      withReading(
        moved,
        lead ? ledStep(after, moved, step, lead) : stepReply(moved, step, words),
        reply.by === "offline" && (first || pending.reason === "wrong_topic"),
      ),
      ...(offer ? [offer] : []),
    ),
    journal: [entry(was ? "step_rephrased" : "step_given", because, { goalId: goal.id, stepId: step.id })],
  };
}

/** A step in one message with the words that it answers; a goal that they became can be taken back beside it. */
function ledStep(after: Snapshot, goal: Goal, step: Step, lead: NonNullable<PendingAsk["lead"]>): Reply {
  const reply = inFrontOf(lead, stepReply(goal, step, "talk.step"));
  const made = after.dialogue.talk?.made?.goalId === goal.id && goal.completedCount === 0;
  return made ? withWayBack(reply, goal.id) : reply;
}
