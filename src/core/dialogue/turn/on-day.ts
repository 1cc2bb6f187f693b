import type { Day } from "../../day/day.ts";
import { dayAt } from "../../day/waking-day.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { LookContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";

/** A snapshot with a health day in it. */
export type OnDay = Snapshot & { readonly day: Day };

/** Which day's plan holds for a person now; after midnight it is still yesterday until they sleep. */
export function dayDateOf({ day, person }: OnDay, context: Pick<LookContext, "now" | "library">): LocalDate {
  return dayAt(context.now, day.schedule, context.library.day.archetypes[day.archetype], person.timeZone);
}
