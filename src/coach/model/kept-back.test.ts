import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadBriefPrompt } from "#content/brief-prompts.ts";
import { loadModelTextReader } from "#content/model-text.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import { loadTalkPrompt } from "#content/talk-prompt.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { loadGoalScreen } from "#content/refusals.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { type ModelServer, modelStep, startModelServer } from "#test/fakes/model-server.ts";
import { tries } from "#test/setup/tries.ts";
import { createTalkLeader } from "./lead-talk.ts";
import { createJudgeCrisis } from "./judge-crisis.ts";
import { keepBack } from "./kept-back.ts";
import { createModelCoach } from "./model-coach.ts";
import { createWhoBook } from "./who-book.ts";
import { data } from "./write-prompt.ts";

const prompts = loadCoachPrompts("content");
const { who } = prompts.words;
const of = (locale: Locale, ...texts: readonly string[]) => keepBack(who, locale, texts);
const hidden = (locale: Locale, text: string): string => of(locale, text).hide(text);

test.each<[locale: Locale, text: string, sent: string]>([
  ["ru", "пишите на anna@example.org", "пишите на [ссылка 1]"],
  ["ru", "звоните +7 (900) 123-45-67 вечером", "звоните [номер 1] вечером"],
  ["ru", "https://t.me/x и @somebody", "[ссылка 1] и [ссылка 2]"],
  ["ru", "моя страница vk.com/anna, а в инстаграме: anna_1990", "моя страница [ссылка 1], а в инстаграме: [ссылка 2]"],
  ["ru", "дело № 2-1234/2025 у судьи Кузнецовой", "дело № [номер 1] у судьи [имя 1]"],
  ["ru", "поговорить с Петром Шмидтом о сыне", "поговорить с [имя 1] о сыне"],
  ["ru", "Петя не отдаёт сына, а петю я жду к шести", "[имя 1] не отдаёт сына, а [имя 1] я жду к шести"],
  ["ru", "Отвезти вещи на улицу Ленина, д. 5, кв. 12", "Отвезти вещи на [адрес 1]"],
  ["ru", "на Невском проспекте 10 есть курсы", "на [адрес 1] есть курсы"],
  ["ru", "80 кг, 10 км за 55 минут, до 30.06", "80 кг, 10 км за 55 минут, до 30.06"],
  ["ru", "Выучить Python и сдать TOEFL к Новому году", "Выучить Python и сдать TOEFL к Новому году"],
  ["en", "My ex Peter Schmidt, Hauptstr. 5 Berlin", "My ex [name 1], [address 1] [name 2]"],
  ["en", "case 12 F 345/21 before Judge Miller", "case [number 1] before [name 1]"],
  ["en", "She lives at 12 Baker Street, Flat 4", "She lives at [address 1]"],
  ["en", "Learn To Swim In Three Months", "Learn To Swim In Three Months"],
  ["ru", "Он сказал: «Приду.» Потом ушёл", "Он сказал: «Приду.» Потом ушёл"],
  ["en", "Learn Japanese by September with anna", "Learn Japanese by September with [name 1]"],
  ["en", "I want to run 5 km and I'm tired", "I want to run 5 km and I'm tired"],
  [
    "en",
    "take up more room on Monday's call, the Nile is in Africa",
    "take up more room on Monday's call, the Nile is in Africa",
  ],
  ["en", "mum is in Australia, the car park of Tesco is empty", "mum is in Australia, the car park of Tesco is empty"],
  ["en", "read the whole of Middlemarch, learn Clair de Lune", "read the whole of Middlemarch, learn Clair de Lune"],
  ["en", "learn enough Welsh and some Swahili", "learn enough Welsh and some Swahili"],
  ["en", "Tesco 2009-2012, exam on 14.12.2026", "Tesco 2009-2012, exam on 14.12.2026"],
  ["ru", "накопить 1 500 000 к 2027-05-01", "накопить 1 500 000 к 2027-05-01"],
  ["ru", "отпуск 10.12-14.12, звонить 8 900 200 30 00", "отпуск 10.12-14.12, звонить [номер 1]"],
  ["ru", "дата рождения 12.03.1981", "дата рождения [номер 1]"],
  ["en", "read Oriel a story, learn Emma's hours", "read [name 1] a story, learn [name 2] hours"],
  ["en", "finish reading Gormenghast to Peter", "finish reading Gormenghast to [name 1]"],
  ["ru", "дочитать наконец и выучить Онегина наизусть", "дочитать наконец и выучить Онегина наизусть"],
  ["ru", "прочитать Янису сказки и перечитать Анну", "прочитать [имя 1] сказки и перечитать [имя 2]"],
  ["ru", "крышу давай после Спаса, в Германии, а жму Enter", "крышу давай после Спаса, в Германии, а жму Enter"],
])("what is sent in %s: %s", (locale, text, sent) => {
  expect(hidden(locale, text)).toBe(sent);
});

