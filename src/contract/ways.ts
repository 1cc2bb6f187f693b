import { z } from "zod";
import { wayChannels } from "#core/person/channel.ts";
import { instantSchema } from "./instant.ts";

const wayChannelSchema = z.enum(wayChannels);

/** A way by which a person is told that something is there. */
export const waySchema = z
  .object({
    id: z.string(),
    channel: wayChannelSchema,
    name: z.string().meta({ description: "What the person knows it by: a browser, a host, an address of mail" }),
    on: z.boolean(),
    whole: z
      .boolean()
      .meta({ description: "Whether it says what there is; otherwise only that something is, without a word of it" }),
    here: z.boolean().meta({ description: "Made in this session" }),
    created_at: instantSchema,
  })
  .meta({ id: "Way" });
export type WayWire = z.infer<typeof waySchema>;

export const waysSchema = z
  .object({
    channels: z.array(wayChannelSchema).meta({ description: "Those that this server has" }),
    push_key: z.string().meta({ description: "What a browser subscribes with (VAPID, base64url)" }),
    ways: z.array(waySchema),
  })
  .meta({ id: "Ways" });
export type WaysWire = z.infer<typeof waysSchema>;

/** So many bytes in base64url. */
const keyOf = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`), { error: `not ${bytes} bytes in base64url` });

/** What a browser gives out about a subscription of its own (Push API). */
const subscriptionSchema = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1000),
  keys: z.object({ p256dh: keyOf(65), auth: keyOf(16) }),
});

export const wayWishSchema = z
  .discriminatedUnion("channel", [
    z.strictObject({ channel: z.literal("push"), subscription: subscriptionSchema }),
    z.strictObject({
      channel: z.enum(["ntfy", "webhook"]),
      url: z.url({ protocol: /^https?$/ }).max(1000),
    }),
    z.strictObject({ channel: z.literal("mail") }),
  ])
  .meta({ id: "WayWish", description: "Mail goes to the account's own address" });
export type WayWishWire = z.infer<typeof wayWishSchema>;

export const wayPatchSchema = z
  .strictObject({ on: z.boolean().optional(), whole: z.boolean().optional() })
  .refine((patch) => Object.keys(patch).length > 0, { error: "nothing to change" })
  .meta({ id: "WayPatch" });

export const wayTestSchema = z
  .object({
    came: z.enum(["sent", "later", "gone", "refused"]).meta({
      description: "`later`: nobody answers there now; `gone`: there is nobody any more, and the way is forgotten",
    }),
  })
  .meta({ id: "WayTest" });
export type WayTestWire = z.infer<typeof wayTestSchema>;
