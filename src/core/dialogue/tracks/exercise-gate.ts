import { contactReviewedButton, newGoalButton, goalsButton } from "../turn/buttons.ts";
import { nextContactQuestion, restrictionNamed, withoutUnknown } from "../../safety/contact-gate.ts";
import { exerciseLimits } from "../../techniques/exercise.ts";
import type { Technique, TechniqueId } from "../../techniques/technique.ts";
import { nameRef } from "../../techniques/work.ts";
import { type Decision, type DecisionContext, isYoung } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { gateOf } from "./journey-turn.ts";
import { deny } from "../turn/outcome.ts";
import type { Button } from "../turn/reply.ts";

/** Whether the gate's questions are to be asked before this exercise: before the first one about the child or the other parent. */
export function gateToAsk(
  snapshot: Snapshot,
  technique: Technique,
  { library }: Pick<DecisionContext, "library">,
): boolean {
  if (technique.gate === "none" || nextContactQuestion(withoutUnknown(snapshot.person.contact)) === undefined)
    return false;
  const counts = snapshot.journey?.counts ?? {};
  const gated = Object.values(library.techniques).filter(({ gate }) => gate !== "none");
  // A lawyer who was found or a note in the diary is none of them, though it moves the same track.
  return !gated.some(({ endings }) => endings.some(({ action }) => (counts[action] ?? 0) > 0));
}

/** What is said where the gate closes an exercise: no reproach, and a way to somebody who may know more. */
export function closed(before: Snapshot, technique: Technique): Decision {
  const reviewable = restrictionNamed(before.person.contact) !== undefined;
  const buttons: Button[][] = [
    [{ label: "button.legal_help", press: { do: "begin", technique: "legal_help" } }],
    [{ label: "button.contact_diary", press: { do: "begin", technique: "contact_diary" } }],
    [reviewable ? contactReviewedButton : { label: "button.contact_again", press: { do: "contact_again" } }],
  ];
  return deny(before, "gate_closed", { say: "gate.closed", with: { name: nameRef(technique.id) }, buttons });
}

export function closedBy(gate: ReturnType<typeof gateOf>["gate"], technique: Technique): boolean {
  return technique.gate === "closed" && gate === "safety";
}

/** Whether an exercise can be begun as things stand: nothing closes it, and there is room for one more. */
export function mayBegin(before: Snapshot, id: TechniqueId, context: DecisionContext): boolean {
  const technique = context.library.techniques[id];
  const open = gateToAsk(before, technique, context) || !closedBy(gateOf(before, context).gate, technique);
  const room = before.exercises.length < exerciseLimits.open || before.exercises.some((each) => each.technique === id);
  return open && room;
}

export function tracksOff(before: Snapshot): Decision {
  return deny(before, "tracks_off", {
    say: isYoung(before) ? "tracks.young" : "tracks.off",
    buttons: [[newGoalButton, goalsButton]],
  });
}
