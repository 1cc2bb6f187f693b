import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Input } from "#app/handle-input.ts";
import { helpFor } from "#app/help-without-record.ts";
import { type Admit, createDoorkeeper, type Doorkeeper, type MayTryCode, type NotLetIn } from "#app/identify.ts";
import type { JoinNews } from "#app/join-ports.ts";
import type { Joining } from "#app/join-telegram.ts";
import type { NoteUse } from "#app/note-use.ts";
import type { Incoming, Log, Store, Turn } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { onlyLooks } from "#core/dialogue/entry/loaded-for.ts";
import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { createDoubleTaps } from "./double-taps.ts";
import { type ChatLockParts, createChatLock } from "./chat-lock.ts";
import type { FetchPicture } from "./fetch-picture.ts";
import { answerJoinPress, createTellJoining, isJoinPress } from "./join-chat.ts";
import type { Menus } from "./menus.ts";
import { takePhoto, type TakePhotoParts } from "./take-photo.ts";
import { quietly, tell } from "./tell.ts";
import type { Meaning, Pressed, Sender } from "./update.ts";

export interface TakeUpdateParts extends TakePhotoParts, Pick<ChatLockParts, "chatLocks" | "findPerson" | "wake"> {
  readonly api: Api;
  readonly botId: number;
  readonly store: Pick<Store, "snapshot" | "works">;
  readonly fetchPicture: FetchPicture;
  readonly menus: Menus;
  readonly input: Input;
  readonly admit: Admit;
  readonly mayTryCode: MayTryCode;
  readonly joining: Pick<Joining, "open" | "answer" | "partMe" | "askToPart">;
  readonly noteUse: NoteUse;
  readonly screen: TextScreen;
  readonly words: Words;
  readonly log: Log;
  /** Keeps track of work that goes on after the update is committed, so that a stop can wait for it. */
  readonly after: (work: Promise<unknown>) => void;
}

/** Takes one update in: when this resolves, all it does is committed, and Telegram may forget it. */
export type TakeUpdate = (update: Update) => Promise<void>;

export function createTakeUpdate(parts: TakeUpdateParts): TakeUpdate {
  const behindLock = createChatLock(parts);
  const taps = createDoubleTaps(parts.clock);
  const door = createDoorkeeper(parts.admit);
  const takePress = async (updateId: number, meaning: Meaning & { kind: "command" }, pressed: Pressed) => {
    parts.after(quietly(parts.log, () => parts.api.answerCallbackQuery(pressed.callbackId)));
    const button = `${meaning.from.chatId} ${pressed.messageId} ${pressed.data}`;
    if (taps.isSecond(button, updateId)) return;
    try {
      await takeCommand(parts, door, updateId, meaning);
    } catch (error) {
      taps.forget(button);
      throw error;
    }
  };
  return async (update) => {
    const behind = await behindLock(update);
    if (!behind.pass) return;
    const { meaning } = behind;
    switch (meaning.kind) {
      case "nothing":
      case "lock":
        return;
      case "unlink":
        return tellJoining(parts, meaning.from, await parts.joining.askToPart(meaning.from));
      case "crowd":
        return leaveCrowd(parts, meaning.chatId, meaning.locale);
      case "command":
        return meaning.pressed
          ? takePress(update.update_id, meaning, meaning.pressed)
          : takeCommand(parts, door, update.update_id, meaning);
    }
  };
}

const linkPrefix = "link_";

async function takeCommand(
  parts: TakeUpdateParts,
  door: Doorkeeper,
  updateId: number,
  meaning: Meaning & { kind: "command" },
): Promise<void> {
  const { from, pressed, payload } = meaning;
  if (payload?.startsWith(linkPrefix)) {
    if (!(await parts.mayTryCode(from.telegramId))) return refuse(parts, meaning, "too_often");
    return tellJoining(parts, from, await parts.joining.open(from, payload.slice(linkPrefix.length)));
  }
  if (pressed && isJoinPress(pressed.data)) return takeJoinPress(parts, from, pressed);
  const { telegramId } = from;
  // A picture is kept before its person is opened.
  if (meaning.picture) door.forget(telegramId);
  const admission = await door.let({ telegramId, locale: from.locale, code: payload });
  if (admission.kind === "refused") return refuse(parts, meaning, admission.because);

  const { personId } = admission;
  parts.after(parts.noteUse(personId, from));
  const key = `tg:${parts.botId}:${updateId}`;
  const incoming: Incoming = {
    personId,
    command:
      admission.kind === "joined" && !saysSomething(meaning.command) && !soundsGrave(parts, meaning.command)
        ? { do: "start" }
        : await meant(parts, personId, key, meaning),
    at: parts.clock.now(),
    key,
    origin: { via: "telegram", address: from.chatId, messageId: pressed?.messageId },
    by: admission.remembered ? { kind: "telegram", externalId: telegramId } : undefined,
  };
  const turn = await whileTyping(parts, from, slowFrom, () => parts.input.take(incoming));
  if (!turn && admission.remembered) {
    door.forget(telegramId);
    return takeCommand(parts, door, updateId, meaning);
  }
  if (!turn || turn.repeated) return;
  if (turn.erased) {
    door.forget(telegramId);
    parts.after(parts.chatLocks.forget(telegramId));
    parts.after(parts.menus.forget(from.chatId));
    return void (await tell(parts, from, turn.replies));
  }
  parts.after(parts.menus.show(from.chatId, turn.after));
  const keeps = onlyLooks(meaning.command) || turn.replies.some((reply) => reply.place === "edit");
  if (pressed?.messageId !== undefined && !keeps) {
    const { messageId } = pressed;
    parts.after(quietly(parts.log, () => parts.api.editMessageReplyMarkup(from.chatId, messageId, {})));
  }
  if (turn.pending) parts.after(bringAnswer(parts, personId, from, turn));
  // The buttons are on their way; should this process die meanwhile, they are all there is.
  if (turn.lessonAsk) parts.after(parts.input.lesson(incoming, turn));
}

