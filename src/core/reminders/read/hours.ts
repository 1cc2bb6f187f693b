import { clockNumber, numberOf, type Sheet, strike, strikeAt, struck, words } from "./sheet.ts";
import { lean } from "../../text/lean.ts";

/** An hour as it was said; `open` where it may be either half of the day. */
export interface SaidHour {
  readonly minutes: number;
  readonly open: boolean;
}

export type DayPart = "morning" | "noon" | "afternoon" | "evening" | "night";

/** The hour that a part of the day stands for where no other was said. */
export const hourOfPart: Readonly<Record<DayPart, number>> = {
  morning: 9 * 60,
  noon: 13 * 60,
  afternoon: 15 * 60,
  evening: 19 * 60,
  night: 22 * 60,
};

/** What only the person's own hours can tell. */
export type OwnTime = "after_work" | "before_work" | "waking" | "meal";

export interface SaidHours {
  readonly hours: readonly SaidHour[];
  readonly part: DayPart | undefined;
  readonly own: OwnTime | undefined;
}

const ordinals =
  "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого".split(
    " ",
  );
const ofOrdinal = (name: string): number => (/^\d/u.test(name) ? Number(name) : ordinals.indexOf(name) + 1);
const ordinal = `(?:${ordinals.join("|")}|\\d{1,2})`;

const am =
  "утра|утром|ночи|ночью|am|a\\.m\\.?|in the morning|of a morning|this morning|in the (?:mornin|mornig)|(?:for|of) (?:the |de )?morning";
const pm =
  "дня|днем|вечера|вечером|вечерком|pm|p\\.m\\.?|in the (?:afternoon|evening|arvo)|at ni(?:ght|te)|tonight|this (?:evening|arvo|afternoon)|(?:for|of) (?:the |de )?(?:night|evening|afternoon)";
/** "Half six-ish", "6.30ish", "7pm-ish". */
const ish = "(?:\\s?-?ish)?";
const half = `${ish}(?:\\s?(${am}|${pm}))?${ish}`;
const lead =
  "(?:like|lik|maybe|say|типа|часиков|часов|часа|часика|где-то|где то|примерно|ровно|прям|около|around|round|about|aboot|by|roughly|more or less|roond|nearer|closer to)";
const prep = `(?:(?:${lead}\\s+)*(?:в|во|к|с|на|at|@|for|around|about|aboot|roond|by|около|не раньше|not before|no earlier than|not earlier than)\\s+(?:${lead}\\s+)*(?:the\\s+)?|(?:${lead}\\s+)+(?=\\d{1,2}(?:[:.]\\d\\d|\\s?h(?!\\p{L}))))`;
const oclock = "(?:\\s?(?:часов|часа|часиков|час|ч|o'clock|oclock|o clock|baje|bje|h|ish|-ish))?";

