import { expect, test } from "vitest";
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
