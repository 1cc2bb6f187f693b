import { positionReply, waitingReply } from "../home/position.ts";
import { activeGoal, questionStands } from "../goals/goal-views.ts";
import { assertNever } from "../../assert-never.ts";
import { goalLimits } from "../../goals/goal.ts";
import type { Exercise } from "../../techniques/exercise.ts";
import { answerInCrisis } from "../crisis/answer-in-crisis.ts";
import { helpNow } from "../crisis/crisis-turn.ts";
import { hearSchedule } from "../day/setup/schedule-commands.ts";
import * as goals from "../goals/goal-commands.ts";
import * as steps from "../goals/step-commands.ts";
import * as lessons from "../growth/lesson-commands.ts";
import * as settings from "../home/settings-commands.ts";
import { exerciseInFront, exerciseShown } from "../tracks/exercise-shown.ts";
import { giveAnswer, takesWords, wordsFor } from "../tracks/exercise-answers.ts";
import { readFirst } from "../tracks/exercise-commands.ts";
import { editWork } from "../tracks/work-edits.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command, CommandOf } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, say } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import { commandMeant } from "./meant.ts";
import { understand } from "./understand.ts";
import * as newGoals from "../goals/new-goal.ts";
import * as answers from "../goals/goal-answers.ts";
import { rephrase } from "../goals/rephrase-step.ts";

/** A message in words, with what stands around it. */
interface Heard {
  readonly before: Snapshot;
  readonly text: string;
  /** Its rest is likely to follow in the next one. */
  readonly goesOn: boolean;
  readonly context: DecisionContext;
  /** The command that the whole message is, said in plain words. */
  readonly spoken: Command | undefined;
  /** The exercise in front, unless it was there before a crisis began: what is said then is an answer to us. */
  readonly exercise: Exercise | undefined;
  readonly carryOut: (command: Command) => Decision;
  readonly commands: Commands;
}

/** One way to take a message; undefined leaves it to the next. */
type Ear = (heard: Heard) => Decision | undefined;

/**
 * Free text counts as the answer that the dialogue waits for; elsewhere it is understood, or gets a kind word and buttons.
 * The first of these that knows what to do with it does it, so their order is their meaning.
 */
const ears: readonly Ear[] = [
  commandWithWords,
  tooLong,
  answerToCrisis,
  inExercise,
  buttonInWords,
  placeInWords,
  aboutTheQuestion,
  aboutTheStep,
  plainCommand,
];

/** Hears a message in words. */
export function hear(
  before: Snapshot,
  said: Omit<CommandOf<"text">, "do">,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const text = plainText(said.text);
  if (text === "") return deny(before, "empty", { say: "text.empty" }, positionReply(before));
  const { crisis } = before.dialogue;
  const inFront = exerciseInFront(before);
  const heard: Heard = {
    before,
    text,
    goesOn: said.goesOn === true,
    context,
    spoken: context.screen.phrase(text, before.person.locale),
    exercise: inFront && crisis && inFront.touchedAt <= crisis.since ? undefined : inFront,
    carryOut: (command) => commands.carryOut(before, command, context),
    commands,
  };
  for (const ear of ears) {
    const decision = ear(heard);
    if (decision) return decision;
  }
  return awaited(heard);
}

/** A command with words that it takes none of is that command; the words were screened like any. */
function commandWithWords({ text, commands, carryOut }: Heard): Decision | undefined {
  const bare = /^\/\w+(?:@\w+)?(?=\s)/.exec(text)?.[0];
  const named = bare === undefined ? undefined : commands.read(bare);
  return named && named.do !== "text" && named.do !== "unknown_command" ? carryOut(named) : undefined;
}

/** A letter may be long; what it may hold is the exercise's own to say. */
function tooLong({ before, text, exercise }: Heard): Decision | undefined {
  const { crisis, waiting } = before.dialogue;
  const mayBeLong = exercise !== undefined || crisis !== undefined || waiting.for === "work_section";
  if (mayBeLong || text.length <= goalLimits.description) return undefined;
  return deny(before, "too_long", { say: "text.too_long", with: { limit: goalLimits.description } });
}

/**
 * While a crisis lasts, words are an answer to us: they end it, or get the numbers again; a country is taken, and plain commands still work.
 * An exercise that the person took up since is theirs to answer: a safety plan, say.
 */
function answerToCrisis(heard: Heard): Decision | undefined {
  const { before, text, goesOn, context, spoken, exercise, commands, carryOut } = heard;
  const { crisis, waiting } = before.dialogue;
  const plain = spoken !== undefined && (spoken.do === "help" || commands.isSaid(spoken, "in_crisis"));
  if (!crisis || (exercise !== undefined && !plain)) return undefined;
  if (spoken?.do === "help") return helpNow(before);
  if (spoken && plain) return carryOut(spoken);
  if (waiting.for === "country" && context.screen.country(text) !== undefined)
    return settings.setCountry(before, text, context);
  return answerInCrisis(before, crisis, { do: "text", text, ...(goesOn ? { goesOn } : {}) }, context, commands);
}

