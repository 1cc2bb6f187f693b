import { asksToRemind, stopsReminding } from "./ask.ts";
import { readReminders } from "./read-reminder.ts";
import { sheetOf, strike, struck, words } from "./sheet.ts";
import { type Clock, saysWhen, whenIn } from "./timing.ts";
import { lean } from "../../text/lean.ts";

/** Whether a message speaks of changing what is set: by an order that changes, by the word "reminder" beside a time, or by being nothing but a time. */

const softly =
  "(?:(?:и|а|но|ну|ой|так|ок|ладно|нет|не|да|слушай|вообще|пожалуйста|плиз|можно|можешь|можете|давай|давайте|мне|лучше|тогда|стоп|погоди|хочу|надо|нужно|and|but|so|ok|okay|oh|no|nah|yeah|well|wait|actually|sorry|please|pls|just|then|also|hey|(?:can|could|would|will) (?:you|u|we|i)|i (?:want|need) to|i'?d like to|let'?s|maybe|better)[\\s,]+)*";
/** Orders that turn or take away something that is set. */
const orders = lean(
  new RegExp(
    `(?:^|[.!?,;\\n])\\s*${softly}(?:перенес\\p{L}+|сдвин\\p{L}+|передвин\\p{L}+|поменя\\p{L}+|смени\\p{L}*|измени\\p{L}*|исправ\\p{L}+|поправ\\p{L}+|отложи\\p{L}*|поставь\\p{L}*|переставь\\p{L}*|сделай\\p{L}*|добавь\\p{L}*|убери\\p{L}*|убрать|отмени\\p{L}*|сними\\p{L}*|удали\\p{L}*|выключи\\p{L}*|отключи\\p{L}*|верни\\p{L}*|пораньше|попозже|раньше|позже|move|shift|change|reschedule|push|bring|put|make|set|switch|swap|add|edit|fix|adjust|remove|drop|cancel|delete|kill|scrap|ditch|lose|skip|undo)(?![\\p{L}\\d])`,
    "u",
  ),
);
/** What such an order may be of, besides a time: whatever was set last. */
const ofIt = lean(
  /(?<!\p{L})(?:напомина\p{L}+|напомин\p{L}+|время|час|его|е[её]|их|это|reminders?|reminding|pings?|alarms?|time|hour|it|that|them|this)(?!\p{L})/u,
);
const itself = lean(/(?<!\p{L})(?:напоминани\p{L}+|напоминалк\p{L}+|reminders?|pings?)(?!\p{L})/u);
const sooner = lean(/(?<!\p{L})(?:по)?(?:раньше|позже)(?!\p{L})|(?<!\p{L})(?:earlier|later|sooner)(?!\p{L})/gu);
/** More words than these beside the order, the time and what it is of tell of something else. */
const mostBeside = 2;
const fewWords = 6;

/** What stands around a time and says nothing else. */
export const around = words(
  "и|а|но|ну|да|ой|так|там|тут|мне|ок|ладно|лучше|только|где-то|как-нибудь|примерно|около|типа|может|наверное|или|нет|не|давай|пусть|можно|будет|бы|в|во|на|к|с|по|до|тоже|конечно|разумеется|естественно|пожалуйста|плиз|спасибо|выхи|ish|sort of|kind of|kinda|sorta|or|so|and|but|no|not|are|is|it'?s|on|at|in|the|a|for|to|only|just|maybe|about|around|roughly|say|let'?s|better|rather|please|pls|thanks|ok|okay|yeah|nah|then|too|also|fine|good|works|of course|obviously|mornings?|evenings?|afternoons?|nights?",
);

/** Whether a message is nothing but a time or a day, with words that only stand around it. */
export function timeAlone(text: string, clock: Clock): boolean {
  const sheet = sheetOf(text);
  if (!saysWhen(whenIn(sheet, clock, true)) && !/\d/u.test(sheet.left)) return false;
  strike(sheet, around, () => undefined);
  const rest = sheet.left.replaceAll(struck, " ");
  return !/\p{L}/u.test(rest) && (rest.match(/\d+/gu) ?? []).length <= 1;
}

/** Whether what stands behind a reminder says when it is wanted: nothing but a time, or a time first where the reminder names no hour. */
export function completes(text: string, reminder: string, clock: Clock): boolean {
  if (asksToRemind(text) || stopsReminding(text)) return false;
  if (timeAlone(text, clock)) return true;
  const sheet = sheetOf(text);
  const { days, hours: read } = whenIn(sheet, clock, false);
  const { hours } = read;
  const first = sheet.left.replace(/^по \p{L}+ времени/u, "").trimStart();
  // "Not Sundays, my daughter is here"
  if (days.without.length > 0 && first.startsWith(struck)) return true;
  const lacks = readReminders(reminder, clock).some((each) => each.lacks !== undefined);
  // "Weekly. On Sunday mornings, before breakfast"
  if (lacks && saysWhen({ days, hours: read }) && first.startsWith(struck)) return true;
  return (
    hours.length > 0 &&
    first.startsWith(struck) &&
    readReminders(reminder, clock).some(({ usual, timings }) => usual || timings.length === 0)
  );
}

/** An order that moves what it calls a reminder, and sets none: "make the reminder 10 instead", «перенеси напоминание на час дня». */
const movesOne = lean(
  /(?<!\p{L})(?:(?:make|change|move|shift|push|switch|put) (?:the|my|that|this|your) (?:\p{L}+ )?(?:reminder|nudge|ping|text|message|alarm)|reschedule (?:the |my |that )?(?:\p{L}+ )?reminder|(?:перенес\p{L}+|сдвин\p{L}+|передвин\p{L}+|переставь\p{L}*|поменя\p{L}+|измени\p{L}*) (?:это |моё |мое |последнее |время )?напомина\p{L}+)(?!\p{L})/iu,
);

/** Whether a message moves a reminder by calling it one, wherever the talk stands. */
export const movesReminder = (text: string, clock: Clock): boolean =>
  movesOne.test(text) && saysWhen(whenIn(sheetOf(text), clock, true));

/** Whether a message speaks of changing what is set. */
export function speaksOfChange(text: string, clock: Clock): boolean {
  if (timeAlone(text, clock)) return true;
  const sheet = sheetOf(text);
  const plain = sheet.left;
  const says = saysWhen(whenIn(sheet, clock, true));
  const ordered = orders.test(plain);
  if (itself.test(plain)) return ordered || (says && plain.split(/\s+/u).length <= fewWords);
  if (!ordered && !plain.match(sooner)) return false;
  const some = says || ofIt.test(plain) || plain.match(sooner) !== null;
  strike(sheet, around, () => undefined);
  const beside =
    sheet.left
      .replace(orders, " ")
      .replace(sooner, " ")
      .match(/\p{L}{3,}/gu) ?? [];
  return some && beside.length <= (ordered ? mostBeside : 0);
}
