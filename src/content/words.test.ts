import { describe, expect, test } from "vitest";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { wordKeys } from "#core/dialogue/turn/words.ts";
import { locales, tones } from "#core/person/person.ts";
import { contentFolder } from "./content-folder.ts";
import { loadWords } from "./words.ts";

const words = loadWords(contentFolder);
const friendlyEn = { locale: "en", tone: "friendly" } as const;

const everySlot = {
  goal: "a goal",
  step: "a step",
  minutes: 10,
  cue: "",
  done: 3,
  total: 16,
  list: "1. a goal",
  title: "a title",
  text: "a text",
  description: "",
  question: "why?",
  first: "one",
  second: "two",
  limit: 4000,
  locale: "en",
  tone: "friendly",
  size: "normal",
  time_zone: "UTC",
  country: "LV",
  estimate: "on",
  model: "off",
  neutral: "off",
  icon: "🧠",
  name: "a name",
  next: "a next thing",
  because: "a reason",
  about: "what it is",
  phase: "a phase",
  blocks: "█░",
  number: 1,
  percent: 10,
  until: 25,
  week: 1,
  day: 1,
  active: 1,
  from: 0,
  to: 10,
  words: "warm words",
  date: "2026-06-01",
  in: 4,
  out: 6,
  rounds: 6,
  count: 1,
  most: 20,
  quote: "a quote",
  advice: "some advice",
  answer: "an answer",
  technique: "an exercise",
  kind: "letters",
  status: "kept",
  opens: "",
  weight: 1,
  mode: "a mode",
  why: "a reason",
  mark: "·",
  how: "this way",
  at: "07:30",
  work: "09:00–18:00",
  wake: "07:00",
  sleep: "23:00",
  breakfast: "08:00–08:30",
  lunch: "13:00–14:00",
  dinner: "19:00–20:00",
  tasks: 2,
  stars: "3",
  of: 5,
  messages: 4,
  face: "🙂",
  example: "7:30",
  energy: 2,
  before: 7,
  stress: 9,
  readiness: 8,
  value: 31,
  usual: 52,
  planned: 20,
  aside: "another title",
  last: "🙂",
  ask: "how is it?",
  best: 3,
  days: 3,
  in_progress: 3,
  mastered: 3,
  mastery: 3,
  momentum: 3,
  note: 3,
  opening: 3,
  share: 3,
  skills: 3,
  standing: 3,
  streak: 3,
  summary: 3,
  times: 3,
  unwelcome: 3,
  weeks: 3,
  welcome: 3,
  when: 3,
};

test.each(locales)("every word of the dialogue is there in %s, in every tone, with no slot left open", (locale) => {
  for (const key of wordKeys) {
    for (const tone of tones) {
      const { text } = words.render({ say: key, with: everySlot }, { locale, tone }, "html");
      expect(text, key).not.toBe("");
      expect(text, key).not.toContain("{{");
      expect(text.replace(/<\/?[bi]>/g, ""), key).not.toMatch(/<|>/);
    }
  }
});

test("Russian words hold no English sentences, and English no Russian ones", () => {
  for (const key of wordKeys.filter((each) => !each.startsWith("button."))) {
    const voice = (locale: "ru" | "en") =>
      words.render({ say: key, with: {} }, { locale, tone: "friendly" }, "plain").text;
    expect(voice("en"), key).not.toMatch(/[а-яё]/i);
    const letters = voice("ru").replace(
      /\{\{.*?\}\}|\/\w+|Telegram|Waymark|Europe\/Riga|JPEG|PNG|WebP|HEIC|iCal|\.ics|https?:\/\/|webcal:\/\//g,
      "",
    );
    expect((letters.match(/[a-z]{3,}/gi) ?? []).length, key).toBeLessThanOrEqual(1);
  }
});

