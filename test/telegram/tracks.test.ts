import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { Storage } from "#storage/open.ts";
import { readPdf } from "../fakes/read-pdf.ts";
import { day, hour, journeyAt } from "../http/tracks-setup.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";
import { type Parent, parent, runningClock } from "./parent.ts";

const said = {
  en: {
    explained: /four tracks.*side by side[\s\S]*Self Work[\s\S]*Community/,
    place: /Is this right\?|Which country/,
    focus: /What matters most to you/,
    plan: /Self Work[\s\S]*Phase 1: Understanding your emotions \(0% → 25%\)[\s\S]*emotional check-in/,
    first: [/Self Work: 0% → 10%/, /First check-in/],
    dashboard: [
      "🧠 Self Work: ████████░░ 80%\n   Next: Write a letter to yourself",
      "👨‍👦 Child Connection: ███░░░░░░░ 30%\n   Next: Create a quest for your child",
      "🤝 Negotiation: █░░░░░░░░░ 10%\n   Next: Review your court documents",
      "🌍 Community: ██░░░░░░░░ 20%\n   Next: Find a support group",
    ],
    wish: "I want to make a quest for my child",
    switched: /Child Connection.*go there for now/,
    moved: [/Child Connection: 30% → 60%/, /Self Work: 80% → 85%/, /Quest created/],
    both: "I want to make a quest for my child and work through a hard thought",
    serves: /one thing that serves both/,
    stuck: /quiet on “Self Work” for a while/,
    capsule: /the day you set/,
    deleted: /What you reached stays reached/,
    notFound: /don’t have that any more/,
    crisis: "I want to kill myself",
    lines: /\d{3}/,
    heard: /One question/,
    safePlan: /safety plan/,
    letter: "letter",
    notPicture: /couldn’t open that as a photo/,
    tooLarge: /too large/,
    notAsked: /Nothing is asking for a photo/,
    notFetched: /didn’t reach me/,
    diary: /Contact diary[\s\S]*No\. 1 · 2026/,
    off: /switched off/,
    cantWait: /waits where you left it/,
  },
  ru: {
    explained: /четыре направления[\s\S]*Работа с собой[\s\S]*Сообщество/,
    place: /Всё верно\?|В какой вы стране/,
    focus: /Что для вас сейчас важнее всего/,
    plan: /Работа с собой[\s\S]*Этап 1: .+ \(0% → 25%\)/,
    first: [/Работа с собой: 0% → 10%/, /Первая встреча с собой/],
    dashboard: [
      "🧠 Работа с собой: ████████░░ 80%\n   Дальше: Напишите письмо себе",
      "👨‍👦 Связь с ребёнком: ███░░░░░░░ 30%\n   Дальше: Создайте квест для ребёнка",
      "🤝 Переговоры: █░░░░░░░░░ 10%\n   Дальше: ",
      "🌍 Сообщество: ██░░░░░░░░ 20%\n   Дальше: ",
    ],
    wish: "Я хочу создать квест для ребенка",
    switched: /Связь с ребёнком.*туда и заглянем/,
    moved: [/Связь с ребёнком: 30% → 60%/, /Работа с собой: 80% → 85%/, /Создан квест/],
    both: "Хочу сделать квест для ребёнка и разобрать тяжёлую мысль",
    serves: /послужит и тому и другому/,
    stuck: /«Работа с собой»: здесь давно тихо/,
    capsule: /Сегодня тот самый день/,
    deleted: /Пройденное остаётся пройденным/,
    notFound: /уже нет/,
    crisis: "я хочу покончить с собой",
    lines: /\d{3}/,
    heard: /Один вопрос/,
    safePlan: /план безопасности/,
    letter: "письмо",
    notPicture: /не получилось открыть как фото/,
    tooLarge: /слишком большое/,
    notAsked: /фото никто не ждал/,
    notFetched: /не дошло до меня/,
    diary: /Дневник контактов[\s\S]*№ 1 · 2026/,
    off: /выключены/,
    cantWait: /подождёт на том же месте/,
  },
} as const;

/** Noon in Riga, on a Monday. */
const noon = Date.UTC(2026, 10, 23, 10);

