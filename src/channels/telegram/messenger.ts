import { type Api, GrammyError, HttpError, InputFile } from "grammy";
import type { Delivery, Messenger } from "#app/deliver.ts";
import type { ChatLocks } from "#app/chat-lock-ports.ts";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { Log } from "#app/ports.ts";
import type { RenderedReply, Words } from "#content/words.ts";
import type { ReplyFile } from "#core/dialogue/turn/reply.ts";
import type { PersonId } from "#core/person/person.ts";
import type { MadeFile, MakeFile } from "../files/make-file.ts";
import { keyboardOf } from "./keyboard.ts";
import type { Pace } from "./pace.ts";
import { splitText } from "./split-text.ts";
import { NeverSent } from "./telegram-fetch.ts";

export interface MessengerParts {
  readonly api: Api;
  readonly words: Words;
  /** Everything there is about a person, for `/export`. */
  readonly exportPerson: (personId: PersonId) => Promise<unknown>;
  readonly makeFile: MakeFile;
  readonly log: Log;
  /** What a locked chat is told once, in place of what waits behind its PIN. */
  readonly chatLocks: Pick<ChatLocks, "state" | "tellOnce">;
  /** Waits for Telegram's limits; absent where there are none. */
  readonly pace?: Pace;
}

/** Telegram takes 1024 characters under a file; a little less leaves room for how it counts markup. */
const captionLength = 1000;

/** Sends replies as Telegram messages: escaped, split at paragraphs, with the buttons under the last part. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { api, words, pace } = parts;
  return {
    async deliver(personId, message) {
      const held = await holdBack(parts, message);
      if (held) return held;
      const rendered = words.render(message.reply, { locale: message.locale, tone: message.tone }, "html");
      if (!message.urgent) await pace?.(message.address);
      try {
        const { file } = message.reply;
        if (file !== undefined) {
          const made = await fileFor(parts, personId, file);
          const messageId = made
            ? await sendFile(api, message.address, rendered, made)
            : await send(api, message.address, { text: words.word("file.not_made", message.locale), buttons: [] });
          return { kind: "sent", messageId };
        }
        if (message.editMessageId !== undefined) {
          const edited = await edit(api, message, message.editMessageId, rendered);
          if (edited) return edited;
        }
        return { kind: "sent", messageId: await send(api, message.address, rendered) };
      } catch (error) {
        return failure(error);
      }
    },
    async answers() {
      try {
        await api.getMe();
        return true;
      } catch (error) {
        return error instanceof GrammyError && error.error_code < 500;
      }
    },
  };
}

/** A private chat has the number of the one it is with. What waits is looked at again after so long (ms), or once the PIN came. */
const heldFor = 60_000;

/** Where the chat is locked nothing is shown in it; what is urgent comes all the same. */
async function holdBack(
  { api, words, chatLocks }: MessengerParts,
  message: OutboxMessage,
): Promise<Delivery | undefined> {
  if (message.urgent) return undefined;
  // A database that does not say is no reason to show anything.
  const state = await chatLocks.state(message.address).catch(() => undefined);
  if (state === undefined) return { kind: "later", afterMs: 0 };
  if (state !== "locked") return undefined;
  if (await chatLocks.tellOnce(message.address)) {
    // Not worth a second try: the PIN is asked for with the next word anyway.
    await api.sendMessage(message.address, words.word("lock.waits", message.locale)).catch(() => undefined);
  }
  return { kind: "later", afterMs: heldFor };
}

type SentFile = Omit<MadeFile, "mime"> & { readonly mime: MadeFile["mime"] | "application/json" };

/** The file of a reply; undefined where there is nothing to make one of any more, or making it went wrong. */
async function fileFor(
  { exportPerson, makeFile, log }: MessengerParts,
  personId: PersonId,
  file: ReplyFile,
): Promise<SentFile | undefined> {
  try {
    if (file !== "export") return await makeFile(personId, file);
    const bytes = Buffer.from(JSON.stringify(await exportPerson(personId), null, 2));
    return { name: "waymark.json", mime: "application/json", bytes };
  } catch (error) {
    log.error("file_not_made", { file: file === "export" ? file : file.make, error });
    return undefined;
  }
}

/** Words and file are one message, so that a try that fails never leaves half of it: only words too long for that go before the file. */
async function sendFile(api: Api, chatId: string, rendered: RenderedReply, file: SentFile): Promise<number> {
  const short = rendered.text.length <= captionLength;
  if (!short) await send(api, chatId, rendered);
  const keyboard = short ? keyboardOf(rendered) : undefined;
  const under = {
    ...(short ? { caption: rendered.text, parse_mode: "HTML" as const } : {}),
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  const input = new InputFile(file.bytes, file.name);
  const sent =
    file.mime === "image/png"
      ? await api.sendPhoto(chatId, input, under)
      : await api.sendDocument(chatId, input, under);
  return sent.message_id;
}

async function send(api: Api, chatId: string, rendered: RenderedReply): Promise<number | undefined> {
  const parts = splitText(rendered.text);
  const keyboard = keyboardOf(rendered);
  let last: number | undefined;
  for (const [index, part] of parts.entries()) {
    const sent = await api.sendMessage(chatId, part, {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...(index === parts.length - 1 && keyboard ? { reply_markup: keyboard } : {}),
    });
    last = sent.message_id;
  }
  return last;
}

/** Changes a message in place; undefined where it cannot be changed any more and a new one is to be sent. */
async function edit(
  api: Api,
  message: OutboxMessage,
  messageId: number,
  rendered: RenderedReply,
): Promise<Delivery | undefined> {
  const parts = splitText(rendered.text);
  const keyboard = keyboardOf(rendered);
  if (parts.length > 1) return undefined;
  try {
    await api.editMessageText(message.address, messageId, parts[0] ?? "", {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...(keyboard ? { reply_markup: keyboard } : {}),
    });
    return { kind: "sent", messageId };
  } catch (error) {
    // The same change twice is one change.
    if (error instanceof HttpError) return { kind: "later", afterMs: 0 };
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return error.description.includes("message is not modified") ? { kind: "sent", messageId } : undefined;
  }
}

function failure(error: unknown): Delivery {
  if (error instanceof GrammyError) {
    if (error.error_code === 429) return { kind: "later", afterMs: (error.parameters.retry_after ?? 1) * 1000 };
    if (error.error_code === 403) return { kind: "gone" };
    if (error.error_code >= 500) return { kind: "later", afterMs: 0 };
    return { kind: "failed", code: `telegram_${error.error_code}` };
  }
  if (error instanceof HttpError) {
    return error.error instanceof NeverSent ? { kind: "later", afterMs: 0 } : { kind: "unsure" };
  }
  throw error;
}
