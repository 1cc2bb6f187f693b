import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { askFirst } from "../tracks/begin-exercise.ts";
import { mayBegin } from "../tracks/exercise-gate.ts";
import { doable, techniqueMeant, whichMeant } from "./meant.ts";
import { isHeavy } from "../../safety/concern.ts";
import { entry, say } from "../turn/outcome.ts";

/**
 * What a language model takes an unsure text for is asked about, and never carried out: an exercise by yes or no, anything else as the
 * first of the buttons. Nothing is said where the dialogue has moved on, where it cannot be done now, or where that button was first already.
 */
export function meantByModel(
  before: Snapshot,
  { text, intent }: Extract<Command, { readonly do: "meant_by_model" }>,
  context: DecisionContext,
): Decision {
  const { waiting } = before.dialogue;
  if (isHeavy(before.dialogue, context.now) || waiting.for !== "text_as_goal" || waiting.text !== text)
    return say(before);
  const because = entry("meaning_asked", { rule: "second_opinion", inputs: { intent } });

  const technique = techniqueMeant(intent, before, context);
  if (technique) {
    return mayBegin(before, technique, context)
      ? { ...askFirst(before, technique, text, context), journal: [because] }
      : say(before);
  }

  const able = doable(intent, text, before, context);
  if (!able) return say(before);
  const reading = context.screen.intent(text, before.person.locale);
  if (whichMeant(text, reading, before, context)?.buttons?.[0]?.[0]?.label === able.label) return say(before);
  const others = reading.top3.filter((guess) => guess.intent !== intent);
  const top3 = [{ intent, confidence: 1 }, ...others].slice(0, 3);
  const which = whichMeant(text, { ...reading, top3, worthAsking: true }, before, context);
  return which ? { ...say(before, which), journal: [because] } : say(before);
}
