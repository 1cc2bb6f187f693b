import { led } from "../../goals/talk-lines.ts";
import { remindersInFront } from "../../home/follow-reminder.ts";
import type { Decision } from "../../turn/decision.ts";
import { asksSomewhere, lineFor, type Said } from "./heard.ts";

/** Longer than this (characters), something is told. */
const longest = 100;

const whatIsOn =
  /^(?:(?:ok|so|and|а|ну|и)\s+)*(?:what[’']?s (?:on|up next|planned|set)(?: for| up)?(?: today| tomorrow| this week| tonight)?|what have i got(?: on)?(?: today| tomorrow)?|(?:что|ч[еёо]|шо) (?:там )?(?:у меня )?(?:там )?(?:(?:щас|сейчас|сегодня|завтра) )?(?:стоит|запланировано|назначено|намечено)(?: на (?:сегодня|завтра))?)[\s,.!?]*(?:покажи(?:те)?|show(?: me)?)?[\s.!?]*$/iu;
/** What is set of a reminder, and how it is put right. */
const ofTimes =
  /\d|(?<!\p{L})(?:утр\p{L}*|вечер\p{L}*|дн[её]м|ноч\p{L}*|час\p{L}*|минут\p{L}*|завтра|выход\p{L}*|выхи|будн\p{L}*|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|напомина\p{L}*|раньше|позже|убери(?:те)?|отмени(?:те)?|сними(?:те)?|morn\p{L}*|evening|noon|night|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|every|mins?|minutes|hours?|earlier|later|kill|cancel|drop|remove)(?!\p{L})/iu;

/** What is on, where reminders are all that is set; and what was said of a reminder just set and not made out: that nothing changed, with the list. */
export function ofReminders(said: Said): Decision | undefined {
  const { before, text } = said;
  const set = (before.dialogue.reminders ?? []).some(({ next }) => next !== undefined);
  if (said.led || !set || text.length > longest) return undefined;
  if (whatIsOn.test(text.trim())) return said.carryOut({ do: "reminders" });
  if (!remindersInFront(before) || !ofTimes.test(text) || asksSomewhere(said)) return undefined;
  const line = lineFor(said, "reminder_unchanged");
  return led(line ? [line] : [], said.carryOut({ do: "reminders" }));
}
