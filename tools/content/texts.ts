import { type CoachPack, type PackStep, plainForm } from "#content/coach-pack.ts";
import { type Locale, locales } from "#core/person/person.ts";

export interface StepText {
  readonly step: PackStep;
  readonly locale: Locale;
  readonly size: "text" | "floor" | "stretch" | "vague";
  readonly text: string;
}

/** Every wording of every step. */
export function stepTexts(steps: readonly PackStep[]): readonly StepText[] {
  return steps.flatMap((step) =>
    locales.flatMap((locale) =>
      (["text", "floor", "stretch", "vague"] as const).flatMap((size) => {
        const text = step[locale][size];
        return text === undefined ? [] : [{ step, locale, size, text }];
      }),
    ),
  );
}

/** The free slots, which hold the person's own words, with a stand-in of ordinary length. */
const standIns: Readonly<Record<Locale, string>> = { ru: "разобрать старый шкаф", en: "sort the old wardrobe" };

/** A text as a person would see it, its slots filled with their defaults. */
export function filled(pack: CoachPack | undefined, text: string, locale: Locale): string {
  return text.replace(/\{([a-z0-9_.-]+)\}/gu, (_, name: string) => {
    const [slot = "", form = plainForm[locale]] = name.split(".");
    return pack?.slots[slot]?.default[locale][form] ?? standIns[locale];
  });
}

export function slotNames(text: string): readonly string[] {
  return [...text.matchAll(/\{([^}]*)\}/gu)].map(([, name = ""]) => name);
}
