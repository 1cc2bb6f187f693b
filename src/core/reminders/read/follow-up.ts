import type { Reminder } from "../reminder.ts";
import { sheetOf, number, numberOf, strike, struck, words } from "./sheet.ts";
import { corrected } from "./corrected.ts";
import { daysLeftOut, hoursLeftOut } from "./left-out.ts";
import { timeAlone } from "./speaks-of-change.ts";
import { bareSubject } from "./subject.ts";
import { type Clock, type SaidWhen, saysWhen, whenIn } from "./timing.ts";
import type { Weekday } from "../../time/weekday.ts";
import { lean } from "../../text/lean.ts";

/** What is said of reminders that are there, and needs no word of reminding where the last answer was about one. */
export type FollowUp =
  | { readonly do: "list" }
  | { readonly do: "stop" | "pause" | "resume" | "undo" | "ask_time"; readonly which: Which; readonly when?: SaidWhen }
  | { readonly do: "shift"; readonly which: Which; readonly by: number }
  | { readonly do: "move" | "add"; readonly which: Which; readonly when: SaidWhen }
  | { readonly do: "reword"; readonly which: Which; readonly text: string }
  /** These days of the week fall away. */
  | { readonly do: "except"; readonly which: Which; readonly days: readonly Weekday[] }
  /** Only these hours are left. */
  | { readonly do: "hours"; readonly which: Which; readonly hours: readonly number[] }
  /** Another one, hung on to the last: "also meds at eight". */
  | { readonly do: "another" };

/** Places in the list; `it` is the one last spoken of. */
export type Which = readonly number[] | "it" | "all";

const not =
  "(?:(?:не|но|а|и|ну|ой|так|ок|ладно|слушай|вообще|пожалуйста|плиз|please|pls|no|nah|nope|oh|ok|okay|and|but|so|well|wait|actually|sorry|oops|hmm|can you|could you|can we|u can|you can|just|hey|мне|давай|можешь|можно|стоп)[\\s,.!]+)*";
const starts = (form: string): RegExp => lean(new RegExp(`^${not}(?:${form})(?![\\p{L}\\d])`, "u"));

const lists = starts(
  "(?:what time|when)(?:['’]?s| is| was| are| will| did (?:i|you))?(?: (?:the|my|that|this))? (?:reminders?|nudge|alarm)(?: (?:be|is|set|coming|due|at|on|for|going off|go off))*|(?:во сколько|когда|на когда|на сколько|на какое время|в какое время)(?: (?:у меня|там|стоит|стоят|поставлено|прид[её]т|будет|сработает|это|мо[её]))* напомина\\p{L}+(?: (?:стоит|стоят|прид[её]т|будет|сработает|поставлено))*|(?:show|list|see|read|tell|gimme|покажи|показать|открой|перечисли|дай)(?: me| мне| out)?(?: a| the| my| all| all my| мой| весь| все| мои)* (?:list|reminders?|them|ones|список|напоминани[яй]|напоминалки|что (?:есть|стоит|заведено))|(?:what|which|how many)(?:['’]?s)?(?: ones| reminders?| all)?(?: of them| do| have| are| is)? ?(?:i|you|my|there|set|on|left|active|running)(?: (?:right )?now)?(?: (?:got|have|set|reminding me (?:of|about)?|got set|reminders?|set up|got on|set for me|reminders? set))*|(?:what|which) reminders?.*|какие (?:у меня |там |ещ[её] |сейчас |щас |теперь )*(?:напоминани[яй]|напоминалки|стоят|есть|остались)|(?:что|чего|о ч[её]м) (?:там |ты |у меня )*(?:стоит|заведено|есть|напоминаешь|напомнишь|поставлено|запланировано)(?: из напоминаний| мне)*|сколько (?:у меня )?напоминаний|список|list|my reminders|мои напоминания|все напоминания|all reminders|reminders|напоминания",
);
const stops = starts(
  "(?:больше )?(?:quit(?: with)?|stop|cancel|delete|remove|drop|kill|scrap|forget|ditch|bin|lose|clear|no more|turn off|switch off|get rid of|хватит|отмени(?:те)?|отменить|убери(?:те)?|убрать|удали(?:те)?|выключи(?:те)?|отключи(?:те)?|сними(?:те)?|сотри(?:те)?|достаточно|не надо|не нужно|не напоминай(?:те)?|перестань(?:те)?|прекрати(?:те)?|больше не надо)",
);
const pauses = starts(
  "(?:pause|mute|silence|snooze|hold off|put (?:it |them |all |everything )?on (?:hold|pause)|поставь(?:те)?(?: .{0,20})? на паузу|на паузу|приостанови(?:те)?|заморозь|притормози|помолчи|не напоминай пока|пауза)",
);
const resumes = starts(
  "(?:resume|unpause|unmute|bring (?:it |them |that )?back|turn (?:it |them )?back on|restart|возобнови(?:те)?|верни(?:те)?|вернуть|включи(?:те)?(?: обратно| снова)?|снова напоминай|сними с паузы|продолжай)",
);
const undoes = starts(
  "(?:undo(?: that| it| this| the last)?|take (?:that|it) back|верни как было|верни назад|отмени (?:последнее|изменение|это изменение)|откати|как было|put it back|revert)",
);
const asks = starts(
  "(?:(?:change|edit|update|fix|adjust|поменяй|измени|поменять|изменить|исправь|поправь|перенеси|сдвинь|передвинь|move|reschedule)(?:те)?)(?: (?:the|its|a|мне|его|её|ее|it|this|that|one|время|time|hour|час|reminder|напоминание|when|на другое время))*[\\s.!?]*$",
);
/** "Earlier": by how much is asked. */
const someTimeElse = starts(
  "(?:(?:сделай|поставь|make (?:it|that)|a (?:bit|little)|чуть|немного)\\s+)*(?:по)?(?:раньше|позже)|(?:(?:make (?:it|that)|a (?:bit|little)|bit)\\s+)*(?:earlier|later|sooner)(?=[\\s.!]*$)",
);
const rewords = lean(
  new RegExp(
    `^${not}(?:rename (?:it|that) (?:to )?|call it |make it say |change (?:the )?(?:text|words|wording|name) to |(?:поменяй|измени|исправь) (?:текст|слова|название) на |назови (?:его |это )?|переименуй в )(.{2,80})$`,
    "u",
  ),
);

