import { describe, expect, test } from "vitest";
import { asksForDraft, bitOf, purposeOf, reasonOf, sideOf } from "./draft-request.ts";

describe("words to somebody are asked for by the form of the asking", () => {
  test.each([
    "помоги написать сестре",
    "составьте, пожалуйста, заявление в школу",
    "как ей сказать, что я уезжаю",
    "как бы ты начал письмо",
    "help me word this",
    "could you draft a reply",
    "how do i tell my boss",
    "what would you write first",
  ])("%s", (text) => expect(asksForDraft(text)).toBe(true));
  test.each([
    "помоги составить план",
    "как сказать это по-английски",
    "how do i put this shelf up",
    "how do i write it in python",
    "she told me how to do it",
    "я написала ей вчера",
  ])("not by %s", (text) => expect(asksForDraft(text)).toBe(false));
});

test.each([
  ["помоги поблагодарить врача", "thank"],
  ["help me say sorry to my sister", "sorry"],
  ["help me cancel the appointment", "move"],
  ["нужна отсрочка по работе", "time"],
  ["how do i ask him for a key", "ask"],
  ["we haven't spoken since spring", "reach"],
  ["помоги написать ей", undefined],
] as const)("%s is for: %s", (text, purpose) => expect(purposeOf(text)).toBe(purpose));

test.each([
  ["письмо в архив", "formal"],
  ["to my landlord", "formal"],
  ["сестре", "close"],
  ["my son is nine", "child"],
  ["моей бывшей", "other_parent"],
  ["кому-нибудь", undefined],
] as const)("%s goes to: %s", (text, side) => expect(sideOf(text)).toBe(side));

test("the phrase that the words govern stands as it was written, without what follows it", () => {
  expect(bitOf("помоги поблагодарить соседку за банку варенья", "thank", "ru")).toBe("за банку варенья");
  expect(bitOf("help me thank her for the lift so she knows", "thank", "en")).toBe("the lift");
  expect(bitOf("помоги извиниться за то, что так вышло", "sorry", "ru")).toBeUndefined();
  expect(reasonOf("draft it: the reason is that my results were wrong")).toBe("My results were wrong");
});
