import type { CoachAsk } from "../../goals/coach-ask.ts";
import type { Goal } from "../../goals/goal.ts";
import { type Act, groupOf } from "../../talk/acts.ts";
import type { Instant } from "../../time/instant.ts";
import type { Snapshot, TalkTurn } from "../turn/dialogue.ts";
import { talkOf } from "./talk-lines.ts";

/** So many messages of the last day (ms). */
const lately = { most: 6, ms: 24 * 3_600_000 } as const;

/** A question so long tells something too: "how much is 48 thousand at 19 per cent for a year". */
const longQuestion = 40;

/**
 * What says how things are, as whatever is told with a wish, a deed or an answer does; what only asks for something is not told twice. What a model
 * answered and took for no act is told, or asked at such length that it tells.
 */
const tellsOf = ({ said, acts, back }: TalkTurn): boolean =>
  acts.some(tells) || (back !== undefined && acts.length === 0 && said.length >= longQuestion);

const tells = (act: string): boolean => {
  const group = groupOf(act as Act);
  return group === "disclosure" || group === "state" || telling.has(act);
};
const telling: ReadonlySet<string> = new Set<Act>([
  "wish",
  "wish_hidden",
  "swap",
  "help_word_it",
  "draft_check",
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
    .turns.filter(({ at, said, ...turn }) => now - at < lately.ms && tellsOf({ at, said, ...turn }) && !known.has(said))
    .map(({ said }) => said)
    .slice(-lately.most);
  return told.length > 0 ? { lately: told } : {};
}
