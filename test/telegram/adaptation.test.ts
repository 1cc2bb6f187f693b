import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadingDraft } from "#app/importer.ts";
import type { Adaptation } from "#core/adaptation/adaptation.ts";
import type { Day } from "#core/day/day.ts";
import { intakeSections } from "#core/day/intake.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import type { Metric } from "#core/readings/metric.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Storage } from "#storage/open.ts";
import { usually } from "../day/readings.ts";
import { day, hour } from "../http/tracks-setup.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";
import { mondayClock, type Parent, parent } from "./parent.ts";

const minute = 60_000;

const said = {
  en: {
    today: /day[\s\S]*\d\d:\d\d/,
    ask: /How much energy/,
    heard: /stays as it is|follows it/,
    drop: /Energy is low right now: 1 out of 10, and not long ago it was 7\.5/,
    shorter: /\d+ min instead of \d+/,
    back: /as planned again/,
    kept: /stays like this/,
    spike: /Stress is 9 out of 10, and your heart rate variability is 31 ms; about 52 is usual/,
    aside: /Would you like it back\?/,
    debt: /Sleep was poor two nights running/,
    surge: /plenty of energy/,
    raised: /You can change your mind/,
    keeping: /stays as it is\. If I notice/,
    explained: /Without that setting it would be/,
    easier: /easier today/,
    crisis: "I want to kill myself",
    question: /One question/,
    why: /Until \d\d:\d\d, then it goes by the plan again/,
    neutral: /^Something in your day has changed\.$/,
  },
  ru: {
    today: /день[\s\S]*\d\d:\d\d/,
    ask: /Сколько сейчас сил/,
    heard: /остаётся как есть|подстроен/,
    drop: /Сил сейчас мало: 1 из 10, а недавно было 7,5/,
    shorter: /\d+ мин вместо \d+/,
    back: /снова по плану/,
    kept: /так и оставим/,
    spike: /Напряжение 9 из 10, а вариабельность пульса 31 мс: обычно у вас около 52/,
    aside: /Вернуть\?/,
    debt: /Две ночи подряд сон был неважным/,
    surge: /Сил много/,
    raised: /Передумать можно/,
    keeping: /план остаётся таким, как есть/,
    explained: /Без этой настройки было бы так/,
    easier: /сегодня легче/,
    crisis: "я хочу покончить с собой",
    question: /Один вопрос/,
    why: /Так до \d\d:\d\d, потом всё будет по плану/,
    neutral: /^В вашем дне кое-что поменялось\.$/,
  },
} as const;

