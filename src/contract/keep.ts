import { z } from "zod";

/** What may stay when everything ends. */
export const keepable = ["telegram", "tokens", "feed"] as const;
export const keepSchema = z
  .array(z.enum(keepable))
  .max(keepable.length)
  .default([])
  .meta({ description: "What stays; everything else that reads as this person ends" });
export type Keepable = (typeof keepable)[number];