const earlier = "earlier|sooner|forward|пораньше|раньше|назад";
const later = "later|back|попозже|позже|позднее|вперед|дальше|forwards";
const unit =
  "(часа|часов|часик|час|полчасика|полчаса|минут|минуты|минутку|мин|hours?|hrs?|minutes?|mins?|дня|день|дней|days?|недел[юи]|weeks?)";
const shifts = words(
  `(?:на |by |about )?(?:(${number}) ?)?${unit} (${earlier}|${later})|(${earlier}|${later}) (?:на |by )(?:(${number}) ?)?${unit}|(?:на |by |back |forward |out )(?:(${number}) ?)?${unit}|(?:back|forward) (?:(${number}) ?)?${unit}`,
);

/** Words that turn what was set, and say nothing else. */
const turns = words(
  "nah|nope|no|i said|i did say|я (?:же )?сказал\\p{L}*|я говорил\\p{L}*|wait|actually|sorry|oops|scratch that|hold on|hang on|i mean|i meant|meant|make (?:it|that|them)|make|change (?:it|that|the time|time|them)?(?: to)?|move (?:it|that)?(?: to)?|shift (?:it|that)?(?: to)?|set (?:it|that)(?: to)?|push (?:it|that)?(?: to)?|switch (?:it|that)?(?: to)?|reschedule (?:it|that)?(?: to)?|rather|instead|better|let'?s(?: say| do)?|how about|what about|do it|just|only|it|that|this|the one|one|not|duh|too|as well|also|and|add|then|ok|okay|please|pls|plz|thanks|to|time|the time|hour|from now on|again|can (?:you|we|u)|could you|the|move|shift|switch|push|my|nightly|daily|weekly|nudge|ping|text|message|напоминалк\\p{L}+|i made an? (?:error|mistake)|my (?:bad|mistake)|(?:я )?ошиб(?:ся|лась)|for|but|hmm|yeah|fine|lol|earlier|later|reminder|reminders|mate|of course|obviously|naturally|sure|конечно|разумеется|естественно|само собой|тогда|значит|окей|нет|не|ой|стоп|погоди|подожди|точнее|вернее|лучше|давай|пусть|сделай|поставь|перенеси|сдвинь|передвинь|поменяй|измени|исправь|поправь|время|на|то|есть|то есть|а|и|ну|ещё|еще|тоже|также|добавь|только|его|ее|её|это|этого|там|всё-таки|все-таки|все же|пожалуйста|плиз|плз|спасибо|бы|будет|мне|можно|можешь|напоминание|напоминай|напомни|ладно|ок|окей|хорошо|пораньше|попозже|раньше|позже|чуть|час",
);
const adds = lean(
  /^(?:(?:ok|ок|oh|ой|да|yeah|ну|а)[\s,]+)*(?:and|also|plus|add|as well|и|ещё|еще|а ещё|а еще|плюс|добавь|также)(?![\p{L}])|(?:^|\s)(?:too|as well|тоже)[.!\s]*$/u,
);
const orders: readonly (readonly [RegExp, number])[] = [
  [lean(/(?<!\p{L})(?:first|1st|перв\p{L}+)(?!\p{L})/u), 0],
  [lean(/(?<!\p{L})(?:second|2nd|втор\p{L}+)(?!\p{L})/u), 1],
  [lean(/(?<!\p{L})(?:third|3rd|трет\p{L}+)(?!\p{L})/u), 2],
  [lean(/(?<!\p{L})(?:last|latest|последн\p{L}+)(?!\p{L})/u), -1],
];
const every = lean(/(?<!\p{L})(?:all|everything|every one|them all|все|всё|всех|them|both|оба|обе)(?!\p{L})/u);
const pronouns = words(
  "it|that|this|one|ones|the|of|my|me|please|now|for|now|reminder|reminders|about|reminding|with|on|a|эт\\p{L}+|ее|его|мне|про|о|об|насчет|пока|уже|напоминани\\p{L}+|напоминать|напоминалк\\p{L}+|пожалуйста|больше|не|and|thanks|спасибо|bit|for a bit|till|until|до|на|days?|from|первое|второе|третье|последнее|first|second|third|last|all|everything|все|them|both|while|time|being|again|back|обратно|снова|нужно|надо|паузу|поставь|put|hold|pause|up|ok|ladno|as it was|как было|было",
);

