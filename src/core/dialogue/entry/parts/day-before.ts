import { askingIn } from "../../../reminders/read/ask.ts";
import { sheetOf, strike, struck, words } from "../../../reminders/read/sheet.ts";
import { type Clock, whenIn } from "../../../reminders/read/timing.ts";
import type { Part } from "../../../talk/message-parts.ts";

const thatDay = words(
  "(?:on )?(?:that|the same)(?: very)? (?:day|morning|afternoon|evening|night)|в (?:этот|тот)(?: же| самый)? день|(?:этим|тем)(?: же)? (?:утром|вечером|дн[её]м)",
);
const mostBeside = 1;

/** "On the 9th. Wake me at seven that day", «завтра, только не раньше одиннадцати»: an hour is of the day that stands in front, alone or pointed back to. */
export function isOfDayBefore(told: string, { text, does }: Part, clock: Clock): boolean {
  if (does !== "hour" && (does !== "reminder" || askingIn(text) === undefined)) return false;
  const own = sheetOf(text);
  let back = false;
  strike(own, thatDay, () => {
    back = true;
  });
  const hour = whenIn(own, clock, false);
  const before = sheetOf(told);
  const day = whenIn(before, clock, false);
  const namesDay = day.days.weekdays.length + day.days.dates.length === 1 && (back || day.hours.hours.length === 0);
  const names = hour.days.weekdays.length + hour.days.dates.length > 0 || hour.days.again !== undefined;
  if (!namesDay || names || hour.days.at !== undefined || hour.hours.hours.length === 0) return false;
  const beside = before.left.replaceAll(struck, " ").match(/\p{L}{2,}/gu) ?? [];
  return back || beside.length <= mostBeside;
}
