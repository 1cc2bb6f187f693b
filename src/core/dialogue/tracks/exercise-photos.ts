import { withCaption } from "../../techniques/caption.ts";
import type { ExerciseId } from "../../techniques/exercise.ts";
import { stepAt } from "../../techniques/walk.ts";
import type { PhotoRefusal } from "../turn/exercise-command.ts";
import type { Decision, DecisionContext, Library } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { withExercise, exerciseInFront, show } from "./exercise-shown.ts";
import { giveAnswer } from "./exercise-answers.ts";

/** A photo that was stored goes to the exercise that asks for photos; where none does, it is not kept. */
export function givePhoto(
  before: Snapshot,
  wish: { readonly photoId: string; readonly caption?: string; readonly exerciseId?: ExerciseId },
  context: DecisionContext,
): Decision {
  const exercise =
    wish.exerciseId === undefined ? exerciseInFront(before) : before.exercises.find(({ id }) => id === wish.exerciseId);
  if (!exercise) return deny(before, "exercise_not_found", unaskedPhoto(before));
  const given = giveAnswer(before, { exerciseId: exercise.id, given: { photo: wish.photoId } }, context);
  const caption = plainText(wish.caption ?? "");
  const going = given.after.exercises.find(({ id }) => id === exercise.id);
  if (given.denied || caption === "" || !going) return given;
  const captioned = withCaption(context.library.techniques[going.technique], going, caption);
  return { ...given, after: withExercise(given.after, captioned) };
}

/** Whether the exercise in front asks for photos: only then is one fetched at all. */
export function photosWanted(snapshot: Snapshot, { techniques }: Pick<Library, "techniques">): boolean {
  const exercise = exerciseInFront(snapshot);
  return exercise !== undefined && stepAt(techniques[exercise.technique], exercise).ask.kind === "photos";
}

/** Says why a photo was not kept, and asks on where the exercise stands. */
export function refusePhoto(before: Snapshot, because: PhotoRefusal, context: DecisionContext): Decision {
  const refused: Reply = { say: `photo.${because}` };
  const exercise = exerciseInFront(before);
  if (!exercise) return deny(before, "invalid", refused);
  const shown = show(before, exercise, context);
  return { ...shown, replies: [refused, ...shown.replies], denied: { code: "invalid" } };
}

/** A photo that nothing asked for. */
export function unaskedPhoto(before: Snapshot): Reply {
  return { say: "photo.not_asked", buttons: before.journey ? [[albumButton]] : [] };
}

const albumButton: Button = { label: "button.photo_album", press: { do: "begin", technique: "photo_album" } };