const short = 4;
const roots = (text: string): readonly string[] =>
  (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\d]+/gu) ?? []
  )
    .filter(({ length }) => length >= 3)
    .map((word) => word.slice(0, short));
const common = new Set([
  "the",
  "and",
  "for",
  "про",
  "для",
  "take",
  "call",
  "make",
  "with",
  "from",
  "this",
  "that",
  "напо",
  "remi",
  "позв",
  "сдел",
]);

/** Which of the reminders the words name; undefined where they name none of them. */
export function whichNamed(rest: string, reminders: readonly Reminder[]): Which | undefined {
  const meant = roots(rest).filter((root) => !common.has(root));
  const found = reminders.flatMap(({ text }, at) => (roots(text).some((root) => meant.includes(root)) ? [at] : []));
  if (found.length > 0) return found;
  const order = orders.find(([form]) => form.test(rest))?.[1];
  if (order !== undefined) return [order < 0 ? reminders.length - 1 : order];
  return every.test(rest) ? "all" : undefined;
}

/** Reads what is said of the reminders that are there; `inFront` where the last answer was about one. Undefined where it is about something else. */
export function readFollowUp(
  said: string,
  reminders: readonly Reminder[],
  clock: Clock,
  inFront: boolean,
): FollowUp | undefined {
  if (said.length > 120) return undefined;
  const text = corrected(said);
  const plain = sheetOf(text).left.trim();
  if (lists.test(plain) && (inFront || /напомин|remind/u.test(plain)) && restOf(plain, lists) <= 2)
    return { do: "list" };
  if (reminders.length === 0) return undefined;
  if (undoes.test(plain)) return inFront ? { do: "undo", which: "it" } : undefined;
  const instead = inFront ? timeInstead(text, clock) : undefined;
  if (instead) return { do: "move", which: "it", when: instead };
  const days = daysLeftOut(plain, clock, inFront);
  const coming = reminders.flatMap(({ on }, at) =>
    on.kind === "weekly" && on.days.length > 1 && on.days.some((day) => days.includes(day)) ? [at] : [],
  );
  if (coming.length > 0) return { do: "except", which: coming, days };
  if (days.length > 0) return { do: "list" };
  const fewer = hoursLeftOut(plain, reminders, clock, inFront);
  if (fewer === "none") return { do: "list" };
  if (fewer?.denied) return { do: "ask_time", which: [fewer.at] };
  if (fewer)
    return fewer.left.length > 0
      ? { do: "hours", which: [fewer.at], hours: fewer.left }
      : { do: "stop", which: [fewer.at] };
  for (const [form, what] of [
    [pauses, "pause"],
    [resumes, "resume"],
    [stops, "stop"],
  ] as const) {
    const found = managed(plain, form, what, reminders, clock, inFront);
    if (found) return found;
  }
  const which = whichNamed(plain, reminders);
  const mentions = which !== undefined && /напомин|remind/u.test(plain);
  if (!inFront && !mentions) return undefined;
  if (asks.test(plain) || (inFront && someTimeElse.test(plain) && restOf(plain, someTimeElse) === 0))
    return { do: "ask_time", which: which ?? "it" };
  const reworded = rewords.exec(plain);
  if (reworded?.[1]) return { do: "reword", which: "it", text: text.trim().slice(-reworded[1].length) };
  return turned(text, plain, reminders, clock, which) ?? (inFront ? madeToRecur(text, reminders, clock) : undefined);
}

