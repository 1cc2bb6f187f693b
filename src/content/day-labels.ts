import { z } from "zod";
import { evidenceStrengths } from "#core/day/evidence.ts";
import { equipments, places, seasons } from "#core/day/habit.ts";
import { readPack } from "./content-folder.ts";
import type { BothWords } from "./technique-file.ts";

/** What would change a task: the brief's triggers as a task names them. */
export const taskTriggers = ["energy_low", "energy_high", "stress_high"] as const;

const both = z.strictObject({ ru: z.string().trim().min(1), en: z.string().trim().min(1) });
const labelsSchema = z.strictObject({
  equipment: z.record(z.enum(equipments), both),
  place: z.record(z.enum(places), both),
  season: z.record(z.enum(seasons), both),
  evidence_strength: z.record(z.enum(evidenceStrengths), both),
  trigger: z.record(z.enum(taskTriggers), both),
  feed: z.strictObject({ name: both, neutral_name: both, neutral: both }),
});

/** Names of closed values of the day, by the path that a `TextRef` carries, such as `equipment.pet`. */
export function dayLabels(folder: string): readonly (readonly [path: string, words: BothWords])[] {
  return Object.entries(readPack(folder, "day/labels.yaml", labelsSchema)).flatMap(([kind, labels]) =>
    Object.entries(labels).map(([id, words]) => [`${kind}.${id}`, words] as const),
  );
}
