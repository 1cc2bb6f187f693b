import { z } from "zod";
import { keepable } from "#core/person/keepable.ts";

export const keepSchema = z
  .array(z.enum(keepable))
  .max(keepable.length)
  .default([])
  .meta({ description: "What stays; everything else that reads as this person ends" });
