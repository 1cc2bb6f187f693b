import { z } from "zod";
import { techniqueIds } from "#core/techniques/technique.ts";
import { type ActionType, type MilestoneType, milestoneTypes } from "#core/tracks/action.ts";
import { type NextAction, suggestionRules, type TrackPack } from "#core/tracks/suggest.ts";
import { type TrackId, trackIds, trackPhases } from "#core/tracks/track.ts";
import { readPack } from "./content-folder.ts";
import { localWords } from "./in-every-locale.ts";
import { actionType } from "./technique-file.ts";
import type { Techniques } from "./techniques.ts";

const easy = z.boolean().default(false);
const nextSchema = z.union([
  z.strictObject({
    technique: z.enum(techniqueIds),
    easy,
    minutes: z.int().min(1).optional(),
    words: localWords,
  }),
  z.strictObject({ report: actionType, easy, minutes: z.int().min(1), words: localWords }),
]);
const nextList = z.array(nextSchema).min(1);
type NextFile = z.infer<typeof nextSchema>;

const trackSchema = z.strictObject({
  icon: z.string().min(1),
  name: localWords,
  about: localWords,
  phases: z.record(z.enum(trackPhases), localWords),
  next: z.record(z.enum(trackPhases), nextList),
  upkeep: nextList,
  keepsake: localWords,
  complete: localWords,
});

/** One recovery as it is written: its tracks, what comes next on them, and the words around them. Another file is another recovery. */
export const tracksFileSchema = z.strictObject({
  tracks: z.record(z.enum(trackIds), trackSchema),
  milestones: z.record(
    z.enum(milestoneTypes as readonly [MilestoneType, ...MilestoneType[]]),
    z.strictObject({ name: localWords, celebrate: localWords }),
  ),
  because: z.record(z.enum(suggestionRules), localWords),
  reports: z.partialRecord(actionType, localWords),
  explain: localWords,
});
export type TracksFile = z.infer<typeof tracksFileSchema>;

const tracksPath = "tracks/recovery.yaml";

/** The track pack as it is written. */
export function readTracks(folder: string): TracksFile {
  return readPack(folder, tracksPath, tracksFileSchema);
}

/** Where the words of a track's next actions stand: the phase, or `upkeep`, and the place in its list. */
export const nextRef = (track: TrackId, list: string, index: number): string => `next.${track}.${list}.${index}`;

/** Loads what the tracks know of next actions, and which actions a person can tell of; throws with file and field. */
export function loadTracks(folder: string, { techniques }: Pick<Techniques, "techniques">): LoadedTracks {
  const { tracks, reports } = readTracks(folder);
  const nextOf =
    (track: TrackId, list: string) =>
    (next: NextFile, index: number): NextAction => {
      const words = { ref: nextRef(track, list, index) };
      return "technique" in next
        ? {
            action: { kind: "technique", technique: next.technique },
            easy: next.easy,
            minutes: next.minutes ?? techniques[next.technique].minutes,
            words,
          }
        : { action: { kind: "report", action: next.report }, easy: next.easy, minutes: next.minutes, words };
    };
  return {
    next: recordOf(trackIds, (track) =>
      recordOf(trackPhases, (phase) => tracks[track].next[phase].map(nextOf(track, phase))),
    ),
    upkeep: recordOf(trackIds, (track) => tracks[track].upkeep.map(nextOf(track, "upkeep"))),
    reports: Object.keys(reports) as readonly ActionType[],
  };
}

function recordOf<K extends string, T>(keys: readonly K[], of: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;
}

/** The track pack with the actions that can be told of afterwards, each with a label `report.<action>`. */
export interface LoadedTracks extends TrackPack {
  readonly reports: readonly ActionType[];
}