/** Words while an exercise is in front: its answer where it takes words; elsewhere they may be a command, or mean something else. */
function inExercise({ before, text, context, spoken, exercise, commands, carryOut }: Heard): Decision | undefined {
  if (!exercise || spoken?.do === "help_now" || spoken?.do === "cancel") return undefined;
  const given = wordsFor(exercise, text, spoken?.do, context);
  const words = takesWords(exercise, context);
  const pressed =
    "press" in given
      ? undefined
      : context.library.said(text, exerciseShown(before, exercise, context), before.person.locale, words);
  if (pressed) return carryOut(pressed);
  // What is said of a goal's step says nothing of an exercise that asks for a button.
  const ofSteps = spoken !== undefined && commands.isSaid(spoken, "of_steps");
  if (ofSteps || "press" in given || words) return giveAnswer(before, { exerciseId: exercise.id, given }, context);
  if (spoken) return carryOut(spoken);
  const command = commandMeant(text, context.screen.intent(text, before.person.locale), before, context);
  // A word about the very exercise that is in front is no wish to begin it: it is meant as an answer.
  if (command && !(command.do === "begin" && command.technique === exercise.technique)) return carryOut(command);
  return readFirst(before, exercise, text, context) ?? giveAnswer(before, { exerciseId: exercise.id, given }, context);
}

/** What was asked with nothing but buttons may be answered by writing one of them. */
function buttonInWords({ before, text, context, carryOut }: Heard): Decision | undefined {
  const asked = ["contact", "which_first", "place", "focus"].includes(before.dialogue.waiting.for);
  const reply = asked ? waitingReply(before) : undefined;
  const pressed = reply && context.library.said(text, reply, before.person.locale, false);
  return pressed && carryOut(pressed);
}

function placeInWords({ before, text, context }: Heard): Decision | undefined {
  if (before.dialogue.waiting.for !== "place") return undefined;
  if (context.screen.country(text) !== undefined) return settings.setCountry(before, text, context);
  if (context.screen.timeZone(text) !== undefined) return settings.setTimeZone(before, text, context);
  return undefined;
}

/** "Too hard" or "another way", said of a question of ours, answers nothing: it is asked otherwise, or passed over, as it is at "next". */
function aboutTheQuestion({ before, spoken, carryOut }: Heard): Decision | undefined {
  const asked = atTheQuestion(before);
  if (spoken?.do === "rephrase" && asked) {
    const otherwise = spoken.reason === undefined || spoken.reason === "too_vague";
    return carryOut(otherwise ? { do: "rephrase" } : { do: "skip" });
  }
  const passes = spoken?.do === "next" && (before.dialogue.waiting.for === "description" || asked);
  return passes ? carryOut({ do: "skip" }) : undefined;
}

/** "Too big" or "no energy" is said of a step only where there is one and nothing else was asked. */
function aboutTheStep({ before, spoken, carryOut }: Heard): Decision | undefined {
  if (spoken?.do !== "rephrase" || spoken.reason === undefined) return undefined;
  const { waiting } = before.dialogue;
  if (waiting.for === "rephrase_reason") return carryOut({ ...spoken, stepId: waiting.stepId });
  return isFree(before) && activeGoal(before)?.current !== undefined ? carryOut(spoken) : undefined;
}

/** A command in plain words, where what was asked cannot be answered by it, or where it is never an answer. */
function plainCommand({ before, spoken, commands, carryOut }: Heard): Decision | undefined {
  if (!spoken || (spoken.do === "rephrase" && spoken.reason !== undefined)) return undefined;
  const open = ["nothing", "text_as_goal", "place", "focus", "lesson_question", "title"];
  const meant = open.includes(before.dialogue.waiting.for) || commands.isSaid(spoken, "anywhere");
  return meant ? carryOut(spoken) : undefined;
}

/** The answer that the dialogue waits for; where it waits for none, the words are understood by what they say. */
function awaited({ before, text, goesOn, context, commands }: Heard): Decision {
  const { waiting } = before.dialogue;
  switch (waiting.for) {
    case "title":
      return newGoals.newGoal(before, { title: text }, context);
    case "description":
      return newGoals.setDescription(before, waiting.goalId, text, context);
    case "clarification":
      return answers.answerQuestion(before, text, context);
    case "rephrase_reason":
    case "rephrase_comment":
      return rephrase(before, { stepId: waiting.stepId, reason: "own_words", comment: text }, context);
    case "cue":
      return steps.cue(before, waiting.stepId, text);
    case "edit_title":
      return goals.editGoal(before, waiting.goalId, { title: text }, context);
    case "edit_description":
      return goals.editGoal(before, waiting.goalId, { description: text }, context);
    case "time_zone":
      return settings.setTimeZone(before, text, context);
    case "country":
      return settings.setCountry(before, text, context);
    case "contact":
    case "which_first":
      return say(before, { say: "text.choose" }, positionReply(before));
    case "work_section":
      return editWork(before, { workId: waiting.workId, step: waiting.step, text, part: { goesOn } }, context);
    case "schedule":
      return hearSchedule(before, waiting.field, text, context);
    case "lesson_question":
      return lessons.ask(before, waiting.habit, text, context);
    case "place":
    case "focus":
    case "exercise":
      return understand(before, text, context, commands);
    case "nothing":
    case "text_as_goal":
      return questionStands(before)
        ? answers.answerQuestion(before, text, context)
        : understand(before, text, context, commands);
    default:
      return assertNever(waiting);
  }
}

/** Whether nothing is asked that only words can answer. */
function isFree({ dialogue: { waiting } }: Snapshot): boolean {
  return waiting.for === "nothing" || waiting.for === "text_as_goal";
}

/** Whether a question of the coach's is what the person sees. */
function atTheQuestion(before: Snapshot): boolean {
  return before.dialogue.waiting.for === "clarification" || (isFree(before) && questionStands(before));
}
