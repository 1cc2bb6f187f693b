import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Day } from "#core/day/day.ts";
import type { Task } from "#core/day/plan.ts";
import type { Storage } from "#storage/open.ts";
import { day, hour } from "../http/tracks-setup.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";
import { mondayClock, type Parent, parent } from "./parent.ts";

const minute = 60_000;

const said = {
  en: {
    hello: /a day is made of a few small things/,
    today: /usual day[\s\S]*\d\d:\d\d/,
    done: /[.!]$/,
    undone: /everything is as it was/,
    already: /marked already/,
    snoozed: /All right, at 12:\d\d/,
    gone: /isn’t part of today/,
    neutral: /^Your time, 12:00–1[23]:\d\d\.$/,
    midday: /Midday Nourishment/,
    later: /Nothing is needed right now/,
    crisis: "I want to kill myself",
    heard: /One question/,
    away: /nothing is lost. When you feel better/,
    back: /Welcome back/,
    hours: /Up: 06:30/,
    notUnderstood: /couldn’t read a time/,
    deleted: /You can begin again any day/,
  },
  ru: {
    hello: /день складывается из пары небольших дел/,
    today: /день: обычный[\s\S]*\d\d:\d\d/,
    done: /\.$/,
    undone: /всё как было/,
    already: /уже отмечено/,
    snoozed: /Хорошо, в 12:\d\d/,
    gone: /уже нет/,
    neutral: /^Ваше время, 12:00–1[23]:\d\d\.$/,
    midday: /Обед и передышка/,
    later: /Прямо сейчас ничего не нужно/,
    crisis: "я хочу покончить с собой",
    heard: /Один вопрос/,
    away: /ничего не пропадёт. Когда станет легче/,
    back: /С возвращением/,
    hours: /Подъём: 06:30/,
    notUnderstood: /Не получилось понять время/,
    deleted: /Начать заново можно/,
  },
} as const;

