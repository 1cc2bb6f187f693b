import { locales } from "#core/person/person.ts";
import type { JourneyRule } from "../journey-rule.ts";

const anAge = 20;
const aTheme = 2;

/** At least twenty riddles for an age and two for each theme in it, so that quests differ; and no question twice. */
export const riddlesAreEnough: JourneyRule = {
  name: "riddles-are-enough",
  check: ({ techniques, riddles }) => {
    const asked = techniques.flatMap(({ technique: { steps } }) =>
      steps.flatMap(({ riddles: ask }) => {
        const optionsOf = (id: string) => Object.keys(steps.find((step) => step.id === id)?.choice ?? {});
        return ask ? [{ ages: optionsOf(ask.age), themes: optionsOf(ask.theme) }] : [];
      }),
    );
    const few = asked.flatMap(({ ages, themes }) =>
      ages.flatMap((age) => {
        const fitting = riddles.filter((riddle) => riddle.age === age);
        return [
          ...(fitting.length < anAge ? [`${age}: ${fitting.length} riddles, at least ${anAge}`] : []),
          ...themes
            .map((theme) => ({ theme, count: fitting.filter((riddle) => riddle.theme === theme).length }))
            .filter(({ count }) => count < aTheme)
            .map(({ theme, count }) => `${age}, ${theme}: ${count} riddles, at least ${aTheme}`),
        ];
      }),
    );
    const twice = locales.flatMap((locale) => {
      const seen = new Map<string, string>();
      return riddles.flatMap(({ id, question }) => {
        const words = question[locale]
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim();
        const other = seen.get(words);
        seen.set(words, id);
        return other === undefined ? [] : [`${id} (${locale}) asks what ${other} asks`];
      });
    });
    return [...few, ...twice].map((message) => ({ file: "techniques/riddles.yaml", message }));
  },
};
