import type { Day } from "../day/day.ts";
import type { Person } from "../person/person.ts";
import type { Instant } from "../time/instant.ts";
import { plusDays } from "../time/local-date.ts";
import { instantAt, wallTime } from "../time/wall-time.ts";

/** Nothing of ours comes late into the night: from ten in the evening until eight, in minutes after midnight. */
const nightFrom = 22 * 60;
const nightTo = 8 * 60;

/**
 * When a word that is late may come, where it may not come now; undefined where it may. The night is the person's own: whoever is awake by the
 * hours of today's plan, as after a shift, is told at any hour.
 */
export function quietUntil(
  { person, day }: { readonly person: Pick<Person, "timeZone">; readonly day: Pick<Day, "plan"> | undefined },
  now: Instant,
): Instant | undefined {
  const waking = day?.plan?.waking;
  if (waking && now >= waking.from && now < waking.to) return undefined;
  const { date, minutes } = wallTime(now, person.timeZone);
  if (minutes >= nightTo && minutes < nightFrom) return undefined;
  return instantAt(minutes < nightTo ? date : plusDays(date, 1), nightTo, person.timeZone);
}
