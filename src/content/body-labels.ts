import { z } from "zod";
import { metrics } from "#core/readings/metric.ts";
import { plausibilities, type Plausibility } from "#core/readings/plausible.ts";
import { fileRefusals } from "#core/readings/row-refusal.ts";
import { readPack } from "./content-folder.ts";
import { localWords, type LocalWords } from "./in-every-locale.ts";

const marks = plausibilities.filter((each): each is Exclude<Plausibility, "plausible"> => each !== "plausible");
const labelsSchema = z.strictObject({
  metric: z.record(z.enum(metrics), localWords),
  row_refusal: z.record(z.enum(fileRefusals), localWords),
  reading_mark: z.record(z.enum(marks), localWords),
  reading_verdict: z.record(z.enum(["conflict"]), localWords),
  /** By the codes of the importers. */
  import_problem: z.record(z.string().regex(/^[a-z_]+$/u), localWords),
});

/** Names of what is measured and reasons why a reading is not kept or not used, by the path that a `TextRef` carries, such as `metric.mood`. */
export function bodyLabels(folder: string): readonly (readonly [path: string, words: LocalWords])[] {
  return Object.entries(readPack(folder, "day/body-labels.yaml", labelsSchema)).flatMap(([kind, labels]) =>
    Object.entries(labels).map(([id, words]) => [`${kind}.${id}`, words] as const),
  );
}