const takesBack = lean(
  /^(?:(?:ой|ах|а|но|ну|да|oh|so|but|well|hmm|ah)[\s,]+)*(?:нет|не|стоп|погоди(?:те)?|подожди(?:те)?|no|nah|nope|not|wait|actually|sorry|oops)(?!\p{L})/iu,
);
/** "No, Sunday is choir. Saturday": what stands at the time that was meant is told, and the last words alone name another. */
function timeInstead(text: string, clock: Clock): SaidWhen | undefined {
  const [, told = "", last = ""] = /^(.+)(?:[.!?;,]\s|\n|\s[—–-]\s)\s*(.+)$/su.exec(text.trim()) ?? [];
  if (!takesBack.test(told) || !timeAlone(last, clock)) return undefined;
  if (!/\d/u.test(told) && !saysWhen(whenIn(sheetOf(told), clock, false))) return undefined;
  const when = whenIn(sheetOf(last), clock, false);
  return saysWhen(when) ? when : withBareHour(last, clock);
}

const settles = lean(
  /(?<!\p{L})(?:конечно|разумеется|естественно|лучше|давай|пожалуйста|of course|obviously|please|better|actually|then)(?!\p{L})/iu,
);
/** "Every day of course. I've to take them for good now": how often it comes stands first, and the rest tells why. */
function madeToRecur(text: string, reminders: readonly Reminder[], clock: Clock): FollowUp | undefined {
  const [, first = "", rest = ""] = /^([^.!?;\n]{4,40})[.!?;\n]+\s*(.+)$/su.exec(text) ?? [];
  const again = whenIn(sheetOf(first), clock, false).days.again;
  if (again === undefined || !settles.test(first) || saysWhen(whenIn(sheetOf(rest), clock, false))) return undefined;
  return turned(first, sheetOf(first).left, reminders, clock, undefined);
}

/** Words behind an asking for the list: many of them ask for something else. */
const restOf = (plain: string, form: RegExp): number =>
  plain
    .replace(form, "")
    .split(/[\s.,!?]+/u)
    .filter(Boolean).length;

function managed(
  plain: string,
  form: RegExp,
  what: "pause" | "resume" | "stop",
  reminders: readonly Reminder[],
  clock: Clock,
  inFront: boolean,
): FollowUp | undefined {
  const found = form.exec(plain);
  if (!found) return undefined;
  const rest = plain.slice(found[0].length);
  const sheet = sheetOf(rest);
  const which = whichNamed(rest, reminders);
  const when = whenIn(sheet, clock, true);
  strike(sheet, pronouns, () => undefined);
  const over = sheet.left.replaceAll(struck, " ");
  const bare = over.replace(/[\s,.!?-]+/gu, "") === "";
  // "Drop the kids at mum's": many words beside its name tell of something else.
  const ofReminders = /напомин|remind/u.test(plain);
  const named =
    which !== undefined &&
    (which !== "all" || inFront || ofReminders) &&
    (ofReminders || strange(over, reminders) <= 3);
  if (!named && !(inFront && bare)) return undefined;
  if (what === "stop" && saysWhen(when) && !named) return undefined;
  return { do: what, which: which ?? "it", ...(saysWhen(when) ? { when } : {}) };
}

/** How many words are of none of the reminders. */
const strange = (rest: string, reminders: readonly Reminder[]): number => {
  const known = new Set(reminders.flatMap(({ text }) => roots(text)));
  return roots(rest).filter((root) => !known.has(root)).length;
};

/** "Not tomorrow, Friday": what it is not falls away. */
const denies = lean(/(?<![\p{L}])(?:not|не)\s+(?:on |at |в )?[^,]{2,20}?(?:,\s*(?:but |а )?|\s+but\s+|\s+а\s+)/iu);

