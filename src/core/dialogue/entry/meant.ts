import { feelingsNamed } from "../../answers/feelings.ts";
import { readAside } from "../../answers/own-words.ts";
import { plainWords } from "../../answers/plain-words.ts";
import { goalLimits } from "../../goals/goal.ts";
import type { TechniqueId } from "../../techniques/technique.ts";
import { nameRef } from "../../techniques/work.ts";
import { servesBoth } from "../../tracks/suggest.ts";
import type { Command } from "../turn/command.ts";
import type { DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Intent, IntentReading } from "../turn/intents.ts";
import { hasNoPart } from "../home/onboarding-views.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { taskInFront } from "../day/plan/day-turn.ts";
import { bothWishes } from "../tracks/suggestion-commands.ts";
import type { WordKey } from "../turn/word-key.ts";
import { activeGoal } from "../goals/goal-views.ts";

/** An intent that can be carried out now: as what command, and under which words it is offered. */
interface Doable {
  readonly command: Command;
  readonly label: WordKey;
}

/** The exercise that an intent leads to. */
const techniqueOf: Readonly<Partial<Record<Intent, TechniqueId>>> = {
  emotional_checkin: "emotional_checkin",
  cbt_exercise: "cbt_exercise",
  grounding: "grounding",
  letter_to_self: "letter_to_self",
  letter_to_child: "letter_to_child",
  create_quest: "create_quest",
  photo_album: "photo_album",
  message_other_parent: "message_other_parent",
  mediation_prep: "mediation_prep",
  court_documents: "court_documents",
  legal_help: "legal_help",
  contact_diary: "contact_diary",
  find_support_group: "find_support_group",
  share_story: "share_story",
};

/** From here a message about a track is acted on at once, with a way back; from `askFrom` after a yes; below not at all (tracks.md). */
const actFrom = 0.85;
const askFrom = 0.5;

/** Two wishes stand among so many parts of a message at most; a longer one is a story. */
const mostParts = 4;

/** The exercise that a text may mean, for whoever walks the tracks or has not yet chosen a part. */
export function techniqueMeant(intent: Intent, before: Snapshot, context: DecisionContext): TechniqueId | undefined {
  const walksTracks = before.journey !== undefined || before.goals.length === 0;
  if (!walksTracks || !context.flags.multi_track_system_enabled) return undefined;
  return techniqueOf[intent];
}

/** The exercise to ask about where a reading is likely and not sure. */
export function techniqueToAsk(
  reading: IntentReading,
  before: Snapshot,
  context: DecisionContext,
): TechniqueId | undefined {
  return reading.confidence >= askFrom ? techniqueMeant(reading.intent, before, context) : undefined;
}

/** Two wishes in one message ("a quest, and that exercise about thoughts"): the exercise that serves both, and what it gives each. */
export function wishesServed(text: string, before: Snapshot, context: DecisionContext): Reply | undefined {
  const parts = text
    .split(/\s(?:и ещё|и еще|а ещё|а еще|и|and also|and|plus)\s|[,;]\s/iu)
    .filter((part) => part.trim().length > 2);
  if (parts.length < 2 || parts.length > mostParts || !before.journey) return undefined;
  // Where more than the two wishes stands there, what is taken for one must surely be one.
  const from = parts.length === 2 ? askFrom : actFrom;
  const wished = parts.flatMap((part) => {
    const reading = context.screen.intent(part, before.person.locale);
    const technique = reading.confidence >= from ? techniqueMeant(reading.intent, before, context) : undefined;
    const action = technique && context.library.techniques[technique].endings[0]?.action;
    return technique && action ? [{ technique, action }] : [];
  });
  const [one, other, third] = wished;
  if (!one || !other || third || one.technique === other.technique) return undefined;
  const said = bothWishes(before, one.action, other.action);
  if (!said) return undefined;
  const serving = servesBoth(one.action, other.action) === one.action ? one : other;
  const left = serving === one ? other : one;
  const button = ({ technique }: typeof one): Button[] => [
    { label: "button.quick", with: { text: nameRef(technique) }, press: { do: "begin", technique, confidence: 1 } },
  ];
  return { ...said, with: { technique: nameRef(serving.technique) }, buttons: [button(serving), button(left)] };
}

