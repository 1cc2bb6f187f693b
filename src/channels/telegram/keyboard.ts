import type { InlineKeyboardMarkup } from "grammy/types";
import type { PageSizes } from "#core/dialogue/turn/pages.ts";
import type { RenderedReply } from "#content/words.ts";

/** Telegram shows a list as buttons below one another: more of them at once would be a wall. */
export const telegramPages: PageSizes = { goals: 10, entries: 8 };

/** Telegram shows about so many letters of a button, and takes so many bytes of what it carries. */
const most = { label: 60, data: 64 } as const;

/** The keyboard of a reply; undefined where it has none. Throws for a button that carries more than Telegram takes: no person can cause one. */
export function keyboardOf({ buttons }: Pick<RenderedReply, "buttons">): InlineKeyboardMarkup | undefined {
  const rows = buttons.filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  return {
    inline_keyboard: rows.map((row) =>
      row.map(({ label, data }) => ({ text: shorten(label), callback_data: fitting(data) })),
    ),
  };
}

function fitting(data: string): string {
  const bytes = Buffer.byteLength(data);
  if (bytes > most.data) throw new Error(`a button of ${bytes} bytes: ${data.split(":")[0]}`);
  return data;
}

function shorten(label: string): string {
  const letters = [...label];
  return letters.length <= most.label ? label : `${letters.slice(0, most.label - 1).join("")}…`;
}
