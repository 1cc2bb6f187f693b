import type { Shape } from "#content/shapes.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import type { GoalText } from "./goal-head.ts";
import { withoutWish } from "./goal-slots.ts";

interface ReadShape {
  readonly shape: Shape;
  readonly says: PhraseForm;
  readonly not: PhraseForm | undefined;
}

const compiled = new WeakMap<readonly Shape[], readonly ReadShape[]>();

function readShapes(shapes: readonly Shape[]): readonly ReadShape[] {
  const known = compiled.get(shapes);
  if (known) return known;
  const read = shapes.map((shape) => ({
    shape,
    says: compilePhrases(shape.says, {}),
    not: shape.not.length > 0 ? compilePhrases(shape.not, {}) : undefined,
  }));
  compiled.set(shapes, read);
  return read;
}

/** The first shape that a title has: what is done, and with what sort of thing. The title as it was written may rule one out. */
export function shapeOfGoal(
  shapes: readonly Shape[],
  { title, whole = title }: GoalText,
  ruledOut: ReadonlySet<string>,
): Shape | undefined {
  const lines = [title, whole].map((each) => phraseText(wordsOf(withoutWish(each))));
  return readShapes(shapes).find(
    ({ shape: { pack }, says, not }) =>
      !ruledOut.has(`${pack.kind}/${pack.id}`) &&
      lines.some((line) => says.test(line)) &&
      !lines.some((line) => not?.test(line) === true),
  )?.shape;
}
