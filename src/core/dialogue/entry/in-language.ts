import { takesOwnWords } from "../tracks/exercise-answers.ts";
import { exerciseInFront } from "../tracks/exercise-shown.ts";
import { letterByShape } from "../../talk/draft-shape.ts";
import { writtenIn } from "../../talk/written-in.ts";
import type { Locale } from "../../person/person.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry } from "../turn/outcome.ts";
import type { Button } from "../turn/reply.ts";

/**
 * Whoever plainly writes in the other language is answered in it, and spoken to in it from then on: a button beside the answer, or the next message
 * in the language before, takes that back. A letter that is shown, and what is written into an exercise, are no talk to us.
 */
export function inLanguageOf(
  before: Snapshot,
  command: Command,
  context: DecisionContext,
  decided: (from: Snapshot) => Decision,
): Decision {
  const locale = command.do === "text" ? spokenIn(before, command.text, context) : undefined;
  const was = before.person.locale;
  if (locale === undefined || locale === was) return decided(before);
  const decision = decided({ ...before, person: { ...before.person, locale } });
  const last = decision.replies.at(-1);
  // Beside help lines stands nothing else; and what asked for a language itself is done.
  if (!last || decision.after.person.locale !== locale || decision.after.dialogue.crisis) return decision;
  const back: Button = { label: `button.locale_${was}`, press: { do: "language", locale: was } };
  const spoken = { ...last, buttons: [...(last.buttons ?? []), [back]] };
  return {
    ...decision,
    replies: [...decision.replies.slice(0, -1), spoken],
    journal: [...decision.journal, entry("settings_changed", { rule: "written_in" })],
  };
}

function spokenIn(before: Snapshot, text: string, context: DecisionContext): Locale | undefined {
  const exercise = exerciseInFront(before);
  const writes = exercise !== undefined && !before.dialogue.crisis && takesOwnWords(exercise, context);
  return writes || letterByShape(text) !== undefined ? undefined : writtenIn(text);
}
