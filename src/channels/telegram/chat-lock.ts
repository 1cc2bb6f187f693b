import type { Update } from "grammy/types";
import type { ChatLocks, WantedBehindPin } from "#app/chat-lock-ports.ts";
import { helpFor } from "#app/help-without-record.ts";
import type { Store } from "#app/ports.ts";
import { readOnlyReply } from "#core/dialogue/tracks/work-views.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Button, Reply } from "#core/dialogue/turn/reply.ts";
import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { PersonId } from "#core/person/person.ts";
import { isPlainPin, pinPattern } from "#core/person/pin.ts";
import type { Work } from "#core/techniques/work.ts";
import { quietly, tell, type TellParts } from "./tell.ts";
import { type Meaning, meaningOf, type Sender } from "./update.ts";

export interface ChatLockParts extends TellParts {
  readonly chatLocks: ChatLocks;
  readonly screen: Pick<TextScreen, "crisis">;
  readonly findPerson: (telegramId: string) => Promise<PersonId | undefined>;
  /** The person's own safety plan, for those who chose to have it here. */
  readonly store: Pick<Store, "snapshot" | "works">;
  readonly after: (work: Promise<unknown>) => void;
  /** Sends at once what waited behind the lock. */
  readonly wake: (personId: PersonId) => Promise<void>;
}

/** What is left to do after the lock had its say: nothing, or what the person sent, or what an opened lock shows. */
export type BehindLock = { readonly pass: false } | { readonly pass: true; readonly meaning: Meaning };

/**
 * Stands before everything that a chat can ask for. In a locked one nothing of the record is shown, whatever is written or pressed: words are looked
 * through for a crisis all the same, and answered with help lines.
 */
