import type { CoachAsk } from "../../goals/coach-ask.ts";
import type { Goal } from "../../goals/goal.ts";
import { type Act, groupOf } from "../../talk/acts.ts";
import type { Instant } from "../../time/instant.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { talkOf } from "./talk-lines.ts";

/** So many messages of the last day (ms). */
const lately = { most: 6, ms: 24 * 3_600_000 } as const;

/** What says how things are, as whatever is told with a wish, a deed or an answer does; what only asks for something is not told twice. */
const tells = (act: string): boolean => {
  const group = groupOf(act as Act);
  return group === "disclosure" || group === "state" || telling.has(act);
};
const telling: ReadonlySet<string> = new Set<Act>([
  "wish",
  "wish_hidden",
  "swap",
  "step_done",
  "step_partly",
  "step_other",
  "cannot",
  "fact",
  "constraint_time",
  "constraint_body",
  "constraint_money",
  "constraint_place",
  "no_time",
  "no_energy",
  "no_thing",
  "no_money",
]);

/** What a person told in the talk of late, for the coach: what is a remark or the description already, stands there. */
export function toldLately(snapshot: Snapshot, goal: Goal, now: Instant): Pick<CoachAsk, "lately"> {
  const known = new Set([goal.title, goal.description, ...goal.clarifications.map(({ answer }) => answer)]);
  const told = talkOf(snapshot)
    .turns.filter(({ at, acts, said }) => now - at < lately.ms && acts.some(tells) && !known.has(said))
    .map(({ said }) => said)
    .slice(-lately.most);
  return told.length > 0 ? { lately: told } : {};
}
