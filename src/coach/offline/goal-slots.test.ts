import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { countIn, goalSlots } from "./goal-slots.ts";

const { reading } = loadCoachPacks(contentFolder);
const slotsOf = (title: string, locale: "ru" | "en") => goalSlots(title, "", "anything", locale, reading);

test.each([
  ["the verb comes last in speech", "полку повесить, муж не дождусь", "ru", "повесить полку"],
  ["a wish at the end", "танцевать научиться хочу", "ru", "научиться танцевать"],
  ["a thing that ends like a verb", "самозанятость оформить", "ru", "оформить самозанятость"],
  ["how it is done comes before", "не срываться по пустякам", "ru", "не срываться по пустякам"],
  ["the story falls away", "bake sourdough that isnt a brick", "en", "bake sourdough"],
  ["a clause that belongs to the wish stays", "find out who left the jam", "en", "find out who left the jam"],
  [
    "a long one ends where its circumstances begin",
    "teach my parrot to stop swearing before the vicar comes to visit us",
    "en",
    "teach your parrot to stop swearing",
  ],
] as const)("a goal as something to do: %s", (_rule, title, locale, phrase) => {
  expect(slotsOf(title, locale)["do"]).toBe(phrase);
});

test.each([
  ["a state", "щенок грызёт всё подряд", "ru"],
  ["a wish for a thing", "want abs before summer haha", "en"],
  ["what is said rudely", "this shit of a garden", "en"],
] as const)("what is no verb phrase is pasted nowhere: %s", (_rule, title, locale) => {
  expect(Object.keys(slotsOf(title, locale)).filter((name) => name !== "by")).toEqual([]);
});

test.each([
  ["a sentence about what is so", "Transfer order has come for Ratnagiri", "en"],
  ["a noun that is a verb elsewhere", "touch typing", "en"],
  ["half of a choice", "Stay here with the stairs or go to Stockport", "en"],
  ["half of a choice", "менять ли работу", "ru"],
  ["what stands outside of the phrase", "поправить это как-то", "ru"],
  ["a pronoun", "приучить её к лечебному корму", "ru"],
  ["a pronoun", "tell her about the baby", "en"],
  ["a feeling", "feel empty", "en"],
  ["a noun in no case", "поступить аспирантура", "ru"],
] as const)("words that would not read in a sentence are pasted nowhere: %s", (_rule, title, locale) => {
  expect(Object.keys(slotsOf(title, locale)).filter((name) => !name.startsWith("who"))).toEqual([]);
});

test.each([
  ["расшить бабушкин рушник", "ru"],
  ["stop shouting at your sister's kids", "en"],
  ["build a shed with my son", "en"],
] as const)("what is one person's own is said of nobody else: %s", (title, locale) => {
  const slots = slotsOf(title, locale);
  expect(slots["do"]).toBeDefined();
  expect(slots["do.other"]).toBeUndefined();
});

test.each([
  ["bake bread", "en"],
  ["оспорить штраф за парковку", "ru"],
] as const)("what many have done is: %s", (title, locale) => {
  expect(slotsOf(title, locale)["do.other"]).toBe(title);
});

test.each([
  ["teach my mum whatsapp", "en"],
  ["свозить сына на море", "ru"],
  ["показать картину эксперту", "ru"],
  ["walk the dog more", "en"],
  ["накопить полчаса для себя", "ru"],
] as const)(
  "whoever lives, whatever is no thing and what is more than one are none to look at: %s",
  (title, locale) => {
    expect(slotsOf(title, locale)["thing"]).toBeUndefined();
  },
);

