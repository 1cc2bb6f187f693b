import { z } from "zod";
import { evidenceStrengths } from "#core/day/evidence.ts";
import { equipments, places, seasons } from "#core/day/habit.ts";
import { readPack } from "./content-folder.ts";
import { localWords, type LocalWords } from "./in-every-locale.ts";

/** Why nobody has to worry about a habit: nothing speaks against it, something may, or only its gentle way is told. */
const reassurances = ["open", "cautious", "gentle"] as const;

/** What would change a task: the brief's triggers as a task names them. */
export const taskTriggers = ["energy_low", "energy_high", "stress_high"] as const;

const labelsSchema = z.strictObject({
  equipment: z.record(z.enum(equipments), localWords),
  place: z.record(z.enum(places), localWords),
  season: z.record(z.enum(seasons), localWords),
  evidence_strength: z.record(z.enum(evidenceStrengths), localWords),
  trigger: z.record(z.enum(taskTriggers), localWords),
  reassurance: z.record(z.enum(reassurances), localWords),
  feed: z.strictObject({ name: localWords, neutral: localWords }),
});

/** Names of closed values of the day, by the path that a `TextRef` carries, such as `equipment.pet`. */
export function dayLabels(folder: string): readonly (readonly [path: string, words: LocalWords])[] {
  return Object.entries(readPack(folder, "day/labels.yaml", labelsSchema)).flatMap(([kind, labels]) =>
    Object.entries(labels).map(([id, words]) => [`${kind}.${id}`, words] as const),
  );
}