export function createChatLock(parts: ChatLockParts): (update: Update) => Promise<BehindLock> {
  const { chatLocks } = parts;
  const stop: BehindLock = { pass: false };

  const say = async (to: Sender, ...replies: readonly Reply[]): Promise<BehindLock> => {
    await tell(parts, to, replies);
    return stop;
  };
  /** A PIN must not stand in the chat for the next one who looks. */
  const wipe = ({ chatId }: Sender, messageId: number | undefined): void => {
    if (messageId !== undefined) parts.after(quietly(parts.log, () => parts.api.deleteMessage(chatId, messageId)));
  };

  async function open(pin: string, again: Meaning & { readonly kind: "command" }, closed: Reply): Promise<BehindLock> {
    const { from } = again;
    const came = await chatLocks.unlock(from.telegramId, pin);
    switch (came.kind) {
      case "wrong":
        return say(from, { say: "lock.wrong" }, closed);
      case "rests":
        return say(from, { say: "lock.rests", with: { minutes: came.minutes } });
      case "open": {
        const personId = await parts.findPerson(from.telegramId);
        if (personId !== undefined) await parts.wake(personId);
        await tell(parts, from, [{ say: came.wasOpening ? "lock.open_stopped" : "lock.open" }]);
        // Asked about once more, and never done by the PIN alone: it may have been entered for something else, much later.
        return { pass: true, meaning: { ...again, command: { do: came.wanted ?? "start" } } };
      }
    }
  }

  async function whileLocked(meaning: Exclude<Meaning, { kind: "nothing" | "crowd" }>): Promise<BehindLock> {
    const { from } = meaning;
    const plan = await planBehind(parts, from);
    const closed = withPlan({ say: "lock.locked" }, plan);
    if (meaning.kind !== "command") {
      if (meaning.kind === "lock" && /^forgot$/i.test(meaning.words)) {
        return say(from, { say: "lock.later", with: { days: await chatLocks.openLater(from.telegramId) } });
      }
      if (meaning.kind === "lock") wipe(from, meaning.messageId);
      return say(from, closed);
    }
    if (meaning.pressed) {
      const { callbackId } = meaning.pressed;
      parts.after(quietly(parts.log, () => parts.api.answerCallbackQuery(callbackId)));
    }
    if (plan !== undefined && meaning.command.do === "work" && meaning.command.workId === plan.id) {
      return say(from, readOnlyReply(plan, (await timeZoneOf(parts, from)) ?? "UTC"));
    }
    const words = wordsOf(meaning.command);
    const typed = words?.trim() ?? "";
    if (meaning.command.do === "text" && pinPattern.test(typed)) {
      wipe(from, meaning.messageId);
      return open(typed, meaning, closed);
    }
    const sign = words === undefined ? undefined : parts.screen.crisis(words);
    if (sign && sign.level !== "none") {
      const help = helpFor(sign, from.languageTag);
      return say(from, sign.kind === "medical" ? help : withPlan(help, plan));
    }
    if (meaning.command.do === "help_now")
      return say(from, withPlan(helpFor({ level: "none", kind: undefined }, from.languageTag), plan));
    return say(from, closed);
  }

  /** `/lock plan` and `/lock plan off`: to open something takes the PIN, to close it nothing. */
  async function changePlan({ from, words }: Meaning & { kind: "lock" }): Promise<BehindLock> {
    const shown = !/off$/i.test(words);
    if (shown && !(await chatLocks.isFresh(from.telegramId))) {
      await chatLocks.lock(from.telegramId);
      return say(from, { say: "lock.plan_again" });
    }
    await chatLocks.showPlan(from.telegramId, shown);
    return say(from, { say: shown ? "lock.plan_on" : "lock.plan_off" });
  }

  /** `/lock`, as it is said in an open chat: how it works, a first PIN, off, the plan, or now. */
  async function change({ from, words, messageId }: Meaning & { kind: "lock" }, has: boolean): Promise<BehindLock> {
    const aboutPlan = /^plan(\s+off)?$/i.test(words);
    if (has && aboutPlan) return changePlan({ kind: "lock", from, words, messageId });
    if (has && /^off$/i.test(words) && (await chatLocks.isFresh(from.telegramId))) {
      await chatLocks.forget(from.telegramId);
      return say(from, { say: "lock.removed" });
    }
    if (has) {
      wipe(from, messageId);
      await chatLocks.lock(from.telegramId);
      if (/^off$/i.test(words)) return say(from, { say: "lock.again" });
      return say(from, withPlan({ say: "lock.locked" }, await planBehind(parts, from)));
    }
    if (words === "" || aboutPlan || (await parts.findPerson(from.telegramId)) === undefined)
      return say(from, { say: "lock.how" });
    wipe(from, messageId);
    if (!pinPattern.test(words) || isPlainPin(words)) return say(from, { say: "lock.bad" });
    await chatLocks.set(from.telegramId, words);
    return say(from, { say: "lock.set" });
  }

  async function asked<T>(telegramId: string, ask: (telegramId: string) => Promise<T>): Promise<T> {
    try {
      return await ask(telegramId);
    } catch (error) {
      // The accounts' connection does not say whether the database is away; the store's does, and then the update waits.
      await parts.findPerson(telegramId);
      throw error;
    }
  }

  return async (update) => {
    const meaning = meaningOf(update);
    if (meaning.kind === "nothing" || meaning.kind === "crowd") return { pass: true, meaning };
    const { telegramId } = meaning.from;
    let state = await asked(telegramId, chatLocks.state);
    // Whoever erased themselves or was parted has nothing behind it any more.
    if (state !== "none" && (await parts.findPerson(telegramId)) === undefined) {
      await chatLocks.forget(telegramId);
      state = "none";
    }
    if (state === "locked") return whileLocked(meaning);
    if (meaning.kind === "lock") return change(meaning, state === "open");
    if (state === "none") return { pass: true, meaning };
    const wanted = meaning.kind === "command" ? behindPin(meaning.command) : undefined;
    if (wanted !== undefined && !(await chatLocks.isFresh(telegramId))) {
      await chatLocks.lock(telegramId, wanted);
      return say(meaning.from, { say: "lock.again" });
    }
    // Before the answer and not beside it: what somebody asks for in an open chat must not find it closed.
    await asked(telegramId, chatLocks.seen);
    return { pass: true, meaning };
  };
}

/** What takes everything out, or away, once it is confirmed. */
function behindPin(command: Command): WantedBehindPin | undefined {
  return (command.do === "export" || command.do === "delete_me") && command.confirmed === true ? command.do : undefined;
}

/** The person's own safety plan, where they chose that it is shown in a locked chat, and made one. */
async function planBehind(
  { chatLocks, findPerson, store, log }: ChatLockParts,
  { telegramId }: Sender,
): Promise<Work | undefined> {
  try {
    const personId = (await chatLocks.showsPlan(telegramId)) ? await findPerson(telegramId) : undefined;
    if (personId === undefined) return undefined;
    const [plan] = await store.works(personId, { kind: "safety_plan", from: 0, limit: 1 });
    return plan;
  } catch (error) {
    // Help lines must not wait for a plan that cannot be read.
    log.warn("plan_not_read", { error });
    return undefined;
  }
}

async function timeZoneOf({ findPerson, store }: ChatLockParts, { telegramId }: Sender): Promise<string | undefined> {
  const personId = await findPerson(telegramId);
  return personId === undefined ? undefined : (await store.snapshot(personId))?.person.timeZone;
}

function withPlan(reply: Reply, plan: Work | undefined): Reply {
  if (plan === undefined) return reply;
  const open: Button = { label: "button.my_plan", press: { do: "work", workId: plan.id } };
  return { ...reply, buttons: [...(reply.buttons ?? []), [open]] };
}
