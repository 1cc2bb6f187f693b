import { type Mode, modes } from "../../../day/mode.ts";
import { looked } from "../body/body-turn.ts";
import { onToday } from "./day-change.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { replanned } from "./day-turn.ts";
import { todayReply } from "./day-views.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { entry, say } from "../../turn/outcome.ts";
import type { Reply, Button } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { Day } from "../../../day/day.ts";

/** How much strength there is for today, and today again. */

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

/** The rest of the day again, on request. */
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

export function modeReply(day: Day): Reply {
  return {
    say: "mode.ask",
    buttons: [
      modes.map((mode): Button => ({ label: `button.mode_${mode}`, press: { do: "mode", mode } })),
      ...(day.modeChoice ? [[{ label: "button.mode_auto", press: { do: "mode", mode: "auto" } } as const]] : []),
    ],
  };
}
