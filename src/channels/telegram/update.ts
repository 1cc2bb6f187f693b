import type { Message, Update, User } from "grammy/types";
import type { AttachmentKind } from "#core/dialogue/turn/entry-command.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { decodePress } from "#core/dialogue/entry/press.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import { localeFor } from "#core/person/locale-for.ts";
import type { Locale } from "#core/person/person.ts";
import { cut } from "#core/text/cut.ts";

/** What an update means to us. Telegram's many kinds come down to a few. */
export type Meaning =
  | {
      readonly kind: "command";
      readonly from: Sender;
      readonly command: Command;
      /** Words after `/start`: an invite or a link code. */
      readonly payload: string | undefined;
      /** The message whose button was pressed. */
      readonly pressed: Pressed | undefined;
      /** The message that the person wrote it in. */
      readonly messageId?: number;
      /** A photo or an image file: an exercise may be asking for it. */
      readonly picture?: Picture;
    }
  /** `/unlink`: of this chat and a web account alone, so that the dialogue never hears of it. */
  | { readonly kind: "unlink"; readonly from: Sender }
  /** `/lock`, with the words behind it: of this chat alone, and a PIN must come near no record. */
  | { readonly kind: "lock"; readonly from: Sender; readonly words: string; readonly messageId: number }
  /** A group or a channel: the bot talks in private chats only. */
  | { readonly kind: "crowd"; readonly chatId: number; readonly locale: Locale }
  | { readonly kind: "nothing" };

export interface Pressed {
  /** The message that carries the button; Telegram no longer names a very old one. */
  readonly messageId: number | undefined;
  readonly callbackId: string;
  readonly data: string;
}

/** A picture that lies at Telegram; `size` in bytes, as Telegram says. */
export interface Picture {
  readonly fileId: string;
  readonly size: number | undefined;
  readonly caption: string | undefined;
}

export interface Sender {
  readonly telegramId: string;
  readonly chatId: string;
  /** As they call themselves, for whoever is asked about them: `Anna (@anna)`. */
  readonly name: string;
  readonly locale: Locale;
  /** As their Telegram names it (`ru`, `pt-br`), where it does. */
  readonly languageTag: string | undefined;
}

const unlink = /^\/unlink(?:@\w+)?$/i;
const lock = /^\/lock(?:@\w+)?(?:\s+(.*))?$/is;

/** Translates one update; decides nothing. */
export function meaningOf(update: Update): Meaning {
  const message = update.message ?? update.edited_message;
  if (message)
    return message.chat.type === "private" ? fromMessage(message, update.edited_message !== undefined) : crowd(message);
  if (update.callback_query) return fromButton(update.callback_query);
  const joined = update.my_chat_member;
  if (joined && joined.chat.type !== "private" && ["member", "administrator"].includes(joined.new_chat_member.status)) {
    return { kind: "crowd", chatId: joined.chat.id, locale: localeFor(joined.from.language_code) };
  }
  const post = update.channel_post;
  return post ? { kind: "crowd", chatId: post.chat.id, locale: "en" } : { kind: "nothing" };
}

/** Telegram cuts longer words into messages of 4096 characters; one that is nearly that long is likely to be followed by its rest. */
const fullMessage = 3900;
const asFull = (command: Command): Command =>
  command.do === "text" && command.text.length >= fullMessage ? { ...command, goesOn: true } : command;

function fromMessage(message: Message, edited: boolean): Meaning {
  if (!message.from || message.from.is_bot) return { kind: "nothing" };
  const words = message.text ?? message.caption;
  const base = {
    kind: "command",
    from: sender(message.from, message.chat.id),
    payload: undefined,
    pressed: undefined,
  } as const;
  if (edited) return words === undefined ? { kind: "nothing" } : { ...base, command: { do: "edited", text: words } };
  if (message.text !== undefined) {
    if (unlink.test(message.text.trim())) return { kind: "unlink", from: base.from };
    const [toLock, words = ""] = lock.exec(message.text.trim()) ?? [];
    if (toLock !== undefined)
      return { kind: "lock", from: base.from, words: words.trim(), messageId: message.message_id };
    const command = asFull(readText(message.text));
    const payload = command.do === "start" ? /^\/start(?:@\w+)?\s+(\S+)/.exec(message.text.trim())?.[1] : undefined;
    return { ...base, command, payload, messageId: message.message_id };
  }
  const what = attachmentOf(message);
  if (what === undefined) return { kind: "nothing" };
  const picture = pictureOf(message);
  return {
    ...base,
    ...(picture ? { picture } : {}),
    command: { do: "attachment", what, ...(message.caption === undefined ? {} : { caption: message.caption }) },
  };
}

function fromButton(query: NonNullable<Update["callback_query"]>): Meaning {
  const { message } = query;
  if (message && message.chat.type !== "private") return crowd(message);
  if (isElsewhere(query)) return { kind: "nothing" };
  const data = query.data ?? "";
  return {
    kind: "command",
    from: sender(query.from, message?.chat.id ?? query.from.id),
    // A button that is none of ours (older, or broken) is answered like words nobody expected.
    command: decodePress(data) ?? { do: "unknown_command", name: "" },
    payload: undefined,
    pressed: { messageId: message?.message_id, callbackId: query.id, data },
  };
}

/** A button that was forwarded, shared or copied: only those of our own messages in one's own chat do anything. */
function isElsewhere({ from, message, inline_message_id: inline }: NonNullable<Update["callback_query"]>): boolean {
  if (inline !== undefined || (message && message.chat.id !== from.id)) return true;
  if (message === undefined || !("from" in message)) return false;
  return message.forward_origin !== undefined || !message.from?.is_bot;
}

function crowd(message: Message): Meaning {
  return { kind: "crowd", chatId: message.chat.id, locale: localeFor(message.from?.language_code) };
}

function sender(user: User, chatId: number): Sender {
  return {
    telegramId: String(user.id),
    chatId: String(chatId),
    name: nameOf(user),
    locale: localeFor(user.language_code),
    languageTag: user.language_code,
  };
}

/** Long names are cut, so that one fits into a line. */
const longestName = 80;

function nameOf({ first_name, last_name, username }: User): string {
  const own = [first_name, last_name].filter((part) => part !== undefined && part !== "").join(" ");
  return cut(username === undefined ? own : `${own} (@${username})`, longestName);
}

/** The largest size of a photo, or a document that says it is an image. */
function pictureOf({ photo, document, caption }: Message): Picture | undefined {
  const largest = photo?.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const file = largest ?? (document?.mime_type?.startsWith("image/") ? document : undefined);
  return file && { fileId: file.file_id, size: file.file_size, caption };
}

/** Undefined for what Telegram itself says in a chat (pinned, title changed …): nobody expects an answer to that. */
function attachmentOf(message: Message): AttachmentKind | undefined {
  if (message.voice ?? message.audio ?? message.video_note) return "voice";
  if (message.sticker) return "sticker";
  if (message.photo ?? message.video ?? message.animation) return "photo";
  if (message.document) return message.document.mime_type?.startsWith("image/") ? "photo" : "document";
  if (message.location ?? message.venue) return "location";
  if (message.contact ?? message.poll ?? message.dice ?? message.story ?? message.game) return "other";
  return undefined;
}
