import { z } from "zod";
import { sessionSchema } from "./account.ts";
import { instantSchema } from "./instant.ts";
import { joinWishSchema, linkedTelegramSchema } from "./link.ts";
import { passkeySchema } from "./passkey.ts";
import { secondFactorSchema } from "./second-factor.ts";
import { tokenSchema } from "./tokens.ts";
import { waySchema } from "./ways.ts";

/** What a person is told of at their next visit: acts that change who can see or reach their account. */
export const noticeKinds = [
  "signed_in",
  "password_changed",
  "password_reset",
  "ended_everywhere",
  "telegram_joined",
  "telegram_waits",
  "telegram_parted",
  "token_made",
  "feed_made",
  "exported",
  "exported_in_telegram",
  "lock_set",
  "lock_removed",
  "plan_kept_on_device",
  "wrong_pins",
  "factor_set",
  "factor_removed",
  "recovery_codes_made",
  "passkey_added",
  "passkey_removed",
  "passkey_used",
  "owner_opened",
  "provider_joined",
  "provider_parted",
  "way_made",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const noticeSchema = z
  .object({
    id: z.int(),
    at: instantSchema,
    kind: z.enum(noticeKinds),
    about: z.string().nullable().meta({ description: "What the person knows it by: a browser, a token's name" }),
    seen: z.boolean(),
  })
  .meta({ id: "Notice" });
export type NoticeWire = z.infer<typeof noticeSchema>;

/** All that reads or writes as this person, and what changed about it. */
export const accessSchema = z
  .object({
    sessions: z.array(sessionSchema),
    telegram: z.array(linkedTelegramSchema),
    wish: joinWishSchema.nullable(),
    tokens: z.array(tokenSchema),
    feed: z
      .object({ since: instantSchema, used_at: instantSchema.nullable().meta({ description: "To the hour" }) })
      .nullable()
      .meta({ description: "The plan's address for a calendar program" }),
    ways: z.array(waySchema).meta({ description: "By which one is told that something is there" }),
    second_factor: secondFactorSchema,
    passkeys: z.array(passkeySchema),
    provider: z
      .object({ name: z.string(), joined: z.boolean() })
      .nullable()
      .meta({ description: "The operator's OpenID provider, and whether one may sign in here by it" }),
    notices: z.array(noticeSchema).meta({ description: "Newest first" }),
  })
  .meta({ id: "Access" });
export type AccessWire = z.infer<typeof accessSchema>;

export const accessSeenSchema = z.strictObject({ up_to: z.int().min(0) }).meta({ id: "AccessSeen" });
