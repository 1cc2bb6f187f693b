import { z } from "zod";

/** Why something is as it is: the rule, the figures that it looked at, and the words for it. */
export const becauseSchema = z
  .object({
    rule: z.string(),
    text: z.string().meta({ description: "In the person's language" }),
    inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: "Because" });
export type BecauseWire = z.infer<typeof becauseSchema>;

/** A moment with the offset of the person's clock, so that a page need not know time zones. */
export const localInstantSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: "ISO 8601 with the offset of the person's zone", example: "2026-11-21T07:30:00+02:00" });

/** A time on the wall. */
export const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: "A time of the clock", example: "07:30" });
