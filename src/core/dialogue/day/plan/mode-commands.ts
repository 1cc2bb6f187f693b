import type { Mode } from "../../../day/mode.ts";
import { looked } from "../body/body-turn.ts";
import { onToday } from "./day-change.ts";
import { modeReply } from "../setup/day-setup-views.ts";
import { dayDateOf, type OnDay, replanned } from "./day-turn.ts";
import { todayReply } from "./day-views.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { entry, say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** How much strength there is for today, and today anew. */

/** Today's mode by the person's own word: it stands above every figure. */
export function chooseMode(before: Snapshot, mode: Mode | "auto" | undefined, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    if (mode === undefined) return say(on, modeReply(on.day));
    const choice = mode === "auto" ? undefined : { mode, date: dayDateOf(on, context) };
    const told: OnDay = { ...on, day: { ...on.day, modeChoice: choice } };
    const again = replanned(told, context, "mode_chosen");
    const seen = looked(again.after, context);
    const heard: Reply =
      mode === "auto"
        ? { say: "mode.auto" }
        : { say: "mode.set", with: { mode: { ref: `mode_name.${mode}` satisfies WordKey } } };
    return {
      after: seen.after,
      replies: [heard, todayReply(seen.after, context)],
      journal: [entry("mode_chosen", { rule: "person_chose", inputs: { mode } }), ...again.journal, ...seen.journal],
    };
  });
}

/** The rest of the day anew, on request. */
export function replanNow(before: Snapshot, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const again = replanned(on, context, "person_asked");
    const seen = looked(again.after, context);
    return {
      after: seen.after,
      replies: [{ say: again.journal.length > 0 ? "day.replanned" : "day.unchanged" }, todayReply(seen.after, context)],
      journal: [...again.journal, ...seen.journal],
    };
  });
}
