import type { Exercise, ExerciseId } from "../../techniques/exercise.ts";
import { nameRef } from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { exerciseWaits } from "./exercise-views.ts";
import { gateOf } from "./journey-turn.ts";
import {
  deny,
  entry,
  nothing,
  say,
  waitFor,
  withDialogue,
  sayWithPosition,
  denyWithPosition,
} from "../turn/outcome.ts";
import { withExercise, exerciseInFront, show } from "./exercise-shown.ts";
import { closed } from "./exercise-gate.ts";

/** Goes on with an exercise that waits; without a name, with the one touched last. */
export function resume(before: Snapshot, exerciseId: ExerciseId | undefined, context: DecisionContext): Decision {
  const exercise =
    exerciseId === undefined ? before.exercises[0] : before.exercises.find(({ id }) => id === exerciseId);
  if (!exercise) return denyWithPosition(before, "exercise_not_found", { say: "exercise.gone" });
  const technique = context.library.techniques[exercise.technique];
  if (technique.gate === "closed" && gateOf(before, context).gate === "safety") return closed(before, technique);
  const taken: Exercise = { ...exercise, touchedAt: context.now };
  return show(withExercise(before, taken), taken, context);
}

/** Leaves an exercise for now: it waits as it is, for days if need be. */
export function stopExercise(before: Snapshot): Decision {
  const exercise = exerciseInFront(before);
  if (!exercise) return sayWithPosition(before);
  return say(waitFor(before, nothing), { ...exerciseWaits(exercise), say: "exercise.stopped" });
}

/** Lets go of an exercise that was not finished. */
export function dropExercise(before: Snapshot, exerciseId: ExerciseId): Decision {
  const exercise = before.exercises.find(({ id }) => id === exerciseId);
  if (!exercise) return deny(before, "exercise_not_found", { say: "exercise.gone" });
  const { waiting } = before.dialogue;
  const inFront = waiting.for === "exercise" && waiting.exerciseId === exerciseId;
  const after: Snapshot = {
    ...(inFront ? waitFor(before, nothing) : before),
    exercises: before.exercises.filter(({ id }) => id !== exerciseId),
  };
  return {
    ...say(after, { say: "exercise.dropped", with: { name: nameRef(exercise.technique) }, place: "edit" }),
    journal: [entry("exercise_dropped", { rule: "person_chose", inputs: { technique: exercise.technique } })],
  };
}

/** Back to what another track had taken the place of; the exercise that was begun meanwhile waits. */
export function switchBack(before: Snapshot, context: DecisionContext): Decision {
  const { before: left } = before.dialogue;
  const after = withDialogue(before, { before: undefined, waiting: nothing });
  if (left?.exerciseId !== undefined && before.exercises.some(({ id }) => id === left.exerciseId)) {
    return resume(after, left.exerciseId, context);
  }
  const waits = exerciseInFront(before);
  return sayWithPosition(after, ...(waits ? [{ ...exerciseWaits(waits), say: "exercise.stopped" } as const] : []));
}
