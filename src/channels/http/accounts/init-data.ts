import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Instant } from "#core/time/instant.ts";

/** Who opened the pages inside Telegram, as Telegram signed it for our bot. */
export interface OpenedInTelegram {
  readonly telegramId: string;
  readonly languageTag: string | undefined;
  readonly signedAt: Instant;
  /** What this opening is known by: no two have the same one, and nothing can be made of it. */
  readonly mark: string;
}

const longest = 8192;
const userSchema = z.object({
  id: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  is_bot: z.literal(false).optional(),
  language_code: z.string().max(35).optional(),
});

/**
 * Reads what Telegram hands to a page that it opens (core.telegram.org/bots/webapps, "Validating data received via the Mini App"): all fields
 * but `hash`, sorted, are signed by HMAC-SHA-256 under a key that only Telegram and whoever holds the bot's token can make. Undefined where
 * anything does not fit; how old it is is for the caller to judge.
 */
export function readInitData(text: string, botToken: string): OpenedInTelegram | undefined {
  if (text.length > longest) return undefined;
  const fields = [...new URLSearchParams(text)];
  const names = fields.map(([name]) => name);
  // What stands there twice could be read as one and signed as the other.
  if (new Set(names).size !== names.length) return undefined;
  const given = fields.find(([name]) => name === "hash")?.[1] ?? "";
  if (!/^[0-9a-f]{64}$/u.test(given)) return undefined;
  const lines = fields.filter(([name]) => name !== "hash").map(([name, value]) => `${name}=${value}`);
  const key = createHmac("sha256", "WebAppData").update(botToken).digest();
  const right = createHmac("sha256", key).update(lines.toSorted().join("\n")).digest();
  if (!timingSafeEqual(right, Buffer.from(given, "hex"))) return undefined;
  const signed = new Map(fields);
  const at = signed.get("auth_date") ?? "";
  const user = userOf(signed.get("user") ?? "");
  if (user === undefined || !/^\d{1,12}$/u.test(at)) return undefined;
  return {
    telegramId: String(user.id),
    languageTag: user.language_code,
    signedAt: Number(at) * 1000,
    mark: createHash("sha256").update(given).digest("base64url"),
  };
}

function userOf(text: string): z.infer<typeof userSchema> | undefined {
  try {
    return userSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
