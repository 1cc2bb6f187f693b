import { z } from "zod";
import { locales, rephraseReasons, stepSizes, tones } from "#core/person/person.ts";
import { instantSchema } from "./instant.ts";

export const meSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    owner: z.boolean(),
    telegram_linked: z.boolean(),
    shared_device: z.boolean().meta({ description: "Others use this device too: nothing is to be kept on it" }),
    lock: z
      .object({
        after_minutes: z.int(),
        shows_plan: z.boolean().meta({ description: "Whether the own safety plan opens without the PIN" }),
        draft_key: z
          .string()
          .meta({ description: "What a browser seals drafts under; it forgets it when it is locked" }),
      })
      .nullable()
      .meta({ description: "The lock of the pages, where this account has a PIN" }),
    offers: z
      .object({ telegram: z.boolean(), model: z.boolean() })
      .meta({ description: "What this server has now, beside itself" }),
    news: z.int().meta({ description: "What changed about who can see this account and was not looked at yet" }),
    locale: z.enum(locales),
    tone: z.enum(tones),
    time_zone: z.string(),
    country: z.string().nullable(),
    show_estimate: z.boolean(),
    neutral_notifications: z.boolean(),
    model_consent: z.boolean(),
    step_size: z.enum(stepSizes),
    rephrase_counts: z.partialRecord(z.enum(rephraseReasons), z.int()),
    created_at: instantSchema,
  })
  .meta({ id: "Me" });
export type MeWire = z.infer<typeof meSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: "not an IANA time zone" })
  .meta({ description: "IANA name", example: "Europe/Riga" });

export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: "ISO 3166-1 alpha-2", example: "LV" });

export const mePatchSchema = z
  .strictObject({
    locale: z.enum(locales).optional(),
    tone: z.enum(tones).optional(),
    time_zone: timeZoneSchema.optional(),
    country: countrySchema.optional(),
    show_estimate: z.boolean().optional(),
    neutral_notifications: z.boolean().optional(),
    model_consent: z.boolean().optional(),
    reset_rephrase: z.literal(true).optional().meta({ description: "Forget what was learnt from rephrasing" }),
  })
  .refine((patch) => Object.keys(patch).length > 0, { error: "nothing to change" })
  .meta({ id: "MePatch" });
export type MePatchWire = z.infer<typeof mePatchSchema>;

/** Deletion is real and immediate, so it asks for the password once more. */
export const meDeleteSchema = z
  .strictObject({
    password: z.string().max(200).meta({ description: "Empty where there is none: of whoever came by Telegram" }),
  })
  .meta({ id: "MeDelete" });
