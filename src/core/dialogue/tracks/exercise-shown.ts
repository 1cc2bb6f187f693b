import type { Exercise } from "../../techniques/exercise.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { SeenAt, Snapshot } from "../turn/dialogue.ts";
import { exerciseReply } from "./exercise-views.ts";
import { surroundingsOf } from "./journey-turn.ts";
import { say, waitFor } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";

export function withExercise(snapshot: Snapshot, exercise: Exercise): Snapshot {
  return { ...snapshot, exercises: [exercise, ...snapshot.exercises.filter(({ id }) => id !== exercise.id)] };
}

/** The exercise in front of the person, if any. */
export function exerciseInFront(snapshot: Snapshot): Exercise | undefined {
  const { waiting } = snapshot.dialogue;
  return waiting.for === "exercise" ? snapshot.exercises.find(({ id }) => id === waiting.exerciseId) : undefined;
}

type Place = Pick<DecisionContext, "via" | "onPage">;
const seenAt = ({ via, onPage }: Place): SeenAt | undefined => (onPage ? "page" : via);

/** Whether the exercise that is asked was last seen somewhere else: words said here are no answer to it. */
export function isAskedElsewhere({ dialogue: { waiting } }: Snapshot, context: Place): boolean {
  const here = seenAt(context);
  return waiting.for === "exercise" && waiting.via !== undefined && here !== undefined && waiting.via !== here;
}

/** Shows an exercise and waits for its answer. */
export function show(
  snapshot: Snapshot,
  exercise: Exercise,
  context: DecisionContext,
  place?: Reply["place"],
): Decision {
  const technique = context.library.techniques[exercise.technique];
  const via = seenAt(context);
  const after = waitFor(snapshot, { for: "exercise", exerciseId: exercise.id, ...(via ? { via } : {}) });
  return say(after, exerciseReply(technique, exercise, surroundingsOf(after, context), place));
}

/** An exercise as the person sees it. */
export function exerciseShown(snapshot: Snapshot, exercise: Exercise, context: DecisionContext): Reply {
  const technique = context.library.techniques[exercise.technique];
  return exerciseReply(technique, exercise, surroundingsOf(snapshot, context));
}