describe("of all goals that people wrote", () => {
  const goals = ["ru", "en", "strangers"].flatMap((file) =>
    readFileSync(`${contentFolder}/corpora/goals/${file}.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line) => ({ locale: file, ...JSON.parse(line) }) as Goal),
  );
  const filled = goals.flatMap(({ title, description, locale }) => {
    const slots = goalSlots(title, description, "anything", locale, reading);
    return ["do", "do.other", "skill", "thing"].flatMap((name) => {
      const words = slots[name];
      return words === undefined ? [] : [{ name, words, locale }];
    });
  });
  const found = (bad: RegExp, of: readonly string[] = ["do", "do.other", "skill", "thing"]) =>
    filled.filter(({ name, words }) => of.includes(name) && bad.test(words)).map(({ words }) => words);

  test("many are filled", () => {
    for (const name of ["do", "do.other", "thing"])
      expect(filled.filter((slot) => slot.name === name).length).toBeGreaterThan(500);
  });

  test("no words point at what is not among them", () => {
    expect(
      found(/(?<!\p{L})(?:it|him|them|they|there|somehow|этого|это|её|его|им|там|туда|как-то|куда-то)(?!\p{L})/iu),
    ).toEqual([]);
  });

  test("no words say what is so", () => {
    expect(
      found(
        /\b(?:nobody|has|have come|is an?|isn't|was|were|don't|doesn't|didn't)\b|(?<!\p{L})(?:было|будет|нету|стало)(?!\p{L})/iu,
      ).filter(
        (words) => !/\b(?:who|what|where|how|when|why|which)\b|(?<!\p{L})(?:кто|что|где|как)(?!\p{L})/iu.test(words),
      ),
    ).toEqual([]);
  });

  test("no other person is asked about somebody's own, and none of the living is a thing", () => {
    expect(found(/(?<!\p{L})(?:your|свой|свою|свои|мам[аеуы]|пап[аеу]|бабушк\p{L}*)(?!\p{L})/iu, ["do.other"])).toEqual(
      [],
    );
    expect(
      found(/(?<!\p{L})(?:mum|dad|son|daughter|friend|boss|сына|дочь|маму|папу|подругу|коллегу)(?!\p{L})(?!['’]s)/iu, [
        "thing",
      ]),
    ).toEqual([]);
  });

  test("no figure is a count of whoever lives, of years, money, hours or doors", () => {
    const counted = goals.flatMap(({ title }) => (countIn(title, reading) === undefined ? [] : [title]));
    expect(counted.length).toBeGreaterThan(5);
    const others =
      /\d+\s+(?:hens?|dogs?|cats?|goats?|cows?|people|ppl|kids|girls|guests|testers|tenants|yrs?|years?|hrs?|homes|штук|лет|год|класс|кур|человек|жильцов|гостей|рублей|тысяч|thousand)/iu;
    expect(counted.filter((title) => others.test(title))).toEqual([]);
  });
});

interface Goal {
  readonly title: string;
  readonly description: string;
  readonly locale: "ru" | "en";
}

test.each([
  ["16 hens, they have stop laying", undefined],
  ["деду 80 хочу подарить чтото не носки", undefined],
  ["clear the snow for number 9 before carers come", undefined],
  ["справка 086 для универа", undefined],
  ["замуж в 60 смешно?", undefined],
  ["30 cows before winter", undefined],
  ["27 jumpers before frost", 27],
  ["return 63 library books", 63],
  ["212 писем прадеда", 212],
  ["run 40 minutes", undefined],
  ["похудеть на 7 килограмм", undefined],
  ["make the 7:42 train", undefined],
  ["2 dogs, one sofa", undefined],
  ["walking football for 14 pensioners", undefined],
  ["scan 40 old photos", 40],
  ["car insurance want £210 more off me this year", undefined],
  ["appeal this dumb $75 parking ticket", undefined],
  ["a dorm room, no alcohol, 12 ppl, $60", undefined],
  ["the wardrobe has 61 pieces and one page of instructions", undefined],
  ["20 лет свадьбы 14 июня, надо что-то такое", undefined],
  ["собрать шкаф, там 61 деталь", undefined],
] as const)("how many things a title names: %s", (title, count) => {
  expect(countIn(title, reading)).toBe(count);
});
