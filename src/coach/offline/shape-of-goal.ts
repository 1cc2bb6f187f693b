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
  readonly beside: PhraseForm | undefined;
}

const formOf = (written: readonly string[]): PhraseForm | undefined =>
  written.length > 0 ? compilePhrases(written, {}) : undefined;

const compiled = new WeakMap<readonly Shape[], readonly ReadShape[]>();

function readShapes(shapes: readonly Shape[]): readonly ReadShape[] {
  const known = compiled.get(shapes);
  if (known) return known;
  // What leaves no doubt comes before what merely fits, wherever it was written.
  const read = shapes
    .toSorted((one, other) => Number(other.outright) - Number(one.outright))
    .map((shape) => ({
      shape,
      says: compilePhrases(shape.says, {}),
      not: formOf(shape.not),
      beside: formOf(shape.beside),
    }));
  compiled.set(shapes, read);
  return read;
}

/** Only so much of what is told beside a title is looked at. */
const longest = 600;

/**
 * The first shape that a title has: what is done, and with what sort of thing. The title as it was written may rule one out, and what a shape takes for
 * granted has to be told somewhere in the goal.
 */
export function shapeOfGoal(
  shapes: readonly Shape[],
  { title, description, whole = title }: GoalText,
  ruledOut: ReadonlySet<string>,
): Shape | undefined {
  const lines = [title, whole].map((each) => phraseText(wordsOf(withoutWish(each))));
  const all = phraseText(wordsOf(`${whole} . ${description.slice(0, longest)}`));
  return readShapes(shapes).find(
    ({ shape: { pack }, says, not, beside }) =>
      !ruledOut.has(`${pack.kind}/${pack.id}`) &&
      lines.some((line) => says.test(line)) &&
      !lines.some((line) => not?.test(line) === true) &&
      beside?.test(all) !== false,
  )?.shape;
}
