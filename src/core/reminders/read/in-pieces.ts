import type { Reminder } from "../reminder.ts";
import { type FollowUp, readFollowUp, whichNamed } from "./follow-up.ts";
import { sheetOf } from "./sheet.ts";
import { type Clock, saysWhen, whenIn } from "./timing.ts";
import { lean } from "../../text/lean.ts";

/** A message that orders something of what is set and says why beside it: "drop the 4pm, i've a meeting. add 3:30". */

const joints = lean(
  /[.!?;,\n]+\s+|\s+(?:и|а|and|then)\s+(?=(?:добав|постав|убер|убра|выключ|отключ|add|put|set|drop|remove)\p{L}*(?!\p{L}))/iu,
);
const mostPieces = 4;
/** Of how many words a piece is that stops one by its name. */
const mostNamed = 4;
const puts = lean(/(?<!\p{L})(?:поставь(?:те)?|поставить|добавь(?:те)?|добавить|лучше|add|put|set|make it)(?!\p{L})/iu);
const orders = lean(
  /(?<!\p{L})(?:убра\p{L}+|убер\p{L}+|сним\p{L}+|выключ\p{L}+|отключ\p{L}+|отмен\p{L}+|удал\p{L}+|пауз\p{L}+|останов\p{L}+|не надо|не нужно|drop|remove|delete|cancel|skip|stop|pause|turn off|switch off|take (?:off|out))(?!\p{L})/iu,
);
/** "Till the 25th pause": when stands in front of what. */
const untilFirst = /^((?:до|till|until)\s.{2,24}?)\s+(на паузу|пауза|pause(?: it| them| all)?)(?=[\s.,!]|$)/iu;

/** What a message orders of the reminders, piece by piece; empty where it orders nothing, or asks. */
export function ordersInPieces(said: string, reminders: readonly Reminder[], clock: Clock): readonly FollowUp[] {
  if (said.includes("?") || reminders.length === 0) return [];
  const pieces = said.split(joints).filter((piece) => /[\p{L}\d]/u.test(piece));
  if (pieces.length > mostPieces) return [];
  return pieces.flatMap((piece, at) => {
    const order = ordered(piece.replace(untilFirst, "$2 $1"), reminders, clock);
    // "I make lists for three days and then drop it" is told of something else.
    return order && (at === 0 || order.do !== "stop" || order.which !== "it") ? [order] : [];
  });
}

function ordered(piece: string, reminders: readonly Reminder[], clock: Clock): FollowUp | undefined {
  if (orders.test(piece)) {
    const order = readFollowUp(piece, reminders, clock, true);
    // "Drop the kids at mum's" only speaks of somebody who is called to mind.
    const named = order?.do === "stop" && order.which !== "it";
    return named && piece.trim().split(/\s+/u).length > mostNamed ? undefined : order;
  }
  if (!puts.test(piece)) return undefined;
  const when = whenIn(sheetOf(piece), clock, false);
  const others = piece.replace(puts, " ").match(/\p{L}{3,}/gu) ?? [];
  return saysWhen(when) && others.length === 0 ? { do: "add", which: "it", when } : undefined;
}

const allBut = [
  lean(
    /(?:все|всё|all|everything|every one|the rest)(?:\s+\p{L}+){0,2}?\s+(?:кроме|за исключением|except(?: for)?|but|apart from|bar)\s+(.{3,60})$/iu,
  ),
  lean(
    /(?:все|всё|all|everything)(?:\s+\p{L}+){0,2}?[\s,;—–-]+(?:только\s+|just\s+|only\s+)?(?:(.{3,40}?)\s+(?:оставь(?:те)?|оставить|пусть будет)|(?:keep|leave)\s+(.{3,40}))[\s.!]*$/iu,
  ),
] as const;

/** "Turn off everything but the tax one": the places of all that are to go; undefined where a message says anything else. */
export function allButNamed(said: string, reminders: readonly Reminder[]): readonly number[] | undefined {
  if (said.includes("?") || !orders.test(said)) return undefined;
  const found = allBut.map((form) => form.exec(said)).find((each) => each !== null);
  const kept = found && whichNamed(sheetOf(found[1] ?? found[2] ?? "").left, reminders);
  if (!kept || kept === "all" || kept === "it") return undefined;
  return reminders.flatMap((_each, at) => (kept.includes(at) ? [] : [at]));
}
