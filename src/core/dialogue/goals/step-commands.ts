import { refusedOutright } from "../../safety/harm.ts";
import { type Goal, goalLimits } from "../../goals/goal.ts";
import { talkOf } from "./talk-lines.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Step } from "../../goals/step.ts";
import type { StepSize } from "../../person/person.ts";
import { askCoach } from "./coach-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor, withDialogue, withGoal, sayWithPosition } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import type { Reply } from "../turn/reply.ts";
import { stepAsPlanned } from "../../adaptation/step-in-day.ts";
import { goalsButton } from "../turn/buttons.ts";
import { questionReply, betweenReply } from "./goal-views.ts";
import { stepReply } from "./step-views.ts";
import { whereOf, where, shown, staleStep, between, aboutStep } from "./step-found.ts";

/** `/undo` gives a done step back for ten minutes. */
export const undoWindow = 10 * 60 * 1000;

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
export function cue(
  before: Snapshot,
  stepId: StepId | undefined,
  text: string | undefined,
  { screen }: DecisionContext,
): Decision {
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
  const refused = refusedOutright(screen.harm(words));
  if (refused) {
    const reply = { say: `refused.${refused.code}` } as const;
    return { ...deny(waitFor(before, nothing), "refused", reply), denied: { code: "refused", refused: refused.code } };
  }
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
  const back = putBack(before);
  if (back) return back;
  return undoDone(before, context);
}

/** The step that one in the person's own words stood for comes back, as long as that one is open. */
function putBack(before: Snapshot): Decision | undefined {
  const { instead, ...talk } = talkOf(before);
  const goal = before.goals.find(({ id, current }) => id === instead?.goalId && current?.id === instead.stepId);
  if (!instead || !goal) return undefined;
  const reopened: Goal = { ...goal, current: instead.was };
  return {
    ...say(withDialogue(withGoal(before, reopened), { talk }), stepReply(reopened, instead.was, "step.back")),
    journal: [entry("undone", { rule: "own_step" }, { goalId: goal.id, stepId: instead.was.id })],
  };
}

function undoDone(before: Snapshot, context: DecisionContext): Decision {
  const last = before.dialogue.lastDone;
  const step = before.lastDoneStep;
  const goal = before.goals.find((each) => each.id === last?.goalId);
  const tooLate = last === undefined || context.now - last.at > undoWindow;
  if (tooLate || !step || !goal)
    return deny(before, "nothing_to_undo", { say: "undo.nothing", buttons: [[goalsButton]] });
  const { outcome: _untold, ...rest } = step;
  const back: Step = { ...rest, completedAt: undefined };
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