test("a capital that begins a line says nothing", () => {
  const kept = of("ru", "вернуть деньги за билеты\nРейс отменили, Есть ваучер");
  expect(data("вернуть деньги за билеты\nРейс отменили", 200, kept)).toBe('"вернуть деньги за билеты Рейс отменили"');
});

describe("what a model wrote itself", () => {
  const kept = (theirs: readonly string[], ours: readonly string[], said?: string) => {
    const book = createWhoBook();
    if (said !== undefined) keepBack(who, "en", theirs, book).restore(said);
    return keepBack(who, "en", theirs, book, ours);
  };
  const step = "Ring one shop that knows Gorringe trains";

  test("is told to it again as it stands", () => {
    expect(kept(["gorringe trains in the loft"], [step], step).hide(step)).toBe(step);
  });
  test("is kept back where nobody knows any more who wrote it", () => {
    expect(kept(["trains in the loft"], [step]).hide(step)).toBe("Ring one shop that knows [name 1] trains");
  });
  test("is kept back from when the person writes it as a name", () => {
    expect(kept(["trains of Gorringe's"], [step], step).hide(step)).toBe("Ring one shop that knows [name 1] trains");
  });
  test("holds no name that it was told under a mark", () => {
    const book = createWhoBook();
    const first = keepBack(who, "en", ["a letter to Oriel"], book);
    first.hide("a letter to Oriel");
    const back = first.restore("Write one line to [name 1] about Gorringe.") ?? "";
    expect(keepBack(who, "en", ["a letter"], book, [back]).hide(back)).toBe(
      "Write one line to [name 1] about Gorringe.",
    );
  });
});

