import type { Locale } from "#core/person/person.ts";
import { wordingRule } from "../day-rule.ts";

/** What not everybody has, and figures, which a plan gives and not a benefit. */
const notEverybodys: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:screens?|desks?|offices?|boss|colleagues?|feeds?|mondays?|school|train(?:ed|ing)? for|(?:three|five|ten|twelve|fifteen|twenty|thirty) minutes|half an hour|quarter of an hour)\b/iu,
  ru: /(?<!\p{L})(?:экран\p{L}*|рабоч\p{L}+ стол\p{L}*|офис\p{L}*|коллег\p{L}*|лент\p{L}+ новостей|понедельник\p{L}*|полчаса|четверть часа|(?:три|пять|десять|двенадцать|пятнадцать|двадцать|тридцать) минут)(?!\p{L})/iu,
};

/** A benefit, and why a thing serves an aim, is told as the reason for a task, to whoever has it in their day: so it is true of people without a desk, a screen or a Monday, and at every length. */
export const benefitsHoldForAll = wordingRule("benefits-hold-for-all", ({ locale, path, text }) => {
  const found = path.includes("benefits") || path.includes("aims") ? notEverybodys[locale].exec(text)?.[0] : undefined;
  return found === undefined ? undefined : `speaks of “${found}”, which not everybody has`;
});