describeAboveStorage("the health day in Telegram", (open, kind) => {
  const clock = mondayClock();
  const { until } = clock;
  let house: BotHouse;
  let storage: Storage;
  let users = kind === "embedded" ? 40_000 : 50_000;
  beforeAll(async () => {
    storage = await open({ clock });
    house = await openBotHouse(storage, { clock });
  });
  afterAll(() => house.stop());

  describe.each(["en", "ru"] as const)("%s", (locale) => {
    const words = said[locale];

    async function newcomer(): Promise<Parent> {
      until(7, 30);
      const me = await parent(house, clock, (users += 1), locale);
      await me.settled();
      return me;
    }
    /** Somebody whose first day is planned, at half past seven. */
    async function living(change: Partial<Day> = {}): Promise<Parent> {
      const me = await newcomer();
      await me.chat.does(() => me.chat.says("/today"), words.today);
      await me.quiet();
      if (Object.keys(change).length > 0) await me.prepare((before) => withDay(before, change));
      return me;
    }
    const withDay = (before: Awaited<ReturnType<Parent["state"]>>, change: Partial<Day>) => ({
      ...before,
      day: before.day && { ...before.day, ...change },
    });
    const dayOf = async (me: Parent): Promise<Day> => {
      const { day: lived } = await me.state();
      if (!lived) throw new Error("no day is lived here");
      return lived;
    };
    const tasksOf = async (me: Parent): Promise<readonly Task[]> => (await dayOf(me)).plan?.tasks ?? [];
    /** What stands in the block at noon. */
    const atNoon = async (me: Parent): Promise<Task> => {
      const task = (await tasksOf(me)).find(({ at }) => new Date(at).getUTCHours() === 10);
      if (!task) throw new Error("nothing stands at noon");
      return task;
    };
    /** What the bot said of itself since a message. */
    const saidSince = (me: Parent, from: number): readonly string[] =>
      me.chat.messages.slice(from).map(({ text }) => text);

    test("a first day: what it is, the plan, one thing done, and taken back", async () => {
      const me = await newcomer();
      await me.tap("br:day", words.hello);
      const shown = await me.tap("td", words.today);
      const [first] = shown.buttons.flat().filter(({ callback_data }) => callback_data.startsWith("ta:"));
      expect(first).toBeDefined();
      await me.tap("ta:");
      await me.tap("mt:done:", words.done);
      await me.quiet();
      const [done] = (await tasksOf(me)).filter(({ state }) => state === "done");
      expect(done).toBeDefined();
      const records = Object.values((await dayOf(me)).habits);
      expect(records.map(({ attempts, successes }) => [attempts, successes])).toEqual([[1, 1]]);
      await me.tap("mt:undo:", words.undone);
      await me.quiet();
      expect((await tasksOf(me)).every(({ state }) => state === "open")).toBe(true);
      expect(Object.values((await dayOf(me)).habits).every(({ attempts }) => attempts === 0)).toBe(true);
    });

    test("a word when a block begins, once; put off by a double tap, told again, and done by a double tap", async () => {
      const me = await living();
      const task = await atNoon(me);
      const before = me.chat.messages.length;
      until(11, 55);
      await house.lookDay();
      await me.quiet();
      expect(saidSince(me, before).filter((text) => words.midday.test(text))).toEqual([]);
      until(12, 1);
      await house.lookDay();
      await me.chat.sees(words.midday, before);
      await house.lookDay();
      await me.tap(`sz2:15:${task.id}`, words.snoozed);
      await me.quiet();
      const moved = (await tasksOf(me)).find(({ id }) => id === task.id);
      expect(new Date(moved?.at ?? 0).toISOString().slice(11, 16)).toMatch(/^10:1[67]$/);
      expect((await dayOf(me)).plan?.undo).toHaveLength(1);
      expect(saidSince(me, before).filter((text) => words.midday.test(text))).toHaveLength(1);

      const later = me.chat.messages.length;
      until(12, 18);
      await house.lookDay();
      await me.chat.sees(words.midday, later);
      await me.tap(`mt:done:${task.id}`, words.done);
      await me.quiet();
      expect((await tasksOf(me)).find(({ id }) => id === task.id)?.state).toBe("done");
      const record = task.of.kind === "habit" ? (await dayOf(me)).habits[task.of.habit] : undefined;
      expect(record).toMatchObject({ attempts: 1, successes: 1, streak: 1 });
      expect(saidSince(me, later).filter((text) => words.already.test(text)).length).toBeLessThanOrEqual(1);
    });

    test("let go from the word about it, and nothing is asked again", async () => {
      const me = await living();
      const task = await atNoon(me);
      until(12, 1);
      const before = me.chat.messages.length;
      await house.lookDay();
      await me.chat.sees(words.midday, before);
      await me.tap(`mt:skip:${task.id}`);
      await me.quiet();
      expect((await tasksOf(me)).find(({ id }) => id === task.id)?.state).toBe("skipped");
      const after = me.chat.messages.length;
      until(12, 30);
      await house.lookDay();
      await me.quiet();
      expect(saidSince(me, after).filter((text) => words.midday.test(text))).toEqual([]);
    });

    test("the plan comes by itself in the morning, and a button of yesterday changes nothing of today", async () => {
      const me = await living();
      const yesterday = await atNoon(me);
      await me.chat.does(() => me.chat.says("/today"), words.today);
      until(22, 40);
      const before = me.chat.messages.length;
      until(7, 31);
      await house.lookDay();
      await house.lookDay();
      await me.chat.sees(words.today, before);
      await me.quiet();
      expect(saidSince(me, before).filter((text) => words.today.test(text))).toHaveLength(1);
      const { plan } = await dayOf(me);
      await me.tap(`ta:${yesterday.id}`, words.gone);
      await me.quiet();
      expect((await dayOf(me)).plan).toEqual(plan);
    });

    test("neutral notifications say when, and not what", async () => {
      const me = await living();
      await me.prepare((before) => ({ ...before, person: { ...before.person, neutralNotifications: true } }));
      const before = me.chat.messages.length;
      until(12, 1);
      await house.lookDay();
      await me.chat.sees(words.neutral, before);
      expect(saidSince(me, before).filter((text) => words.midday.test(text))).toEqual([]);
    });

    test("/now names one thing; what is passed over does not come back at once", async () => {
      const me = await living();
      until(12, 5);
      const shown = await me.chat.does(() => me.chat.says("/now"), /./);
      const pass = shown.buttons.flat().find(({ callback_data }) => callback_data.startsWith("ps:"))?.callback_data;
      expect(pass).toBeDefined();
      await me.tap("ps:");
      await me.quiet();
      const again = await me.chat.does(() => me.chat.says("/now"), /./);
      expect(again.buttons.flat().map(({ callback_data }) => callback_data)).not.toContain(pass);
    });

    test("four messages a day at most, each between waking and sleep, whatever the day holds", async () => {
      const me = await living({ archetype: "peak_performer", plan: undefined, previous: undefined, lookAt: 0 });
      const told: number[] = [];
      for (let quarters = 0; quarters < 4 * 30; quarters += 1) {
        const before = me.chat.messages.length;
        clock.advance(15 * minute);
        const { begun, lookAt } = await dayOf(me);
        if (lookAt > clock.now()) continue;
        await house.lookDay();
        const after = (await dayOf(me)).begun;
        const news = after?.date === begun?.date ? (after?.count ?? 0) - (begun?.count ?? 0) : (after?.count ?? 0);
        if (news === 0) continue;
        await expect.poll(() => me.chat.messages.length).toBe(before + news);
        told.push(...Array.from({ length: news }, () => clock.now()));
      }
      const ofDay = new Map<number, number>();
      for (const at of told) {
        const local = at + 2 * hour;
        ofDay.set(Math.floor(local / day), (ofDay.get(Math.floor(local / day)) ?? 0) + 1);
        const { plan } = await dayOf(me);
        expect(plan).toBeDefined();
        expect(local % day).toBeGreaterThanOrEqual(5 * hour);
        expect(local % day).toBeLessThan(22 * hour);
      }
      expect(told.length).toBeGreaterThan(2);
      expect(Math.max(...ofDay.values())).toBeLessThanOrEqual(4);
    });

    test("in a crisis nothing is begun by us", async () => {
      const me = await living();
      await me.chat.does(() => me.chat.says(words.crisis), words.heard);
      const before = me.chat.messages.length;
      until(12, 1);
      await house.lookDay();
      await me.quiet();
      expect(saidSince(me, before).filter((text) => words.midday.test(text))).toEqual([]);
    });

    test("hours in words: what cannot be read is asked again, what can moves the day", async () => {
      const me = await living();
      await me.tap("sc");
      await me.tap("as:wake");
      await me.chat.does(() => me.chat.says("25:99"), words.notUnderstood);
      await me.chat.does(() => me.chat.says("6:30"), words.hours);
      expect((await dayOf(me)).schedule.wake).toBe(390);
    });

    test("away and back: nothing is asked meanwhile, and the day goes on", async () => {
      const me = await living();
      await me.tap("ds");
      await me.tap("aw:");
      await me.tap("aw:sick", words.away);
      const before = me.chat.messages.length;
      until(12, 1);
      await house.lookDay();
      await me.quiet();
      expect(saidSince(me, before).filter((text) => words.midday.test(text))).toEqual([]);
      await me.tap("aw:back", words.back);
    });

    test("deleting the days asks first, and leaves nothing of them", async () => {
      const me = await living();
      await me.tap("ds");
      await me.tap("dd");
      expect((await me.state()).day).toBeDefined();
      await me.tap("dd:y", words.deleted);
      await me.quiet();
      expect((await me.state()).day).toBeUndefined();
    });
  });
});