describe("a person's words are data", () => {
  const naughty = "<b>x</b> & {{step}} $t(privacy.text)";

  test("in html they are escaped, and slots in them stay as they were written", () => {
    const { text } = words.render({ say: "goal.paused", with: { goal: naughty } }, friendlyEn, "html");
    expect(text).toContain("&lt;b&gt;x&lt;/b&gt; &amp; {{step}} $t(privacy.text)");
  });

  test("in plain text they are left alone", () => {
    const { text } = words.render({ say: "goal.paused", with: { goal: "a & b" } }, friendlyEn, "plain");
    expect(text).toContain("a & b");
  });
});

describe("words of content, pointed to by path", () => {
  const head = { ref: "technique.emotional_checkin.name" };
  const bold = { ref: "because.idle" };
  const paused = (goal: string | { ref: string }, form: "html" | "plain") =>
    words.render({ say: "goal.paused", with: { goal } }, friendlyEn, form).text;

  test("stand in the slots of a reply in the person's language", () => {
    expect(words.text(head, "en")).toBe("How you are right now");
    expect(paused(head, "html")).toContain("How you are right now");
    const inRussian = words.render(
      { say: "goal.paused", with: { goal: head } },
      { locale: "ru", tone: "friendly" },
      "html",
    );
    expect(inRussian.text).toContain(words.text(head, "ru"));
  });

  test("have slots of their own, in which a person's words stay words", () => {
    const text = words.render({ say: "goal.paused", with: { goal: bold, days: "<b>5</b>" } }, friendlyEn, "html").text;
    expect(text).toContain("&lt;b&gt;5&lt;/b&gt; days");
    expect(words.text(bold, "en", { days: 15 })).toContain("15 days");
  });

  test("that are gone leave an ellipsis, not a path", () => {
    expect(words.text({ ref: "technique.gone.name" }, "ru")).toBe("…");
    expect(paused({ ref: "technique.gone.name" }, "plain")).toContain("…");
  });

  test("on a button are plain", () => {
    const { buttons } = words.render(
      {
        say: "goal.paused",
        with: { goal: "x" },
        buttons: [[{ label: "goal.paused", with: { goal: head }, press: { do: "list_goals" } }]],
      },
      friendlyEn,
      "html",
    );
    expect(buttons[0]?.[0]?.label).toContain("How you are right now");
    expect(buttons[0]?.[0]?.label).not.toContain("<");
  });
});

test("praise changes from step to step, so that it does not sound like a machine", () => {
  const praised = [1, 2, 3, 4].map(
    (seed) => words.render({ say: "done.praise", with: { seed } }, friendlyEn, "plain").text,
  );
  expect(new Set(praised).size).toBe(4);
});

describe("help lines", () => {
  const shown = (
    country: string | undefined,
    kind: "self_harm" | "danger_now" | undefined = "self_harm",
    locale: "ru" | "en" = "en",
  ) => {
    const reply: Reply = { say: "help_now.text", helpLines: { country, kind, level: "high" } };
    return words.render(reply, { locale, tone: "friendly" }, "plain").text;
  };

  test("the country's emergency number comes first", () => {
    expect(shown("GB")).toMatch(/Emergency: 999[\s\S]*116 123/);
    expect(shown("RU", "self_harm", "ru")).toMatch(/Экстренная служба: 112/);
  });

  test("an unknown country gets no number as if it worked everywhere, and is asked for", () => {
    expect(shown(undefined)).not.toMatch(/\b(112|911|999|988)\b/);
    expect(shown(undefined)).toContain("Tell me the country");
  });

  test("no country borrows another's line", () => {
    expect(shown("LV")).not.toContain("988");
    expect(shown("US")).toContain("988");
  });

  test("a line read on one page only is not shown", () => {
    expect(shown("GB", undefined)).not.toContain("reunite");
    expect(shown("RU")).not.toContain("637-70-70");
  });

  test("somebody threatened sees lines for it, open to anybody", () => {
    expect(shown("GB", "danger_now")).toMatch(/0808 2000 247[\s\S]*whatever their gender/);
  });

  test("a text line names the word to send", () => {
    expect(shown("US")).toContain("HOME → 741741");
  });
});
