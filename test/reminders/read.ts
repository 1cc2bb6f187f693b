import { asksToRemind } from "#core/reminders/read/ask.ts";
import { readReminders } from "#core/reminders/read/read-reminder.ts";
import type { RemindOn, Timing } from "#core/reminders/reminder.ts";

/** A Sunday, at four in the afternoon in Riga. */
export const sundayInRiga = { now: Date.parse("2026-11-22T14:00:00Z"), timeZone: "Europe/Riga" } as const;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function days(on: RemindOn): string {
  switch (on.kind) {
    case "once":
      return on.date;
    case "moment":
      return `+${Math.round((on.at - sundayInRiga.now) / 60_000)}m`;
    case "weekly":
      return `w${on.days.join("")}${on.every === undefined || on.every === 1 ? "" : `/${on.every}`}`;
    case "days":
      return `d${on.every}`;
    case "monthly":
      return `m${on.day}`;
    case "nth":
      return `n${on.nth}:${on.weekday}`;
    case "yearly":
      return `y${on.month}-${on.day}`;
  }
}

/** A timing as the corpora write it: `w135 08:00 20:00`, `2026-11-23 09:00`, `w1/2 19:00 until 2026-12-05`. */
export function timing({ on, minutes, also = [], until, since, except = [] }: Timing): string {
  const hours = on.kind === "moment" ? [] : [minutes, ...also].map((each) => clock(each));
  return [
    days(on),
    ...hours,
    ...(until ? [`until ${until}`] : []),
    ...(since ? [`from ${since}`] : []),
    ...except.map((date) => `not ${date}`),
  ].join(" ");
}

/** What a message sets, as the corpora write it: `meds @ w1234567 08:00 20:00 + bins @ 2026-11-26 22:00`; `-` where it asks for none. */
export function reading(text: string): string {
  if (!asksToRemind(text)) return "-";
  return readReminders(text, sundayInRiga)
    .flatMap(({ text: of, timings, lacks }) =>
      timings.length === 0 ? [`${of} @ ?${lacks}`] : timings.map((each) => `${of} @ ${timing(each)}`),
    )
    .join(" + ");
}
