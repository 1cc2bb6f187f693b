import { type Goal, goalLimits } from "../../goals/goal.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Step } from "../../goals/step.ts";
import type { RephraseReason, StepSize } from "../../person/person.ts";
import { askCoach } from "./coach-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import {
  deny,
  entry,
  nothing,
  say,
  waitFor,
  withDialogue,
  withGoal,
  sayWithPosition,
  denyWithPosition,
} from "../turn/outcome.ts";
import { plainText } from "../turn/plain-text.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { stepAdaptedBy, stepAsPlanned } from "../../adaptation/step-in-day.ts";
import { goalsButton } from "../turn/buttons.ts";
import { activeGoal, questionReply, betweenReply, goalListReply } from "./goal-views.ts";
import { stepReply, rephraseReasonReply } from "./step-views.ts";

/** `/undo` gives a done step back for ten minutes. */
export const undoWindow = 10 * 60 * 1000;

/** "Too big" said this often makes all further steps small, until it is reset. */
const tooBigBeforeSmaller = 2;

type Found =
  | { readonly at: "none"; readonly decision: Decision }
  | { readonly at: "question"; readonly goal: Goal }
  | { readonly at: "step"; readonly goal: Goal; readonly step: Step }
  | { readonly at: "between"; readonly goal: Goal };

/**
 * The same, for the goal that a step's button belongs to: it may have been left for another one since. A paused goal goes on by that;
 * one that is put away stays where it is.
 */
function whereOf(before: Snapshot, stepId: StepId | undefined): Found {
  const goal = stepId === undefined ? undefined : before.goals.find((each) => each.current?.id === stepId);
  if (!goal?.current) return where(before);
  return goal.status === "open" || goal.status === "paused"
    ? { at: "step", goal: { ...goal, status: "open" }, step: goal.current }
    : { at: "none", decision: denyWithPosition(before, "step_moved_on", { say: "step.moved_on" }) };
}

/** Where the active goal stands, which is what the table of goals.md turns on. */
function where(before: Snapshot): Found {
  const goal = activeGoal(before);
  if (!goal || goal.status === "achieved" || goal.status === "archived" || goal.status === "paused") {
    const decision =
      before.goals.length === 0
        ? denyWithPosition(before, "no_goal")
        : deny(before, "no_goal", goalListReply(before, "switch.choose"));
    return { at: "none", decision };
  }
  if (goal.status === "draft") return { at: "none", decision: denyWithPosition(before, "question_open") };
  if (goal.question) return { at: "question", goal };
  if (goal.current) return { at: "step", goal, step: goal.current };
  return { at: "between", goal };
}

export function showStep(before: Snapshot): Decision {
  const found = where(before);
  switch (found.at) {
    case "none":
      return found.decision;
    case "question":
      return deny(before, "question_open", questionReply(found.goal, "question.open"));
    case "step":
      return say(before, shown(before, found.goal, found.step));
    case "between":
      return say(before, between(before, found.goal));
  }
}

export function done(before: Snapshot, stepId: StepId | undefined, context: DecisionContext): Decision {
  const stale = stepId === undefined ? undefined : staleStep(before, stepId);
  if (stale) return stale;
  const found = whereOf(before, stepId);
  switch (found.at) {
    case "none":
      return found.decision;
    case "question":
      return deny(before, "question_open", questionReply(found.goal, "question.open"));
    case "between":
      return deny(before, "already_done", betweenReply(found.goal, "step.already_done"));
    case "step": {
      const step: Step = { ...found.step, completedAt: context.now, counted: true };
      const moved: Goal = {
        ...found.goal,
        current: undefined,
        completedCount: found.goal.completedCount + (found.step.counted ? 0 : 1),
        touchedAt: context.now,
      };
      const { pending } = before.dialogue;
      const after: Snapshot = {
        ...withDialogue(withGoal(before, moved), {
          activeGoal: moved.id,
          waiting: aboutStep(before, step.id) ? nothing : before.dialogue.waiting,
          pending: pending?.goalId === moved.id ? undefined : pending,
          lastDone: { stepId: step.id, goalId: moved.id, at: context.now },
        }),
        lastDoneStep: step,
      };
      const praise: Reply = {
        say: before.dialogue.crisis ? "done.plain" : "done.praise",
        with: { goal: moved.title, done: moved.completedCount, seed: moved.completedCount },
        buttons: [
          [{ label: "button.next", press: { do: "next" } }],
          [{ label: "button.undo", press: { do: "undo" } }, goalsButton],
        ],
      };
      return {
        ...say(after, praise),
        journal: [
          entry(
            "step_done",
            {
              rule: "person_said_so",
              inputs: { minutes: step.minutes, size: step.size, first_time: !found.step.counted },
            },
            { goalId: moved.id, stepId: step.id },
          ),
        ],
      };
    }
  }
}

