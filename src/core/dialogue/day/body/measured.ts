import type { Plan } from "../../../day/plan.ts";
import { mayBegin } from "../../../day/reminders.ts";
import { sameValue } from "../../../same-value.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { Reply } from "../../turn/reply.ts";
import type { Line } from "../plan/task-names.ts";
import { badNight, nightHeard, nightLine } from "./night-seen.ts";
import { ahead, lessAhead } from "./relief-commands.ts";
import { reliefButtons } from "./relief-views.ts";

/** What a device measured and nobody has spoken of: a bad night, and a day that became another by it. No plan changes without a word. */

/** One word about what was measured: the bad night with what there is for it, and how the day follows. */
export function measured(
  was: Plan,
  on: OnDay,
  { now }: LookContext,
): { readonly after: OnDay; readonly replies: readonly Reply[] } | undefined {
  const { plan } = on.day;
  if (!plan || !mayBegin(on.day, now)) return undefined;
  const night = badNight(on, now);
  const changed = plan.mode !== was.mode && !sameValue(shown(plan), shown(was)) ? followLines(was, plan) : [];
  // Where notifications are neutral the night stands in the day itself, for whoever opens it.
  if (on.person.neutralNotifications)
    return changed.length > 0
      ? { after: on, replies: [{ say: "change.neutral", buttons: [[todayButton]] }] }
      : undefined;
  const lines = [...(night ? [nightLine(night.reading.value)] : []), ...changed];
  const [first, ...rest] = lines;
  if (!first) return undefined;
  const ways = night ? (reliefButtons("sleep_quality", "eyes", night.hardness) ?? []) : [];
  return {
    after: night ? nightHeard(on, now) : on,
    replies: [{ ...first, lines: rest, buttons: [...ways, [todayButton]] }],
  };
}

/** What somebody sees of what is still to come: what it is, when, and for how long. */
const shown = ({ tasks }: Plan) =>
  tasks.flatMap(({ state, of, at, minutes }) => (state === "open" ? [[of, at, minutes]] : []));

/** That the day is another one now, and what is left of it. */
function followLines(was: Plan, plan: Plan): readonly Line[] {
  const less = lessAhead(was, plan);
  const { minutes } = ahead(plan);
  const say: Line = { say: `night.mode_${plan.mode}`, with: { minutes } };
  return less.length > 0 ? [say, ...less] : [say];
}
