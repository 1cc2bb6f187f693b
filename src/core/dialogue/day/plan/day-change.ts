import type { Day } from "../../../day/day.ts";
import type { OnDay } from "../../turn/on-day.ts";
import { onDay, planned, replanned } from "./day-turn.ts";
import type { Decision, DecisionContext, JournalEntry } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { levelsTold } from "./levels-told.ts";
import type { Reply } from "../../turn/reply.ts";

/** Ways to carry out what is about a person's days. */

/** Carries out something with today's plan at hand; both begin here if they have not. */
export function onToday(before: Snapshot, context: DecisionContext, carryOut: (on: OnDay) => Decision): Decision {
  const started = onDay(before, context);
  const made = planned(started.after, context);
  const decision = carryOut(made.after);
  const first = [...started.journal, ...made.journal];
  const told = levelsTold(made.after, made.levels, context);
  return first.length === 0
    ? decision
    : { ...decision, replies: [...decision.replies, ...told], journal: [...first, ...decision.journal] };
}

/** Carries out something that needs health days; they begin with it. */
export function living(before: Snapshot, context: DecisionContext, carryOut: (on: OnDay) => Decision): Decision {
  const started = onDay(before, context);
  const decision = carryOut(started.after);
  return started.journal.length === 0 ? decision : { ...decision, journal: [...started.journal, ...decision.journal] };
}

export const withDay = (on: OnDay, change: Partial<Day>): OnDay => ({ ...on, day: { ...on.day, ...change } });

/** A change of the day that its plan has to follow. */
export function changed(
  on: OnDay,
  change: Partial<Day>,
  journal: JournalEntry,
  context: DecisionContext,
  ...replies: readonly Reply[]
): Decision {
  const again = replanned(withDay(on, change), context, journal.because.rule);
  return { after: again.after, replies, journal: [journal, ...again.journal] };
}
