import type { StepFile } from "#content/technique-file.ts";
import { techniqueRule } from "../journey-rule.ts";

function targetsOf(step: StepFile): readonly string[] {
  const options = Object.values(step.choice ?? {}).flatMap((option) => ("goto" in option ? [option.goto] : []));
  const kept = step.check && step.check.keep !== "next" ? [step.check.keep] : [];
  return [...options, ...kept];
}

/** Every way leads to a later step or to the end, so that an exercise cannot go round; only a check leads back, to what it read. */
export const waysLeadOn = techniqueRule("ways-lead-on", ({ steps }) => {
  const place = (id: string): number => steps.findIndex((step) => step.id === id);
  return steps.flatMap((step, at) => [
    ...targetsOf(step)
      .filter((target) => target !== "end" && place(target) <= at)
      .map((target) => `${step.id} leads to ${target}, which is no later step`),
    ...(step.check ? [...step.check.of, step.check.rewrite] : [])
      .filter((target) => place(target) < 0 || place(target) >= at)
      .map((target) => `${step.id} looks back at ${target}, which is no earlier step`),
    ...Object.entries(step.several ?? {})
      .filter(([, option]) => "goto" in option)
      .map(([option]) => `${step.id}: ${option} leads away, but several may be marked`),
  ]);
});
