import type { Locale } from "#core/person/person.ts";
import { textRule } from "../journey-rule.ts";

const between = "(?:(?:уже|ещё|еще|не|так|это|всё|все|сегодня|только|раньше|сами)\\s+){0,2}";
const singularPast = new RegExp(
  `(?<!\\p{L})(?:вы|я)\\s+${between}(?!дела(?!\\p{L}))\\p{L}{2,}(?:[аеиоуыюя]л|ал|ёл|ел|ла|лся|лась)(?!\\p{L})`,
  "iu",
);
const shortForms =
  /(?<!\p{L})(?:вы|я)\s+(?:не\s+)?(?:рада?|должен|должна|готова?|уверена?|сама?|согласна?|благодарна?|нашёл|нашел|смог|помог|пришёл|пришел)(?!\p{L})/iu;
const bothForms = /\((?:а|ла|лась|на)\)|\p{L}\/(?:а|ла|лась)(?!\p{L})/iu;

const inRussian = (text: string): string | undefined => {
  if (bothForms.test(text)) return "has two genders in one word";
  return singularPast.test(text) || shortForms.test(text) ? "gives the reader a gender" : undefined;
};

/** What gives a reader a gender in each language; English has no such forms. */
const genders: Readonly<Record<Locale, (text: string) => string | undefined>> = { ru: inRussian, en: () => undefined };

/** Words fit a mother and a father alike; in Russian: no past tense or short form that gives the reader a gender, and no «(а)». */
export const addressIsNeutral = textRule("address-is-neutral", (text, locale) => genders[locale](text));
