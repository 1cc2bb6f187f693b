import { describe, expect, test } from "vitest";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { contentFolder } from "./content-folder.ts";
import { createSaidLabel } from "./said-label.ts";
import { loadWords } from "./words.ts";

const { said } = createSaidLabel(loadWords(contentFolder));

const gate: Reply = {
  say: "contact.ask_contact",
  buttons: [
    [
      { label: "button.contact_free", press: { do: "contact", answer: "free" } },
      { label: "button.contact_none", press: { do: "contact", answer: "none" } },
    ],
    [{ label: "button.skip", press: { do: "skip" } }],
  ],
};
const ages: Reply = {
  say: "contact.ask_contact",
  buttons: [
    [{ label: "button.quick", with: { text: "3–5" }, press: { do: "next" } }],
    [{ label: "button.quick", with: { text: "6–8" }, press: { do: "undo" } }],
    [{ label: "button.back", press: { do: "status" } }],
  ],
};

describe("a button may be written instead of pressed", () => {
  test.each([
    ["its whole label, whatever its marks and case", "общаемся СВОБОДНО.", gate, "contact"],
    ["a word that only it has", "свободно", gate, "contact"],
    ["a number that its range holds", "ему 7 лет", ages, "undo"],
    ["the way back, without its arrow", "назад", ages, "status"],
    ["a number outside every range", "23", ages, undefined],
    ["a part of a word", "своб", gate, undefined],
    ["another sentence that has the word in it", "раньше мы общались свободно, а теперь нет", gate, undefined],
    ["nothing but marks", "!!!", gate, undefined],
  ] as const)("%s", (_rule, text, reply, command) => {
    expect(said(text, reply, "ru", false)?.do).toBe(command);
  });

  test("where words are the answer, only a whole label is a button", () => {
    expect(said("свободно", gate, "ru", true)).toBeUndefined();
    expect(said("Пропустить", gate, "ru", true)).toEqual({ do: "skip" });
  });
});