export function next(before: Snapshot, context: DecisionContext): Decision {
  const found = where(before);
  switch (found.at) {
    case "none":
      return found.decision;
    case "question":
      return deny(before, "question_open", questionReply(found.goal, "question.open"));
    case "step":
      return deny(before, "step_open", shown(before, found.goal, found.step, "step.still_open"));
    case "between":
      if (before.dialogue.pending?.goalId === found.goal.id) return say(before, between(before, found.goal));
      return askCoach(before, found.goal, { kind: found.goal.completedCount === 0 ? "first" : "next" }, context);
  }
}

export function rephrase(
  before: Snapshot,
  wish: { readonly stepId?: StepId; readonly reason?: RephraseReason; readonly comment?: string },
  context: DecisionContext,
): Decision {
  const stale = wish.stepId === undefined ? undefined : staleStep(before, wish.stepId);
  if (stale) return stale;
  const found = whereOf(before, wish.stepId);
  switch (found.at) {
    case "none":
      return found.decision;
    case "question":
      return askCoach(before, found.goal, { kind: "clarify" }, context);
    case "between":
      return deny(before, "nothing_to_rephrase", betweenReply(found.goal, "step.nothing_to_rephrase"));
    case "step":
      break;
  }
  const { goal, step } = found;
  const comment = wish.comment === undefined ? undefined : plainText(wish.comment);
  const reason = wish.reason ?? (comment ? "own_words" : undefined);
  if (reason === undefined) {
    return say(waitFor(before, { for: "rephrase_reason", stepId: step.id }), rephraseReasonReply(goal, step));
  }
  if (reason === "own_words" && !comment) {
    const after = waitFor(before, { for: "rephrase_comment", stepId: step.id });
    return sayWithPosition(after);
  }
  if (comment && comment.length > goalLimits.comment) {
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.comment } });
  }
  const refused = comment ? context.screen.refusal(comment) : undefined;
  if (refused) {
    return {
      ...deny(waitFor(before, nothing), "refused", { say: `refused.${refused}` }),
      denied: { code: "refused", refused },
    };
  }
  const taught = teach(before, reason);
  const calm = aboutStep(taught.after, step.id) ? waitFor(taught.after, nothing) : taught.after;
  if (reason === "no_energy" && step.size !== "floor") {
    const resized = resize(calm, "floor", step.id, context);
    return { ...resized, journal: [...taught.journal, ...resized.journal] };
  }
  const ask = askCoach(calm, goal, { kind: "rephrase", reason, ...(comment ? { comment } : {}) }, context);
  return { ...ask, replies: [...taught.replies, ...ask.replies], journal: taught.journal };
}

/** Keeps the reason: whoever keeps saying "too big" gets smaller steps from then on, and is told so. */
function teach(before: Snapshot, reason: RephraseReason): Decision {
  const { person } = before;
  const count = (person.rephraseCounts[reason] ?? 0) + 1;
  const shrinks = reason === "too_big" && count >= tooBigBeforeSmaller && person.stepSize !== "floor";
  const after: Snapshot = {
    ...before,
    person: {
      ...person,
      rephraseCounts: { ...person.rephraseCounts, [reason]: count },
      stepSize: shrinks ? "floor" : person.stepSize,
    },
  };
  return {
    ...say(after, ...(shrinks ? [{ say: "rephrase.learnt_smaller" } as const] : [])),
    journal: shrinks ? [entry("settings_changed", { rule: "too_big_again", inputs: { count } })] : [],
  };
}

/** A step as today has it. */
const shown = (
  snapshot: Snapshot,
  goal: Goal,
  step: Step,
  words: "step.show" | "step.still_open" = "step.show",
): Reply => stepReply(goal, step, words, undefined, stepAdaptedBy(snapshot, step));

