import { modes } from "#core/day/mode.ts";
import { archetypeRule } from "../day-rule.ts";

/** What a block waits for is in the same day, and nothing waits for itself. */
export const blocksComeInOrder = archetypeRule("blocks-come-in-order", ({ blocks, modes: days }) => {
  const waits = new Map(blocks.map(({ id, dependencies }) => [id, dependencies]));
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    (waits.get(from) ?? []).some(
      (each) => each === to || (!seen.has(each) && reaches(each, to, new Set([...seen, each]))),
    );
  return blocks.flatMap(({ id, dependencies }, index) => [
    ...(reaches(id, id, new Set())
      ? [{ path: ["blocks", index, "dependencies"], message: `${id} waits for itself` }]
      : []),
    ...modes.flatMap((mode) => {
      const inDay = new Set(days[mode].blocks.map(({ block }) => block));
      return inDay.has(id)
        ? dependencies
            .filter((each) => !inDay.has(each))
            .map((each) => ({ path: ["blocks", index, "dependencies"], message: `a ${mode} day has no ${each}` }))
        : [];
    }),
  ]);
});
