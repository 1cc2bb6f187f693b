import { assertNever } from "../../assert-never.ts";
import { goalLimits } from "../../goals/goal.ts";
import type { Locale } from "../../person/person.ts";
import type { Exercise } from "../../techniques/exercise.ts";
import type { Command } from "../turn/command.ts";
import { heardInCrisis, helpNow } from "../crisis/crisis-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { CrisisState, Snapshot } from "../turn/dialogue.ts";
import {
  askFirst,
  exerciseInFront,
  exerciseShown,
  giveAnswer,
  readFirst,
  takesWords,
  wordsFor,
} from "../tracks/exercise-commands.ts";
import * as goals from "../goals/goal-commands.ts";
import { hasNoPart, helloReply } from "../home/onboarding-views.ts";
import * as lessons from "../growth/lesson-commands.ts";
import { commandMeant, techniqueToAsk, whichMeant, wishesServed } from "./meant.ts";
import type { IntentReading } from "../turn/intents.ts";
import { deny, say, waitFor } from "../turn/outcome.ts";
import { plainText } from "../turn/plain-text.ts";
import { readText } from "./read-text.ts";
import * as settings from "../home/settings-commands.ts";
import { hearSchedule } from "../day/setup/schedule-commands.ts";
import * as steps from "../goals/step-commands.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { askTold } from "../tracks/track-commands.ts";
import * as views from "../home/views.ts";
import { editWork } from "../tracks/work-commands.ts";

/** How words that turn out to be a command are carried out. */
type CarryOut = (before: Snapshot, command: Command) => Decision;

/** Free text counts as the answer that the dialogue waits for; elsewhere it is understood, or gets a kind word and buttons. */
export function hear(before: Snapshot, raw: string, context: DecisionContext, carryOut: CarryOut): Decision {
  const text = plainText(raw);
  if (text === "") return deny(before, "empty", { say: "text.empty" }, views.positionReply(before));
  // A command with words that it takes none of is that command; the words were screened like any.
  const bare = /^\/\w+(?:@\w+)?(?=\s)/.exec(text)?.[0];
  const named = bare === undefined ? undefined : readText(bare);
  if (named && named.do !== "text" && named.do !== "unknown_command") return carryOut(before, named);
  const { crisis, waiting } = before.dialogue;
  const inFront = exerciseInFront(before);
  const exercise = inFront && crisis && inFront.touchedAt <= crisis.since ? undefined : inFront;
  // A letter may be long; what it may hold is the exercise's own to say.
  const mayBeLong = exercise !== undefined || crisis !== undefined || waiting.for === "work_section";
  if (text.length > goalLimits.description && !mayBeLong) {
    return deny(before, "too_long", { say: "text.too_long", with: { limit: goalLimits.description } });
  }
  const spoken = context.screen.phrase(text, before.person.locale);
  // An exercise that the person took up since is theirs to answer: a safety plan, say. Whatever else is said in a crisis is an answer to us.
  const answered = exercise !== undefined && !(spoken && (spoken.do === "help" || plainInCrisis.has(spoken.do)));
  if (crisis && !answered) return heardDuring(before, crisis, text, spoken, context, carryOut);
  if (exercise && spoken?.do !== "help_now" && spoken?.do !== "cancel") {
    return heardInExercise(before, exercise, text, spoken, context, carryOut);
  }
  const pressed = buttonSaid(before, text, context);
  if (pressed) return carryOut(before, pressed);
  if (waiting.for === "place") {
    if (context.screen.country(text) !== undefined) return settings.setCountry(before, text, context);
    if (context.screen.timeZone(text) !== undefined) return settings.setTimeZone(before, text, context);
  }
  if (spoken?.do === "rephrase" && atTheQuestion(before)) {
    // "Too hard" or "another way", said of a question of ours, answers nothing: it is asked otherwise, or passed over.
    const otherwise = spoken.reason === undefined || spoken.reason === "too_vague";
    return carryOut(before, otherwise ? { do: "rephrase" } : { do: "skip" });
  }
  if (spoken?.do === "next" && (waiting.for === "description" || atTheQuestion(before)))
    return carryOut(before, { do: "skip" });
  if (spoken?.do === "rephrase" && spoken.reason !== undefined && aboutTheStep(before)) {
    return carryOut(before, waiting.for === "rephrase_reason" ? { ...spoken, stepId: waiting.stepId } : spoken);
  }
  if (
    spoken &&
    !(spoken.do === "rephrase" && spoken.reason !== undefined) &&
    (waiting.for === "nothing" ||
      waiting.for === "text_as_goal" ||
      waiting.for === "place" ||
      waiting.for === "focus" ||
      waiting.for === "lesson_question" ||
      waiting.for === "title" ||
      spokenAnywhere.has(spoken.do))
  ) {
    return carryOut(before, spoken);
  }
  switch (waiting.for) {
    case "title":
      return goals.newGoal(before, { title: text }, context);
    case "description":
      return goals.setDescription(before, waiting.goalId, text, context);
    case "clarification":
      return goals.answerQuestion(before, text, context);
    case "rephrase_reason":
    case "rephrase_comment":
      return steps.rephrase(before, { stepId: waiting.stepId, reason: "own_words", comment: text }, context);
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
      return say(before, { say: "text.choose" }, views.positionReply(before));
    case "work_section":
      return editWork(before, { workId: waiting.workId, step: waiting.step, text, part: true }, context);
    case "schedule":
      return hearSchedule(before, waiting.field, text, context);
    case "lesson_question":
      return lessons.ask(before, waiting.habit, text, context);
    case "place":
    case "focus":
    case "exercise":
      return meant(before, text, context, carryOut);
    case "nothing":
    case "text_as_goal":
      return views.questionStands(before)
        ? goals.answerQuestion(before, text, context)
        : meant(before, text, context, carryOut);
    default:
      return assertNever(waiting);
  }
}

