import { readClock, readHours } from "../../answers/clock.ts";
import { readAside } from "../../answers/own-words.ts";
import { readPlace } from "../../answers/place.ts";
import { readYesNo } from "../../answers/yes-no.ts";
import { bigDaySaid } from "../day/setup/big-day-commands.ts";
import * as own from "../day/setup/own-commands.ts";
import { hearSchedule, saysNone } from "../day/setup/schedule-commands.ts";
import * as answers from "../goals/goal-answers.ts";
import * as goals from "../goals/goal-commands.ts";
import { isHarmQuestion } from "../goals/goal-views.ts";
import { wordsOf } from "../goals/harm-question.ts";
import * as newGoals from "../goals/new-goal.ts";
import { rephrase } from "../goals/rephrase-step.ts";
import * as steps from "../goals/step-commands.ts";
import * as lessons from "../growth/lesson-commands.ts";
import { newTimeSaid } from "../home/follow-reminder.ts";
import { remindAt } from "../home/set-reminder.ts";
import * as settings from "../home/settings-commands.ts";
import { editWork } from "../tracks/work-edits.ts";
import type { AnswerKind } from "../../answers/kinds.ts";
import type { ScheduleField } from "../turn/setup-command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Intent } from "../turn/intents.ts";
import type { Snapshot, Waiting } from "../turn/dialogue.ts";

/** What kind of answer each question waits for; where none is waited for, words are understood by what they say. */
export const awaits: Readonly<Record<Waiting["for"], AnswerKind | undefined>> = {
  nothing: undefined,
  title: "own_words",
  description: "own_words",
  which_first: "one_of",
  contact: "one_of",
  place: "place",
  focus: "one_of",
  // By what its step asks: `wordsFor` in `tracks/exercise-answers.ts`.
  exercise: undefined,
  work_section: "own_words",
  clarification: "own_words",
  rephrase_reason: "own_words",
  rephrase_comment: "own_words",
  cue: "own_words",
  // By its field: `fieldAwaits`.
  schedule: undefined,
  lesson_question: "own_words",
  own_habit: "own_words",
  reminder_when: "time",
  text_as_goal: "yes_no",
  held_words: "one_of",
  edit_title: "own_words",
  edit_description: "own_words",
  time_zone: "place",
  country: "place",
};

/** Likewise of each thing about the person's hours. */
const fieldAwaits: Readonly<Record<ScheduleField, AnswerKind>> = {
  wake: "time",
  sleep: "time",
  work: "hours",
  breakfast: "hours",
  lunch: "hours",
  dinner: "hours",
  calendar: "own_words",
  big_day: "day",
};

/** Whether an answer in the person's own words is waited for, so that little of what they say is anything else. */
export function takesOwnWords({ for: waiting }: Waiting): boolean {
  return awaits[waiting] === "own_words";
}

/** The answer to the question that is open, carried out; undefined where the message is none. */
export function answerQuestion(
  before: Snapshot,
  text: string,
  goesOn: boolean,
  context: DecisionContext,
): Decision | undefined {
  const { waiting } = before.dialogue;
  switch (waiting.for) {
    case "place":
    case "time_zone":
    case "country":
      return placeSaid(before, text, context);
    case "reminder_when":
      return waiting.changes === undefined
        ? remindAt(before, waiting, text, context)
        : newTimeSaid(before, waiting.changes, text, context);
    case "schedule":
      return scheduleSaid(before, waiting.field, text, context);
    case "title":
    case "description":
    case "clarification":
    case "rephrase_reason":
    case "rephrase_comment":
    case "cue":
    case "edit_title":
    case "edit_description":
    case "lesson_question":
    case "own_habit":
    case "work_section":
      return isElsewhere(before, text, context) ? undefined : ownWords(before, text, goesOn, context);
    case "which_first":
    case "contact":
    case "focus":
    case "exercise":
    case "text_as_goal":
    case "held_words":
    case "nothing":
      return undefined;
  }
}