type Taken = readonly [hour: number, minute: number, half: string | undefined];
/** In the order in which they are looked for: what says more comes first. */
const forms: readonly (readonly [RegExp, (found: RegExpExecArray) => Taken | undefined])[] = [
  [words(`${prep}?(\\d{1,2})\\s?h\\s?([0-5]\\d)`), ([, hour, minute]) => [Number(hour), Number(minute), undefined]],
  [words(`${prep}?(1[3-9]|2[0-3])\\s?h`), ([, hour]) => [Number(hour), 0, undefined]],
  [words(`${prep}?(?:полдень|noon|midday|полудню)${ish}`), () => [12, 0, "pm"]],
  [words(`${prep}?(?:полночь|midnight)`), () => [24, 0, undefined]],
  [
    words(`${prep}?(?:пол[\\s-]?|половин[аеу] )(${ordinal})${half}`),
    ([, hour = "", said]) => [(ofOrdinal(hour) + 11) % 12 || 12, 30, said],
  ],
  [
    words(`${prep}?(${clockNumber})(?: минут)? (${ordinals.join("|")})${half}`),
    ([, minute, hour = "", said]) => [(ofOrdinal(hour) + 11) % 12 || 12, numberOf(minute), said],
  ],
  [
    words(`${prep}?четверть (${ordinal})${half}`),
    ([, hour = "", said]) => [(ofOrdinal(hour) + 11) % 12 || 12, 15, said],
  ],
  [
    words(`${prep}?без (?:четверти|15)(?: минут)? (${clockNumber})${oclock}${half}`),
    ([, hour, said]) => [(numberOf(hour) + 11) % 12 || 12, 45, said],
  ],
  [
    words(`${prep}?без (${clockNumber})(?: минут)? (${clockNumber})${oclock}${half}`),
    ([, minute, hour, said]) => [(numberOf(hour) + 11) % 12 || 12, 60 - numberOf(minute), said],
  ],
  [
    words(`${prep}?(?:half|hauf)[\\s-]?(?:past\\s)?(${clockNumber})(?!\\s(?:an?\\s)?(?:hours?|days?|min))${half}`),
    ([, hour, said]) => [numberOf(hour), 30, said],
  ],
  [
    words(`${prep}?(?:a )?quarter (?:past|efter|after) (${clockNumber})${half}`),
    ([, hour, said]) => [numberOf(hour), 15, said],
  ],
  [
    words(`${prep}?(?:a )?quarter (?:to|tae|of|til|till) (${clockNumber})${half}`),
    ([, hour, said]) => [(numberOf(hour) + 11) % 12 || 12, 45, said],
  ],
  [
    words(
      `${prep}?(5|10|20|25|five|ten|twenty|twenty[ -]five)(?: min(?:ute)?s?)? (past|to|tae|til) (${clockNumber})${half}`,
    ),
    ([, minute, way, hour, said]) =>
      way === "past"
        ? [numberOf(hour), numberOf(minute), said]
        : [(numberOf(hour) + 11) % 12 || 12, 60 - numberOf(minute), said],
  ],
  [
    words(`${prep}?(\\d{1,2})[:.](\\d\\d)(?!\\.?\\d)${half}`),
    ([, hour, minute, said]) => [Number(hour), Number(minute), said],
  ],
  [
    words(`${prep}(\\d{1,2})[-\\s]([0-5]\\d)(?!\\s?(?:минут|min|раз)(?!\\p{L}))${half}`),
    ([, hour, minute, said]) => [Number(hour), Number(minute), said],
  ],
  [
    words(`(?:${prep}(?=1|2)|${prep}?(?=0))([01]\\d|2[0-3])([0-5]\\d)${half}`),
    ([, hour, minute, said]) => [Number(hour), Number(minute), said],
  ],
  // "At 930"; standing bare, it is an hour where nothing else stands beside it.
  [
    words(`(?:${prep}|(?<=(?:^|[.,;!?\\n]|like|${lead})\\s*))([1-9])([0-5][05])${half}(?=\\s*(?:$|[.,;!?\\n)]))`),
    ([, hour, minute, said]) => [Number(hour), Number(minute), said],
  ],
  // "So like two", "that's 4", «это часа в два».
  [
    words(
      `(?:${lead}|so|that'?s|thats|which is|its|it's|или|это)\\s+(${clockNumber})${ish}(?=\\s*(?:$|[.,;!?\\n)]|not |не |usually|обычно))`,
    ),
    ([, hour]) => [numberOf(hour), 0, undefined],
  ],
  [
    words(
      `${prep}?(${clockNumber})[ -](thirty|fifteen|forty[ -]five|twenty|ten|forty|fifty|тридцать|пятнадцать|сорок|сорок пять|двадцать|десять|пятьдесят|тридцать пять|двадцать пять)(?!\\s?(?:min|мин)\\p{L}*)${half}`,
    ),
    ([, hour, minute, said]) =>
      numberOf(hour) < 24 && !/^20|30|40|50/u.test(`${numberOf(hour)}`)
        ? [numberOf(hour), numberOf(minute?.replace("-", " ")), said]
        : undefined,
  ],
  [words(`${prep}?(${clockNumber})${oclock}\\s?(${am}|${pm})`), ([, hour, said]) => [numberOf(hour), 0, said]],
  [words(`${prep}час(?! (?:по)?(?:позже|раньше|вперед|назад))(?: (дня|ночи))?`), ([, said]) => [1, 0, said ?? "дня"]],
  [
    words(
      `${prep}(${clockNumber})${oclock}(?!\\s?(?:минут\\p{L}*|мин|раза?|числ\\p{L}*|days?|дн\\p{L}+|лет|год\\p{L}*|weeks?|нед\\p{L}*|hours|hrs|people|человек|%|км|km|pages|стр\\p{L}*|\\$|€|руб\\p{L}*|bucks|quid)(?!\\p{L}))`,
    ),
    ([, hour]) => [numberOf(hour), 0, undefined],
  ],
  [
    words(`(${clockNumber})\\s?(?:часов|часиков|o'clock|oclock|o clock|baje|bje|ish|-ish)(?: (${am}|${pm}))?`),
    ([, hour, said]) => [numberOf(hour), 0, said],
  ],
];
/** From one hour to another, for what comes every so many hours between them. */
const range = words(
  `(?:с|from|between) (${clockNumber})${oclock}${half} (?:до|to|till|until|and|-) (${clockNumber})${oclock}${half}`,
);
const onwards = lean(
  new RegExp(
    `^${struck}*\\s*(?:,|and|&|и|\\/|\\+|then|потом)\\s*(?:then |again |потом |снова )?(?:at |в |во )?(${clockNumber})(?:[:.](\\d\\d))?${oclock}(?:\\s?(${am}|${pm}))?(?![\\p{L}\\d]|\\s(?:минут|мин|раза?|таблет|штук|pills|times|min|people|days|weeks|hours|\\p{L}+(?:ов|ек|ок|ей)(?!\\p{L})))`,
    "u",
  ),
);