/** Said in plain words, these are never a goal, its description or an answer. */
const spokenAnywhere: ReadonlySet<Command["do"]> = new Set([
  "help",
  "help_now",
  "skip",
  "cancel",
  "list_goals",
  "new_goal",
  "settings",
]);

/** Whether a question of the coach's is what the person sees. */
function atTheQuestion(before: Snapshot): boolean {
  const { waiting } = before.dialogue;
  const free = waiting.for === "nothing" || waiting.for === "text_as_goal";
  return waiting.for === "clarification" || (free && views.questionStands(before));
}

/** What was asked with nothing but buttons may be answered by writing one of them. */
function buttonSaid(before: Snapshot, text: string, context: DecisionContext): Command | undefined {
  const asked = ["contact", "which_first", "place", "focus"].includes(before.dialogue.waiting.for);
  const reply = asked ? views.waitingReply(before) : undefined;
  return reply && context.library.said(text, reply, before.person.locale, false);
}

/** What is said of a goal's step says nothing of an exercise that asks for a button. */
const saidOfSteps: ReadonlySet<Command["do"]> = new Set(["done", "next", "rephrase", "show_step", "thanks"]);

/** Words while an exercise is in front: its answer where it takes words; elsewhere they may be a command, or mean something else. */
function heardInExercise(
  before: Snapshot,
  exercise: Exercise,
  text: string,
  spoken: Command | undefined,
  context: DecisionContext,
  carryOut: CarryOut,
): Decision {
  const given = wordsFor(exercise, text, spoken?.do, context);
  const words = takesWords(exercise, context);
  const pressed =
    "press" in given
      ? undefined
      : context.library.said(text, exerciseShown(before, exercise, context), before.person.locale, words);
  if (pressed) return carryOut(before, pressed);
  const ofSteps = spoken !== undefined && saidOfSteps.has(spoken.do);
  if (ofSteps || "press" in given || words) return giveAnswer(before, { exerciseId: exercise.id, given }, context);
  if (spoken) return carryOut(before, spoken);
  const command = commandMeant(text, context.screen.intent(text, before.person.locale), before, context);
  // A word about the very exercise that is in front is no wish to begin it: it is meant as an answer.
  if (command && !(command.do === "begin" && command.technique === exercise.technique))
    return carryOut(before, command);
  return readFirst(before, exercise, text, context) ?? giveAnswer(before, { exerciseId: exercise.id, given }, context);
}

/** "Too big" or "no energy" is said of a step only where there is one and nothing else was asked. */
function aboutTheStep(before: Snapshot): boolean {
  const { waiting } = before.dialogue;
  if (waiting.for === "rephrase_reason") return true;
  const free = waiting.for === "nothing" || waiting.for === "text_as_goal";
  return free && views.activeGoal(before)?.current !== undefined;
}

/** Said in plain words, these mean the same in a crisis; "есть", "skip" or "what do I do" would not. */
const plainInCrisis: ReadonlySet<Command["do"]> = new Set([
  "help_now",
  "i_am_safe",
  "not_what_i_meant",
  "next",
  "list_goals",
  "new_goal",
  "undo",
  "settings",
  "status",
]);

/** While a crisis lasts, words are an answer to us and get the numbers again; a country is taken, and plain commands still work. */
function heardDuring(
  before: Snapshot,
  crisis: CrisisState,
  text: string,
  spoken: Command | undefined,
  context: DecisionContext,
  carryOut: CarryOut,
): Decision {
  if (spoken?.do === "help") return helpNow(before);
  if (spoken && plainInCrisis.has(spoken.do)) return carryOut(before, spoken);
  if (before.dialogue.waiting.for === "country" && context.screen.country(text) !== undefined)
    return settings.setCountry(before, text, context);
  return say(before, heardInCrisis(before, crisis));
}

