import type { HabitId } from "../../day/habit.ts";
import { newGoalButton, cancelButton } from "../turn/buttons.ts";
import { focusReply } from "../tracks/focus-views.ts";
import { placeReply } from "./onboarding-views.ts";
import { countryReply } from "./settings-views.ts";
import { exerciseWaits } from "../tracks/exercise-views.ts";
import type { FreeText } from "../../text/free-text.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Reply } from "../turn/reply.ts";
import { stepAdaptedBy } from "../../adaptation/step-in-day.ts";
import { activeGoal, questionReply, betweenReply, whichFirstReply, goalListReply } from "../goals/goal-views.ts";
import { stepReply } from "../goals/step-views.ts";
import { contactReply } from "./contact-views.ts";

/** The replies that more than one command gives: what a person sees of their state, with the buttons that fit it. */

/** Asks what words are for that may be an answer or a wish of their own. */
export const heldReply = (): Reply => ({
  say: "held.ask",
  buttons: [
    [{ label: "button.held_answer", press: { do: "held_words", as: "answer" } }],
    [{ label: "button.held_own", press: { do: "held_words", as: "own" } }],
  ],
});

/** Whatever the person can do now: the open question, the step, the way on, or a first goal. */
export function positionReply(snapshot: Snapshot): Reply {
  const waiting = snapshot.dialogue.waiting.for === "held_words" ? heldReply() : waitingReply(snapshot);
  if (waiting) return waiting;
  const goal = activeGoal(snapshot);
  if (!goal || goal.status !== "open") {
    if (snapshot.goals.length > 0) return goalListReply(snapshot, "switch.choose");
    if (snapshot.journey) return tracksHere(snapshot);
    if (snapshot.day) return dayHere;
    return { say: "goals.none", buttons: [[newGoalButton], [{ label: "button.help", press: { do: "help" } }]] };
  }
  if (snapshot.dialogue.pending?.goalId === goal.id) return { say: "step.working_on_it", with: { goal: goal.title } };
  if (goal.question) return questionReply(goal, "question.open");
  return goal.current
    ? stepReply(goal, goal.current, "step.show", undefined, stepAdaptedBy(snapshot, goal.current))
    : betweenReply(goal);
}

/** Where somebody stands who has health days and no goal: of goals they need not hear. */
const dayHere: Reply = {
  say: "day.here",
  buttons: [
    [
      { label: "button.today", press: { do: "today" } },
      { label: "button.now", press: { do: "now" } },
    ],
  ],
};

/** Where somebody stands who walks the tracks and has no goal: of goals they need not hear. */
function tracksHere({ day }: Snapshot): Reply {
  return {
    say: "tracks.here",
    buttons: [
      [
        { label: "button.suggest", press: { do: "suggest" } },
        { label: "button.progress_tracks", press: { do: "progress" } },
      ],
      ...(day ? [[{ label: "button.today", press: { do: "today" } } as const]] : []),
    ],
  };
}

/** Asks what to put otherwise; or what was asked about a remark already made. */
const commentReply = (question: FreeText | undefined): Reply =>
  question === undefined
    ? { say: "rephrase.ask_comment", buttons: [[cancelButton]] }
    : { say: "question.ask", with: { question }, buttons: [[cancelButton]] };

/** Questions in words that say no more than this, and may be let go. */
const plainQuestions: Readonly<Partial<Record<Snapshot["dialogue"]["waiting"]["for"], Reply["say"]>>> = {
  title: "goal.ask_title",
  cue: "step.cue_ask",
  time_zone: "time_zone.ask",
  reminder_when: "reminder.ask_when",
};

const lessonReply = (habit: HabitId): Reply => ({
  say: "lesson.ask",
  with: { name: { ref: `habit.${habit}.name` } },
  buttons: [[cancelButton]],
});

/** The question that the dialogue waits for an answer to, asked again. */
export function waitingReply(snapshot: Snapshot): Reply | undefined {
  const { waiting } = snapshot.dialogue;
  const plain = plainQuestions[waiting.for];
  if (plain) return { say: plain, buttons: [[cancelButton]] };
  switch (waiting.for) {
    case "description":
      return {
        say: "goal.ask_description",
        with: { goal: snapshot.goals.find((goal) => goal.id === waiting.goalId)?.title ?? "" },
        buttons: [[{ label: "button.skip", press: { do: "skip" } }]],
      };
    case "which_first":
      return whichFirstReply(waiting.titles);
    case "contact":
      return contactReply(snapshot);
    case "clarification": {
      const goal = snapshot.goals.find((each) => each.id === waiting.goalId);
      return goal?.question ? questionReply(goal, "question.open") : undefined;
    }
    case "rephrase_comment":
      return commentReply(waiting.doubted?.question);
    case "edit_title":
    case "edit_description": {
      const goal = snapshot.goals.find((each) => each.id === waiting.goalId);
      return {
        say: waiting.for === "edit_title" ? "goal.ask_new_title" : "goal.ask_new_description",
        with: { goal: goal?.title ?? "" },
        buttons: [[cancelButton]],
      };
    }
    case "country":
      return countryReply();
    case "exercise": {
      const exercise = snapshot.exercises.find(({ id }) => id === waiting.exerciseId);
      return exercise && exerciseWaits(exercise);
    }
    case "place":
      return placeReply(snapshot);
    case "focus":
      return focusReply(snapshot, "focus.ask");
    case "schedule":
      return { say: `schedule.ask_${waiting.field}`, buttons: [[cancelButton]] };
    case "lesson_question":
      return lessonReply(waiting.habit);
    case "own_habit":
      return { say: waiting.own ? "own.ask_change" : "own.ask", buttons: [[cancelButton]] };
    case "title":
    case "cue":
    case "time_zone":
    case "reminder_when":
    case "held_words":
    case "nothing":
    case "rephrase_reason":
    case "text_as_goal":
    case "work_section":
      return undefined;
  }
}
