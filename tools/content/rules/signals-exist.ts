import { packRule } from "../rule.ts";

/** Conditions name signals or slots of the same pack: a misspelt one would never or always hold. */
export const signalsExist = packRule("signals-exist", ({ signals, slots, steps, ask }) => {
  const known = new Set([...Object.keys(signals), ...Object.keys(slots)]);
  const used = [
    ...steps.flatMap((step) => [...step.if, ...step.unless].map((name) => [step.id, name] as const)),
    ...ask.flatMap((question) => question.unless.map((name) => [question.id, name] as const)),
  ];
  return used
    .filter(([, name]) => !known.has(name))
    .map(([where, name]) => `${where}: no signal or slot is called ${name}`);
});
