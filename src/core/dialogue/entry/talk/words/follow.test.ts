import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { loadWords } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const words = loadWords(contentFolder);
const { acts } = loadTalkReading(contentFolder);

/** A person who talks; each answer as they read it. */
function talks(locale: Locale, goal?: string): (text: string) => string {
  const walk = goal === undefined ? new Walk() : new Walk().withGoal(goal);
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = { ...plainScreen, acts };
  return (text) => {
    walk.say(text);
    return (walk.last?.replies ?? [])
      .map((reply) => words.render(reply, { locale, tone: "friendly" }, "plain").text)
      .join("\n");
  };
}

describe("words for what was told before", () => {
  test("a goal in front is the situation, and its sum and what is at hand stand in the words", () => {
    const hear = talks("ru", "вернуть залог 28 тысяч");
    const first = hear("акт есть. чеки есть. что мне им писать");
    expect(first).toContain("28 тысяч");
    expect(first).toContain("Акт есть, чеки есть.");
    expect(hear("слишком мягко")).toMatch(/претензия/u);
  });

  test("facts that somebody wrote stand in the request for them, and in each register of it", () => {
    const hear = talks("en");
    hear("how do i ask for a pay rise");
    const first = hear("i wrote: i close up three nights, i do the rota");
    expect(first).toContain("facts");
    expect(first).toContain("I close up three nights, I do the rota.");
    const firmer = hear("sounds like i'm begging");
    expect(firmer).toContain("I close up three nights");
    expect(firmer).toMatch(/asking for a raise/u);
    expect(hear("too posh, i never talk like that")).toMatch(/Can we talk about my pay/u);
  });

  test("a teenager gets a light line, and one that is shown is judged as such", () => {
    const hear = talks("en");
    hear("my son is 15 and hasn't written since may");
    expect(hear("can you give me something light, not about court")).toMatch(/“/u);
    expect(hear("how about: your mum says you're busy. the snail is back on the wall")).not.toMatch(/request/iu);
  });
});

describe("words are for the situation that is meant", () => {
  test.each([
    ["en", ["what do i say to my teacher if its late, the coursework"], /finished in time/u],
    ["en", ["bleach stain on the carpet", "what do i say to the landlord"], /inspection|Before you come/u],
    ["en", ["i fell out with my sister", "what do i say to her"], /not talking|Truce|talking, I’m here/u],
    ["en", ["my mum has dementia, she didn't know who i am", "what do i say to her"], /do you remember/u],
    ["en", ["what do i say to the accountant, i owe him from last year"], /owe you/u],
    ["ru", ["Что мне дочке сказать, зовёт к себе жить"], /зовёшь/u],
    ["ru", ["муж говорит зачем тебе этот хор", "что ему сказать"], /для себя|отговаривать/u],
    ["ru", ["бывшая написала что в эту субботу не даст. опять", "что ей ответить"], /взамен|другой день/u],
    ["ru", ["сосед орёт в танки до трёх", "что ему сказать"], /после десяти/u],
  ] as const)("%s: %s", (locale, turns, words) => {
    const hear = talks(locale);
    const said = turns.map((text) => hear(text));
    expect(said.at(-1)).toMatch(words);
  });

  test.each([
    ["en", "should i just quit my job", "what do i say to her", /notice/u],
    ["ru", "может уволиться нафиг", "что ей сказать", /заявлени|увольня/u],
  ] as const)("%s: a decision that is only asked about is none: %s", (locale, before, text, words) => {
    const hear = talks(locale);
    hear(before);
    expect(hear(text)).not.toMatch(words);
  });
});

describe("the same words in another register", () => {
  test.each([
    ["en", "how do i ask my mate to swap a shift", "firmer please", /Yes or no/u],
    ["en", "what do i say to the receptionist, i work that day", "too harsh", /if somebody cancels/u],
    [
      "en",
      "what do i put for the gap on my cv, i cared for my uncle",
      "can u word it so i dont sound like a beggar",
      /available from today/u,
    ],
    ["ru", "как попросить соседа не шуметь, музыка до ночи", "помягче", /соседи за стенкой/u],
    ["ru", "что сказать начальнику, если не возьмусь за это", "слишком вежливо", /этого я делать не буду/u],
    ["ru", "как попросить мужа вставать ночью к малышу", "проще", /Встань сегодня ночью/u],
  ] as const)("%s: %s, then %s", (locale, asked, otherwise, expected) => {
    const hear = talks(locale);
    expect(hear(asked)).toMatch(/[«“]/u);
    expect(hear(otherwise)).toMatch(expected);
  });

  test.each([
    ["en", "how do i tell them i'm running late", "firmer", /won’t pretend|no further/u],
    ["ru", "как предупредить, что опаздываю", "твёрже", /Больше вариантов|Другой такой/u],
  ] as const)("where content holds none, that is said: %s", (locale, asked, otherwise, honest) => {
    const hear = talks(locale);
    hear(asked);
    expect(hear(otherwise)).toMatch(honest);
  });

  test("one's own words are invited, and judged in that situation, not as a letter", () => {
    const hear = talks("ru");
    hear("как попросить прибавку");
    expect(hear("хочу своими словами")).toMatch(/скажите так/u);
    expect(hear("скажу так: простите за беспокойство, может когда-нибудь вы бы подумали о прибавке")).toMatch(
      /извиняться тут не за что/u,
    );
    expect(hear("скажу так: работы больше, прошу прибавку с января")).toMatch(/оставьте|говорите/u);
  });
});

test("what was shown may be asked about in the next message", () => {
  const hear = talks("en");
  hear("how do i tell my boss i can't do nights any more, she'll be furious");
  expect(hear("i'll say: no more nights from may, days as ever")).toMatch(/as it is|just like that/u);
  expect(hear("better?")).toMatch(/as it is|just like that/u);
});

test("what the other will feel about it does not stand in the words for them", () => {
  expect(talks("ru")("как сказать подруге, что я уезжаю в мае, она обидится")).toMatch(/уезжаю в мае(?!, она)/u);
});

test("somebody who has to ask for it and asks for no words has a goal", () => {
  const hear = talks("en");
  expect(hear("i have to ask my manager for a raise, feel sick about it")).not.toMatch(/lend|borrow|^“/u);
});

test.each([
  ["en", "she said sorry and i said fine, so that was that"],
  ["en", "ok here is my problem: the van is always full"],
  ["ru", "он написал: приеду в пять, и не приехал"],
  ["ru", "просто тише стало на душе, и всё"],
] as const)("what is told asks for no words and shows none: %s %s", (locale, text) => {
  const hear = talks(locale);
  hear(locale === "en" ? "how do i ask for a raise" : "как попросить прибавку");
  expect(hear(text)).not.toMatch(/begs|мольбой|facts, and|это факты/u);
});

describe("a letter to a child", () => {
  test("what would weigh on the child is named, nothing is missing that it does not ask for, and the next try is heard", () => {
    const hear = talks("en");
    const first = hear(
      "does this sound ok: 'Happy birthday Leo. I don't know what I did or what your mum told you. I still whistle our song. Dad'",
    );
    expect(first).toContain("what your mum told you");
    expect(first).not.toMatch(/what you’d like back/u);
    expect(hear("'Happy birthday Leo. I still whistle our song. Love, Dad' better?")).toMatch(
      /leave it just like that/iu,
    );
  });
});
