import type { Api } from "grammy";
import type { Log } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import { type SlashCommand, slashCommands } from "#core/dialogue/read-text.ts";
import { type Locale, locales } from "#core/person/person.ts";

/** The kinds of updates that we ask Telegram for. */
export const updateKinds = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"] as const;

/** Commands shown in Telegram's menu, most needed first; the rest works without being listed. */
const menu: readonly SlashCommand[] = [
  "step",
  "done",
  "next",
  "rephrase",
  "goals",
  "newgoal",
  "switch",
  "status",
  "undo",
  "settings",
  "help_now",
  "help",
  "language",
  "tone",
  "privacy",
  "export",
  "delete",
];

/** Sets the menus and descriptions in both languages; English is what other languages see. Failing here never stops the start. */
export async function setMenus(api: Api, words: Words, log: Log): Promise<void> {
  const menuOf = (locale: Locale) =>
    menu.map((command) => ({
      command,
      description: words.word(`commands.${command satisfies keyof typeof slashCommands}`, locale),
    }));
  try {
    for (const locale of locales) {
      const language = locale === "en" ? {} : ({ language_code: locale } as const);
      await api.setMyCommands(menuOf(locale), { scope: { type: "all_private_chats" }, ...language });
      await api.setMyShortDescription(words.word("bot.short", locale), language);
      await api.setMyDescription(words.word("bot.long", locale), language);
    }
  } catch (error) {
    log.warn("telegram_menus_not_set", { error });
  }
}