/** One tap changes which of the three sizes is shown; the step stays the same. */
export function resize(
  before: Snapshot,
  size: StepSize,
  stepId: StepId | undefined,
  _context: DecisionContext,
): Decision {
  const stale = stepId === undefined ? undefined : staleStep(before, stepId);
  if (stale) return stale;
  const found = whereOf(before, stepId);
  if (found.at === "none") return found.decision;
  if (found.at !== "step") return showStep(before);
  const step: Step = { ...found.step, size };
  const own = stepAsPlanned(before, step);
  const goal: Goal = { ...found.goal, current: step };
  return {
    ...say(
      withGoal(own ? { ...before, day: own.day, adapting: own.adapting } : before, goal),
      stepReply(goal, step, "step.resized", "edit"),
    ),
    journal: [
      ...(own ? [entry("adaptation_answered", own.because)] : []),
      entry("step_resized", { rule: "one_tap", inputs: { size } }, { goalId: goal.id, stepId: step.id }),
    ],
  };
}

/** The if-then of a step: when or where the person will do it, in their own words. */
export function cue(before: Snapshot, stepId: StepId | undefined, text: string | undefined): Decision {
  const stale = stepId === undefined ? undefined : staleStep(before, stepId);
  if (stale) return stale;
  const found = whereOf(before, stepId);
  if (found.at === "none") return found.decision;
  if (found.at !== "step") return showStep(before);
  if (text === undefined) {
    const after = waitFor(before, { for: "cue", stepId: found.step.id });
    return sayWithPosition(after);
  }
  const words = plainText(text);
  if (words.length > goalLimits.title)
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.title } });
  const step: Step = { ...found.step, cue: words === "" ? undefined : words };
  const goal: Goal = { ...found.goal, current: step };
  return {
    ...say(
      waitFor(withGoal(before, goal), nothing),
      { say: "step.cue_set", with: { cue: words } },
      stepReply(goal, step),
    ),
    journal: [entry("step_cued", { rule: "person_chose" }, { goalId: goal.id, stepId: step.id })],
  };
}

/** Gives the last done step back, for ten minutes. What was achieved stays achieved: doing it again counts once. */
export function undo(before: Snapshot, context: DecisionContext): Decision {
  const last = before.dialogue.lastDone;
  const step = before.lastDoneStep;
  const goal = before.goals.find((each) => each.id === last?.goalId);
  const tooLate = last === undefined || context.now - last.at > undoWindow;
  if (tooLate || !step || !goal)
    return deny(before, "nothing_to_undo", { say: "undo.nothing", buttons: [[goalsButton]] });
  const back: Step = { ...step, completedAt: undefined };
  const reopened: Goal = { ...goal, status: "open", current: back, touchedAt: context.now };
  const { pending } = before.dialogue;
  const after: Snapshot = {
    ...withDialogue(withGoal(before, reopened), {
      activeGoal: goal.id,
      lastDone: undefined,
      pending: pending?.goalId === goal.id ? undefined : pending,
      waiting: nothing,
    }),
    lastDoneStep: undefined,
  };
  return {
    ...say(after, stepReply(reopened, back, "step.back")),
    journal: [entry("undone", { rule: "within_ten_minutes" }, { goalId: goal.id, stepId: step.id })],
  };
}

/** A button of a step that is no longer the current one of any goal. */
function staleStep(before: Snapshot, stepId: StepId): Decision | undefined {
  if (before.goals.some((goal) => goal.current?.id === stepId)) return undefined;
  const wasDone = before.dialogue.lastDone?.stepId === stepId;
  return wasDone
    ? deny(before, "already_done", {
        say: "step.already_done",
        buttons: [[{ label: "button.next", press: { do: "next" } } satisfies Button]],
      })
    : denyWithPosition(before, "step_moved_on", { say: "step.moved_on" });
}

function between(before: Snapshot, goal: Goal): Reply {
  return before.dialogue.pending?.goalId === goal.id
    ? { say: "step.working_on_it", with: { goal: goal.title } }
    : betweenReply(goal);
}

function aboutStep(snapshot: Snapshot, stepId: StepId): boolean {
  const { waiting } = snapshot.dialogue;
  return "stepId" in waiting && waiting.stepId === stepId;
}
