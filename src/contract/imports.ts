import { z } from "zod";
import { importStates } from "#core/readings/import-state.ts";
import { instantSchema } from "./instant.ts";

/** The import of one file. */
export const importSchema = z
  .object({
    id: z.string(),
    format: z.string().nullable().meta({ description: "Null until the file is known", example: "apple_health" }),
    format_name: z.string().nullable(),
    state: z.enum(importStates),
    started_at: instantSchema,
    changed_at: instantSchema,
    bytes: z.number(),
    bytes_read: z.number(),
    counts: z.object({
      read: z.int(),
      stored: z.int(),
      known: z.int(),
      conflicts: z.int(),
      marked: z.int().meta({ description: "Kept, and not used because they cannot be so" }),
    }),
    unused: z
      .record(z.string(), z.int())
      .meta({ description: "What the file holds that is not used, by its own name" }),
    refused: z
      .array(z.object({ reason: z.string(), text: z.string(), count: z.int() }))
      .meta({ description: "Rows that could not be read" }),
    problem: z.string().nullable(),
    problem_text: z.string().nullable(),
  })
  .meta({ id: "Import" });
export type ImportWire = z.infer<typeof importSchema>;
export const importListSchema = z
  .object({
    imports: z.array(importSchema).meta({ description: "Newest first" }),
    most_bytes: z.number().meta({ description: "The largest file that is taken" }),
  })
  .meta({ id: "ImportList" });