describeAboveStorage("a day that follows the body, in Telegram", (open, kind) => {
  const clock = mondayClock();
  const { until } = clock;
  let house: BotHouse;
  let storage: Storage;
  let users = kind === "embedded" ? 60_000 : 70_000;
  beforeAll(async () => {
    storage = await open({ clock });
    house = await openBotHouse(storage, { clock });
  });
  afterAll(() => house.stop());

  describe.each(["en", "ru"] as const)("%s", (locale) => {
    const words = said[locale];

    /** Somebody whose body may be known, with a usual day planned at half past seven. */
    async function living(): Promise<Parent> {
      until(7, 30);
      const me = await parent(house, clock, (users += 1), locale);
      await me.settled();
      await me.chat.does(() => me.chat.says("/today"), words.today);
      await me.quiet();
      const date = localDate(clock.now(), "Europe/Riga");
      await change(me, {
        archetype: "peak_performer",
        consentAt: clock.now(),
        intake: { answered: [...intakeSections], codes: [], at: clock.now() },
        modeChoice: { mode: "medium", date },
        plan: undefined,
        previous: undefined,
      });
      await me.chat.does(() => me.chat.says("/today"), words.today);
      await me.quiet();
      return me;
    }
    const change = (me: Parent, to: Partial<Day>) =>
      me.prepare((before) => ({ ...before, day: before.day && { ...before.day, ...to } }));
    const planOf = async (me: Parent): Promise<Plan> => {
      const plan = (await me.state()).day?.plan;
      if (!plan) throw new Error("no day is planned here");
      return plan;
    };
    const changesOf = async (me: Parent): Promise<readonly Adaptation[]> =>
      (await me.state()).adapting?.adaptations ?? [];
    const only = async (me: Parent): Promise<Adaptation> => {
      const [one, ...others] = await changesOf(me);
      if (!one || others.length > 0) throw new Error("not one change");
      return one;
    };
    const sizes = ({ tasks }: Plan) =>
      tasks.map(({ id, state, at, minutes, version }) => [id, state, at, minutes, version]);
    /** Half an hour before the next task that is long enough to become shorter. */
    const beforeNext = async (me: Parent): Promise<Task> => {
      const { tasks } = await planOf(me);
      const next = tasks.find(({ at, minutes, state }) => state === "open" && at > clock.now() + hour && minutes > 5);
      if (!next) throw new Error("nothing is left of the day");
      clock.advance(next.at - 30 * minute - clock.now());
      return next;
    };
    const draft = (metric: Metric, value: number, ago = 0, long = 0): ReadingDraft => ({
      metric,
      value,
      from: clock.now() - ago - long,
      to: clock.now() - ago,
      offset: 120,
      source: { kind: "wearable", name: "watch" },
      sourceId: undefined,
      modality: "sensed",
    });
    const sent = async (me: Parent, ...drafts: readonly ReadingDraft[]): Promise<void> => {
      const taken = await house.readings(me.personId, drafts, clock.now());
      if (taken === undefined || taken === "no_consent") throw new Error(String(taken));
    };
    const times = (me: Parent, words: RegExp, from = 0): number =>
      me.chat.messages.slice(from).filter(({ text }) => words.test(text)).length;

    test("taps: strength high, then low, halves what comes next; told once, and undone exactly", async () => {
      const me = await living();
      await me.chat.does(() => me.chat.says("/checkin"), words.ask);
      await me.tap("ci:4", words.heard);
      await me.quiet();
      const next = await beforeNext(me);
      const planned = sizes(await planOf(me));
      const from = me.chat.messages.length;
      await me.chat.does(() => me.chat.says("/checkin"), words.ask);
      const told = await me.tap("ci:1", words.drop);
      expect(told.text).toMatch(words.shorter);
      await me.quiet();
      const made = await only(me);
      expect([made.original.id, made.adapted.minutes]).toEqual([next.id, Math.floor(next.minutes / 2)]);
      expect((await planOf(me)).tasks.find(({ id }) => id === next.id)?.minutes).toBe(made.adapted.minutes);
      const readings = await storage.readings.list(me.personId, { metric: "energy_level", limit: 10 });
      expect(readings.map(({ value }) => value).toSorted()).toEqual([0.1, 0.75]);
      await house.lookDay();
      await me.quiet();
      expect(times(me, words.drop, from)).toBe(1);
      await me.tap(`wy:${next.id}`, words.why);
      await me.tap(`ad:d:${made.id}`, words.back);
      await me.quiet();
      expect(sizes(await planOf(me))).toEqual(planned);
      expect((await only(me)).state).toBe("declined");
    });

    test("stress and a heart that beats evenly bring something restful; the planned one comes back with one tap", async () => {
      const me = await living();
      await storage.readings.saveBaselines(
        me.personId,
        [usually("hrv_rmssd", 52, clock.now())],
        clock.now(),
        undefined,
      );
      until(8, 40);
      const planned = sizes(await planOf(me));
      const from = me.chat.messages.length;
      await sent(me, draft("stress_level", 0.9), draft("hrv_rmssd", 31, 10 * minute));
      await me.chat.sees(words.spike, from);
      const made = await only(me);
      expect(made.adapted.id).not.toBe(made.original.id);
      await sent(me, draft("stress_level", 0.92), draft("hrv_rmssd", 31, 10 * minute));
      await me.quiet();
      expect(times(me, words.spike, from)).toBe(1);
      const shown = await me.chat.does(() => me.chat.says("/today"), words.spike);
      expect(shown.buttons.flat().map(({ callback_data }) => callback_data)).toContain(`ta:${made.adapted.id}`);
      const pressed = me.chat.messages.find(({ buttons }) =>
        buttons.flat().some(({ callback_data }) => callback_data === `ta:${made.original.id}`),
      );
      me.chat.pressData(`mt:done:${made.original.id}`, pressed?.messageId ?? 1);
      await me.chat.sees(words.aside, from);
      await me.tap(`ad:d:${made.id}`, words.back);
      await me.quiet();
      expect(sizes(await planOf(me))).toEqual(planned);
    });

    test("two poor nights make one message: the morning's plan, with what was seen", async () => {
      const me = await living();
      until(3, 0);
      const night = (ends: number, value: number) => draft("sleep_quality", value, clock.now() - ends, 7 * hour);
      const from = me.chat.messages.length;
      await sent(me, night(clock.now() - 10 * minute, 0.4), night(clock.now() - day, 0.5));
      await me.quiet();
      expect(times(me, words.debt, from)).toBe(0);
      until(5, 1);
      await house.lookDay();
      await house.lookDay();
      const morning = await me.chat.sees(words.debt, from);
      expect(morning.text).toMatch(words.today);
      await me.quiet();
      expect(times(me, words.debt, from)).toBe(1);
      expect((await changesOf(me)).map(({ trigger }) => trigger)).toContain("sleep_debt");
    });

    test("plenty of strength offers more, and only a yes makes it so", async () => {
      const me = await living();
      await me.quiet();
      const plan = await planOf(me);
      const late = plan.tasks.find(({ at }) => new Date(at).getUTCHours() >= 18);
      if (!late) throw new Error("nothing is left of the evening");
      const tasks = plan.tasks.map((task) => (task.id === late.id ? task : { ...task, state: "skipped" as const }));
      await change(me, { plan: { ...plan, tasks } });
      clock.advance(late.at - hour - clock.now());
      const planned = sizes(await planOf(me));
      const from = me.chat.messages.length;
      await sent(me, draft("energy_level", 0.9), draft("readiness_score", 0.9));
      await me.chat.sees(words.surge, from);
      const offer = await only(me);
      expect(offer.state).toBe("offered");
      expect(sizes(await planOf(me))).toEqual(planned);
      await me.tap(`ad:a:${offer.id}`, words.raised);
      await me.quiet();
      const task = (await planOf(me)).tasks.find(({ id }) => id === offer.original.id);
      expect(task?.minutes).toBe(offer.adapted.minutes);
      await me.tap(`ad:u:${offer.id}`, words.back);
      await me.quiet();
      expect(sizes(await planOf(me))).toEqual(planned);
    });

    test("“keep my plan” only explains", async () => {
      const me = await living();
      await me.chat.does(() => me.chat.says("/day"), /./);
      await me.tap("kp:y", words.keeping);
      await beforeNext(me);
      const planned = sizes(await planOf(me));
      const from = me.chat.messages.length;
      await sent(me, draft("energy_level", 0.7, 2 * hour), draft("energy_level", 0.2));
      await me.chat.sees(words.explained, from);
      await me.quiet();
      expect(sizes(await planOf(me))).toEqual(planned);
      expect((await only(me)).state).toBe("explained");
    });

    test("what begins hours later is not told, stands in the day, and is as planned after six hours", async () => {
      const me = await living();
      const plan = await planOf(me);
      const near = plan.tasks.find(({ minutes, of }) => minutes > 5 && of.kind === "habit");
      if (!near) throw new Error("nothing can be made shorter");
      until(8, 0);
      // Soon enough to be eased, and too far off to be told.
      const far = { ...near, at: clock.now() + 3.5 * hour };
      const tasks = plan.tasks
        .map((each) => (each.id === near.id ? far : each))
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      await change(me, { plan: { ...plan, tasks } });
      for (const { id, minutes, at } of tasks)
        if (minutes > 5 && at < far.at) {
          const { messageId = 1 } = me.chat.last ?? {};
          me.chat.pressData(`mt:done:${id}`, messageId);
        }
      await me.quiet();
      const planned = sizes(await planOf(me));
      const from = me.chat.messages.length;
      await sent(me, draft("energy_level", 0.7, 2 * hour), draft("energy_level", 0.2));
      await me.quiet();
      expect((await only(me)).original.id).toBe(far.id);
      expect(me.chat.messages.slice(from).filter(({ text }) => words.shorter.test(text))).toEqual([]);
      await me.chat.does(() => me.chat.says("/today"), words.easier);
      await change(me, { reminders: false });
      const { expiresAt } = await only(me);
      expect((await me.state()).day?.lookAt).toBeLessThanOrEqual(expiresAt);
      clock.advance(expiresAt + minute - clock.now());
      await house.lookDay();
      await me.quiet();
      expect((await only(me)).state).toBe("expired");
      expect(sizes(await planOf(me))).toEqual(planned);
    });

    test("in a crisis nothing of this is told; where notifications are neutral, nothing of what it is about", async () => {
      const me = await living();
      await beforeNext(me);
      await me.chat.does(() => me.chat.says(words.crisis), words.question);
      const from = me.chat.messages.length;
      await sent(me, draft("energy_level", 0.7, 2 * hour), draft("energy_level", 0.2));
      await me.quiet();
      expect(await changesOf(me)).toEqual([]);
      expect(me.chat.messages.slice(from).filter(({ text }) => words.shorter.test(text))).toEqual([]);

      const other = await living();
      await other.prepare((before) => ({ ...before, person: { ...before.person, neutralNotifications: true } }));
      await beforeNext(other);
      const then = other.chat.messages.length;
      await sent(other, draft("energy_level", 0.7, 2 * hour), draft("energy_level", 0.2));
      await other.chat.sees(words.neutral, then);
    });
  });
});
