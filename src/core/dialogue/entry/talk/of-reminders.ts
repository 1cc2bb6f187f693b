import { speaksOfChange } from "../../../reminders/read/speaks-of-change.ts";
import { led } from "../../goals/talk-lines.ts";
import { remindersInFront } from "../../home/follow-reminder.ts";
import { clockOf } from "../../home/reminders.ts";
import type { Decision } from "../../turn/decision.ts";
import { asksSomewhere, lineFor, type Said } from "./heard.ts";

/** Longer than this (characters), something is told. */
const longest = 100;

const whatIsOn =
  /^(?:(?:ok|so|and|а|ну|и)\s+)*(?:what[’']?s (?:on|up next|planned|set)(?: for| up)?(?: today| tomorrow| this week| tonight)?|what have i got(?: on)?(?: today| tomorrow)?|(?:что|ч[еёо]|шо) (?:там )?(?:у меня )?(?:там )?(?:(?:щас|сейчас|сегодня|завтра) )?(?:стоит|запланировано|назначено|намечено)(?: на (?:сегодня|завтра))?)[\s,.!?]*(?:покажи(?:те)?|show(?: me)?)?[\s.!?]*$/iu;

/** What is on, where reminders are all that is set; and what was said of a reminder just set and not made out: that nothing changed, with the list. */
export function ofReminders(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const set = (before.dialogue.reminders ?? []).some(({ next }) => next !== undefined);
  if (said.led || !set || text.length > longest) return undefined;
  if (whatIsOn.test(text.trim())) return said.carryOut({ do: "reminders" });
  if (!remindersInFront(before) || asksSomewhere(said) || !speaksOfChange(text, clockOf(before, context)))
    return undefined;
  const line = lineFor(said, "reminder_unchanged");
  return led(line ? [line] : [], said.carryOut({ do: "reminders" }));
}
