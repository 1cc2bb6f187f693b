import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Log } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import { type Flags, flagsFor } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import { menuOf } from "#core/dialogue/entry/read-text.ts";
import type { MenuPart } from "#core/dialogue/turn/command-row.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import { type Locale, locales, type PersonId } from "#core/person/person.ts";

/** The kinds of updates that we ask Telegram for. */
export const updateKinds = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"] as const;

export interface MenuParts {
  readonly api: Api;
  readonly words: Pick<Words, "word">;
  readonly log: Log;
  readonly flags: (personId: PersonId) => Flags;
  /** The pages that the menu button opens; undefined where it lists the commands. */
  readonly pagesUrl: string | undefined;
}

/** Telegram's command menus. A call that fails changes nothing else: every command works without its menu. */
export interface Menus {
  /** Menus and descriptions for everybody new, in both languages; English is what other languages see. */
  begin(): Promise<void>;
  /** The menu of one chat, where it is another now. */
  show(chatId: string, after: Snapshot): Promise<void>;
  /** Back to what everybody new sees. */
  forget(chatId: string): Promise<void>;
}

/** So many chats are remembered; the menu of one that was pushed out is only set once more. */
const mostKnown = 20_000;

function partsOf(after: Snapshot, flags: MenuParts["flags"]): readonly MenuPart[] {
  const { journey, goals, day, person } = after;
  const onTracks = flagsFor(flags(person.id), after).multi_track_system_enabled;
  const used: MenuPart[] = [];
  if (journey && onTracks) used.push("tracks");
  if (day) used.push("day");
  if (goals.length > 0 || (!onTracks && used.length === 0)) used.push("goals");
  return used;
}

export function createMenus({ api, words, log, flags, pagesUrl }: MenuParts): Menus {
  const known = new Map<string, string>();
  const commandsOf = (used: readonly MenuPart[], locale: Locale): BotCommand[] =>
    menuOf(used).map((command) => ({ command, description: words.word(`commands.${command}`, locale) }));
  const quietly = async (calls: () => Promise<unknown>): Promise<boolean> => {
    try {
      await calls();
      return true;
    } catch (error) {
      log.warn("telegram_menus_not_set", { error });
      return false;
    }
  };
  const scopeOf = (chatId: string) => ({ type: "chat", chat_id: chatId }) as const;

  return {
    async begin() {
      // One name for everybody, that of the installed pages, which tells nobody who glances at it anything; set back where there are no pages.
      await quietly(() =>
        api.setChatMenuButton({
          menu_button:
            pagesUrl === undefined
              ? { type: "default" }
              : { type: "web_app", text: words.word("bot.pages", fallbackLocale), web_app: { url: pagesUrl } },
        }),
      );
      await quietly(async () => {
        for (const locale of locales) {
          const language = locale === fallbackLocale ? {} : ({ language_code: locale } as const);
          await api.setMyCommands(commandsOf([], locale), { scope: { type: "all_private_chats" }, ...language });
          await api.setMyShortDescription(words.word("bot.short", locale), language);
          await api.setMyDescription(words.word("bot.long", locale), language);
        }
      });
    },
    async show(chatId, after) {
      const used = partsOf(after, flags);
      const { locale } = after.person;
      const shown = `${used.join("+")} ${locale}`;
      if (known.get(chatId) === shown || (used.length === 0 && !known.has(chatId))) return;
      if (known.size >= mostKnown) known.delete(known.keys().next().value ?? chatId);
      known.set(chatId, shown);
      const set = await quietly(() => api.setMyCommands(commandsOf(used, locale), { scope: scopeOf(chatId) }));
      if (!set) known.delete(chatId);
    },
    async forget(chatId) {
      known.delete(chatId);
      await quietly(() => api.deleteMyCommands({ scope: scopeOf(chatId) }));
    },
  };
}
