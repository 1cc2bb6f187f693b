import { type Component, parameterOf, valueOf } from "./components.ts";

/** Marks of Outlook that leave the time free. */
const freeMarks: ReadonlySet<string> = new Set(["FREE", "WORKINGELSEWHERE"]);
const busyMarks: ReadonlySet<string> = new Set(["BUSY", "OOF"]);

const addressIn = (value: string): string => value.toLowerCase().replace(/^mailto:/u, "");

/** The owner said no; or, where the calendar does not say whose it is, everybody who was invited did. */
function isDeclined(event: Component, owner: string | undefined): boolean {
  const attendees = event.filter(({ name }) => name === "ATTENDEE");
  const declined = (attendee: (typeof attendees)[number]): boolean =>
    parameterOf(attendee, "PARTSTAT")?.toUpperCase() === "DECLINED";
  const own = attendees.find(({ value }) => addressIn(value) === owner);
  if (own) return declined(own);
  const organizer = addressIn(valueOf(event, "ORGANIZER") ?? "");
  const invited = attendees.filter(({ value }) => addressIn(value) !== organizer);
  return invited.length > 0 && invited.every(declined);
}

/**
 * Whether an event leaves its owner's time free: called off, declined, or marked as free. What lasts whole days says where somebody is
 * rather than that they are busy (birthdays, holidays, a trip): it is free, save for a single day that is marked as busy in so many words.
 */
export function isFree(event: Component, owner: string | undefined, wholeDays: number | undefined): boolean {
  const transparency = valueOf(event, "TRANSP")?.toUpperCase();
  const mark = valueOf(event, "X-MICROSOFT-CDO-BUSYSTATUS")?.toUpperCase();
  if (valueOf(event, "STATUS")?.toUpperCase() === "CANCELLED") return true;
  if (transparency === "TRANSPARENT" || (mark !== undefined && freeMarks.has(mark))) return true;
  if (isDeclined(event, owner)) return true;
  if (wholeDays === undefined) return false;
  const saysBusy = mark === undefined ? transparency === "OPAQUE" : busyMarks.has(mark);
  return wholeDays > 1 || !saysBusy;
}