/** A correction: besides time and words that turn, nothing is said, or only what names a reminder. */
function turned(
  text: string,
  plain: string,
  reminders: readonly Reminder[],
  clock: Clock,
  which: Which | undefined,
): FollowUp | undefined {
  const moved = shiftIn(plain, reminders);
  if (moved !== undefined) return { do: "shift", which: which ?? "it", by: moved };
  const sheet = sheetOf(text.replace(denies, " "));
  const near = reminders.at(-1)?.minutes;
  const when = whenIn(sheet, clock, false);
  const bare = saysWhen(when) ? when : withBareHour(text, clock);
  if (!bare) return undefined;
  const left = saysWhen(when) ? sheet : sheetOf(text.replace(/\d{1,2}(?:[:.]\d\d)?/u, " "));
  strike(left, turns, () => undefined);
  const rest = bareSubject(left.left);
  const adding = adds.test(plain);
  const onlyTurns = !/\p{L}{2}/u.test(rest);
  const names =
    which !== undefined && which !== "all" && whichNamed(rest, reminders) !== undefined && rest.split(" ").length <= 4;
  if (onlyTurns || names)
    return { do: adding && near !== undefined ? "add" : "move", which: which ?? "it", when: bare };
  const asksTime = when.hours.hours.length > 0 || when.days.again !== undefined || !isDue.test(plain);
  return adding && saysWhen(when) && asksTime ? { do: "another" } : undefined;
}
/** What has to be done by a day, or before something, is a thing to set about; only an hour of its own makes a reminder of it. */
const isDue = lean(
  /(?<!\p{L})(?:due|deadline|before|until|till|by|need|needs|want|wanna|have to|got to|gotta|should|must|надо|нужно|хочу|пора|сдать|сдавать|срок\p{L}*|дедлайн\p{L}*|до|к|перед|прежде|при(?:д[её]т|дут|едет|едут|езжа\p{L}+|ход\p{L}+)|coming|comes|come|arriv\p{L}+|visit\p{L}*|inspect\p{L}+)(?!\p{L})/u,
);

/** "Nah make it 8": a figure alone is an hour here. */
function withBareHour(text: string, clock: Clock): SaidWhen | undefined {
  const found = /^[^\d]{0,40}?(?<![\d:.])(\d{1,2}(?:[:.]\d\d)?)(?![\d%])(?:\s+\p{L}{0,10}){0,2}[.!?\s]*$/u.exec(text);
  const hour = found?.[1];
  if (hour === undefined || Number.parseInt(hour, 10) > 23) return undefined;
  const when = whenIn(sheetOf(`в ${hour}`), clock, false);
  return saysWhen(when) ? when : undefined;
}

/** Minutes by which it is to be moved. */
const moves = words(
  "сдвин\\p{L}*|перенес\\p{L}*|передвин\\p{L}*|отлож\\p{L}*|move|shift|push|bring|put|delay|make|сделай|давай|by|an?|half|about|где-то|примерно|forwards?|back|earlier|later|sooner|пораньше|попозже|раньше|позже|can you",
);
function shiftIn(plain: string, reminders: readonly Reminder[]): number | undefined {
  const turning =
    /^(?:(?:нет|nah|no|ok|ну|а|ой|можно|can you|please|пожалуйста)[\s,]+)*(?:сдвин\p{L}*|перенес\p{L}*|передвин\p{L}*|отложи\p{L}*|move|shift|push|bring|put|delay|make it|сделай|давай|лучше|на|by|an?|half|пораньше|попозже|раньше|позже|\d|полчаса|час)/u;
  if (!turning.test(plain)) return undefined;
  shifts.lastIndex = 0;
  const found = shifts.exec(plain);
  if (!found) return undefined;
  const [all, ...groups] = found;
  const rest = sheetOf(plain.replace(all, " "));
  for (const form of [turns, pronouns, moves]) strike(rest, form, () => undefined);
  const over = rest.left.replaceAll(struck, " ");
  // "A step of ten minutes" is moved by nothing.
  if (/\p{L}{2}/u.test(over) && whichNamed(over, reminders) === undefined) return undefined;
  const name = groups.find((each) => each !== undefined && new RegExp(`^${unit}$`, "u").test(each)) ?? "час";
  const count = groups.find((each) => each !== undefined && new RegExp(`^${number}$`, "u").test(each));
  const many = name.startsWith("полчас") ? 0.5 : numberOf(count);
  const minutes = /^(?:час|полчас|hour|hr)/u.test(name)
    ? 60
    : /^(?:мин|min)/u.test(name)
      ? 1
      : /^(?:недел|week)/u.test(name)
        ? 7 * 1440
        : 1440;
  const back = new RegExp(`(?<!\\p{L})(?:${earlier})(?!\\p{L})`, "u").test(all) || /^bring .*forward/u.test(plain);
  return Math.round(many * minutes) * (back ? -1 : 1);
}
