import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { timeZoneSchema } from "./me.ts";

/** Where a browser goes to prove who somebody is elsewhere, and what it brings back with the answer. */
export const providerBegunSchema = z
  .object({
    url: z.string(),
    ticket: z.string().meta({ description: "To be sent with the answer; good for ten minutes" }),
  })
  .meta({ id: "ProviderBegun" });
export type ProviderBegunWire = z.infer<typeof providerBegunSchema>;

/** What the provider gave to the page, with the ticket. */
export const providerAnswerSchema = z
  .strictObject({ code: z.string().min(1).max(4000), state: z.string().min(1).max(200), ticket: z.string().max(4000) })
  .meta({ id: "ProviderAnswer" });
export type ProviderAnswerWire = z.infer<typeof providerAnswerSchema>;

export const providerSignInSchema = providerAnswerSchema
  .extend({
    invite: z.string().max(100).optional(),
    shared_device: z.boolean().default(false),
    locale: z.enum(locales).optional(),
    time_zone: timeZoneSchema.optional(),
  })
  .meta({ id: "ProviderSignIn" });
export type ProviderSignInWire = z.input<typeof providerSignInSchema>;
