import type { StepFile } from "#content/technique-file.ts";
import { optionWordsOf } from "#content/technique-file.ts";
import type { Condition } from "#core/techniques/technique.ts";
import { techniqueRule } from "../journey-rule.ts";

/** Why a condition can never hold of this step; undefined where it can. */
function unmet(condition: Condition, step: StepFile | undefined): string | undefined {
  if (!("step" in condition)) return undefined;
  if (!step) return `${condition.step} is no earlier step`;
  if (!("is" in condition)) return step.scale ? undefined : `${condition.step} is no scale`;
  const known = [
    ...Object.keys(optionWordsOf(step)),
    ...(step.check ? ["clean", "kept"] : []),
    ...(step.optional ? ["skipped"] : []),
  ];
  const unknown = condition.is.filter((option) => !known.includes(option));
  return unknown.length > 0 ? `${condition.step} is never ${unknown.join(", ")}` : undefined;
}

/** Conditions look back at real steps and their real answers, and titles, moods and dates come from steps that can give them. */
export const conditionsNameSteps = techniqueRule("conditions-name-steps", (technique) => {
  const { steps, endings } = technique;
  const before = (id: string, until: number): StepFile | undefined =>
    steps.slice(0, until).find((step) => step.id === id);
  const problems = (conditions: readonly Condition[], until: number): readonly string[] =>
    conditions.flatMap(
      (condition) => unmet(condition, "step" in condition ? before(condition.step, until) : undefined) ?? [],
    );
  const from = (ids: readonly string[], what: string, fits: (step: StepFile) => boolean): readonly string[] =>
    ids
      .filter((id) => !steps.some((step) => step.id === id && fits(step)))
      .map((id) => `${what} cannot come from ${id}`);
  return [
    ...steps.flatMap((step, at) => problems(step.when, at).map((problem) => `${step.id}: ${problem}`)),
    ...endings.flatMap(({ action, when }) => problems(when, steps.length).map((problem) => `${action}: ${problem}`)),
    ...from(technique.title_from, "a title", ({ text, list }) => text !== undefined || list !== undefined),
    ...from(technique.opens_from, "a date", ({ date }) => date === "future"),
    ...from(
      technique.status_from,
      "a status",
      ({ choice }) =>
        choice !== undefined &&
        (technique.makes === "quest"
          ? Object.hasOwn(choice, "later")
          : Object.keys(choice).every((option) => ["send", "unsent", "capsule"].includes(option))),
    ),
    ...from(
      technique.mood_from ? [technique.mood_from] : [],
      "a mood",
      ({ scale }) => scale?.[0] === 0 && scale[1] === 10,
    ),
    ...steps.flatMap(({ riddles }) =>
      riddles ? from([riddles.age, riddles.theme], "riddles", ({ choice }) => choice !== undefined) : [],
    ),
  ];
});