/** The half of the day, read of its words. */
function onTheClock([hour, minute, said]: Taken): SaidHour | undefined {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  if (said === undefined || hour > 12 || hour === 0)
    return { minutes: (hour % 24) * 60 + minute, open: said === undefined && hour >= 1 && hour <= 12 };
  const night = /ноч|night|nite/u.test(said);
  const late = new RegExp(`^(?:${pm})$`, "u").test(said) && (!night || (hour >= 5 && hour < 12));
  return { minutes: (late ? (hour % 12) + 12 : hour % 12) * 60 + minute, open: false };
}

const parts: readonly (readonly [DayPart, RegExp])[] = [
  [
    "noon",
    words("в обед|в обеденн\\p{L}+|к обеду|at lunch(?:time)?|around lunch(?:time)?|lunchtime|over lunch|during lunch"),
  ],
  [
    "afternoon",
    words(
      "(?:in the |this |on )?(?:arvo|avo|afternoon|aft|arvos|afternoons)|mid[ -]?afternoon|after lunch|после обеда|днем|днём|среди дня",
    ),
  ],
  [
    "morning",
    words(
      "(?:in the |this |of a |on )?(?:morning|mornin|mornig|morn|mornings|(?<!i )am)|first thing|mid[ -]?morning|с самого утра|with (?:my )?morning coffee|утро|утром|утречком|утреца|с утреца|с утра(?: пораньше)?|по утрам|поутру|на утро|утра",
    ),
  ],
  [
    "night",
    words(
      "перед сном|(?:ближе )?к ночи|на ночь|ночью|ночь|before (?:bed|sleep)|bedtime|at bedtime|(?:at |in the )?night|nights|nightly",
    ),
  ],
  [
    "evening",
    words(
      "(?:in the |this |on )?(?<!parents'? |parent's )(?:evening|evenin|evenings|evening-?ish|eve|arvo late)|tonight|tonite|2nite|вечер|вечером|вечерком|вечерочком|вечеров|к вечеру|ближе к вечеру|ввечеру|по вечерам|под вечер|на вечер",
    ),
  ],
];

/** "Not in the morning", "don't text me evenings": a part of the day that is left out. */
const partDenied = words(
  "(?:(?:don't|dont|do not|never)(?: (?:do|ask|text|send|write|message|ping|bug|nudge|wake|call|bother))(?: (?:me|it|that|this|us|one)){0,2}|not) (?:in the |on |at )?(?:mornings?|afternoons?|evenings?|nights?)|не (?:(?:надо|нужно|пиши(?:те)?|шли|присылай(?:те)?|буди(?:те)?|трогай(?:те)?|дёргай(?:те)?|дергай(?:те)?) (?:меня |мне )?)?(?:утром|вечером|днем|ночью|с утра|по утрам|по вечерам)",
);

