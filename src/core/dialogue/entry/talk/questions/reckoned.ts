import { wordsOf } from "../../../../goals/words.ts";
import type { Locale } from "../../../../person/person.ts";
import { asksDays, asksSince, type DaysTo, daysTo, type Sum, sumAsked } from "../../../../talk/reckon.ts";
import { shortDate } from "../../../../text/short-date.ts";
import { stemOf } from "../../../../text/stem.ts";
import { lean } from "../../../../text/lean.ts";
import { localDate } from "../../../../time/local-date.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import { say } from "../../../turn/outcome.ts";
import type { Said } from "../heard.ts";
import { remember } from "../talk.ts";

const figureOf = (value: number, locale: Locale): string =>
  value.toLocaleString(locale === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: 2 });

/** What figures come to, and how many days it is to a day: nobody has to be asked for that. Undefined where neither is asked. */
export function reckoned(said: Said): Decision | undefined {
  const counted = said.led ? undefined : countedOf(said);
  return counted && remember(said, counted, "reckoned");
}

function countedOf(said: Said): Decision | undefined {
  const { text, before } = said;
  const sum = sumAsked(text);
  if (sum) return told(said, sum);
  if (!asksDays(text)) return undefined;
  const days = dayMeant(said);
  if (days === undefined) return undefined;
  const { locale } = before.person;
  const slots = { date: shortDate(days.date, locale), days: Math.abs(days.days) };
  if (days.days === 0) return say(before, { say: "talk.day_today", with: slots });
  return say(before, { say: days.days > 0 ? "talk.days_to" : "talk.days_since", with: slots });
}

function told({ before }: Said, { left, sign, right, comes }: Sum): Decision {
  const { locale } = before.person;
  const [one, other, all] = [left, right, comes].map((value) => figureOf(value, locale));
  const sum = sign === "%" ? `${one}% × ${other}` : `${one} ${sign} ${other}`;
  return say(before, { say: "talk.sum", with: { sum, comes: all ?? "" } });
}

const shortest = 4;
const stems = (text: string): readonly string[] =>
  wordsOf(text)
    .filter(({ length }) => length >= shortest)
    .map(stemOf);
/** Words of the asking, and of any day, name no day by which one was told before. */
const ofAsking = lean(
  /^(?:how|many|days?|weeks?|months?|until|till|before|left|since|there|skol|сколько|дней|день|недел\p{L}*|месяц\p{L}*|остал\p{L}*|остаётся|остается|прошло|врем\p{L}*|ещё|еще|скажи\p{L}*|посчита\p{L}*)$/iu,
);

/** The day that is asked about: named in the message, or told before of the same thing; undefined where none is known. */
function dayMeant(said: Said): DaysTo | undefined {
  const { text, before, context, goal } = said;
  const { timeZone } = before.person;
  const today = localDate(context.now, timeZone);
  const since = asksSince(text);
  const named = daysTo(text, today, since);
  if (named) return named;
  const asked = new Set(
    wordsOf(text)
      .filter((word) => word.length >= shortest && !ofAsking.test(word))
      .map(stemOf),
  );
  const kept = goal ? [goal.title, goal.description, ...goal.clarifications.map(({ answer }) => answer)] : [];
  const earlier = [
    ...kept.map((words) => ({ words, on: today })),
    ...talkOf(before).turns.map(({ said: words, at }) => ({ words, on: localDate(at, timeZone) })),
  ];
  const spoken = earlier
    .filter(({ words }) => stems(words).some((stem) => asked.has(stem)))
    .flatMap(({ words, on }) => daysTo(words, on, since) ?? [])
    .at(-1);
  return spoken && daysTo(spoken.date, today, since);
}
