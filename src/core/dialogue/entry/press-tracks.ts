import type { GoalId } from "../../goals/ids.ts";
import type { ExerciseId } from "../../techniques/exercise.ts";
import { techniqueIds, workKinds } from "../../techniques/technique.ts";
import { type WorkId, workStatuses } from "../../techniques/work.ts";
import { isActionType } from "../../tracks/action.ts";
import { actionNamed } from "../../tracks/suggest.ts";
import { isTrackId, type TrackId, trackIds } from "../../tracks/track.ts";
import type { Command } from "../turn/command.ts";
import type { TrackCommand } from "./decide-tracks.ts";

/** Button data of the tracks, exercises and works; see `press.ts`. */

const plain = {
  place_right: "plok",
  tracks: "trks",
  progress: "prog",
  progress_card: "card",
  milestones: "mile",
  stop_exercise: "stop",
  switch_back: "back",
} as const;
const plainByCode = new Map(Object.entries(plain).map(([name, code]) => [code as string, { do: name } as Command]));

const yes = (wanted: boolean): string => (wanted ? "y" : "n");

/** The data of a button that gives this command; throws for what no button may carry. */
export function encodeTrackPress(command: TrackCommand): string {
  switch (command.do) {
    case "place_right":
    case "tracks":
    case "progress":
    case "progress_card":
    case "milestones":
    case "stop_exercise":
    case "switch_back":
      return plain[command.do];
    case "brings":
      return `br:${command.what}`;
    case "track":
      return `tk:${command.track}`;
    case "keepsake":
      return `ks:${command.track}`;
    case "set_primary":
      return `fp:${command.track ?? ""}`;
    case "pause_track":
      return `pt:${command.track}:${yes(command.paused)}`;
    case "weigh_track":
      return `wt:${command.track}:${command.weight}`;
    case "nudges":
      return `nu:${yes(command.wanted)}`;
    case "suggest":
      return `sg:${command.track ?? ""}`;
    case "suggest_all":
      return `sx:${command.track ?? ""}`;
    case "accept":
      return `sy:${command.track}${command.action === undefined ? "" : `:${command.action}`}`;
    case "decline":
      return `sn:${command.track}${command.action === undefined ? "" : `:${command.action}`}`;
    case "report":
      return `re:${command.action ?? ""}`;
    case "link_goal":
      return `ln:${command.goalId}:${command.track ? trackIds.indexOf(command.track) : ""}`;
    case "begin":
      return `bg:${command.technique}${command.anew ? ":n" : command.confidence === 1 ? ":y" : ""}`;
    case "resume":
      return `rs:${command.exerciseId ?? ""}`;
    case "exercise":
      return `xp:${command.exerciseId}:${command.step}:${command.press}`;
    case "drop_exercise":
      return `xd:${command.exerciseId}`;
    case "works":
      return `wk:${command.kind ?? ""}:${command.from ?? ""}`;
    case "work":
      return `wo:${command.workId}`;
    case "edit_work":
      return `we:${command.workId}:${command.step}`;
    case "tick_work":
      return `wc:${command.workId}:${command.step}:${command.line}`;
    case "mark_work":
      return `wm:${command.workId}:${command.status}`;
    case "delete_work":
      return `wd:${command.workId}${command.confirmed ? ":y" : ""}`;
    case "work_file":
      return `wp:${command.workId}`;
    case "diary_file":
      return `df:${command.format}`;
    case "clarity":
      return `cy:${yes(command.clear)}`;
    case "offer":
    case "exercise_text":
    case "photo":
    case "photo_refused":
    case "tick":
      throw new Error(`no button carries ${command.do}`);
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const word = /^[a-z0-9_]{1,10}$/;

const about = <T extends Command>(id: string, make: () => T): T | undefined => (uuid.test(id) ? make() : undefined);
const onTrack = (name: string, make: (track: TrackId) => Command): Command | undefined =>
  isTrackId(name) ? make(name) : undefined;

/** A suggestion taken up or put aside, by the name it was shown under. */
function suggested(track: string, name: readonly string[], what: "accept" | "decline"): Command | undefined {
  const action = name.filter((part) => part !== "").join(":");
  if (action === "") return onTrack(track, (id) => ({ do: what, track: id }));
  return actionNamed(action) && onTrack(track, (id) => ({ do: what, track: id, action }));
}

/** The command of a pressed button of ours; undefined for anything else. */
export function decodeTrackPress(data: string): Command | undefined {
  const known = plainByCode.get(data);
  if (known) return known;
  const [code = "", first = "", second = "", third = ""] = data.split(":");
  switch (code) {
    case "br":
      return first === "tracks" || first === "goal" || first === "day" ? { do: "brings", what: first } : undefined;
    case "tk":
      return onTrack(first, (track) => ({ do: "track", track }));
    case "ks":
      return onTrack(first, (track) => ({ do: "keepsake", track }));
    case "fp":
      if (first === "") return { do: "set_primary" };
      return first === "all"
        ? { do: "set_primary", track: "all" }
        : onTrack(first, (track) => ({ do: "set_primary", track }));
    case "pt":
      return onTrack(first, (track) => ({ do: "pause_track", track, paused: second === "y" }));
    case "wt":
      return /^[1-5]$/.test(second)
        ? onTrack(first, (track) => ({ do: "weigh_track", track, weight: Number(second) }))
        : undefined;
    case "nu":
      return { do: "nudges", wanted: first === "y" };
    case "sg":
      return first === "" ? { do: "suggest" } : onTrack(first, (track) => ({ do: "suggest", track }));
    case "sx":
      return first === "" ? { do: "suggest_all" } : onTrack(first, (track) => ({ do: "suggest_all", track }));
    case "sy":
      return suggested(first, [second, third], "accept");
    case "sn":
      return suggested(first, [second, third], "decline");
    case "re":
      if (first === "") return { do: "report" };
      return isActionType(first) ? { do: "report", action: first } : undefined;
    case "ln": {
      const track = /^[0-3]$/.test(second) ? trackIds[Number(second)] : undefined;
      return about(first, () => ({ do: "link_goal", goalId: first as GoalId, ...(track ? { track } : {}) }));
    }
    case "bg": {
      const technique = techniqueIds.find((each) => each === first);
      if (!technique) return undefined;
      if (second === "y") return { do: "begin", technique, confidence: 1 };
      return { do: "begin", technique, ...(second === "n" ? { anew: true } : {}) };
    }
    case "rs":
      return first === "" ? { do: "resume" } : about(first, () => ({ do: "resume", exerciseId: first as ExerciseId }));
    case "xp":
      return word.test(second) && word.test(third)
        ? about(first, () => ({ do: "exercise", exerciseId: first as ExerciseId, step: second, press: third }))
        : undefined;
    case "xd":
      return about(first, () => ({ do: "drop_exercise", exerciseId: first as ExerciseId }));
    case "wk": {
      const kind = workKinds.find((each) => each === first);
      const from = /^\d{1,5}$/.test(second) ? { from: Number(second) } : {};
      return first === "" || kind ? { do: "works", ...(kind ? { kind } : {}), ...from } : undefined;
    }
    case "wo":
      return about(first, () => ({ do: "work", workId: first as WorkId }));
    case "we":
      return word.test(second)
        ? about(first, () => ({ do: "edit_work", workId: first as WorkId, step: second }))
        : undefined;
    case "wc":
      return word.test(second) && /^\d{1,3}$/.test(third)
        ? about(first, () => ({ do: "tick_work", workId: first as WorkId, step: second, line: Number(third) }))
        : undefined;
    case "wm": {
      const status = workStatuses.find((each) => each === second);
      return status && about(first, () => ({ do: "mark_work", workId: first as WorkId, status }));
    }
    case "wd":
      return about(first, () => ({
        do: "delete_work",
        workId: first as WorkId,
        ...(second === "y" ? { confirmed: true } : {}),
      }));
    case "wp":
      return about(first, () => ({ do: "work_file", workId: first as WorkId }));
    case "df":
      return first === "pdf" || first === "csv" ? { do: "diary_file", format: first } : undefined;
    case "cy":
      return { do: "clarity", clear: first === "y" };
    default:
      return undefined;
  }
}
