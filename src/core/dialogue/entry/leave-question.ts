import { isHarmQuestion } from "../goals/goal-views.ts";
import { exerciseShown } from "../tracks/exercise-shown.ts";
import { heldReply, waitingReply } from "../home/position.ts";
import { nameRef } from "../../techniques/work.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot, Waiting } from "../turn/dialogue.ts";
import { say, waitFor, withDialogue } from "../turn/outcome.ts";
import type { Params, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { understand } from "./understand.ts";

/** How a question that waits is called in one line. */
const named: Readonly<Partial<Record<Waiting["for"], WordKey>>> = {
  title: "waits.title",
  description: "waits.description",
  which_first: "waits.which_first",
  contact: "waits.contact",
  place: "waits.place",
  focus: "waits.focus",
  clarification: "waits.clarification",
  rephrase_reason: "waits.rephrase",
  rephrase_comment: "waits.rephrase",
  cue: "waits.cue",
  schedule: "waits.schedule",
  lesson_question: "waits.lesson",
  own_habit: "waits.own_habit",
  edit_title: "waits.title",
  edit_description: "waits.description",
  time_zone: "waits.place",
  country: "waits.place",
  work_section: "waits.work",
  reminder_when: "waits.reminder",
};

/** One line about what waits, with the buttons that answer it. */
function waitsReply(after: Snapshot, waiting: Waiting, context: DecisionContext): Reply | undefined {
  const asking = waitFor(after, waiting);
  if (waiting.for === "exercise") {
    const exercise = after.exercises.find(({ id }) => id === waiting.exerciseId);
    if (!exercise) return undefined;
    const { buttons = [] } = exerciseShown(asking, exercise, context);
    return { say: "exercise.waits", with: { name: nameRef(exercise.technique) }, buttons };
  }
  const what = named[waiting.for];
  const buttons = waitingReply(asking)?.buttons;
  return what && { say: "waits.line", with: { text: { ref: what } }, ...(buttons ? { buttons } : {}) };
}

/**
 * A message that does not answer what was asked leaves the question: it is heard as any other, and the question waits, told in one line
 * below. Where the answer asks something of its own, that comes first, and the question goes on after it.
 */
export function leaveQuestion(before: Snapshot, text: string, context: DecisionContext, commands: Commands): Decision {
  const { waiting } = before.dialogue;
  const quiet = waiting.for === "clarification" ? steppedBack(before, waiting) : undefined;
  return quiet
    ? understand(quiet, text, context, commands)
    : withQuestion(understand(before, text, context, commands), waiting, context);
}

/** A goal in doubt steps back with its question once somebody was told that it waits, so that no other talk is taken for its answer. */
function steppedBack(
  before: Snapshot,
  { goalId }: Extract<Waiting, { readonly for: "clarification" }>,
): Snapshot | undefined {
  const doubted = isHarmQuestion(before.goals.find(({ id }) => id === goalId)?.question);
  if (!doubted || !wasTold(before, "waits.clarification")) return undefined;
  return withDialogue(waitFor(before, { for: "nothing" }), { activeGoal: undefined });
}

/** Whether one of the last messages of the talk was answered with the line that this waits. */
const wasTold = ({ dialogue }: Snapshot, what: WordKey): boolean =>
  (dialogue.talk?.turns ?? []).some(({ answer = [] }) =>
    answer.some(({ say: line, with: params }) => line === "waits.line" && refOf(params?.["text"]) === what),
  );
const refOf = (value: Params[string] | undefined): string | undefined =>
  typeof value === "object" && "ref" in value ? value.ref : undefined;

/** Questions of somebody's first minutes, which nothing else asks again. */
const comesBack = ({ for: asked }: Waiting): boolean => asked === "contact" || asked === "place" || asked === "focus";

/** The question that was open goes on below what was answered in between, unless that took its place. */
export function withQuestion(decision: Decision, waiting: Waiting, context: DecisionContext): Decision {
  const { after } = decision;
  const { waiting: now, crisis } = after.dialogue;
  if (crisis || decision.erase) return decision;
  const line = waitsReply(after, waiting, context);
  if (!line) return decision;
  const what = named[waiting.for];
  // Told once, it waits in silence: nobody reads the same line under every message.
  const told = what !== undefined && wasTold(after, what);
  const kept =
    now === waiting || (now.for === "nothing" && comesBack(waiting))
      ? waitFor(after, waiting)
      : now.for === "text_as_goal"
        ? waitFor(after, { ...now, back: waiting })
        : undefined;
  if (!kept) return decision;
  // Where the person stands is told last of all: it shows the question whole.
  return decision.lastly || told
    ? { ...decision, after: kept }
    : { ...decision, after: kept, replies: [...decision.replies, line] };
}

/** Words that may be the answer or a wish of their own are kept, and asked about. */
export function holdWords(before: Snapshot, text: string): Decision {
  return say(waitFor(before, { for: "held_words", text, back: before.dialogue.waiting }), heldReply());
}