/** An answer to what asks for none: a smile, a thank you. */
export function nod(before: Snapshot, words: "text.nod" | "text.thanks", context: DecisionContext): Decision {
  return say(before, { say: words, buttons: views.unexpectedTextButtons(before, context, false) });
}

/** Whoever writes in the other language may want to be spoken to in it. */
function languageWritten(text: string, locale: Locale): readonly Button[][] {
  const cyrillic = /\p{Script=Cyrillic}{2}/u.test(text);
  const latinOnly = !cyrillic && /[a-z]{2,}\W+[a-z]{2,}/i.test(text);
  if (locale === "en" && cyrillic) return [[{ label: "button.locale_ru", press: { do: "language", locale: "ru" } }]];
  if (locale === "ru" && latinOnly) return [[{ label: "button.locale_en", press: { do: "language", locale: "en" } }]];
  return [];
}

/** What nobody waited for is done where its meaning is certain, asked about where it is likely, and kept as a goal to be. */
function meant(before: Snapshot, text: string, context: DecisionContext, carryOut: CarryOut): Decision {
  // A smile or a thumb up is no goal.
  if (!/[\p{L}\p{N}]/u.test(text)) return nod(before, "text.nod", context);
  const answered = answerMeant(before, text, context);
  if (answered) return answered === "a nod" ? nod(before, "text.thanks", context) : carryOut(before, answered);
  // What is refused as a goal is refused as a request too, before it is taken for anything else.
  const refused = context.screen.refusal(text);
  if (refused) return goals.refuse(before, refused, undefined);
  const plainly = askPlainly(before, text, context);
  if (plainly) return plainly;
  const reading = context.screen.intent(text, before.person.locale);
  const command = commandMeant(text, reading, before, context);
  return command ? carryOut(before, command) : askByReading(before, text, reading, context);
}

const yesOrNo: Reply = {
  say: "text.as_goal",
  buttons: [
    [
      { label: "button.yes", press: { do: "goal_from_text" } },
      { label: "button.no", press: { do: "cancel" } },
    ],
  ],
};

/** What answers the question that was asked about the words before: one of its buttons in words, a yes or a no; a bare yes to nothing is a nod. */
function answerMeant(before: Snapshot, text: string, context: DecisionContext): Command | "a nod" | undefined {
  const { waiting } = before.dialogue;
  const said = (reply: Reply): Command | undefined => context.library.said(text, reply, before.person.locale, true);
  const begins = hasNoPart(before) ? said(helloReply(context.flags.multi_track_system_enabled)) : undefined;
  if (begins) return begins;
  const other = before.goals.length > 1 ? said(views.goalListReply(before, "switch.choose")) : undefined;
  if (other?.do === "activate") return other;
  const plain = said(yesOrNo);
  if (waiting.for !== "text_as_goal") return plain && "a nod";
  const question = askAbout(before, waiting.text, context).replies[0];
  const pressed = question && said(question);
  if (pressed) return pressed;
  return plain && (plain.do === "cancel" || question?.say === "text.as_goal" ? plain : "a nod");
}

/** Asks what words mean that may mean several things; they may become a goal with one tap. */
const askAbout = (before: Snapshot, text: string, context: DecisionContext): Decision =>
  askPlainly(before, text, context) ??
  askByReading(before, text, context.screen.intent(text, before.person.locale), context);

/** Asks about what is heard by its phrases, before a reading of the whole: something done in life, or two wishes at once. */
function askPlainly(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const told = askTold(before, text, context);
  if (told) return told;
  const both = wishesServed(text, before, context);
  return both && say(waitFor(before, { for: "text_as_goal", text }), both);
}

function askByReading(before: Snapshot, text: string, reading: IntentReading, context: DecisionContext): Decision {
  const technique = techniqueToAsk(reading, before, context);
  if (technique) return askFirst(before, technique, text, context);
  const newcomer = hasNoPart(before) && !(reading.committed && reading.intent === "new_goal");
  const reply: Reply = whichMeant(text, reading, before, context) ?? {
    say: views.activeGoal(before)?.current ? "text.not_expected" : newcomer ? "text.newcomer" : "text.as_goal",
    buttons: views.unexpectedTextButtons(before, context, true),
  };
  const asked = say(waitFor(before, { for: "text_as_goal", text }), {
    ...reply,
    buttons: [...languageWritten(text, before.person.locale), ...(reply.buttons ?? [])],
  });
  return reading.worthAsking && before.person.modelConsent ? { ...asked, secondOpinion: { text } } : asked;
}