const percents = { self_work: 80, child_connection: 30, negotiation: 10, community: 20 } as const;

const figures = ({ journey }: Awaited<ReturnType<Parent["state"]>>) => ({
  percents: Object.values(journey?.tracks ?? {}).map(({ percent }) => percent),
  milestones: journey?.milestones.map(({ type }) => type),
});

describeAboveStorage("the tracks in Telegram", (open, kind) => {
  const clock = runningClock(noon);
  let house: BotHouse;
  let storage: Storage;
  let users = kind === "embedded" ? 20_000 : 30_000;
  beforeAll(async () => {
    storage = await open({ clock });
    house = await openBotHouse(storage, { clock });
  });
  afterAll(() => house.stop());

  describe.each(["en", "ru"] as const)("%s", (locale) => {
    const words = said[locale];
    const newcomer = () => parent(house, clock, (users += 1), locale);
    async function walker(journey = journeyAt(clock.now(), percents)) {
      const me = await newcomer();
      await me.settled();
      await me.prepare((before) => ({ ...before, journey }));
      return me;
    }

    test("a new parent: explained, the gate in three taps, the place, the focus, the plan; a check-in moves 0 to 10, however often a button is tapped", async () => {
      const me = await newcomer();
      await me.tap("br:tracks", words.explained);
      await me.tap("c1:limited");
      await me.tap("c2:no");
      await me.tap("c3:longer", words.place);
      await me.tap("sk", words.focus);
      await me.tap("fp:self_work", words.plan);
      await me.tap("sy:self_work");
      const told = await me.walk();
      for (const each of words.first) expect(told).toMatch(each);
      const { journey, exercises } = await me.state();
      expect(journey).toMatchObject({
        primary: "self_work",
        switches: 0,
        daysActive: 1,
        counts: { emotional_checkin: 1 },
      });
      expect(figures(await me.state())).toEqual({ percents: [10, 0, 0, 0], milestones: ["first_checkin"] });
      expect(exercises).toEqual([]);
      expect(await storage.store.works(me.personId, { kind: undefined, from: 0, limit: 9 })).toHaveLength(1);
    });

    test("the dashboard; a wish in words switches to the quest and back; a draft waits for days; 30 → 60 and 80 → 85", async () => {
      const me = await walker();
      const shown = await me.chat.does(() => me.chat.says("/progress"), /████████░░ 80%/);
      for (const line of words.dashboard) expect(shown.text).toContain(line);

      await me.tap("card");
      await expect.poll(() => me.chat.last?.by).toBe("sendPhoto");
      expect(me.chat.last?.file?.bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(me.chat.last?.file?.name).toBe("waymark.png");

      await me.tap("sg:");
      await me.tap("sy:self_work");
      await me.step();
      await me.step();
      await me.tap("stop", words.cantWait);
      const half = (await me.state()).exercises[0];
      expect(half?.technique).toBe("letter_to_self");

      await me.chat.does(() => me.chat.says(words.wish), words.switched);
      expect((await me.state()).exercises.map(({ technique }) => technique)).toEqual([
        "create_quest",
        "letter_to_self",
      ]);
      const told = await me.walk();
      for (const each of words.moved) expect(told).toMatch(each);
      expect(figures(await me.state()).percents).toEqual([85, 60, 10, 20]);
      expect((await me.state()).journey).toMatchObject({ primary: "self_work", switches: 1 });

      clock.advance(5 * day);
      expect((await me.state()).exercises).toEqual([half]);
      await me.chat.does(() => me.chat.says("/resume"), /./);
      await me.walk();
      expect((await me.state()).exercises).toEqual([]);
      expect((await me.state()).journey?.counts).toMatchObject({ letter_to_self: 1, quest_created: 1 });
    });

    test("after a check-in the next thing is offered: put aside, all shown, one taken up", async () => {
      const me = await walker(journeyAt(clock.now(), { self_work: 20 }));
      me.chat.says("/suggest");
      await me.quiet();
      const offered = async () => (await me.state()).journey?.offered.self_work?.action;
      const first = await offered();
      await me.tap("sn:self_work");
      await me.quiet();
      const { journey } = await me.state();
      expect(Object.values(journey?.declined ?? {})).toEqual([1]);
      await me.chat.does(() => me.chat.says("/suggest"), /./);
      await me.tap("sn:self_work");
      await me.quiet();
      expect(await offered()).not.toEqual(first);
      await me.chat.does(() => me.chat.says("/suggest"), /./);
      const shown = await me.tap("sx:");
      const all = shown.buttons.flat().map(({ callback_data }) => callback_data);
      expect(all.filter((data) => data.startsWith("bg:") || data.startsWith("re:"))).toHaveLength(4);
      await me.tap("bg:");
      await me.quiet();
      expect((await me.state()).exercises).toHaveLength(1);
    });

    test("a track that rests for a month is mentioned once, in waking hours, and then no more", async () => {
      const rests = { lastActivity: clock.now() - 31 * day, movedAt: clock.now() - 31 * day };
      const journey = journeyAt(clock.now(), { self_work: 45 }, { days: 60, track: rests });
      const me = await walker({ ...journey, clarity: "clear", lookAt: clock.now() - 1 });
      const before = me.chat.messages.length;
      await house.look();
      await me.chat.sees(words.stuck, before);
      for (let days = 0; days < 3; days += 1) {
        clock.advance(day);
        await house.look();
      }
      await me.quiet();
      expect(me.chat.messages.filter(({ text }) => words.stuck.test(text))).toHaveLength(1);
    });

    test("two wishes at once: one thing serves both, and one tap begins it", async () => {
      const me = await walker(journeyAt(clock.now(), { self_work: 10 }));
      const shown = await me.chat.does(() => me.chat.says(words.both), words.serves);
      expect(shown.text).toMatch(/🧠[\s\S]*👨‍👦|👨‍👦[\s\S]*🧠/);
      await me.tap("bg:create_quest");
      await me.walk();
      expect(figures(await me.state()).percents).toEqual([15, 30, 0, 0]);
    });

    test("a quest is printed; deleting it takes back neither progress nor milestones", async () => {
      const me = await walker(journeyAt(clock.now(), { self_work: 10 }));
      await me.chat.does(() => me.chat.says(words.wish), /./);
      await me.walk();
      const reached = figures(await me.state());
      expect(reached).toEqual({ percents: [15, 30, 0, 0], milestones: ["quest_created", "child_connection_25"] });
      await me.chat.does(() => me.chat.says("/quests"), /./);
      await me.tap("wo:");
      await me.tap("wp:");
      await expect.poll(() => me.chat.last?.file?.name).toBe("waymark.pdf");
      expect(me.chat.last?.by).toBe("sendDocument");
      expect(me.chat.last?.document?.slice(0, 5)).toBe("%PDF-");
      await me.tap("wd:");
      await me.tap("wd:", words.deleted);
      await me.quiet();
      expect(await storage.store.works(me.personId, { kind: undefined, from: 0, limit: 9 })).toEqual([]);
      expect(figures(await me.state())).toEqual(reached);
    });

    test("the same percentage for seven active days brings something easier", async () => {
      const me = await walker(journeyAt(clock.now(), { self_work: 45 }, { track: { stillDays: 7 } }));
      me.chat.says("/suggest");
      await me.quiet();
      await me.tap("sy:self_work");
      await me.quiet();
      expect(["emotional_checkin", "grounding"]).toContain((await me.state()).exercises[0]?.technique);
    });

    test("a letter for later reminds of itself on its day, once", async () => {
      const me = await walker(journeyAt(clock.now(), { child_connection: 30 }, { journey: { clarity: "clear" } }));
      await me.chat.does(() => me.chat.says("/letters"), /./);
      await me.tap("bg:letter_to_child");
      await me.walk({ choose: ["capsule"] });
      expect((await me.state()).journey?.capsules).toMatchObject([{ opensOn: "2027-06-01" }]);
      const before = me.chat.messages.length;
      clock.advance(30 * day);
      await house.look();
      await me.quiet();
      expect(me.chat.messages.slice(before).some(({ text }) => words.capsule.test(text))).toBe(false);
      clock.advance(Date.UTC(2027, 5, 1, 9) + (clock.now() % hour) - clock.now());
      await house.look();
      await house.look();
      await me.chat.sees(words.capsule, before);
      await me.tap("wo:");
      await me.quiet();
      expect(me.chat.messages.filter(({ text }) => words.capsule.test(text))).toHaveLength(1);
      clock.advance(noon - clock.now());
    });

    test("help lines are there in the middle of an exercise, and it goes on", async () => {
      const me = await walker();
      await me.chat.does(() => me.chat.says("/letters"), /./);
      await me.tap("bg:letter_to_child");
      await me.step();
      const waiting = (await me.state()).dialogue;
      await me.chat.does(() => me.chat.says("/help_now"), words.lines);
      expect((await me.state()).dialogue.waiting).toEqual(waiting.waiting);
      await me.step();
    });

    test("signs of a crisis inside a letter: help lines, the draft is kept, and “not what I meant” goes on", async () => {
      const me = await walker();
      await me.chat.does(() => me.chat.says("/letters"), /./);
      await me.tap("bg:letter_to_child");
      await me.step();
      const draft = (await me.state()).exercises;
      await me.chat.does(() => me.chat.says(words.crisis), words.heard);
      await me.quiet();
      expect((await me.state()).exercises).toEqual(draft);
      expect((await me.state()).dialogue.crisis?.level).toBeDefined();
      await me.tap("nm");
      await me.quiet();
      expect((await me.state()).dialogue.crisis).toBeUndefined();
      expect(JSON.stringify((await me.state()).exercises)).toContain(words.crisis);
    });

    test("“I am safe” offers a safety plan, and the next sign shows it", async () => {
      const me = await walker();
      await me.chat.does(() => me.chat.says(words.crisis), words.heard);
      await me.tap("ok", words.safePlan);
      await me.tap("bg:safety_plan");
      await me.walk();
      const reached = figures(await me.state());
      expect(reached.percents).toEqual([80, 30, 10, 20]);
      const again = await me.chat.does(() => me.chat.says(words.crisis), words.heard);
      expect(again.buttons[0]?.[0]?.callback_data).toMatch(/^wo:/);
    });

    test("an album takes three photos, each once however often Telegram sends it; what is no picture is said kindly", async () => {
      const me = await walker();
      const { chat } = me;
      const shots = await Promise.all(["#88aacc", "#cc9988", "#99bb88"].map(picture));
      const downloads = () => house.api.calls.filter(({ method }) => method === "download").length;
      const before = downloads();
      const [first = Buffer.alloc(0)] = shots;
      await chat.does(() => chat.sendsPhoto(first), words.notAsked);
      expect(downloads()).toBe(before);

      await me.tap("bg:photo_album");
      const photos = async () => {
        const answer = (await me.state()).exercises[0]?.answers["photos"];
        return answer?.kind === "photos" ? answer.photos : [];
      };
      while ((await me.state()).exercises[0]?.at !== "photos") await me.step();
      const album = { media_group_id: "1" };
      const updates = shots.map((shot, index) =>
        chat.sendsPhoto(shot, index === 0 ? { ...album, caption: words.letter } : album),
      );
      await expect.poll(photos).toHaveLength(3);
      const kept = await photos();
      for (const [index, shot] of shots.entries()) chat.sendsPhoto(shot, album, updates[index]);
      await me.quiet();
      expect(await photos()).toEqual(kept);

      await chat.does(() => chat.sendsPhoto(Buffer.from("not a picture")), words.notPicture);
      const large = { file_id: "large", file_unique_id: "large", mime_type: "image/png", file_size: 11 * 2 ** 20 };
      await chat.does(() => chat.sends({ document: large }), words.tooLarge);
      await chat.does(() => chat.sends({ photo: [{ file_id: "gone", width: 9, height: 9 }] }), words.notFetched);
      expect(await photos()).toEqual(kept);

      await me.walk({ photos: kept });
      const [made] = await storage.store.works(me.personId, { kind: "album", from: 0, limit: 9 });
      expect(made?.sections.flatMap(({ lines }) => lines.filter((line) => "photo" in line))).toHaveLength(3);
      expect(JSON.stringify(made?.sections)).toContain(`{"text":"${words.letter}"}`);
      await me.tap(`wo:${made?.id}`);
      await me.tap("wp:");
      await expect.poll(() => chat.last?.file?.name).toBe("waymark.pdf");
      expect(readPdf(chat.last?.file?.bytes ?? Buffer.alloc(0)).pictures).toBe(3);
    });

    test("at a hundred a keepsake is made", async () => {
      const me = await walker(journeyAt(clock.now(), { self_work: 95 }));
      await me.chat.does(() => me.chat.says("/suggest"), /./);
      await me.tap("sx:");
      await me.tap("sx:self_work");
      await me.tap("bg:emotional_checkin");
      await me.walk();
      expect(figures(await me.state()).percents[0]).toBe(100);
      await me.tap("ks:self_work");
      await expect.poll(() => me.chat.last?.file?.name).toBe("waymark-keepsake.pdf");
      expect(readPdf(me.chat.last?.file?.bytes ?? Buffer.alloc(0)).pages).toHaveLength(1);
    });

    test("a caption is screened before anything else is done with a photo", async () => {
      const me = await walker();
      await me.chat.does(() => me.chat.sendsPhoto(Buffer.from("x"), { caption: words.crisis }), words.heard);
    });

    test("the diary goes out as pages and as a table", async () => {
      const me = await walker();
      await me.chat.does(() => me.chat.says("/diary"), /./);
      await me.tap("bg:contact_diary");
      await me.walk();
      await me.chat.does(() => me.chat.says("/diary"), /./);
      await me.tap("df:csv");
      await expect.poll(() => me.chat.last?.file?.name).toBe("waymark-diary.csv");
      expect(me.chat.last?.document?.split("\r\n")).toHaveLength(3);
      await me.tap("df:pdf");
      await expect.poll(() => me.chat.last?.file?.name).toBe("waymark-diary.pdf");
      expect(readPdf(me.chat.last?.file?.bytes ?? Buffer.alloc(0)).pages.join()).toMatch(words.diary);
    });

    test("the menu shows the part that a person uses, and no other", async () => {
      const menuOf = ({ chat }: Parent) =>
        house.api.calls
          .filter(({ method, params }) => {
            const scope = params["scope"] as { readonly chat_id?: string } | undefined;
            return method === "setMyCommands" && scope?.chat_id === String(chat.userId);
          })
          .map(({ params }) => (params["commands"] as { readonly command: string }[]).map(({ command }) => command));
      const walks = await newcomer();
      expect(menuOf(walks)).toEqual([]);
      await walks.tap("br:tracks");
      await expect.poll(() => menuOf(walks)).toHaveLength(1);
      expect(menuOf(walks)[0]).toEqual(expect.arrayContaining(["progress", "letters", "switch_track", "help_now"]));
      expect(menuOf(walks)[0]).not.toContain("newgoal");
      const builds = await newcomer();
      await builds.chat.does(() => builds.chat.says("/newgoal juggle"), /./);
      await expect.poll(() => menuOf(builds)).toHaveLength(1);
      expect(menuOf(builds)[0]).not.toContain("progress");
      await builds.chat.does(() => builds.chat.says("/progress"), /./);
      await expect.poll(() => menuOf(builds)).toHaveLength(2);
      expect(menuOf(builds)[1]).toEqual(expect.arrayContaining(["progress", "newgoal"]));
    });
  });

  test("while an operator has the tracks off, goals work as ever and nothing of a journey is lost", async () => {
    const me = await parent(house, clock, (users += 1), "en");
    await me.settled();
    const journey = journeyAt(clock.now(), percents);
    await me.prepare((before) => ({ ...before, journey }));
    await house.stop();
    house = await openBotHouse(storage, { clock, flags: { ...usualFlags, multi_track_system_enabled: false } });
    const chat = house.api.chat(me.chat.userId);
    await chat.does(() => chat.says("/progress"), said.en.off);
    await chat.does(() => chat.says("/newgoal learn to juggle"), /juggle/);
    const { percents: kept } = figures(await me.state());
    expect(kept).toEqual([80, 30, 10, 20]);
    const calls = house.api.calls.filter(({ method }) => method === "setMyCommands");
    await expect.poll(() => JSON.stringify(calls.at(-1)?.params["commands"])).not.toContain("progress");
  });
});

function picture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
