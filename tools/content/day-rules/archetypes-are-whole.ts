import { archetypeIds } from "#core/day/archetype.ts";
import { modes } from "#core/day/mode.ts";
import { locales } from "#core/person/person.ts";
import { archetypeRule, type DayRule } from "../day-rule.ts";

const whole = archetypeRule("archetypes-are-whole", ({ blocks, modes: days, ...words }) => [
  ...modes.flatMap((mode) =>
    days[mode].blocks.flatMap(({ block }, index) =>
      blocks.some(({ id }) => id === block)
        ? []
        : [{ path: ["modes", mode, "blocks", index], message: `no block ${block}` }],
    ),
  ),
  ...blocks.flatMap(({ id, minutes: { low, usual, high } }, index) => [
    ...(low < usual && usual < high
      ? []
      : [{ path: ["blocks", index, "minutes"], message: `${id}: low < usual < high` }]),
    ...(modes.some((mode) => days[mode].blocks.some(({ block }) => block === id))
      ? []
      : [{ path: ["blocks", index], message: `no day has ${id}` }]),
    ...locales
      .filter((locale) => words[locale].blocks[id] === undefined)
      .map((locale) => ({ path: [locale, "blocks"], message: `no words for ${id}` })),
  ]),
  ...locales.flatMap((locale) =>
    Object.keys(words[locale].blocks)
      .filter((id) => !blocks.some((block) => block.id === id))
      .map((id) => ({ path: [locale, "blocks", id], message: "words for no block" })),
  ),
]);

/** All six ways are there, and each has a day in every mode, made of blocks that it has, with words for each in both languages. */
export const archetypesAreWhole: DayRule = {
  name: whole.name,
  check: (content) => [
    ...archetypeIds
      .filter((id) => !content.archetypes.some(({ archetype }) => archetype.id === id))
      .map((id) => ({ file: `archetypes/${id}.yaml`, path: [], message: "is missing" })),
    ...whole.check(content),
  ],
};
