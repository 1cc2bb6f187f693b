import { vi } from "vitest";
import type { Clock } from "#app/ports.ts";
import { encodePress } from "#core/dialogue/entry/press.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Locale, Person, PersonId } from "#core/person/person.ts";
import type { FakeMessage } from "../fakes/bot-api.ts";
import { type Circumstances, givenFor, library } from "../files/finished-work.ts";
import { day, hour, openGate } from "../http/tracks-setup.ts";
import { patience } from "../setup/patience.ts";
import { change, readState } from "../storage/people.ts";
import type { BotHouse } from "./bot-house.ts";

/** A clock that runs, by a millisecond each time somebody looks at it, from a moment of its own, and can be set forward. */
export function runningClock(from: number): Clock & { advance(ms: number): void } {
  let now = from;
  return { now: () => (now += 1), advance: (ms) => void (now += ms) };
}

/** A clock that runs from a winter Monday in Riga, half past seven, when a day begins for whoever has said nothing else. */
export function mondayClock() {
  const [minute, inRiga] = [hour / 60, 2 * hour];
  const clock = runningClock(Date.UTC(2026, 10, 23) + 7.5 * hour - inRiga);
  return {
    ...clock,
    /** Sets it to so many hours and minutes of the day that it is there, or of the next one where that is over. */
    until(hours: number, minutes = 0): void {
      const midnight = Math.floor((clock.now() + inRiga) / day) * day - inRiga;
      const wished = midnight + hours * hour + minutes * minute;
      clock.advance((wished > clock.now() ? wished : wished + day) - clock.now());
    },
  };
}

/** Waits until there is what is looked for; fails with what there was instead. */
function found<T>(look: () => T | undefined | Promise<T | undefined>, orElse: () => string): Promise<T> {
  const once = async (): Promise<T> => {
    const it = await look();
    if (it === undefined) throw new Error(orElse());
    return it;
  };
  return vi.waitFor(once, { timeout: patience, interval: 10 });
}

/** Somebody who talks with the bot, looked at through the database as well. */
export async function parent(house: BotHouse, clock: Clock, userId: number, locale: Locale) {
  const { storage } = house;
  const chat = house.api.chat(userId, locale);
  await chat.does(() => chat.says("/start"), /Waymark/);
  const personId = (await storage.store.findPerson("telegram", String(userId))) as PersonId;
  const state = () => readState(storage, personId);
  const prepare = (to: (before: Snapshot) => Snapshot) => change(storage, personId, to, { at: clock.now() });
  const settled = (contact: Person["contact"] = openGate) =>
    prepare((before) => ({
      ...before,
      person: { ...before.person, contact, timeZone: "Europe/Riga", neutralNotifications: false },
    }));

  /** Presses the newest button whose data begins so, as a finger that shakes does: twice. The answer is a new message or a changed one. */
  const tap = async (begins: string, answer = /./): Promise<FakeMessage> => {
    const message = await found(
      () => messageWith(begins),
      () => `no button ${begins} among ${buttonsSeen()}`,
    );
    const data = message.buttons.flat().find(({ callback_data }) => callback_data.startsWith(begins))?.callback_data;
    if (data === undefined) throw new Error(`the button ${begins} is gone`);
    const before = new Map(chat.messages.map(({ messageId, text }) => [messageId, text]));
    const answered = () =>
      chat.messages.findLast(({ messageId, text }) => before.get(messageId) !== text && answer.test(text));
    chat.pressData(data, message.messageId);
    chat.pressData(data, message.messageId);
    return found(answered, () => `${begins} was not answered with ${String(answer)}; said: ${chat.last?.text}`);
  };

  /** Waits until the bot has taken in everything that was sent. */
  const quiet = async (): Promise<void> => {
    const before = chat.messages.length;
    chat.says("/privacy");
    await chat.sees(/Telegram/, before);
  };

  const buttonsSeen = (): string =>
    chat.messages.flatMap(({ buttons }) => buttons.flat().map(({ callback_data }) => callback_data)).join(" ");

  const fresh = (before: Snapshot): Promise<Snapshot> =>
    found(
      async () => {
        const after = await state();
        return JSON.stringify(after.exercises) === JSON.stringify(before.exercises) ? undefined : after;
      },
      () =>
        `nothing moved; said: ${chat.messages
          .slice(-3)
          .map(({ text }) => text)
          .join("\n")}`,
    );

  /** The exercise in front, which may be on its way while an earlier answer is still arriving. */
  const inFront = () =>
    found(
      async () => {
        const before = await state();
        const { waiting } = before.dialogue;
        const exercise = before.exercises.find(({ id }) => waiting.for === "exercise" && id === waiting.exerciseId);
        return exercise && { before, exercise };
      },
      () => "no exercise is in front",
    );

  /** Answers the exercise in front, one step, every button tapped twice. */
  async function step(circumstances: Omit<Circumstances, "locale" | "at"> = {}): Promise<Snapshot> {
    const { before, exercise } = await inFront();
    const given = givenFor(library.techniques[exercise.technique], exercise, {
      ...circumstances,
      locale,
      at: clock.now(),
    });
    if ("options" in given) throw new Error("options are named in words");
    if ("photo" in given) throw new Error("photos are sent by the test itself");
    if ("text" in given) {
      chat.says(given.text);
    } else {
      const data = encodePress({ do: "exercise", exerciseId: exercise.id, step: exercise.at, press: given.press });
      const { messageId } = await found(
        () => messageWith(data),
        () => `no button ${data} among ${buttonsSeen()}`,
      );
      chat.pressData(data, messageId);
      chat.pressData(data, messageId);
    }
    return fresh(before);
  }

  const messageWith = (begins: string): FakeMessage | undefined =>
    chat.messages.findLast(({ buttons }) => buttons.flat().some((button) => button.callback_data.startsWith(begins)));

  /** Answers the exercise in front to its end; what was said meanwhile. */
  async function walk(circumstances: Omit<Circumstances, "locale" | "at"> = {}): Promise<string> {
    const said = chat.messages.length;
    const open = (await inFront()).before.exercises.length;
    for (let steps = 0; steps < 80; steps += 1) {
      if ((await step(circumstances)).exercises.length < open) {
        await quiet();
        return chat.messages
          .slice(said)
          .map(({ text }) => text)
          .join("\n\n");
      }
    }
    throw new Error("the exercise has no end");
  }

  return { chat, personId, state, prepare, settled, tap, quiet, step, walk };
}
export type Parent = Awaited<ReturnType<typeof parent>>;
