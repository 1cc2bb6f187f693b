import { isSame } from "#core/goals/step-guard.ts";
import { locales } from "#core/person/person.ts";
import type { ContentRule } from "../rule.ts";

/** No step is given twice: neither inside a ladder, nor word for word in two topics. */
export const stepsDiffer: ContentRule = {
  name: "steps-differ",
  check({ packs }) {
    const problems = packs.flatMap(({ file, pack }) =>
      pack.steps.flatMap((step, at) =>
        locales.flatMap((locale) =>
          pack.steps
            .slice(0, at)
            .filter((before) => isSame(before[locale].text, step[locale].text))
            .map((before) => ({
              file,
              message: `${step.id} (${locale}) reads like ${before.id}: ${step[locale].text}`,
            })),
        ),
      ),
    );
    const seen = new Map<string, string>();
    for (const { file, pack } of packs) {
      for (const step of pack.steps) {
        for (const locale of locales) {
          const { text } = step[locale];
          const before = seen.get(text);
          if (before !== undefined && before !== file)
            problems.push({ file, message: `${step.id} stands in ${before} too: ${text}` });
          seen.set(text, file);
        }
      }
    }
    return problems;
  },
};