describe("what comes back", () => {
  const ru = "поговорить с Петром и написать Маше; начальник Орлов; вещи на улице Ленина, 5, дело № 2-1234/2025";
  const back = (said: string, text = ru, locale: Locale = "ru"): string | undefined => {
    const kept = of(locale, text);
    kept.hide(text);
    return kept.restore(said);
  };

  test.each([
    [
      "after the same word in the same case",
      "Назначьте время, чтобы поговорить с [имя 1].",
      "Назначьте время, чтобы поговорить с Петром.",
    ],
    ["in the case that another verb asks for", "Позвоните [имя 1] до обеда.", "Позвоните Петру до обеда."],
    ["in the case that a preposition asks for", "Уйдите с [имя 1] на двор.", "Уйдите с Петром на двор."],
    ["in a case of its own where it was never written so", "Спросите [имя 2] о субботе.", "Спросите Машу о субботе."],
    ["as they are called", "Вас зовут [имя 2].", "Вас зовут Маша."],
    ["as whoever writes to them is called", "Скажите: «[имя 2] тебе пишет».", "Скажите: «Маша тебе пишет»."],
    ["not after a preposition alone, which stands before several cases", "Поезжайте на [имя 1].", "Поезжайте на П."],
    ["by an initial where nobody knows its cases", "Позвоните [имя 3] до обеда.", "Позвоните О. до обеда."],
    ["after a verb in another form", "Поговорите с [имя 1] десять минут.", "Поговорите с Петром десять минут."],
    ["not after a noun in another case", "Скажите начальнику [имя 3] одну фразу.", "Скажите начальнику О. одну фразу."],
    ["with one point at the end", "Сядьте и запишите три вопроса для [имя 3].", "Сядьте и запишите три вопроса для О."],
    ["a street in no case at all", "Отнесите коробку на [адрес 1].", "Отнесите коробку на ул. Ленина, 5."],
    ["numbers as they are", "Запишите номер [номер 1] на лист.", "Запишите номер 2-1234/2025 на лист."],
    [
      "as somebody is called where words to say begin so",
      "Скажите: «[имя 1], мне важно».",
      "Скажите: «Пётр, мне важно».",
    ],
    ["as somebody is called within words to send", "Напишите: «Здравствуй, [имя 2]!»", "Напишите: «Здравствуй, Маша!»"],
    [
      "in its case where a word governs it",
      "Напишите: «Передай [имя 2], что я буду».",
      "Напишите: «Передай Маше, что я буду».",
    ],
    ["not so where nobody knows its cases", "Скажите: «[имя 3], добрый день».", "Скажите: «О., добрый день»."],
    [
      "as whoever does something is called",
      "Скажите: «Она умерла. [имя 2] была очень старая».",
      "Скажите: «Она умерла. Маша была очень старая».",
    ],
    ["not so where it is done to them", "[имя 2] ждут дома.", "М. ждут дома."],
    ["not so where it happens to them", "[имя 2] было трудно.", "М. было трудно."],
    ["however the brackets are written", "Напишите [ Имя 2 ] одну строку.", "Напишите Маше одну строку."],
  ])("%s", (_how, said, shown) => {
    expect(back(said)).toBe(shown);
  });

  test.each([
    [
      "as two are called, by both",
      "Напишите: «[имя 1], мне было неприятно».",
      "Напишите: «Ирина Павловна, мне было неприятно».",
      "сказать что Ирине Павловне",
    ],
    [
      "by both in another case",
      "Позвоните [имя 1] до обеда.",
      "Позвоните Олегу Игоревичу до обеда.",
      "меня ждёт Олег Игоревич",
    ],
    [
      "beside who they are, in its case",
      "Напишите инструктору [имя 1] сегодня.",
      "Напишите инструктору Вите сегодня.",
      "инструктор Витя берёт 1500",
    ],
    [
      "beside who they are, where her case is one",
      "Попросите подругу [имя 1] о часе.",
      "Попросите подругу Настю о часе.",
      "подруга Настя рядом",
    ],
  ])("%s", (_how, said, shown, text) => {
    expect(back(said, text)).toBe(shown);
  });

  test("in a case in which it was written, though it is no name that we know", () => {
    expect(back("Сядьте рядом с [имя 1] на десять минут.", "попрощаться с Джеком по-человечески")).toBe(
      "Сядьте рядом с Джеком на десять минут.",
    );
  });

  test("as it was told where it was asked who that is", () => {
    expect(back("Можно так: «[имя 1] была старая».", "дети спрашивают, где Муся")).toBe(
      "Можно так: «Муся была старая».",
    );
  });

  test("who somebody is said to be comes as it was told", () => {
    expect(back("[имя 1] — солидное имя.", "чайник зовут Валера")).toBe("Валера — солидное имя.");
  });

  test.each([
    ["with an ending", "Позвоните [имя 1]у."],
    ["bent inside", "Поговорите с [именем 1]."],
    ["that nobody wrote", "Позвоните [имя 7]."],
    ["of another kind", "Позвоните [ссылка 1]."],
  ])("a placeholder %s is not shown", (_how, said) => {
    expect(back(said)).toBeUndefined();
  });

  test("what a model quotes is what stands in the text, in whatever case it names it", () => {
    const kept = of("ru", ru);
    kept.hide(ru);
    expect(kept.quote("написать [имя 2]", ru)).toBe("написать Маше");
    expect(kept.quote("начальник  [имя 3]", ru)).toBe("начальник Орлов");
    expect(kept.quote("позвонить [имя 2]", ru)).toBeUndefined();
  });

  test("English names come back whole, wherever they stand", () => {
    const text = "my ex Peter Schmidt at 12 Baker Street";
    expect(back("Write one line to [name 1] about [address 1].", text, "en")).toBe(
      "Write one line to Peter Schmidt about 12 Baker Street.",
    );
  });
});

/** Who somebody is, in each case that Russian has, and what of it may never be sent. */
const cases = [
  ["Пётр Шмидт", "Петра Шмидта", "Петру Шмидту", "Петром Шмидтом", "Петре Шмидте"],
  ["Анна Кузнецова", "Анны Кузнецовой", "Анне Кузнецовой", "Анной Кузнецовой", "Анне Кузнецовой"],
  ["Серёжа", "Серёжи", "Серёже", "Серёжей", "Серёже"],
] as const;
const russian = [
  "бывший муж {} не отвечает",
  "жду ответа от {}",
  "хочу написать {} письмо",
  "спорю с {} о сыне",
  "думаю о {} каждый вечер",
];
const english = ["my ex {} does not answer", "I wait for {}", "I want to write to {}", "I argue with {} about our son"];
const name = (locale: Locale) =>
  locale === "ru"
    ? fc.tuple(fc.constantFrom(...cases), fc.nat(4)).map(([forms, at]) => ({
        text: (russian[at] ?? "").replace("{}", forms[at] ?? ""),
        secret: (forms[at] ?? "").split(" "),
      }))
    : fc
        .tuple(
          fc.constantFrom("Peter Schmidt", "Anna Nováková", "Jean-Luc Martin", "Siobhán"),
          fc.constantFrom(...english),
        )
        .map(([who, text]) => ({ text: text.replace("{}", who), secret: who.split(" ") }));
