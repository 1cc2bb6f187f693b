import { stages } from "#core/day/habit.ts";
import { byLocale, type Locale } from "#core/person/person.ts";
import type { HabitFile, HabitWords } from "./habit-file.ts";

const slot = "{{minutes}}";

const plurals: Readonly<Record<Locale, Intl.PluralRules>> = byLocale((locale) => new Intl.PluralRules(locale));
/** Russian counts them as one does with time that is spent: «21 минуту у окна». */
const words: Readonly<Record<Locale, Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { other: string }>> = {
  ru: { one: "минуту", few: "минуты", other: "минут" },
  en: { one: "minute", other: "minutes" },
};

/** So many minutes in words that may begin a sentence. */
export function minutesText(minutes: number, locale: Locale): string {
  return `${minutes} ${words[locale][plurals[locale].select(minutes)] ?? words[locale].other}`;
}

/** A habit's words as they are shown with a length: it stands in them as a slot, so that no figure of theirs says anything else than the plan. */
export function withMinutes(text: string, minutes: number, locale: Locale): string {
  return text.includes(slot) ? text.replaceAll(slot, minutesText(minutes, locale)) : text;
}

/** A habit's words with the lengths of its file, for whoever shows it without a task: its usual length, and each size with its own. */
export function withOwnMinutes(file: HabitFile): HabitFile {
  const inLocale = (locale: Locale): HabitWords => {
    const said = file[locale];
    const fill = (text: string, minutes: number): string => withMinutes(text, minutes, locale);
    const scaling = Object.fromEntries(stages.map((stage) => [stage, fill(said.scaling[stage], file.scaling[stage])]));
    return {
      ...said,
      about: fill(said.about, file.minutes),
      scaling: scaling as HabitWords["scaling"],
      low: fill(said.low, file.low),
      high: fill(said.high, file.high),
      ...(said.gentle === undefined ? {} : { gentle: fill(said.gentle, file.gentle ?? file.low) }),
    };
  };
  return { ...file, ...byLocale(inLocale) };
}
