import type { GoalReadingWords } from "#content/coach-packs.ts";
import type { GivenFact, GivenKind } from "#core/goals/goal-reading.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { Locale } from "#core/person/person.ts";
import { stemOf } from "#core/text/stem.ts";
import { isFelt } from "./read-facts.ts";
import { toSecondPerson } from "./second-person.ts";
import { lean } from "#core/text/lean.ts";

/** Where one thing that was said ends and the next begins. */
const clauseEnd =
  /[.;!?\n()…]+\s*|,\s+|:\s+|\s(?:и|and)\s(?=[£$€]?\d)|\s[—–-]\s|\s(?=(?:но|а|зато|хотя|потому что|так что|but|and|so|because|though)\s)/u;
/** What people laugh or sigh with, and say rudely, is told back to nobody. */
const filler = lean(
  /(?<!\p{L})(?:l+o+l+|lmao+|rofl|ha(?:ha)+h?|omg|wtf|tbh|idk|ngl|smh|rn|pls|plz|ugh+|ffs|xd|лол|кек|ах(?:ах)+а?|хах+а?х*|блин|капец|жесть|короче|ппц|пипец)(?!\p{L})|:\(+|:\)+|\)\)+|\(\(+/giu,
);
const rude = lean(/(?<!\p{L})(?:fuck|shit|crap|damn|bitch|arse|бля|хуй|хуе|пизд|жоп|сран|говн)\p{L}*/iu);
const question = /[^.;!?\n]*\?/gu;
const joining =
  /^(?:и|а|но|ну|вот|там|тут|ещё|еще|зато|хотя|только|уже|в общем|короче|бы|как бы|and|but|so|also|well|just|plus)\s+/iu;
const fewestWords = 2;
const mostWords = 10;
const shortest = 6;
const longest = 64;
const mostRead = 1500;

const month: Readonly<Record<Locale, string>> = {
  ru: "(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*",
  en: "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept?|oct|nov|dec)",
};
const signs: Readonly<Record<Locale, readonly (readonly [GivenKind, RegExp])[]>> = {
  ru: [
    [
      "limit",
      lean(
        /(?<!\p{L})(?:(?:врач|доктор|физиотерапевт|хирург)\p{L}*\s+(?:сказал|разрешил|запретил|велел)\p{L}*|(?:нельзя|запрещено)\s+\p{L}+|не (?:больше|дольше|дороже|выше|тяжелее)\s+\p{L}*\d*|максимум|левша|леворук\p{L}+)(?!\p{L})/iu,
      ),
    ],
    [
      "money",
      lean(
        /(?<!\p{L})(?:бюджет\p{L}*\s.*\d|\d[\d\s]*(?:тыс\p{L}*|тыщ\p{L}*|т\.?р\.?|руб\p{L}*|р|к)?\s*(?:в месяц|на всё|на все|на это|отложен\p{L}*)|\d[\d\s]*(?:тыс\p{L}*|руб\p{L}*)\s+(?:и|есть)(?!\p{L}))/iu,
      ),
    ],
    ["count", /\d[\d\s]*\s*из\s*\d/iu],
    [
      "day",
      lean(
        new RegExp(
          `\\d{1,2}(?:-?го)?\\s+${month.ru}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?(?!\\d)|(?<!\\p{L})(?:до|к)\\s+(?:${month.ru}|(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресен)\\p{L}*)`,
          "iu",
        ),
      ),
    ],
    [
      "time",
      lean(
        /(?<!\p{L})(?:(?:есть|найдётся|могу|можем|свобод\p{L}+|остаётся|окно)(?!\p{L}).*(?:по утрам|по вечерам|по выходным|в обед|в обеденн\p{L}+|после (?:\d{1,2}|обеда|смены|работы|садика)|до (?:обеда|работы|смены)|утром|вечером|ночью|в (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|по (?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям))|\d+ (?:минут|часа?|часов) в (?:день|неделю))(?!\p{L})|^(?:по (?:утрам|вечерам|выходным)|в обед|после (?:работы|смены|садика)|до работы)$/iu,
      ),
    ],
    [
      "have",
      lean(
        /^(?:у меня\s+)?(?:уже\s+)?есть\s(?!где|куда|что|кому|чем)|^(?:\p{L}+\s){1,3}(?:уже\s+)?есть(?=\s*$|\sза\s)|(?<!\p{L})(?:готов[аоы]?|куплен[аоы]?|написан[аоы]?|сделан[аоы]?|собран[аоы]?|(?<=\p{L}\s)(?:лежит|лежат|стоит за|стоят за)|внесена|внесён|заказан[аоы]?|забронирован[аоы]?)(?!\p{L})/iu,
      ),
    ],
  ],
  en: [
    [
      "limit",
      /\b(?:(?:physio|doctor|gp|surgeon|nurse|consultant)\s+(?:says|said|allows|told|forbids)|max(?:imum)?|at most|no more than|not allowed|left[- ]handed)\b/iu,
    ],
    [
      "money",
      /\bbudget\b.*\d|(?:[£$€]\s?\d[\d,.]*|\b(?:\d[\d,.]*|ten|twenty|thirty|forty|fifty|sixty|eighty|a hundred)\s+(?:quid|pounds|dollars|euros|bucks))(?:\s+(?:a|per)\s+(?:week|month)|\s+(?:to spend|for (?:it|this|everything)|saved|in total)|$)/iu,
    ],
    ["count", /\d[\d,]*\s*(?:of|out of)\s*(?:the\s+)?\d/iu],
    [
      "day",
      lean(
        new RegExp(
          `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month.en}\\b|\\b${month.en}\\s+\\d{1,2}\\b|\\b(?:on|by|due|before|until)\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)\\b(?! (?:floor|row|attempt|time|try|grade|birthday))|\\bdue\\s+\\p{L}+|\\bby\\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|easter|christmas|${month.en})\\b`,
          "iu",
        ),
      ),
    ],
    [
      "have",
      /\b(?:i(?:'ve| have)? (?:already )?(?:got|bought|written|booked|done)|already (?:have|got|bought|written|booked|done)|is (?:ready|done|bought|booked|written)|are (?:ready|done|bought|booked|written)|in the drawer)\b/iu,
    ],
    [
      "time",
      /\b(?:(?:free|can|only|spare|have|available)\b.*\b(?:in the (?:mornings?|evenings?|afternoons?)|at weekends|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|after (?:work|school|nights?|lunch|\d{1,2}(?:\s?[ap]m)?)|before (?:work|school|lunch)|lunch ?breaks?|nap ?time)|\d+ (?:minutes?|mins?|hours?) (?:a|per) (?:day|week))\b|^(?:before|after) work$|^(?:in the (?:mornings|evenings)|at weekends)$/iu,
    ],
  ],
};
const figure = /\d/u;
const shortFigure = /(?<!\d)\d{1,2}(?!\d)/u;
const weekday = lean(
  /(?<!\p{L})(?:понедельник|вторник|сред[уеы]|четверг|пятниц|суббот|воскресень|завтра|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight)/iu,
);

/** Whether it is one day that can be circled, and no month, season or year. */
export const isOneDay = (said: string): boolean => shortFigure.test(said) || weekday.test(said);

/** The day itself in words that state one; the words whole where it cannot be told apart. */
export function dayOf(stated: string, locale: Locale): string {
  const day = signs[locale].find(([of]) => of === "day")?.[1].exec(stated)?.[0];
  return day?.replace(/^due\s+/iu, "") ?? stated;
}

const name = lean(/\s\p{Lu}\p{Ll}{2,}/u);
/** A description of so few words is facts, whatever they are. */
const fewWords = 12;
const most = 4;
const mostAlike = 0.6;

/**
 * What a goal's title and description state that a step can stand on: a day, a count, what is there already, when there is
 * time, and other things with a figure or a name in them; in the person's own words, turned to "you".
 */
export function givenIn(
  title: string,
  description: string,
  locale: Locale,
  words: GoalReadingWords,
): readonly GivenFact[] {
  const inTitle = new Set(stemsOf(title));
  const told = wordsOf(description).length <= fewWords;
  const clauses = [...clausesOf(description), ...clausesOf(title).slice(1)].filter(
    (clause) => !isFelt(clause, words) && shareIn(clause, inTitle) <= mostAlike,
  );
  const found = clauses.flatMap((clause): readonly GivenFact[] => {
    const kind = kindOf(clause, locale) ?? (told ? "known" : undefined);
    const what = kind && wordsAsFact(clause, kind, locale);
    return kind && what ? [{ is: "given", of: kind, what }] : [];
  });
  return found
    .filter(({ of }, at) => of === "known" || found.findIndex((each) => each.of === of) === at)
    .slice(0, most);
}

function clausesOf(text: string): readonly string[] {
  return text
    .slice(0, mostRead)
    .normalize("NFC")
    .replace(filler, " ")
    .replace(/[^\S\n]+/gu, " ")
    .replace(question, ". ")
    .split(clauseEnd)
    .map((clause) => clause.trim().replace(joining, ""))
    .filter((clause) => {
      const count = wordsOf(clause).length;
      if (rude.test(clause)) return false;
      return count >= fewestWords && count <= mostWords && clause.length >= shortest && clause.length <= longest;
    });
}

const stemsOf = (text: string) => wordsOf(text).map(stemOf);

function shareIn(clause: string, stems: ReadonlySet<string>): number {
  const own = stemsOf(clause);
  return own.filter((stem) => stems.has(stem)).length / Math.max(1, own.length);
}

/** A paper's date is no day to be ready by, money that is owed or earned is nothing to spend, and hours that are lost or worked are no time that there is. */
const not: Readonly<Partial<Record<GivenKind, RegExp>>> = {
  day: lean(/(?<!\p{L})(?:от|dated|ending)\s+(?:the\s+)?\d/iu),
  money: lean(
    /(?<!\p{L})(?:долг|долж|кредит|ипотек|проц|зп|зарплат|оклад|получаю|плачу|платим|стоит|аренд|штраф|owe|debt|loan|overdraft|rent|wage|earn|salary|fine|cost|paid)/iu,
  ),
  time: lean(
    /(?<!\p{L})(?:показыва|уходит|трачу|тратит|сижу|сидит|залипа|листа|работаю|работает|теря|экран|сплю|screen|scroll|spend|spent|wast|shows?|work(?:s|ed)?(?= \d)|sleep)/iu,
  ),
};

function kindOf(clause: string, locale: Locale): GivenKind | undefined {
  const kind = signs[locale].find(([of, sign]) => sign.test(clause) && !(not[of]?.test(clause) ?? false))?.[0];
  if (kind !== undefined) return kind;
  return figure.test(clause) || name.test(` ${clause}`.slice(2)) ? "known" : undefined;
}

/** What there is none of is nothing to begin from: «готово ноль страниц», "have nothing". */
const none = lean(/^(?:ноль|нол[яе]|0|ничего|пусто|nothing|none|zero|no)(?![\p{L}\d])/iu);
/** Whoever is near, what is owed and what is the only one are no stock to begin from: «девушка и ипотека», "the only sill I've got". */
const noStock = lean(
  /(?<!\p{L})(?:муж|жена|девушк\p{L}*|парень|сын\p{L}*|доч\p{L}*|дет(?:и|ей)|реб[её]н\p{L}*|внук\p{L}*|ипотек\p{L}*|кредит\p{L}*|долг\p{L}*|аллерги\p{L}*|husband|wife|girlfriend|boyfriend|kids?|child|children|mortgage|loan|debts?|allergy|only)(?!\p{L})/iu,
);
/** «Весы есть»: the thing alone, where the verb comes last. */
const isThere = /\s+(?:уже\s+)?есть$/iu;

const having: Readonly<Record<Locale, RegExp>> = {
  ru: lean(/^(?:у меня\s+)?(?:уже\s+)?(?:есть|имеется|готов[аоы]?)\s+(?:уже\s+)?(?=\p{L})/iu),
  en: lean(/^(?:i(?:['’]ve| have)?\s+)?(?:already\s+)?(?:have|got)\s+(?=\p{L})/iu),
};

/** A name of two words, or of one that stands alone. */
const keepsCapital = lean(/^\p{Lu}\p{Ll}+(?:\s+\p{Lu}|$)/u);
/** How old somebody is says nothing that a step can stand on. */
const bareAge = /^(?:вам\s+)?\d{1,3}(?:\s+(?:год|года|лет|years?(?: old)?))?$/iu;

/** The words as they can stand after a colon; undefined where they would still speak as "I". */
function wordsAsFact(clause: string, kind: GivenKind, locale: Locale): string | undefined {
  const bare = kind === "have" || kind === "time" ? clause.replace(having[locale], "").replace(isThere, "") : clause;
  if (kind === "have" && (none.test(bare) || noStock.test(bare))) return undefined;
  const turned = toSecondPerson(bare.replace(/^(?:у меня|i['’]ve got|i have)\s+/iu, ""), locale)?.trim();
  if (turned === undefined || wordsOf(turned).length < 1 || bareAge.test(turned)) return undefined;
  return keepsCapital.test(turned) ? turned : turned.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (first) => first.toLowerCase());
}
