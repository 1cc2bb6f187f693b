import type { StepFile } from "#content/technique-file.ts";
import { techniqueRule } from "../journey-rule.ts";

/** Where each answer of a step leads, where it is not the next step. */
function targetsOf(step: StepFile): readonly (string | undefined)[] {
  if (step.check) return [step.check.keep === "next" ? undefined : step.check.keep];
  return Object.values(step.choice ?? {}).map((option) => ("goto" in option ? option.goto : undefined));
}

/** Every way leads to a step or to the end; where an answer leads back, to look again, another one leads on; a check leads back to what it read. */
export const waysLeadOn = techniqueRule("ways-lead-on", ({ steps }) => {
  const place = (id: string): number => steps.findIndex((step) => step.id === id);
  return steps.flatMap((step, at) => [
    ...targetsOf(step)
      .filter((target) => target !== undefined && target !== "end" && place(target) < 0)
      .map((target) => `${step.id} leads to ${target}, which is no step`),
    ...(targetsOf(step).length > 0 &&
    targetsOf(step).every(
      (target) => target !== undefined && target !== "end" && place(target) <= at && place(target) >= 0,
    )
      ? [`${step.id} only ever leads back`]
      : []),
    ...(step.check ? [...step.check.of, step.check.rewrite] : [])
      .filter((target) => place(target) < 0 || place(target) >= at)
      .map((target) => `${step.id} looks back at ${target}, which is no earlier step`),
    ...Object.entries(step.several ?? {})
      .filter(([, option]) => "goto" in option)
      .map(([option]) => `${step.id}: ${option} leads away, but several may be marked`),
  ]);
});
