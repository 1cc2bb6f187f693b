import { positionReply } from "../home/position.ts";
import { crisisAgain, worksOfHeld } from "../crisis/crisis-turn.ts";
import * as settings from "../home/settings-commands.ts";
import { exerciseInFront } from "../tracks/exercise-shown.ts";
import { giveAnswer } from "../tracks/exercise-answers.ts";
import { stopExercise } from "../tracks/exercise-commands.ts";
import { unaskedPhoto } from "../tracks/exercise-photos.ts";
import * as tracks from "../tracks/track-commands.ts";
import { must, oneOf } from "../turn/button-code.ts";
import type { Commands, CommandTable } from "../turn/command-row.ts";
import type { CommandOf } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { EntryCommand } from "../turn/entry-command.ts";
import { linesReply, talkLine } from "../goals/talk-lines.ts";
import { nothing, say, waitFor, sayWithPosition, withDialogue } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import { hear, hearHeld } from "./hear.ts";
import { draftFor } from "./talk/words/write-draft.ts";
import { draftPurposes } from "../../talk/draft/draft-request.ts";
import { nod } from "./understand.ts";
import * as answers from "../goals/goal-answers.ts";
import { putAside } from "../goals/goal-commands.ts";
import { doubtInFront } from "../goals/goal-views.ts";

/** Commands that come before anything is understood: words, files, and what concerns whatever question is open. */
export const entryCommands = {
  text: {
    run: (before, command, context, commands) => hear(before, command, context, commands),
    works: (_command, before, now, worksFor) => {
      const { waiting, crisis } = before.dialogue;
      // Words may end the crisis, and what it held is carried out with them.
      const held = worksOfHeld(before, now, worksFor);
      if (held) return held;
      if (waiting.for === "work_section") return { ids: [waiting.workId] };
      return crisis ? { kind: "safety_plan", from: 0, limit: 1 } : undefined;
    },
  },
  edited: {
    run: (before) => say(before),
  },
  attachment: {
    run: attachment,
    plain: ["what"],
  },
  unknown_command: {
    run: (before) =>
      say(before, { say: "command.unknown", buttons: [[{ label: "button.help", press: { do: "help" } }]] }),
  },
  thanks: {
    run: (before, _command, context) => nod(before, "text.thanks", context),
    said: ["of_steps"],
  },
  skip: {
    run: (before, _command, context) => skip(before, context),
    button: { code: "sk" },
    slash: [{ name: "skip" }],
    said: ["anywhere"],
  },
  draft_for: {
    run: (before, { purpose }, context) => draftFor(before, purpose, context),
    button: { code: "dw", fields: [must("purpose", oneOf(draftPurposes))] },
  },
  forget_talk: {
    run: (before, _command, context) => {
      const line = talkLine(before, context, "forgotten");
      const reply = line && linesReply([line]);
      return say(withDialogue(before, { talk: undefined, undertones: undefined }), ...(reply ? [reply] : []));
    },
    button: { code: "ft" },
    slash: [{ name: "forget_talk" }],
  },
  cancel: {
    run: (before, _command, context) => {
      const { waiting } = before.dialogue;
      if (waiting.for === "exercise") return stopExercise(before);
      const inDoubt = doubtInFront(before);
      if (inDoubt) return putAside(before, "pause_goal", inDoubt.id, context);
      // Words that are held are let go with the question they may have answered.
      const back = waiting.for === "held_words" || !("back" in waiting) ? undefined : waiting.back;
      const after = waitFor(before, back ?? nothing);
      return sayWithPosition(after, { say: "cancel.done" });
    },
    button: { code: "cl" },
    slash: [{ name: "cancel" }],
    said: ["anywhere"],
  },
  held_words: {
    run: (before, { as }, context, commands) => {
      const { waiting } = before.dialogue;
      if (waiting.for !== "held_words") return sayWithPosition(before);
      return hearHeld(waitFor(before, waiting.back), waiting.text, as, context, commands);
    },
    button: { code: "hw", fields: [must("as", oneOf(["answer", "own"] as const))] },
  },
  after_restart: {
    run: (before) => {
      const { crisis } = before.dialogue;
      return say(before, { say: "restart.sorry" }, crisis ? crisisAgain(before, crisis) : positionReply(before));
    },
    ours: true,
    asItIs: true,
  },
} as const satisfies CommandTable<EntryCommand>;

/** A file that nothing waits for: the words beside it are heard, and it is said what can be done with it. */
function attachment(
  before: Snapshot,
  { what, caption }: CommandOf<"attachment">,
  context: DecisionContext,
  commands: Commands,
): Decision {
  if (caption !== undefined && plainText(caption) !== "") return hear(before, { text: caption }, context, commands);
  const { crisis } = before.dialogue;
  return say(
    before,
    what === "photo" && before.journey && context.flags.multi_track_system_enabled
      ? unaskedPhoto(before)
      : { say: what === "voice" ? "attachment.voice" : "attachment.other" },
    crisis ? crisisAgain(before, crisis) : positionReply(before),
  );
}

/** Skips whatever question is open. */
function skip(before: Snapshot, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  const exercise = exerciseInFront(before);
  if (exercise) return giveAnswer(before, { exerciseId: exercise.id, given: { press: "skip" } }, context);
  if (waiting.for === "place") return tracks.askFocus(before);
  if (waiting.for === "focus") return tracks.leaveFocus(before, context);
  if (waiting.for === "contact" && waiting.onward)
    return settings.afterGate(waitFor(before, nothing), waiting.onward, context);
  return answers.skip(before, context);
}
