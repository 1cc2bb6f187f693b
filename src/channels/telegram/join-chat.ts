import { type Api, GrammyError, HttpError } from "grammy";
import type { Caller, JoinNews } from "#app/join-ports.ts";
import type { Joining } from "#app/join-telegram.ts";
import type { Log } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import type { WordKey } from "#core/dialogue/turn/word-key.ts";
import { assertNever } from "#core/assert-never.ts";

/** Buttons about joining are answered here, before the dialogue: whoever presses one may have no record with us. */
const pressed = /^join:(?:(yes|no):([0-9a-f-]{36})|part)$/;

/** Whether a button's data is about joining. */
export function isJoinPress(data: string): boolean {
  return pressed.test(data);
}

/** What pressing a button about joining led to; undefined where the data is no such button's. */
export async function answerJoinPress(
  joining: Pick<Joining, "answer" | "partMe">,
  caller: Caller,
  data: string,
): Promise<JoinNews | undefined> {
  const [whole, answer, wishId] = pressed.exec(data) ?? [];
  if (whole === undefined) return undefined;
  return wishId === undefined ? joining.partMe(caller) : joining.answer(caller, wishId, answer === "yes");
}

interface Said {
  readonly say: WordKey;
  readonly address?: string;
  readonly buttons?: readonly { readonly label: WordKey; readonly data: string }[];
}

function wordsFor(news: JoinNews): Said {
  switch (news.kind) {
    case "ask":
      return {
        say: news.holds ? "link.ask_holds" : "link.ask",
        address: news.address,
        buttons: [
          { label: "link.yes", data: `join:yes:${news.wishId}` },
          { label: "link.no", data: `join:no:${news.wishId}` },
        ],
      };
    case "agreed":
      return { say: "link.agreed", buttons: [{ label: "link.stop", data: `join:no:${news.wishId}` }] };
    case "waiting":
      return {
        say: "link.waiting",
        address: news.address,
        buttons: [{ label: "link.stop", data: `join:no:${news.wishId}` }],
      };
    case "joined":
      return { say: "link.done", address: news.address, buttons: [{ label: "link.part", data: "join:part" }] };
    case "ask_part":
      return {
        say: "link.ask_part",
        address: news.address,
        buttons: [{ label: "link.part", data: "join:part" }],
      };
    case "not_joined":
      return { say: "link.not_joined" };
    case "has_account":
      return { say: "link.has_account", address: news.address };
    case "already":
      return { say: "link.nothing" };
    case "unknown":
      return { say: "link.unknown" };
    case "stopped":
      return { say: "link.stopped" };
    case "parted":
      return { say: "link.parted" };
    default:
      return assertNever(news);
  }
}

/** Tells somebody in Telegram about joining, without the outbox, as they may have no record; false where it did not reach them. */
export function createTellJoining(parts: {
  readonly api: Pick<Api, "sendMessage">;
  readonly words: Pick<Words, "render">;
  readonly log: Log;
}): (to: Caller, news: JoinNews) => Promise<boolean> {
  return async (to, news) => {
    const said = wordsFor(news);
    const word = (say: WordKey, address = ""): string =>
      parts.words.render({ say, with: { address } }, { locale: to.locale, tone: "friendly" }, "plain").text;
    const rows = (said.buttons ?? []).map(({ label, data }) => [{ text: word(label), callback_data: data }]);
    try {
      await parts.api.sendMessage(to.chatId, word(said.say, said.address), {
        ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
      });
      return true;
    } catch (error) {
      if (!(error instanceof GrammyError) && !(error instanceof HttpError)) throw error;
      parts.log.warn("telegram_call_failed", { code: error instanceof GrammyError ? error.error_code : "network" });
      return false;
    }
  };
}
