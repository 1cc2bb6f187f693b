import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { loadWords } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const words = loadWords(contentFolder);
const { acts } = loadTalkReading(contentFolder);

function somebody(locale: Locale): Walk & { hears(text: string): string } {
  const walk = new Walk();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = { ...plainScreen, acts };
  return Object.assign(walk, {
    hears(text: string): string {
      walk.say(text);
      return (walk.last?.replies ?? [])
        .map((reply) => words.render(reply, { locale, tone: "friendly" }, "plain").text)
        .join("\n");
    },
  });
}

describe("whoever asks how to say it gets a line with their own words in it", () => {
  test("in Russian, and then a shorter one and another of the same", () => {
    const walk = somebody("ru");
    expect(walk.hears("как сказать хозяйке квартиры, что задержу оплату на неделю")).toContain(
      "Задержу оплату на неделю",
    );
    expect(walk.hears("а покороче?")).toMatch(/^Коротко/u);
    expect(walk.hears("как-то по-другому")).toContain("«Здравствуйте");
  });

  test("in English", () => {
    const walk = somebody("en");
    expect(walk.hears("how do i say sorry to my mate, i missed his wedding")).toContain("I missed your wedding");
    const other = walk.hears("can you make it less grovelly");
    expect(other).toMatch(/^“/u);
    expect(other).not.toContain("missed");
  });
});

test("where contact is closed no words are given for the child", () => {
  const walk = somebody("en");
  const contact = { contact: "restricted", danger: "no", named: "restricted" } as const;
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, contact } };
  expect(walk.hears("what do i text my son after three months of nothing")).not.toMatch(/“/u);
});

describe("a habit is told of from its own lesson", () => {
  test("why, that nothing has been set without a plan, and where it is known from", () => {
    const walk = somebody("ru");
    walk.hears("зачем мне прогулка после еды?");
    expect(walk.said()).toEqual(["talk.habit_why_unplanned"]);
    expect(walk.hears("а источник?")).toContain("http");
  });

  test("how it is done, with its warning", () => {
    const walk = somebody("en");
    walk.hears("how do i do box breathing?");
    expect(walk.said()).toEqual(["talk.habit_how"]);
    expect(walk.last?.replies[0]?.lines?.[0]?.say).toBe("task.caution");
  });
});

test.each([
  ["en", "what if my son thinks i'm boring"],
  ["en", "what if i never sleep again"],
  ["ru", "а вдруг она не захочет со мной говорить"],
  ["ru", "боюсь, что всё испорчу"],
] as const)("a fear is met, never put off as unknown: %s, %s", (locale, text) => {
  const walk = somebody(locale);
  const reply = walk.hears(text);
  expect(reply).not.toMatch(/не знаю|справочник|выдум|ответа у меня|encyclop|invent|beyond me|won’t guess/iu);
});
