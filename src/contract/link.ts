import { z } from "zod";
import { instantSchema } from "./instant.ts";

/** A Telegram account that reads and writes as this person. */
export const linkedTelegramSchema = z
  .object({
    id: z.string(),
    name: z
      .string()
      .nullable()
      .meta({ description: "As it calls itself in Telegram; null where it was not heard of yet" }),
    since: instantSchema.nullable(),
    used_at: instantSchema.nullable().meta({ description: "To the hour" }),
  })
  .meta({ id: "LinkedTelegram" });
export type LinkedTelegramWire = z.infer<typeof linkedTelegramSchema>;

/** A wish to join a Telegram account, as far as it has come. */
export const joinWishSchema = z
  .object({
    state: z.enum(["offered", "asked", "agreed", "waiting"]).meta({
      description:
        "`offered` a code, `asked` in Telegram, `agreed` there and to be confirmed here, `waiting` its day of grace",
    }),
    name: z.string().nullable().meta({ description: "Who opened the code in Telegram" }),
    due_at: instantSchema.nullable().meta({ description: "When the two become one, where they wait for it" }),
  })
  .meta({ id: "JoinWish" });
export type JoinWishWire = z.infer<typeof joinWishSchema>;

export const linkSchema = z
  .object({ telegram: z.array(linkedTelegramSchema), wish: joinWishSchema.nullable() })
  .meta({ id: "Link" });
export type LinkWire = z.infer<typeof linkSchema>;

export const linkOfferSchema = z
  .strictObject({
    another: z.literal(true).optional().meta({ description: "A further Telegram account, beside one that is linked" }),
  })
  .meta({ id: "LinkOffer" });

export const linkConfirmSchema = z.strictObject({ password: z.string().min(1).max(200) }).meta({ id: "LinkConfirm" });

export const linkConfirmedSchema = z
  .object({ joined: z.boolean(), due_at: instantSchema.nullable() })
  .meta({ id: "LinkConfirmed" });
