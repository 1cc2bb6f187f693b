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
  const versions = { step: text, floor, stretch, ...(vague === undefined ? {} : { vague }) };
  return refusedVersions(versions, step.minutes, locale, fill).map((message) => `${step.id} (${locale}): ${message}`);
}

const sound: Readonly<Record<Locale, string>> = {
  ru: "Запишите одну строку на листке.",
  en: "Write one line on a slip.",
};

/** Each version that the guard refuses, by itself: its name, why, and the words that are refused. */
export function refusedVersions(
  versions: Readonly<Record<string, string>>,
  minutes: number,
  locale: Locale,
  fill: (text: string) => string,
): readonly string[] {
  return Object.entries(versions).flatMap(([version, words]) => {
    const own = fill(words);
    const other = sound[locale];
    const sizes =
      version === "floor" || version === "stretch"
        ? { step: other, floorStep: own, stretchStep: own }
        : { step: own, floorStep: other, stretchStep: other };
    const verdict = guardAnswer(
      { status: "ok", minutes, cue: undefined, source: undefined, ...sizes },
      emptyAsk(locale),
    );
    return verdict.kind === "pass" ? [] : [`${version}: ${verdict.reasons.join(", ")}: ${own}`];
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
