import type { Act } from "../../../talk/acts.ts";
import type { ActReading } from "../../../talk/read-acts.ts";
import { timeSlots } from "../../../talk/slots.ts";
import type { Slots } from "../../../talk/talk-words.ts";
import type { Goal } from "../../../goals/goal.ts";
import type { Command } from "../../turn/command.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { activeGoal } from "../../goals/goal-views.ts";
import { type Line, talkLine } from "../../goals/talk-lines.ts";
import type { TalkKey } from "../../../talk/acts.ts";

/** Where a message meets the person: with a step in front, between two steps, or with no goal at all. */
export type Place = "step" | "between" | "goals" | "nowhere";

/** A message with all that its answer turns on. */
export interface Said {
  readonly before: Snapshot;
  readonly text: string;
  readonly reading: ActReading;
  readonly place: Place;
  readonly goal: Goal | undefined;
  /** Who, how long and when, as they were named. */
  readonly slots: Slots;
  readonly context: DecisionContext;
  readonly carryOut: (command: Command, before?: Snapshot) => Decision;
}

/** From here a reading is acted on; what is only answered with words may be a little less sure. */
export const actFrom = 0.6;
export const answerFrom = 0.5;

export function whatIsSaid(
  before: Snapshot,
  text: string,
  context: DecisionContext,
  carryOut: (before: Snapshot, command: Command) => Decision,
): Said {
  const goal = activeGoal(before);
  const open = goal?.status === "open";
  return {
    before,
    text,
    reading: context.screen.acts(text, before.person.locale),
    place: open ? (goal.current ? "step" : "between") : before.goals.some(isOpen) ? "goals" : "nowhere",
    goal: open ? goal : undefined,
    slots: { ...context.library.talk.people(text, before.person.locale), ...timeSlots(text) },
    context,
    carryOut: (command, from = before) => carryOut(from, command),
  };
}

const isOpen = ({ status }: Goal): boolean => status === "open" || status === "draft" || status === "paused";

/** How sure it is that the message does this; 0 where it does not. */
export const sureOf = ({ reading }: Said, act: Act): number =>
  reading.acts.find((each) => each.act === act)?.confidence ?? 0;

/** The clause that does this; the whole message where none does it alone. */
export function clauseOf({ reading, text }: Said, act: Act): string {
  const at = reading.acts.find((each) => each.act === act)?.clause;
  return (at === undefined ? undefined : reading.clauses[at]?.text) ?? text;
}

/** A line of talk to this message, filled with whom and when it names. */
export const lineFor = (said: Said, key: TalkKey, more: Slots = {}, beside: readonly Line[] = []): Line | undefined =>
  talkLine(said.before, said.context, key, { ...said.slots, ...more }, beside);
