import { speaksOfChange } from "../../../reminders/read/speaks-of-change.ts";
import { gentleIn, pushesUs } from "../../../reminders/read/ask.ts";
import { readReminders } from "../../../reminders/read/read-reminder.ts";
import { foremostGist, shareOf } from "../../../talk/gist/gist.ts";
import { lean } from "../../../text/lean.ts";
import { led, talkOf } from "../../goals/talk-lines.ts";
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

/** Longer than this (characters), a time that is named is one of many things that are told. */
const longestAsking = 240;
/** From here the message mainly asks to be reminded; with words that ask of us to write or tell, less will do. */
const mainly = 0.5;
const asWell = 0.15;
const wantsNone = lean(
  /^(?:(?:and|so|please|а|и|но|пожалуйста)\s+)*(?:no more|stop|don'?t|do not|quit|не(?! раньше)|хватит|больше не)(?!\p{L})/iu,
);
const amount = lean(
  /(?<!\p{L})(?:about|around|примерно|около) (?:one|two|three|four|five|\d+|одн\p{L}+|дв\p{L}+|тр[иё]х?) (?!o['’]?clock|am|pm|ish|on|in|at|if|every|each|tomorrow|maybe|or|thereabouts|please|when|час|утра|вечера|дня|ночи)\p{L}{3,}/iu,
);

/**
 * What mainly asks to be reminded, in whatever words, and names a day, an hour or what happens then: set, or asked for the one thing that lacks.
 * An amount ("one every two days") names no hour of its own and is left.
 */
export function remindedByGist(said: Said): Decision | undefined {
  const { reading, before, text, context } = said;
  if (said.led || !reading.gist || context.inDanger === true || talkOf(before).listens === true) return undefined;
  if (text.length > longestAsking || wantsNone.test(text.trim()) || amount.test(text)) return undefined;
  const asks = gentleIn(text).length > 0 || pushesUs(text);
  const { gist } = foremostGist(reading.gist);
  const share = shareOf(reading.gist, "remind");
  if (!(gist === "remind" && share >= mainly) && !(asks && share >= asWell)) return undefined;
  const [first, ...others] = readReminders(text, clockOf(before, context));
  const named = [first, ...others].some(
    (each) => each !== undefined && (each.timings.length > 0 || each.event !== undefined),
  );
  return named ? led([], said.carryOut({ do: "remind", text, doubtful: true })) : undefined;
}
