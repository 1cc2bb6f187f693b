import type { Commands } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { CrisisState, Snapshot } from "../turn/dialogue.ts";
import { entry, withDialogue } from "../turn/outcome.ts";
import { checkInReply, crisisNow, draftHeld } from "./crisis-turn.ts";

/** Lets a crisis lapse after quiet days, or asks once how the person is, around a command that is carried out either way. */
export function withCheckIn(
  before: Snapshot,
  command: Command,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const { crisis } = before.dialogue;
  if (!crisis) return commands.carryOut(before, command, context);
  switch (crisisNow(crisis, context.now)) {
    case "none":
    case "held":
      return commands.carryOut(before, command, context);
    case "lapsed":
      return lapse(before, crisis, command, context, commands);
    case "check_in": {
      // Only somebody who is here is asked: what our own clock brings begins nothing in a crisis.
      if (commands.isUnheard(command)) return commands.carryOut(before, command, context);
      const asked = withDialogue(before, { crisis: { ...crisis, checkedInAt: context.now } });
      const decision = commands.carryOut(asked, command, context);
      return { ...decision, replies: [...decision.replies, checkInReply()] };
    }
  }
}

/** The crisis ends by itself, and a draft that it held goes where it was given. */
function lapse(
  before: Snapshot,
  crisis: CrisisState,
  command: Command,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const ended = entry("crisis_ended", { rule: "three_quiet_days" });
  const calm = withDialogue(before, { crisis: undefined });
  const held = draftHeld(crisis, commands);
  // A page that was held goes into its exercise, as it would at a word of theirs; a work is not at hand here.
  const kept = held && !commands.looksAtWorks(held) ? commands.carryOut(calm, held, context) : undefined;
  const decision = commands.carryOut(kept?.after ?? calm, command, context);
  if (!kept) return { ...decision, journal: [ended, ...decision.journal] };
  return {
    ...decision,
    replies: [...(commands.isUnheard(command) ? [] : kept.replies), ...decision.replies],
    journal: [ended, ...kept.journal, ...decision.journal],
    savedWorks: [...(kept.savedWorks ?? []), ...(decision.savedWorks ?? [])],
  };
}
