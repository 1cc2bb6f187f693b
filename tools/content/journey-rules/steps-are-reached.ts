import { type StepFile, techniqueOf } from "#content/technique-file.ts";
import { optionWordsOf } from "#content/technique-file.ts";
import type { Condition, Technique, TechniqueStep } from "#core/techniques/technique.ts";
import { allHold, type Surroundings, wayOf } from "#core/techniques/walk.ts";
import type { Answer, Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { techniqueRule } from "../journey-rule.ts";

const situations = (["open", "safety"] as const).flatMap((gate) =>
  [true, false].map(
    (recent): Surroundings => ({
      gate,
      recent,
      now: 0,
      today: "2026-01-01" as LocalDate,
      check: () => [],
      riddles: [],
      date: () => undefined,
    }),
  ),
);

/** Answers of a step that can make a difference to the way. */
function answersOf(step: TechniqueStep, written: StepFile): readonly Answer[] {
  const options = Object.keys(optionWordsOf(written));
  const skipped: readonly Answer[] = step.optional ? [{ kind: "skipped" }] : [];
  switch (step.ask.kind) {
    case "choice":
      return [...options.map((option): Answer => ({ kind: "choice", option })), ...skipped];
    case "several":
      return [
        { kind: "several", options, done: true },
        { kind: "several", options: options.slice(0, 1), done: true },
        ...skipped,
      ];
    case "scale":
      return [step.ask.from, Math.round((step.ask.from + step.ask.to) / 2), step.ask.to].map((value) => ({
        kind: "scale",
        value,
      }));
    case "check":
      return [
        { kind: "check", verdict: "clean" },
        { kind: "check", verdict: "kept" },
      ];
    default:
      return [{ kind: "told" }, ...skipped];
  }
}

/** The exercise as it is in one situation: steps of another one are never asked there. */
function situated(technique: Technique, around: Surroundings): Technique {
  const never: Condition = { step: "", is: [] };
  const steps = technique.steps.map((step) => {
    const here = allHold(
      step.when.filter((each) => !("step" in each)),
      {},
      around,
    );
    return here ? step : { ...step, when: [never] };
  });
  return { ...technique, steps };
}

/** No step is words for nobody: each is reached by some answers, in some situation; and every situation has a step to begin with. */
export const stepsAreReached = techniqueRule("steps-are-reached", (file) => {
  const technique = techniqueOf(file);
  const reached = new Set<string>();
  const problems: string[] = [];
  for (const around of situations) {
    const here = situated(technique, around);
    if (!technique.steps.some((step) => allHold(step.when, {}, around))) {
      problems.push(`nothing to begin with (gate ${around.gate}, recent ${around.recent})`);
    }
    // One variation a step at a time beside each step's first answer, and each pair of choices: enough for ways that are two forks deep.
    const variations = technique.steps.map((step, at) => answersOf(step, file.steps[at] as StepFile));
    const first = Object.fromEntries(technique.steps.map((step, at) => [step.id, variations[at]?.[0] as Answer]));
    const tryWay = (answers: Readonly<Record<string, Answer>>): void => {
      const exercise: Exercise = {
        id: "e" as ExerciseId,
        technique: technique.id,
        at: "",
        answers,
        startedAt: 0,
        touchedAt: 0,
      };
      for (const { id } of wayOf(here, exercise, around)) reached.add(id);
    };
    technique.steps.forEach(({ id }, one) => {
      for (const answer of variations[one] ?? []) {
        technique.steps.slice(one + 1).forEach((other, two) => {
          for (const next of variations[one + 1 + two] ?? []) tryWay({ ...first, [id]: answer, [other.id]: next });
        });
        tryWay({ ...first, [id]: answer });
      }
    });
  }
  const lost = technique.steps.filter(({ id }) => !reached.has(id)).map(({ id }) => `${id} is never reached`);
  return [...problems, ...lost];
});
