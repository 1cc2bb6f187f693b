import { countMessage, messagesLeft } from "../../day/reminders.ts";
import type { LookContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import { dayDateOf } from "./on-day.ts";

/** Whether we have begun as many messages today as the person wants; whoever has no health days never said how many. */
export function noMessageLeft(snapshot: Snapshot, context: LookContext): boolean {
  const { day } = snapshot;
  return day !== undefined && messagesLeft(day, dayDateOf({ ...snapshot, day }, context)) === 0;
}

/** The person after one more message that we began. */
export function withMessage<S extends Snapshot>(snapshot: S, context: LookContext): S {
  const { day } = snapshot;
  return day ? { ...snapshot, day: countMessage(day, dayDateOf({ ...snapshot, day }, context)) } : snapshot;
}