/** The words as the answer, whatever they look like. */
export function ownWords(
  before: Snapshot,
  text: string,
  goesOn: boolean,
  context: DecisionContext,
): Decision | undefined {
  const { waiting } = before.dialogue;
  switch (waiting.for) {
    case "title":
      return newGoals.newGoal(before, { title: text }, context);
    case "description":
      return newGoals.setDescription(
        before,
        waiting.goalId,
        readYesNo(text)?.value === "no" ? undefined : text,
        context,
      );
    case "clarification":
      return answers.answerQuestion(before, text, context);
    case "rephrase_reason":
    case "rephrase_comment":
      return rephrase(before, { stepId: waiting.stepId, reason: "own_words", comment: text }, context);
    case "cue":
      return steps.cue(before, waiting.stepId, text, context);
    case "edit_title":
      return goals.editGoal(before, waiting.goalId, { title: text }, context);
    case "edit_description":
      return goals.editGoal(before, waiting.goalId, { description: text }, context);
    case "lesson_question":
      return lessons.ask(before, waiting.habit, text, context);
    case "own_habit":
      return own.hear(before, waiting.own, text, context);
    case "work_section":
      return editWork(before, { workId: waiting.workId, step: waiting.step, text, part: { goesOn } }, context);
    default:
      return undefined;
  }
}

/** Whether words are a question to us or a wish for something else, rather than what was asked for. */
function isElsewhere(before: Snapshot, text: string, context: DecisionContext): boolean {
  const { waiting } = before.dialogue;
  // A question about a lesson is what was asked for.
  if (waiting.for === "lesson_question") return false;
  if (inDoubt(before) !== undefined) return leavesDoubt(before, text, context);
  if (waiting.for !== "title" && waiting.for !== "work_section" && leavesForMedicine(before, text, context))
    return true;
  const aside = readAside(text);
  return aside === "question" || (aside === "request" && isRequest(before, text, context));
}

/** The words in doubt, a goal's or a remark's, that a question is open about. */
function inDoubt({ dialogue: { waiting, activeGoal }, goals }: Snapshot): string | undefined {
  if (waiting.for === "rephrase_comment") return waiting.doubted?.comment;
  if (waiting.for !== "clarification" && waiting.for !== "nothing" && waiting.for !== "text_as_goal") return undefined;
  const goal = goals.find(({ id }) => id === (waiting.for === "clarification" ? waiting.goalId : activeGoal));
  return goal && isHarmQuestion(goal.question) ? wordsOf(goal) : undefined;
}

/** Whether words are other talk while a goal is in doubt: its question waits for what answers it. */
function leavesDoubt(before: Snapshot, text: string, { screen }: DecisionContext): boolean {
  const doubted = inDoubt(before);
  return doubted !== undefined && !screen.answersDoubt(doubted, text);
}

/** Whether a medicine is spoken of where a coach asked about something else: a goal of remembering pills is asked about pills. */
function leavesForMedicine({ dialogue, goals }: Snapshot, text: string, { screen }: DecisionContext): boolean {
  const goal = goals.find(({ id }) => id === dialogue.activeGoal);
  return screen.medicine(text) !== undefined && !(goal && screen.medical(`${goal.title} ${goal.description}`));
}

/** Whether words are other talk where a coach's question stands, or one about a goal in doubt. */
export const leavesAsked = (before: Snapshot, text: string, context: DecisionContext): boolean =>
  leavesDoubt(before, text, context) || leavesForMedicine(before, text, context);

/** From here a wish for something else is heard as one, where an answer in own words was waited for. */
const requestFrom = 0.75;

/** Readings that ask for nothing of ours. */
const told: ReadonlySet<Intent> = new Set([
  "new_goal",
  "other",
  "crisis",
  "step_done",
  "log_state",
  "habit_done",
] satisfies Intent[]);

/** Whether a wish names something that we do: the reading of the whole knows it, and it is more than a goal. */
export function isRequest(before: Snapshot, text: string, { screen }: DecisionContext): boolean {
  const { intent, confidence } = screen.intent(text, before.person.locale);
  return confidence >= requestFrom && !told.has(intent);
}

function placeSaid(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const told = readPlace(text, context.screen);
  return told && settings.setPlace(before, told.value, context);
}

const dateWords = 3;
function scheduleSaid(
  before: Snapshot,
  field: ScheduleField,
  text: string,
  context: DecisionContext,
): Decision | undefined {
  if (field === "big_day") {
    // A date alone is an answer that went wrong, and is told so.
    const isDate = /^[\d\s.:–-]+$/u.test(text) || (/\d/u.test(text) && text.split(/\s+/u).length <= dateWords);
    return isDate || bigDaySaid(before, text, context) ? hearSchedule(before, field, text, context) : undefined;
  }
  const none = fieldAwaits[field] === "hours" && saysNone(text);
  const isAddress = field === "calendar" && /^\S+[.:/]\S+$/u.test(text.trim());
  const fits = none || isAddress || readHours(text) || (field !== "work" && readClock(text));
  // Figures that make no time are an answer that went wrong, and are told so.
  return fits || /^[\d\s.:–-]+$/u.test(text) ? hearSchedule(before, field, text, context) : undefined;
}
