import { z } from "zod";
import { workKinds } from "#core/techniques/technique.ts";
import { instantSchema } from "./instant.ts";

export const searchKinds = ["goal", "step", "work", "draft", "exercise", "habit", "own_habit"] as const;

export const searchSchema = z
  .strictObject({ words: z.string().max(200) })
  .meta({ id: "Search", description: "Words stand in the body: an address is written down in too many places" });

export const foundSchema = z
  .object({
    kind: z.enum(searchKinds),
    id: z.string().meta({ description: "Of the goal, where a step was found" }),
    name: z.string(),
    passage: z.string().nullable().meta({ description: "Where the words stand; null where the name says it" }),
    of: z.string().nullable().meta({ description: "The goal that a step belongs to" }),
    work: z.enum(workKinds).nullable(),
    at: instantSchema.nullable().meta({ description: "When it was made, or done" }),
  })
  .meta({ id: "Found" });
export type FoundWire = z.infer<typeof foundSchema>;

export const searchAnswerSchema = z
  .object({
    found: z.array(foundSchema).meta({ description: "The best first, 20 at most" }),
    help: z.boolean().meta({ description: "Whether the words say that somebody may be in danger: help comes first" }),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswerWire = z.infer<typeof searchAnswerSchema>;
