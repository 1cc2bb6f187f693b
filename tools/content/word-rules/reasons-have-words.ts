import { versions } from "#core/day/block.ts";
import { chosenBy } from "#core/day/chosen.ts";
import { modeRules } from "#core/day/mode.ts";
import { blockRules } from "#core/day/place-blocks.ts";
import { scoreRules } from "#core/day/score.ts";
import { locales } from "#core/person/person.ts";
import { keysIn, type WordRule } from "../word-rule.ts";

/** Every reason that a plan of a day may carry. A plan that is kept names its reasons as text, which no compiler compares with the catalogs. */
const reasons = [
  ...blockRules,
  ...scoreRules,
  ...modeRules,
  ...chosenBy,
  ...versions.filter((version) => version !== "usual").map((version) => `version_${version}`),
  "version_gentle",
  "goal_step_fits",
  "track_action_fits",
  "last_moment",
];

/** Whoever asks why something stands in their day is told in words, not with an ellipsis. */
export const reasonsHaveWords: WordRule = {
  name: "reasons-have-words",
  check: (files) =>
    locales.flatMap((locale) => {
      const keys = keysIn(files, locale);
      return reasons
        .map((rule) => `day_because.${rule}`)
        .filter((key) => !keys.has(key))
        .map((key) => ({ file: `words/day.${locale}.yaml`, message: `no words for ${key}` }));
    }),
};
