import { readAside } from "../../answers/own-words.ts";
import { readContact } from "../../answers/contact.ts";
import { readYesNo } from "../../answers/yes-no.ts";
import { heldReply, positionReply, waitingReply } from "../home/position.ts";
import { hasNoPart } from "../home/onboarding-views.ts";
import { activeGoal, questionStands } from "../goals/goal-views.ts";
import { goalLimits } from "../../goals/goal.ts";
import type { Exercise } from "../../techniques/exercise.ts";
import type { Given } from "../../techniques/walk.ts";
import { answerInCrisis } from "../crisis/answer-in-crisis.ts";
import { helpNow } from "../crisis/crisis-turn.ts";
import * as settings from "../home/settings-commands.ts";
import { exerciseInFront, exerciseShown, isAskedElsewhere } from "../tracks/exercise-shown.ts";
import { giveAnswer, takesOwnWords as stepTakesOwnWords, wordsFor } from "../tracks/exercise-answers.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command, CommandOf } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, say, sayWithPosition, waitFor } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import { answerQuestion, isRequest, leavesAsked, ownWords, takesOwnWords } from "./answer-in-words.ts";
import { techniqueMeant } from "./meant.ts";
import { askedByName, isFree } from "./asked-by-name.ts";
import { inParts, notDeleted } from "./parts/in-parts.ts";
import { howToErase } from "./erase-in-crisis.ts";
import { holdWords, leaveQuestion } from "./leave-question.ts";
import { answeredYesNo, needsThePress, shownMeant } from "./shown.ts";
import { aboutDraft } from "./talk/draft.ts";
import { ordersElse } from "./orders-else.ts";
import { understand } from "./understand.ts";
import * as answers from "../goals/goal-answers.ts";

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
  /** It is one part of a message, and is cut no further. */
  readonly isPart: boolean;
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
  severalThings,
  byName,
  aboutTheDraft,
  aboutHeldWords,
  inExercise,
  offeredInWords,
  buttonInWords,
  backToTheQuestion,
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
  isPart = false,
): Decision {
  const text = plainText(said.text);
  if (text === "") return deny(before, "empty", { say: "text.empty" }, positionReply(before));
  const { crisis } = before.dialogue;
  const inFront = isAskedElsewhere(before, context) ? undefined : exerciseInFront(before);
  const heard: Heard = {
    before,
    text,
    goesOn: said.goesOn === true,
    context,
    spoken: context.screen.phrase(text, before.person.locale),
    exercise: inFront && crisis && inFront.touchedAt <= crisis.since ? undefined : inFront,
    carryOut: (command) => commands.carryOut(before, command, context),
    commands,
    isPart,
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
  const erasing = howToErase(before, text, context);
  if (erasing) return erasing;
  return answerInCrisis(before, crisis, { do: "text", text, ...(goesOn ? { goesOn } : {}) }, context, commands);
}

/** Words while an exercise is in front: the answer to its step, a button or a command; whatever else they are leaves the step, and it waits. */
function inExercise(heard: Heard): Decision | undefined {
  const { before, text, context, spoken, exercise, commands, carryOut } = heard;
  if (!exercise || spoken?.do === "help_now" || spoken?.do === "cancel") return undefined;
  const own = stepTakesOwnWords(exercise, context);
  const given = wordsFor(before, exercise, text, spoken?.do, context);
  const give = (it: Given): Decision => giveAnswer(before, { exerciseId: exercise.id, given: it }, context);
  if (given && !("text" in given)) return give(given);
  const shown = exerciseShown(before, exercise, context);
  const pressed = context.library.said(text, shown, before.person.locale, own || given !== undefined);
  if (pressed) return carryOut(pressed);
  const aside = readAside(text);
  if (aside === "leaving") return carryOut({ do: "stop_exercise" });
  if (own && given) {
    const asks = aside === "question" || (aside === "request" && isRequest(before, text, context));
    return asks ? holdWords(before, text) : give(given);
  }
  if (given) return give(given);
  // What is said of a goal's step says nothing of an exercise that asks for a button.
  if (spoken && !commands.isSaid(spoken, "of_steps")) return carryOut(spoken);
  // A word about the very exercise that is in front is no wish to begin it: it is meant as an answer.
  const { intent, confidence } = context.screen.intent(text, before.person.locale);
  const itself = techniqueMeant(intent, before, context) === exercise.technique && confidence >= surely;
  return itself ? give({ text }) : leaveQuestion(before, text, context, commands);
}

/** From here a reading is no guess. */
const surely = 0.85;

/** Several things that are asked for in one message, each heard by itself; and nothing of what is taken back at once. */
function severalThings({ before, text, context, exercise, isPart, commands }: Heard): Decision | undefined {
  if (before.dialogue.crisis || exercise || isPart) return undefined;
  const one = (from: Snapshot, part: string, around: DecisionContext): Decision =>
    hear(from, { text: part }, around, commands, true);
  return notDeleted(before, text, context) ?? inParts(before, text, context, one);
}

/** What is asked for by its name, whatever stands open: that waits. Inside a letter it is the letter's. */
function byName({ before, text, context, exercise, carryOut }: Heard): Decision | undefined {
  const writing = exercise !== undefined && stepTakesOwnWords(exercise, context);
  return before.dialogue.crisis || writing ? undefined : askedByName(before, text, context, carryOut);
}

/** What is said next of a letter that was shown. */
function aboutTheDraft({ before, text, context, exercise }: Heard): Decision | undefined {
  return before.dialogue.crisis || exercise || !isFree(before) ? undefined : aboutDraft(before, text, context);
}

/** Words that were asked about: whether they answer what was asked, or are a wish of their own. */
function aboutHeldWords({ before, text, context, commands }: Heard): Decision | undefined {
  const { waiting } = before.dialogue;
  if (waiting.for !== "held_words") return undefined;
  const pressed = context.library.said(text, heldReply(), before.person.locale, false);
  const back = waitFor(before, waiting.back);
  if (pressed?.do === "held_words") return hearHeld(back, waiting.text, pressed.as, context, commands);
  // Neither: what came now is heard where the question stood, and what was held is said again, so that it is not lost.
  const going = hear(back, { text }, context, commands);
  return { ...going, replies: [...going.replies, { say: "held.back", with: { text: waiting.text } }] };
}

/** What was held, taken as what the person says it is. */
export function hearHeld(
  before: Snapshot,
  text: string,
  as: "answer" | "own",
  context: DecisionContext,
  commands: Commands,
): Decision {
  if (as === "own") return leaveQuestion(before, text, context, commands);
  const exercise = exerciseInFront(before);
  return exercise
    ? giveAnswer(before, { exerciseId: exercise.id, given: { text } }, context)
    : (ownWords(before, text, false, context) ?? sayWithPosition(before));
}

/** What was asked with nothing but buttons may be answered by writing one of them, or a yes or a no. */
function buttonInWords({ before, text, context, carryOut }: Heard): Decision | undefined {
  const asked = ["contact", "which_first", "place", "focus"].includes(before.dialogue.waiting.for);
  const reply = asked ? waitingReply(before) : undefined;
  const contact = reply?.say === "contact.ask_contact" ? readContact(text) : undefined;
  if (contact) return carryOut({ do: "contact", answer: contact });
  const pressed =
    reply && (answeredYesNo(text, reply) ?? context.library.said(text, reply, before.person.locale, false));
  return pressed && carryOut(pressed);
}

/** The question behind an offer that was made in between: whatever does not take up the offer is heard as its answer. */
function backToTheQuestion({ before, text, goesOn, context, commands }: Heard): Decision | undefined {
  const { waiting } = before.dialogue;
  if (waiting.for !== "text_as_goal" || waiting.back === undefined || readYesNo(text)) return undefined;
  return hear(waitFor(before, waiting.back), { text, ...(goesOn ? { goesOn } : {}) }, context, commands);
}

/** What the last answer offered by buttons, said in words. */
function offeredInWords({ before, text, context, carryOut }: Heard): Decision | undefined {
  // What was held back was said to something else.
  if (isAskedElsewhere(before, context) || context.saying === undefined || plainText(context.saying) !== text)
    return undefined;
  const meant = shownMeant(before, text, context, takesOwnWords(before.dialogue.waiting));
  if (!meant) return undefined;
  return needsThePress(meant.press)
    ? say(before, { say: "press.only", buttons: meant.of.buttons })
    : carryOut(meant.press);
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
function plainCommand({ before, spoken, context, commands, carryOut }: Heard): Decision | undefined {
  if (!spoken || (spoken.do === "rephrase" && spoken.reason !== undefined)) return undefined;
  // A greeting or a thank you is said to somebody: it is answered as a talk goes, save the very first hello.
  const firstHello =
    spoken.do === "start" && hasNoPart(before) && before.dialogue.talk === undefined && context.lead === undefined;
  if (isFree(before) && (spoken.do === "thanks" || spoken.do === "start") && !firstHello) return undefined;
  const open = ["nothing", "text_as_goal", "place", "focus", "lesson_question", "title"];
  const meant = open.includes(before.dialogue.waiting.for) || commands.isSaid(spoken, "anywhere");
  return meant ? carryOut(spoken) : undefined;
}

/** The answer that the dialogue waits for; a message that is none leaves the question, and where none is asked it is understood by what it says. */
function awaited({ before, text, goesOn, context, commands }: Heard): Decision {
  const { waiting } = before.dialogue;
  if (waiting.for === "nothing" || waiting.for === "text_as_goal")
    return questionStands(before) &&
      !readAside(text) &&
      !leavesAsked(before, text, context) &&
      !ordersElse(text, context)
      ? answers.answerQuestion(before, text, context)
      : understand(before, text, context, commands);
  if (waiting.for === "clarification" && ordersElse(text, context))
    return leaveQuestion(before, text, context, commands);
  if (readAside(text) === "leaving")
    return commands.carryOut(before, waiting.for === "contact" ? { do: "skip" } : { do: "cancel" }, context);
  return answerQuestion(before, text, goesOn, context) ?? leaveQuestion(before, text, context, commands);
}

/** Whether a question of the coach's is what the person sees. */
function atTheQuestion(before: Snapshot): boolean {
  return before.dialogue.waiting.for === "clarification" || (isFree(before) && questionStands(before));
}
