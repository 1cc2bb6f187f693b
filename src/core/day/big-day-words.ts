import { daysIn } from "../reminders/read/days.ts";
import { number, numberOf, sheetOf, words } from "../reminders/read/sheet.ts";
import type { Instant } from "../time/instant.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { BigDay } from "./wish.ts";
import { lean } from "../text/lean.ts";

/** A big day that somebody tells of. */
export interface SaidBigDay {
  readonly kind: BigDay;
  readonly date: LocalDate;
}

const whole = (...forms: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${forms.join("|")})(?!\\p{L})`, "iu");

/** By what each is named; the more particular before what could be part of it. */
const named: readonly (readonly [BigDay, RegExp])[] = [
  [
    "operation",
    whole(
      "операци(?:я|и|ю|ей)",
      "оперируют",
      "прооперируют",
      "кесарево",
      "(?:my |an? |the |have |having )?(?:operation|surgery|c-section|caesarean|cesarean)",
      "operated on",
    ),
  ],
  [
    "wedding",
    whole(
      "свадьб(?:а|ы|у|е|ой)",
      "(?:я |мы )?(?:женюсь|женимся|выхожу замуж)",
      "роспись в загсе",
      "венчани(?:е|я|ю)",
      "weddings?",
      "getting married",
      "(?:i|we)(?:'m|'re| am| are)? marry(?:ing)?",
    ),
  ],
  [
    "race",
    whole(
      "(?:полу|ультра)?марафон(?:а|у|е|ом)?",
      "забег(?:а|у|е|ом)?",
      "триатлон(?:а|у|е)?",
      "гонк(?:а|и|у|е|ой)",
      "соревновани(?:е|я|й|ю|ям)",
      "(?:half[ -]|ultra[ -]?)?marathon",
      "(?:my |a |the |big )?race(?: day)?",
      "triathlon",
      "(?:5|10|21|42) ?(?:k|km|км)(?: run| race)?",
      "parkrun",
    ),
  ],
  [
    "exam",
    whole(
      "(?:гос)?экзамен(?:а|у|е|ом|ы|ов|ам|ами|ах)?",
      "(?:гос)?экзам(?:а|у|ы)?",
      "зач[её]т(?:а|у|ы|ов)?",
      "егэ",
      "огэ",
      "сесси(?:я|и|ю|ей)",
      "защит(?:а|у|ы) (?:диплом|диссертаци|курсов|вкр)\\p{L}*",
      "защищаю (?:диплом|диссертаци|курсов|вкр)\\p{L}*",
      "(?:final |mock |driving |entrance |oral )?exams?",
      "(?:my )?finals",
      "driving test",
      "(?:gcse|a[ -]level|sat|ielts|toefl)s?",
      "(?:thesis|dissertation) defen[cs]e",
      "viva",
    ),
  ],
];

/** Words of somebody else: their exam is not one's own. A wedding of others is a big day all the same. */
const others = lean(
  /(?<!\p{L})(?:у (?:не[её]|него|них|(?:мо(?:его|ей|их) |моей |нашего |нашей )?(?:сын|доч|муж|жен|брат|сестр|мам|пап|отц|подруг|друг|внук|внуч|реб[её]нк|дет|студент|ученик|коллег|сосед|парн|девушк)\p{L}*)|(?:сын|доч|муж|жен|брат|сестр|мам|пап|подруг|друг|внук|внуч|реб[её]н|студент|ученик|коллег)\p{L}* (?:сда[её]т|сдают|бежит|оперируют|ложится)|(?:сын|доч[ьк]|муж|жен|брат|сестр|мам|пап|отец|подруг|друг|внук|внучк|реб[её]н[ок]*)\p{L}{0,3} (?:экзамен|операци)\p{L}*|(?:экзамен|операци|забег|марафон)\p{L}* (?:у )?(?:сына|дочери|дочки|мужа|жены|брата|сестры|мамы|папы|отца|подруги|друга|внука|внучки|реб[её]нка)|(?:my|our) (?:son|daughter|kid|child|husband|wife|partner|brother|sister|mum|mom|mother|dad|father|friend|boyfriend|girlfriend|grandson|granddaughter|boss|student)s?(?:['’]?s)?(?!\p{L})|(?:his|her|their) (?:exam|race|marathon|operation|surgery|finals)|(?:he|she|they)(?:['’]s|['’]re| has| have| is| are)?(?= \p{L}))/iu,
);
/** Another thing that is called so. */
const nothingOfThat = lean(
  /(?<!\p{L})(?:операци(?:я|и|ю|ей)? (?:с |по |на )(?:недвижимост|карт|счет|счёт|бирж|валют)\p{L}*|human race|race condition|race (?:relations|against time)|arms race|rat race|marathon (?:of|session|meeting)|сериал\p{L}*|киномарафон\p{L}*|марафон желаний|налогов\p{L}*)/iu,
);
/** It is over, it is not, or it is only asked about. */
const noMore = lean(
  /(?<!\p{L})(?:отмен\p{L}*|не буд(?:у|ет)|передумал\p{L}*|сдал[аи]?|пробежал[аи]?|прош[её]л|прошла|прошли|был[аио]?|закончил\p{L}*|cancel(?:l?ed)?|called off|passed|failed|ran|was|were|had|done with|no longer|not (?:having|running|taking|doing)|won[’']?t)(?!\p{L})/iu,
);

/** "Two weeks to my exam", "до экзамена осталось десять дней", "the race is six weeks away". */
const unit = "(дн(?:я|ей|и)|день|сут(?:ки|ок)|недел(?:я|ю|и|ь)|месяц(?:а|ев)?|days?|weeks?|wks?|months?)";
const counted: readonly RegExp[] = [
  words(`(?:осталось|остается|остался|осталась|еще|всего|ровно|лишь)?\\s?(${number}) ${unit}(?= до | до$)`),
  words(`до [^.!?]{3,30}? (?:осталось |остается |еще |всего |ровно )*(${number}) ${unit}`),
  words(`(?:осталось|остается) (${number}) ${unit}`),
  words(`(${number}) ${unit} (?:to go|away|out|off|left|until|till|til|before)`),
  words(`(${number}) ${unit} to (?:my|the|our|go)`),
];
const lone = words(
  "до [^.!?]{3,30}? (?:осталась |осталось |еще |ровно )*(неделя|месяц|день)|(?:осталась|осталось) (неделя|месяц|день)",
);
const daysOf: readonly (readonly [RegExp, number])[] = [
  [/^(?:недел|week|wk)/u, 7],
  [/^(?:месяц|month)/u, 30],
  [/^/u, 1],
];
const inDays = (many: number, name: string): number =>
  Math.round(many * (daysOf.find(([form]) => form.test(name))?.[1] ?? 1));

function countedDate(text: string, today: LocalDate): LocalDate | undefined {
  const { left } = sheetOf(text);
  for (const form of counted) {
    form.lastIndex = 0;
    const found = form.exec(left);
    if (found) return plusDays(today, inDays(numberOf(found[1]), found[2] ?? ""));
  }
  lone.lastIndex = 0;
  const one = lone.exec(left);
  return one ? plusDays(today, inDays(1, one[1] ?? one[2] ?? "")) : undefined;
}

/** Nobody's day goes by what is further away; and a longer message tells a story that has its own answer. */
const mostAhead = 400;
const longest = 240;

/** The big day that a message tells of with its date, "экзамен 14 июня" or "half marathon in 6 weeks"; undefined where it tells of none, of another's, or of one that is over. */
export function bigDayIn(message: string, today: LocalDate, now: Instant): SaidBigDay | undefined {
  const text = message.replaceAll("’", "'").trim();
  if (text.length > longest || nothingOfThat.test(text)) return undefined;
  const kind = named.find(([, form]) => form.test(text))?.[0];
  if (kind === undefined || (kind !== "wedding" && others.test(text))) return undefined;
  const moved = /(?<!\p{L})(?:перенес\p{L}*|перенёс\p{L}*|moved|postponed|rescheduled)(?!\p{L})/iu.test(text);
  if (!moved && noMore.test(text)) return undefined;
  const date = dateIn(text, today, now, moved);
  if (date === undefined) return undefined;
  const days = daysBetween(today, date);
  return days >= 0 && days <= mostAhead ? { kind, date } : undefined;
}

/** The first day that is told, of a thing that was moved the last one. */
function dateIn(text: string, today: LocalDate, now: Instant, moved: boolean): LocalDate | undefined {
  const left = countedDate(text, today);
  if (left !== undefined) return left;
  if (/(?<!\p{L})(?:сегодня|today|tonight)(?!\p{L})/iu.test(text)) return today;
  const { dates, weekdays } = daysIn(sheetOf(text), { date: today, now, often: false });
  const coming = weekdays.map((day) => {
    const ahead = Array.from({ length: 7 }, (_, at) => plusDays(today, at + 1));
    return ahead.find((each) => weekdayIs(each, day)) ?? today;
  });
  const all = [...dates, ...coming].toSorted();
  return moved ? all.at(-1) : all[0];
}

const weekdayIs = (date: LocalDate, day: number): boolean =>
  ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === day;