const owns: readonly (readonly [OwnTime, RegExp])[] = [
  [
    "after_work",
    words(
      "после (?:работы|смены|учебы|школы|садика|сада|уроков|тренировки)|after (?:my )?(?:work|shift|school|class|office)|when i (?:finish|get off|knock off)(?: work)?|как (?:с работы )?приду(?: с работы)?",
    ),
  ],
  ["before_work", words("до работы|перед работой|перед сменой|before (?:my )?(?:work|shift|school)")],
  [
    "waking",
    words(
      "как (?:только )?(?:проснусь|встану)|когда (?:проснусь|встану)|when i (?:wake|get) up|as soon as i(?:'m| am)? (?:wake|up)(?: up)?|after waking",
    ),
  ],
  [
    "meal",
    words(
      "(?:после|до|перед) (?:ужина|завтрака|ужином|завтраком|еды|едой)|за (?:ужином|завтраком)|(?:after|before|at|with) (?:breakfast|dinner|supper|tea)(?: time)?",
    ),
  ],
];

/** The hours of the clock, the part of the day, and what only the person's own hours can tell; struck out of the sheet. */
export function hoursIn(sheet: Sheet): SaidHours {
  const found: { readonly at: number; readonly hour: SaidHour }[] = [];
  strike(sheet, range, ({ index, 1: from, 2: firstHalf, 3: to, 4: lastHalf }) => {
    const ends = [onTheClock([numberOf(from), 0, firstHalf]), onTheClock([numberOf(to), 0, lastHalf])];
    for (const hour of ends) if (hour) found.push({ at: index, hour });
    return ends.every((hour) => hour !== undefined);
  });
  for (const [form, read] of forms)
    strike(sheet, form, (match) => {
      const taken = read(match);
      const hour = taken && onTheClock(taken);
      if (hour) found.push({ at: match.index, hour });
      return hour !== undefined;
    });
  for (let more = found.length > 0; more; ) more = oneMore(sheet, found);
  strike(sheet, partDenied, () => undefined);
  let part: DayPart | undefined;
  for (const [name, form] of parts)
    strike(sheet, form, () => {
      part ??= name;
    });
  let own: OwnTime | undefined;
  if (found.length === 0)
    for (const [name, form] of owns)
      strike(sheet, form, () => {
        own ??= name;
      });
  const inOrder = found.sort((one, other) => one.at - other.at);
  return { hours: inOrder.map(({ hour }, nth) => ofTheSameHalf(hour, inOrder[nth + 1]?.hour)), part, own };
}

/** "At 7 and 8 tonight": what was said of the second holds for the first. */
function ofTheSameHalf(hour: SaidHour, next: SaidHour | undefined): SaidHour {
  const late = hour.minutes + halfDay;
  return hour.open && next && !next.open && next.minutes > late ? { minutes: late, open: false } : hour;
}
const halfDay = 12 * 60;

/** "10 and 1230", where something comes so long before each of them: figures that stand bare are its hours. */
export function bareHoursIn(sheet: Sheet): readonly SaidHour[] {
  const found: SaidHour[] = [];
  strike(sheet, words("(\\d{1,2})(?:[:.]?([0-5]\\d))?"), ([, hour, minute]) => {
    const read = onTheClock([Number(hour), Number(minute ?? 0), undefined]);
    if (read) found.push(read);
    return read !== undefined;
  });
  return found;
}

/** "At 8 and 20": what follows an hour in the same breath is one. */
function oneMore(sheet: Sheet, found: { readonly at: number; readonly hour: SaidHour }[]): boolean {
  for (const { at } of found) {
    const behind = onwards.exec(sheet.left.slice(at));
    if (!behind || !sheet.left.startsWith(struck, at)) continue;
    const hour = onTheClock([numberOf(behind[1]), Number(behind[2] ?? 0), behind[3]]);
    if (!hour) continue;
    const start = at + behind[0].search(new RegExp(`[^${struck}]`, "u"));
    found.push({ at: start, hour });
    strikeAt(sheet, start, at + behind[0].length);
    return true;
  }
  return false;
}
