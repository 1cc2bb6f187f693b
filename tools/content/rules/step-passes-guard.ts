import type { PackStep } from "#content/coach-pack.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { type Locale, locales } from "#core/person/person.ts";
import type { ContentRule } from "../rule.ts";
import { filled } from "../texts.ts";

/** What is written for the offline coach is held to the same guard as a model's words. */
export const stepPassesGuard: ContentRule = {
  name: "step-passes-guard",
  check({ packs }) {
    return packs.flatMap(({ file, pack }) =>
      pack.steps.flatMap((step) =>
        locales.flatMap((locale) => {
          const fill = (text: string) => filled(pack, text, locale);
          return refusals(step, locale, fill).map((message) => ({ file, message }));
        }),
      ),
    );
  },
};

function refusals(step: PackStep, locale: Locale, fill: (text: string) => string): readonly string[] {
  const { text, floor, stretch, vague } = step[locale];
  return [text, ...(vague === undefined ? [] : [vague])].flatMap((words) => {
    const verdict = guardAnswer(
      {
        status: "ok",
        step: fill(words),
        minutes: step.minutes,
        floorStep: fill(floor),
        stretchStep: fill(stretch),
        cue: undefined,
        source: undefined,
      },
      emptyAsk(locale),
    );
    return verdict.kind === "pass" ? [] : [`${step.id} (${locale}): ${verdict.reasons.join(", ")}: ${words}`];
  });
}

/** What a coach is asked where nothing is known of the person: content is judged for itself. */
export function emptyAsk(locale: Locale): CoachAsk {
  return {
    kind: "next",
    goal: { title: "", description: "", kind: "other" },
    clarifications: [],
    history: [],
    declined: [],
    current: undefined,
    reason: undefined,
    comment: undefined,
    size: "normal",
    locale,
    tone: "friendly",
    notReachedYet: false,
    questionsLeft: 0,
    contactAllowed: true,
  };
}
