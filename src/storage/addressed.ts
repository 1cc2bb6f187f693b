import type { Address } from "#core/person/channel.ts";

/** What was kept before there were channels names a Telegram chat alone. */
export function addressed<T extends Address>(kept: T): T {
  if (!("chatId" in kept)) return kept;
  const { chatId, ...rest } = kept;
  return { ...rest, channel: "telegram", address: String(chatId) } as unknown as T;
}