/** The command that an intent stands for where the person is; undefined where there is nothing it could be done to. */
export function doable(intent: Intent, text: string, before: Snapshot, context: DecisionContext): Doable | undefined {
  const goal = activeGoal(before);
  const step = goal?.current;
  switch (intent) {
    case "list_goals":
      return { command: { do: "list_goals" }, label: "button.goals" };
    case "switch_goal":
      return { command: { do: "switch" }, label: "button.switch_goal" };
    case "current_step":
      return goal ? { command: { do: "show_step" }, label: "button.show_step" } : undefined;
    case "step_done":
      return step ? { command: { do: "done", stepId: step.id }, label: "button.done" } : undefined;
    case "next_step":
      return goal ? { command: { do: "next" }, label: "button.next" } : undefined;
    case "rephrase_step":
      if (!step) return undefined;
      return {
        command: {
          do: "rephrase",
          stepId: step.id,
          ...(text.length <= goalLimits.comment ? { reason: "own_words", comment: text } : {}),
        },
        label: "button.rephrase",
      };
    case "show_progress":
      return walksOnlyTracks(before, context)
        ? { command: { do: "progress" }, label: "button.progress_tracks" }
        : { command: { do: "status" }, label: "button.progress" };
    case "switch_track":
      return before.journey && context.flags.multi_track_system_enabled
        ? { command: { do: "set_primary" }, label: "button.switch_track" }
        : undefined;
    case "today_plan":
      return before.day ? { command: { do: "today" }, label: "button.today" } : undefined;
    case "log_state":
      return before.day ? { command: { do: "checkin" }, label: "button.checkin" } : undefined;
    case "habit_done": {
      const task = before.day && taskInFront(before.day, context.now);
      return task ? { command: { do: "task", taskId: task.id }, label: "button.open_task" } : undefined;
    }
    case "learn_why":
      return before.day ? { command: { do: "why" }, label: "button.why" } : undefined;
    case "settings":
      return { command: { do: "settings" }, label: "button.settings" };
    case "help":
      return { command: { do: "help" }, label: "button.help" };
    default:
      return undefined;
  }
}

function walksOnlyTracks(before: Snapshot, context: DecisionContext): boolean {
  return before.journey !== undefined && context.flags.multi_track_system_enabled && !activeGoal(before)?.current;
}

/** So few words, none of them about oneself, are the name of what is wished for. */
const fewWords = 4;

/** Whether something is asked for in so many words: whoever only tells how it is gets an offer, and nothing is begun unasked. */
function isAskedFor(text: string): boolean {
  if (readAside(text) === "request") return true;
  const words = plainWords(text).trim().split(" ");
  const ofOneself = words.some((word) =>
    /^(?:я|мне|меня|мной|мы|нам|i|i'm|im|me|my|мой|моя|мою|он|она|he|she|they)$/u.test(word),
  );
  return words.length <= fewWords && !ofOneself && !text.includes("?") && feelingsNamed(text).length === 0;
}

/** The command that a text certainly means. Nothing is ever carried out on a reading that is not sure. */
export function commandMeant(
  text: string,
  reading: IntentReading,
  before: Snapshot,
  context: DecisionContext,
): Command | undefined {
  const technique = techniqueMeant(reading.intent, before, context);
  if (technique)
    return reading.confidence >= actFrom && isAskedFor(text)
      ? { do: "begin", technique, confidence: reading.confidence }
      : undefined;
  return reading.committed ? doable(reading.intent, text, before, context)?.command : undefined;
}

/** A second or third reading below this is noise, and every button must be worth reading. */
const worthOffering = 0.08;
/** Whoever has not begun with anything knows none of these names yet: only what is likely is offered. */
const worthOfferingAnew = 0.3;

/** Words never ride in a button: it asks for another wording, and the reason is chosen next. */
function pressFor({ command, label }: Doable): Button {
  return {
    label,
    press: command.do === "rephrase" && command.stepId ? { do: "rephrase", stepId: command.stepId } : command,
  };
}

/** Where a text may mean one of a few things: the likeliest as buttons, beside the goal it may be; nothing is done yet. */
export function whichMeant(
  text: string,
  reading: IntentReading,
  before: Snapshot,
  context: DecisionContext,
): Reply | undefined {
  if (!reading.worthAsking) return undefined;
  const enough = hasNoPart(before) ? worthOfferingAnew : worthOffering;
  const offered = reading.top3
    .filter(({ confidence }) => confidence >= enough)
    .flatMap(({ intent }) => doable(intent, text, before, context) ?? []);
  const exercises = reading.top3.flatMap((guess) => {
    const technique = guess.confidence >= enough ? techniqueMeant(guess.intent, before, context) : undefined;
    return technique ? [technique] : [];
  });
  if (offered.length + exercises.length === 0) return undefined;
  return {
    say: "text.which",
    buttons: [
      ...offered.map((each): Button[] => [pressFor(each)]),
      ...exercises.map((technique): Button[] => [
        { label: "button.exercise", with: { text: nameRef(technique) }, press: { do: "begin", technique } },
      ]),
      [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
      [{ label: "button.help_now", press: { do: "help_now" } }],
    ],
  };
}
