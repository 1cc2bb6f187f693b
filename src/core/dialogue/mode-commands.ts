import type { Mode } from "../day/mode.ts";
import type { Face } from "./command.ts";
import { onToday } from "./day-change.ts";
import { checkinReply, modeReply } from "./day-setup-views.ts";
import { dayDateOf, type OnDay, replanned } from "./day-turn.ts";
import { todayReply } from "./day-views.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import { consentReply } from "./intake-views.ts";
import { deny, entry, say } from "./outcome.ts";
import type { Reply } from "./reply.ts";

/** How much strength there is for today, and today anew. */

/** The five faces as figures (day.md). */
const faceValues: Readonly<Record<Face, number>> = { 1: 0.1, 2: 0.25, 3: 0.5, 4: 0.75, 5: 0.95 };

/** How much strength there is: data about the body, so it asks for consent once; the rest of the day follows it. */
export function checkin(before: Snapshot, face: Face | undefined, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    if (on.day.consentAt === undefined) {
      const asked = consentReply("checkin");
      return face === undefined ? say(on, asked) : deny(on, "consent_needed", asked);
    }
    if (face === undefined) return say(on, checkinReply());
    const told: OnDay = { ...on, day: { ...on.day, energy: { value: faceValues[face], at: context.now } } };
    const again = replanned(told, context, "energy_told");
    return {
      after: again.after,
      replies: [{ say: "checkin.heard" }, todayReply(again.after, context)],
      journal: [entry("energy_told", { rule: "person_said" }), ...again.journal],
    };
  });
}

/** Today's mode by the person's own word: it stands above every figure. */
export function chooseMode(before: Snapshot, mode: Mode | "auto" | undefined, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    if (mode === undefined) return say(on, modeReply(on.day));
    const choice = mode === "auto" ? undefined : { mode, date: dayDateOf(on, context) };
    const told: OnDay = { ...on, day: { ...on.day, modeChoice: choice } };
    const again = replanned(told, context, "mode_chosen");
    const heard: Reply =
      mode === "auto" ? { say: "mode.auto" } : { say: "mode.set", with: { mode: { ref: `mode_name.${mode}` } } };
    return {
      after: again.after,
      replies: [heard, todayReply(again.after, context)],
      journal: [entry("mode_chosen", { rule: "person_chose", inputs: { mode } }), ...again.journal],
    };
  });
}

/** The rest of the day anew, on request. */
export function replanNow(before: Snapshot, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const again = replanned(on, context, "person_asked");
    return {
      after: again.after,
      replies: [
        { say: again.journal.length > 0 ? "day.replanned" : "day.unchanged" },
        todayReply(again.after, context),
      ],
      journal: again.journal,
    };
  });
}