const digits = fc.integer({ min: 1000, max: 9999 });
const other = (locale: Locale) =>
  fc.oneof(
    digits.map((n) => ({ text: locale === "ru" ? `дело № 2-${n}/2025` : `case no. 2-${n}/2025`, secret: [String(n)] })),
    digits.map((n) => ({
      text: locale === "ru" ? `телефон +7 900 123 ${n}` : `phone +44 20 7946 ${n}`,
      secret: [String(n)],
    })),
    digits.map((n) => ({ text: `vk.com/id${n}`, secret: ["vk.com", String(n)] })),
    digits.map((n) => ({ text: `anna${n}@example.org`, secret: ["anna", String(n)] })),
    fc
      .integer({ min: 100, max: 999 })
      .map((n) =>
        locale === "ru"
          ? { text: `адрес: ул. Садовая, д. ${n}, кв. 7`, secret: ["Садовая", String(n)] }
          : { text: `the house at ${n} Baker Street`, secret: ["Baker", String(n)] },
      ),
  );
const anyStory = fc
  .constantFrom<Locale[]>("ru", "en")
  .chain((locale) =>
    fc
      .array(fc.oneof(name(locale), other(locale)), { minLength: 1, maxLength: 4 })
      .map((parts) => ({ locale, parts, text: parts.map(({ text }) => text).join(", ") })),
  );

describe("whatever somebody writes of who they are", () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ask: CoachAsk = {
    kind: "next",
    goal: { title: "", description: "", kind: "other" },
    clarifications: [],
    history: [],
    declined: [],
    current: undefined,
    reason: undefined,
    comment: undefined,
    size: "normal",
    locale: "ru",
    tone: "friendly",
    notReachedYet: false,
    questionsLeft: 0,
    contactAllowed: true,
  };
  const read = loadModelTextReader("content", loadCrisisScreen("content"), loadGoalScreen("content"));

  test("no model is sent it, with a goal, an answer, a step, a remark or a message", async () => {
    const config = {
      baseUrl: server.baseUrl,
      model: "fake",
      apiKey: undefined,
      timeoutMs: 2000,
      perPersonHourly: 1e6,
      restsAfter: 1e6,
    };
    const coach = createModelCoach({ config, prompts, read, log: quiet, now: Date.now });
    const judge = createJudgeCrisis({
      endpoint: config,
      prompt: loadBriefPrompt("content", "crisis"),
      words: prompts.words,
      log: quiet,
      now: Date.now,
      timeoutMs: 2000,
      perPersonHourly: 1e6,
    });
    const leader = createTalkLeader({
      endpoint: config,
      prompt: loadTalkPrompt("content"),
      words: prompts.words,
      read,
      log: quiet,
      now: Date.now,
      timeoutMs: 2000,
      perPersonHourly: 1e6,
    });
    const person = "p-1" as PersonId;
    await fc.assert(
      fc.asyncProperty(anyStory, async ({ locale, parts, text }) => {
        server.script(modelStep({ step: "x", floor_step: "x", stretch_step: "x" }));
        const told: CoachAsk = {
          ...ask,
          locale,
          goal: { title: text, description: `${text}.`, kind: "other" },
          clarifications: [{ id: "who", question: locale === "ru" ? "Кто?" : "Who?", answer: text }],
          history: [{ text, source: undefined }],
          declined: [text],
          turnedDown: [{ text, why: text }],
          current: { text, source: undefined, minutes: 10, floorText: text },
          comment: text,
        };
        await coach.propose(told, { personId: person });
        await judge(person, text, locale);
        const goals = [{ id: "g-1" as GoalId, title: text, step: text, inFront: true }];
        const today = "2026-11-23" as LocalDate;
        const talk = { text, locale, tone: "friendly", today, goals, listens: false, contactAllowed: true } as const;
        await leader.lead({ ...talk, earlier: [{ said: text, acts: ["told"] }] }, { personId: person });
        expect(server.requests.length).toBeGreaterThan(2);
        // The rules hold numbers of their own, which say nothing of anybody.
        const sent = JSON.stringify(
          server.requests.map(({ messages }) => messages.slice(1).map(({ content }) => content)),
        );
        const leaked = parts.flatMap(({ secret }) => secret).filter((each) => sent.includes(each));
        expect(leaked).toEqual([]);
      }),
      { numRuns: tries(60) },
    );
  });

  test("what a model says with every placeholder comes back without one, and in English whole", () => {
    fc.assert(
      fc.property(anyStory, ({ locale, parts, text }) => {
        const kept = of(locale, text);
        const shown = kept.restore(kept.hide(text));
        expect(shown).not.toMatch(/\[/u);
        if (locale === "en") expect(shown).toBe(text);
        // Each stands after its own word, so it stands in its own case.
        else for (const { secret } of parts) for (const each of secret) expect(shown).toContain(each);
      }),
    );
  });
});
