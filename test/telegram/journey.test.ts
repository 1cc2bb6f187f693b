import { afterAll, beforeAll, expect, test } from "vitest";
import type { FakeMessage } from "../fakes/bot-api.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

const said = {
  en: {
    hello: /I’m Waymark/,
    askTitle: /One sentence, in your own words/,
    askMore: /Tell me a little more/,
    goal: "learn to braid hair",
    more: "two left hands and a patient niece, evenings are free",
    answer: "for myself, for fun",
    second: "sort the garage",
    done: /Done$/,
    next: /Next step/,
    rephrase: /Change this step/,
    vague: /Too vague/,
    step: /≈ \d+ min/,
    other: /Put another way/,
    again: /already marked/,
    skip: /^Skip$/,
    status: /Steps done: 4/,
    switchTo: /braid hair/,
  },
  ru: {
    hello: /Я Waymark/,
    askTitle: /своими словами/,
    askMore: /Расскажите чуть больше/,
    goal: "научиться плести корзины",
    more: "стопка старых газет и свободные вечера, вечера свободны",
    answer: "для себя, ради удовольствия",
    second: "разобрать гараж",
    done: /Сделано$/,
    next: /Следующий шаг/,
    rephrase: /Изменить шаг/,
    vague: /расплывчато/,
    step: /≈ \d+ мин/,
    other: /Скажу иначе/,
    again: /уже отмечен/,
    skip: /^Пропустить$/,
    status: /Сделано шагов: 4/,
    switchTo: /плести корзины/,
  },
} as const;

describeAboveStorage("a first hour in Telegram", (open, kind) => {
  let house: BotHouse;
  beforeAll(async () => {
    house = await openBotHouse(await open({ clock: { now: () => Date.now() } }));
  });
  afterAll(() => house.stop());

  /** The coach's questions so far. */
  const asked: string[] = [];

  /** Answers the coach's questions, if there are any, until a step stands there. */
  async function toStep(
    chat: ReturnType<BotHouse["api"]["chat"]>,
    act: () => unknown,
    words: (typeof said)["en" | "ru"],
  ): Promise<FakeMessage> {
    let seen = await chat.does(act, /\?|≈/);
    for (let questions = 0; questions < 2 && !words.step.test(seen.text); questions += 1) {
      asked.push(seen.text);
      seen = await chat.does(() => chat.says(words.answer), /\?|≈/);
    }
    expect(seen.text).toMatch(words.step);
    return seen;
  }

  test.each(["en", "ru"] as const)(
    "%s: from /start to the fifth step, with a question answered, a rephrase and a switch between two goals",
    async (locale) => {
      const words = said[locale];
      const chat = house.api.chat((kind === "embedded" ? 100 : 200) + (locale === "en" ? 1 : 2), locale);
      await chat.does(() => chat.says("/start"), words.hello);
      await chat.does(() => chat.says("/newgoal"), words.askTitle);
      await chat.does(() => chat.says(words.goal), words.askMore);
      asked.length = 0;
      const steps = [await toStep(chat, () => chat.says(words.more), words)];
      expect(asked.length, "the coach has asked before the first step").toBeGreaterThan(0);

      const reworded = await (async () => {
        await chat.does(() => chat.press(words.rephrase), /\?/);
        return chat.does(() => chat.press(words.vague), words.other);
      })();
      expect(reworded.text).not.toBe(steps[0]?.text);

      for (let step = 2; step <= 4; step += 1) {
        await chat.does(() => chat.press(words.done), /./);
        steps.push(await toStep(chat, () => chat.press(words.next), words));
      }
      await chat.does(() => chat.says(`/newgoal ${words.second}`), words.askMore);
      const garage = await toStep(chat, () => chat.press(words.skip), words);
      expect(garage.text).toContain(words.second);

      await chat.does(() => chat.says("/switch"), /1\./);
      const back = await chat.does(() => chat.press(words.switchTo), words.step);
      expect(back.text).toBe(steps.at(-1)?.text);

      await chat.does(() => chat.press(words.done), /./);
      steps.push(await toStep(chat, () => chat.says("/next"), words));
      expect(new Set(steps.map(({ text }) => text)).size).toBe(5);
      await chat.does(() => chat.says("/status"), words.status);
    },
  );

  test("redelivered and reordered updates change nothing the second time", async () => {
    const chat = house.api.chat(kind === "embedded" ? 301 : 302);
    await chat.does(() => chat.says("/start"), said.en.hello);
    await chat.does(() => chat.says("/newgoal learn to draw"), said.en.askMore);
    await toStep(chat, () => chat.says("I have paper and a pencil"), said.en);
    const before = chat.messages.length;
    const id = chat.says("/done");
    await chat.sees(/./, before);
    const after = chat.messages.length;
    for (let again = 0; again < 3; again += 1) chat.says("/done", id);
    await chat.does(() => chat.says("/status"), /Steps done: 1/);
    expect(chat.messages.slice(after).filter(({ text }) => said.en.again.test(text))).toEqual([]);
  });
});
