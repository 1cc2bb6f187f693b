import type { Command } from "#core/dialogue/turn/command.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Instant } from "#core/time/instant.ts";
import type { TakenMessage } from "./outbox-ports.ts";

/** Words that waited less than this (ms) go out as they were decided: two at once are meant to be two. */
const staleAfter = 10 * 60_000;
/** What a way could not say for a day (ms) is no news any more; a chat keeps its history, and is told all. */
const noNewsAfter = 24 * 3600_000;

/** Commands of ours: what they say is begun by us and answers nothing that somebody wrote. */
const ours: ReadonlySet<Command["do"]> = new Set(["tick", "day_tick", "after_restart"]);
/** Each of these is about something of its own. */
const eachItsOwn: ReadonlySet<Reply["say"]> = new Set(["capsule.due"]);

/**
 * Which kind of word of ours a reply is, where a newer one of the kind takes its place: a reminder, a greeting, a nudge. Undefined for answers
 * to what somebody wrote or pressed, for help lines, and for what is promised one by one.
 */
export function foldOf(command: Command, reply: Reply): string | undefined {
  if (!ours.has(command.do) || eachItsOwn.has(reply.say) || reply.helpLines) return undefined;
  return `${command.do} ${reply.say}`;
}

/** Of stale words of one kind that wait together, all but the newest: nobody comes back after a day to twenty reminders. And what is no news any more. */
export function folded(waiting: readonly TakenMessage[], now: Instant): ReadonlySet<string> {
  const dropped = new Set<string>();
  const newer = new Set<string>();
  for (const { message, since } of waiting.toReversed()) {
    const { channel, fold, id } = message;
    if (channel !== "telegram" && now - since >= noNewsAfter) dropped.add(id);
    if (fold === undefined) continue;
    if (newer.has(fold) && now - since >= staleAfter) dropped.add(id);
    newer.add(fold);
  }
  return dropped;
}