/** A first message may be a goal already: a hello must not swallow it either. */
function saysSomething(command: Command): boolean {
  return command.do === "text" || (command.do === "new_goal" && command.title !== undefined);
}

/** A first message may be a cry, whatever it came with: a hello must not swallow it. */
function soundsGrave({ screen }: TakeUpdateParts, command: Command): boolean {
  const text = wordsOf(command);
  return command.do === "help_now" || (text !== undefined && screen.crisis(text).level !== "none");
}

async function meant(
  parts: TakeUpdateParts,
  personId: PersonId,
  update: string,
  { command, picture }: Meaning & { kind: "command" },
): Promise<Command> {
  return picture ? takePhoto(parts, parts.fetchPicture, { personId, update, picture, plain: command }) : command;
}

/** The coach is asked after the commit; should this process die meanwhile, a job asks again. */
async function bringAnswer(parts: TakeUpdateParts, personId: PersonId, from: Sender, turn: Turn): Promise<void> {
  const { pending } = turn;
  if (!pending) return;
  try {
    await whileTyping(parts, from, 300, () => parts.input.answer(personId, pending.askId));
  } catch (error) {
    parts.log.error("coach_answer_failed", { error });
  }
}

/** A message that a model reads before it is answered takes this long (ms) at least; what is only written down does not. */
const slowFrom = 800;

/** Shows that somebody types once work has taken so long (ms), until it is done. */
async function whileTyping<T>(
  { api, log }: Pick<TakeUpdateParts, "api" | "log">,
  { chatId }: Sender,
  from: number,
  work: () => Promise<T>,
): Promise<T> {
  const type = () => void quietly(log, () => api.sendChatAction(chatId, "typing"));
  const typing = setInterval(type, 4500);
  const soon = setTimeout(type, from);
  try {
    return await work();
  } finally {
    clearInterval(typing);
    clearTimeout(soon);
  }
}

async function tellJoining(parts: TakeUpdateParts, to: Sender, news: JoinNews): Promise<void> {
  await createTellJoining(parts)(to, news);
}

/** The question goes with its answer: a button that was pressed is gone. */
async function takeJoinPress(parts: TakeUpdateParts, from: Sender, { data, messageId }: Pressed): Promise<void> {
  const news = await answerJoinPress(parts.joining, from, data);
  if (messageId !== undefined) {
    parts.after(quietly(parts.log, () => parts.api.editMessageReplyMarkup(from.chatId, messageId, {})));
  }
  if (news) await tellJoining(parts, from, news);
}

/** Nobody is let in without a code, but nobody in danger is turned away: crisis words are answered with help lines all the same. */
async function refuse(
  parts: TakeUpdateParts,
  meaning: Meaning & { kind: "command" },
  because: NotLetIn,
): Promise<void> {
  const text = wordsOf(meaning.command);
  const verdict = text === undefined ? undefined : parts.screen.crisis(text);
  if ((verdict && verdict.level !== "none") || meaning.command.do === "help_now") {
    const sign = { level: verdict?.level ?? ("none" as const), kind: verdict?.kind };
    return void (await tell(parts, meaning.from, [helpFor(sign, meaning.from.languageTag)]));
  }
  await tell(parts, meaning.from, [{ say: `signup.${because}` }]);
}

/** The bot talks in private only: it says so once and leaves. */
async function leaveCrowd(parts: TakeUpdateParts, chatId: number, locale: Locale): Promise<void> {
  const { text } = parts.words.render({ say: "chat.private_only" }, { locale, tone: "friendly" }, "plain");
  await quietly(parts.log, () => parts.api.sendMessage(chatId, text));
  await quietly(parts.log, () => parts.api.leaveChat(chatId));
}
