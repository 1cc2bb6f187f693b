import { type Api, GrammyError } from "grammy";
import type { Log } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { keyboardOf } from "./keyboard.ts";
import { splitText } from "./split-text.ts";
import type { Sender } from "./update.ts";

/** What it takes to say something without an outbox. */
export interface TellParts {
  readonly api: Api;
  readonly words: Pick<Words, "render">;
  readonly log: Log;
}

/** Says something to somebody of whom no record can be had: there is no outbox for them. False where not all of it went out. */
export async function tell(parts: TellParts, to: Sender, replies: readonly Reply[]): Promise<boolean> {
  let all = true;
  for (const reply of replies) {
    const rendered = parts.words.render(reply, { locale: to.locale, tone: "friendly" }, "html");
    const keyboard = keyboardOf(rendered);
    const texts = splitText(rendered.text);
    for (const [index, text] of texts.entries()) {
      const went = await quietly(parts.log, () =>
        parts.api.sendMessage(to.chatId, text, {
          parse_mode: "HTML",
          ...(index === texts.length - 1 && keyboard ? { reply_markup: keyboard } : {}),
        }),
      );
      all = went && all;
    }
  }
  return all;
}

/** For calls whose failure changes nothing for the person's data; false where it failed. */
export async function quietly(log: Log, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    log.warn("telegram_call_failed", { code: error instanceof GrammyError ? error.error_code : "network" });
    return false;
  }
}
