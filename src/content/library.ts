import { createHash } from "node:crypto";
import type { TrackLibrary } from "#core/dialogue/decision.ts";
import { loadPlainDates } from "./plain-dates.ts";
import { loadTechniqueChecks } from "./technique-checks.ts";
import { loadTechniques } from "./techniques.ts";
import { loadTracks } from "./tracks.ts";

/** Everything that the tracks stand on, read once: exercises, riddles, next actions, checks and days in words. */
export function loadTrackLibrary(folder: string): TrackLibrary {
  const techniques = loadTechniques(folder);
  const { next, upkeep } = loadTracks(folder, techniques);
  return {
    techniques: techniques.techniques,
    riddles: techniques.riddles,
    pack: { next, upkeep },
    check: loadTechniqueChecks(folder),
    date: loadPlainDates(folder),
    digest: (text) => createHash("sha256").update(text).digest("hex"),
  };
}
