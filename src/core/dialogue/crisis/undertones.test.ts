import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

interface Conversation {
  readonly id: string;
  readonly locale: "ru" | "en";
  readonly kind: "hidden" | "lookalike";
  readonly turns: readonly { readonly say: string }[];
}

const conversations = readFileSync(join(contentFolder, "corpora", "conversations", "undertones.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line): Conversation => JSON.parse(line));
const of = (kind: Conversation["kind"]) =>
  conversations.filter((each) => each.kind === kind).map((each) => [each.id, each] as const);

const crisis = loadCrisisScreen(contentFolder).screen;
const { acts } = loadTalkReading(contentFolder);

function somebody(locale: "ru" | "en"): Walk {
  const walk = new Walk();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = { ...plainScreen, crisis, acts };
  return walk;
}

const lines = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ say, lines: below = [] }) => [say, ...below.map((line) => line.say)]);
const isHelped = (walk: Walk): boolean =>
  walk.snapshot.dialogue.crisis !== undefined || lines(walk).some((key) => key.startsWith("crisis."));

test.each(of("hidden"))("%s: who says goodbye bit by bit is offered help", (_id, { locale, turns }) => {
  const walk = somebody(locale);
  expect(
    turns.map(({ say }) => {
      walk.say(say);
      return isHelped(walk);
    }),
  ).toContain(true);
});

test.each(of("lookalike"))("%s: an ordinary parting adds up to nothing", (_id, { locale, turns }) => {
  const walk = somebody(locale);
  for (const { say } of turns) {
    walk.say(say);
    expect(walk.said(), say).not.toContain("crisis.open_added_up");
  }
});

const goodbye = [
  "three am again. staring at the ceiling fan",
  "the kids have more fun at my sister's anyway",
  "i made the freezer full of their dinners, labelled every one",
] as const;

describe("what added up", () => {
  test("is answered, and asked about plainly beside it; nothing is taken over", () => {
    const walk = somebody("en");
    for (const say of goodbye) walk.say(say);
    expect(walk.said().length).toBeGreaterThan(1);
    expect(walk.said()).toContain("crisis.open_added_up");
    expect(walk.last?.replies.at(-1)?.helpLines).toMatchObject({ kind: "self_harm", short: true });
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });

  test("is not asked about again after a no", () => {
    const walk = somebody("en");
    for (const say of goodbye) walk.say(say);
    walk.say("no");
    expect(walk.snapshot.dialogue.undertones).toBeUndefined();
    walk.say("three am again");
    expect(lines(walk).filter((key) => key.startsWith("crisis."))).toEqual([]);
  });

  test("is raised by a yes", () => {
    const walk = somebody("en");
    for (const say of goodbye) walk.say(say);
    walk.say("yes");
    expect(walk.snapshot.dialogue.crisis).toMatchObject({ kind: "self_harm" });
  });

  test("is kept as names and hours, not as words, and forgotten with the talk", () => {
    const walk = somebody("en");
    for (const say of goodbye.slice(0, 2)) walk.say(say);
    expect(JSON.stringify(walk.snapshot.dialogue.undertones)).not.toMatch(/ceiling|sister|kids/u);
    expect(walk.snapshot.dialogue.undertones?.heard.map(({ sign }) => sign)).toEqual(["sleepless", "burden"]);
    walk.do({ do: "forget_talk" });
    expect(walk.snapshot.dialogue.undertones).toBeUndefined();
  });

  test("is nothing once the days have gone by", () => {
    const walk = somebody("en");
    for (const say of goodbye) {
      walk.say(say);
      walk.now += 20 * 24 * 3600 * 1000;
    }
    expect(walk.said()).not.toContain("crisis.open_added_up");
  });
});

describe("what only tires", () => {
  const worn = {
    en: [
      "three am again, can't sleep",
      "the house is a tip and i can't face it",
      "shouted at the kids again, i'm a rubbish mum",
      "nothing gets through to me any more, i feel numb",
      "i'm so tired of everything",
      "nobody calls",
      "who can read what i write here?",
    ],
    ru: [
      "не сплю третью ночь, лежу и смотрю в потолок",
      "дома бардак, посуда третий день",
      "наорала на детей опять, я плохая мать, ничего не могу",
      "устала от всего, ничего не хочу, сил нет",
      "внутри пусто, ничего не чувствую",
      "никто не звонит, все сами по себе",
      "а кто видит то, что я тут пишу?",
    ],
  } as const;

  test.each(["en", "ru"] as const)("adds up to care in %s, and to no question about dying", (locale) => {
    const walk = somebody(locale);
    const heard: string[] = [];
    for (const say of worn[locale]) {
      walk.say(say);
      heard.push(...lines(walk).filter((key) => key.startsWith("crisis.")));
    }
    expect(heard).toEqual(["crisis.quiet"]);
  });
});
