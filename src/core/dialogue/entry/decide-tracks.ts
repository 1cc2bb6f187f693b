import { assertNever } from "../../assert-never.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import * as exercises from "../tracks/exercise-commands.ts";
import { plainText } from "../turn/plain-text.ts";
import * as tracks from "../tracks/track-commands.ts";
import * as works from "../tracks/work-commands.ts";
import { say } from "../turn/outcome.ts";
import * as views from "../home/views.ts";

const names = [
  "brings",
  "place_right",
  "tracks",
  "track",
  "progress",
  "progress_card",
  "milestones",
  "keepsake",
  "set_primary",
  "pause_track",
  "weigh_track",
  "nudges",
  "suggest",
  "suggest_all",
  "accept",
  "decline",
  "offer",
  "report",
  "link_goal",
  "begin",
  "resume",
  "exercise",
  "exercise_text",
  "photo",
  "photo_refused",
  "stop_exercise",
  "drop_exercise",
  "switch_back",
  "works",
  "work",
  "edit_work",
  "tick_work",
  "mark_work",
  "delete_work",
  "work_file",
  "diary_file",
  "clarity",
  "tick",
] as const satisfies readonly Command["do"][];
export type TrackCommand = Extract<Command, { readonly do: (typeof names)[number] }>;

export function isTrackCommand(command: Command): command is TrackCommand {
  return (names as readonly string[]).includes(command.do);
}

/** Commands about tracks, exercises and works. */
export function decideTracks(before: Snapshot, command: TrackCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case "brings":
      return tracks.brings(before, command.what, context);
    case "place_right":
      return before.dialogue.waiting.for === "place"
        ? tracks.askFocus(before)
        : say(before, views.positionReply(before));
    case "tracks":
      return tracks.tracks(before, context);
    case "track":
      return tracks.track(before, command.track, context);
    case "progress":
      return tracks.progress(before, context);
    case "progress_card":
      return tracks.progressCard(before, context);
    case "milestones":
      return tracks.milestones(before, context);
    case "keepsake":
      return tracks.keepsake(before, command.track, context);
    case "set_primary":
      return tracks.choosePrimary(before, command.track, context);
    case "pause_track":
      return tracks.pause(before, command.track, command.paused, context);
    case "weigh_track":
      return tracks.weigh(before, command.track, command.weight, context);
    case "nudges":
      return tracks.setNudges(before, command.wanted, context);
    case "suggest":
      return tracks.suggest(before, command.track, context);
    case "suggest_all":
      return tracks.suggestAll(before, command.track, context);
    case "accept":
      return tracks.accept(before, command, context);
    case "decline":
      return tracks.decline(before, command, context);
    case "offer":
      return tracks.offer(before, command, context);
    case "report":
      return tracks.report(before, command.action, context);
    case "link_goal":
      return tracks.linkGoal(before, command.goalId, command.track, context);
    case "begin":
      return exercises.beginExercise(before, command, context);
    case "resume":
      return exercises.resume(before, command.exerciseId, context);
    case "exercise":
      return exercises.giveAnswer(
        before,
        { exerciseId: command.exerciseId, step: command.step, given: { press: command.press } },
        context,
      );
    case "exercise_text":
      return exercises.giveAnswer(
        before,
        { exerciseId: command.exerciseId, step: command.step, given: { text: plainText(command.text) } },
        context,
      );
    case "photo":
      return exercises.givePhoto(before, command, context);
    case "photo_refused":
      return exercises.refusePhoto(before, command.because, context);
    case "stop_exercise":
      return exercises.stopExercise(before);
    case "drop_exercise":
      return exercises.dropExercise(before, command.exerciseId);
    case "switch_back":
      return exercises.switchBack(before, context);
    case "works":
      return works.listWorks(before, command, context);
    case "work":
      return works.openWork(before, command.workId, context);
    case "edit_work":
      return works.editWork(before, command, context);
    case "tick_work":
      return works.tickWork(before, command, context);
    case "mark_work":
      return works.markWork(before, command.workId, command.status, context);
    case "delete_work":
      return works.deleteWork(before, command.workId, command.confirmed ?? false, context);
    case "work_file":
      return works.workFile(before, command.workId);
    case "diary_file":
      return say(before, { say: "diary.file", file: { make: "diary", format: command.format } });
    case "clarity":
      return tracks.clarity(before, command.clear);
    case "tick":
      return tracks.tick(before, context);
    default:
      return assertNever(command);
  }
}
