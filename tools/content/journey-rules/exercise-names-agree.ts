import type { JourneyRule } from "../journey-rule.ts";

const twice = (ids: readonly string[]): readonly string[] => ids.filter((each, at) => ids.indexOf(each) !== at);

/** An exercise's id is its place, and ids of steps and riddles are unique: answers and works are kept under them. */
export const exerciseNamesAgree: JourneyRule = {
  name: "exercise-names-agree",
  check: ({ techniques, riddles }) => [
    ...techniques.flatMap(({ file, technique: { id, steps } }) => [
      ...(file === `techniques/${id}.yaml` ? [] : [{ file, message: `id ${id} does not name this file` }]),
      ...twice(steps.map((step) => step.id)).map((each) => ({ file, message: `two steps are called ${each}` })),
    ]),
    ...twice(riddles.map(({ id }) => id)).map((each) => ({
      file: "techniques/riddles.yaml",
      message: `two riddles are called ${each}`,
    })),
  ],
};
