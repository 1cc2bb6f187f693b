import { z } from "zod";

/** What Telegram handed to the page that it opened, as it came, and an invite where somebody new needs one. */
export const telegramEntrySchema = z
  .strictObject({ init_data: z.string().min(1).max(8192), invite: z.string().max(100).optional() })
  .meta({ id: "TelegramEntry" });

/** Whether the page came with a session of before: what it was sent early may be somebody else's, so it begins anew. */
export const telegramEnteredSchema = z.object({ anew: z.boolean() }).meta({ id: "TelegramEntered" });
export type TelegramEnteredWire = z.infer<typeof telegramEnteredSchema>;
export type TelegramEntryWire = z.input<typeof telegramEntrySchema>;
