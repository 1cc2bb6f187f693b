import { describe, expect, test } from "vitest";
import { chooseWording } from "#core/talk/talk-words.ts";
import { contentFolder } from "./content-folder.ts";
import { loadPeople, loadTalkEntries } from "./talk-words.ts";

const people = loadPeople(contentFolder);
const entry = loadTalkEntries(contentFolder).get("contact_blocked");
if (!entry) throw new Error("no words for contact_blocked");

describe("who is spoken of", () => {
  test.each([
    ["жена забрала сына", "ru", { who_acc: "жену", he: "она" }],
    ["я не видел дочку три месяца", "ru", { who_gen: "дочери", he: "она" }],
    ["my son won't answer", "en", { who: "your son", him: "him" }],
    ["nobody at all", "en", {}],
  ] as const)("%s", (text, locale, slots) => {
    expect(people(text, locale)).toEqual(expect.objectContaining(slots));
  });
});

describe("a wording", () => {
  test("carries what was told, where it was told", () => {
    const slots = { ...people("сына", "ru"), span: "три месяца" };
    expect(chooseWording(entry, "ru", slots, [], 0)?.slots).toEqual(["who_acc", "span"]);
  });

  test("needs nothing that was not told", () => {
    expect(chooseWording(entry, "ru", {}, [], 3)?.slots).toEqual([]);
  });

  test("does not come again while there is another", () => {
    const said: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      const chosen = chooseWording(entry, "en", {}, said, 1);
      expect(said).not.toContain(chosen?.ref);
      if (chosen) said.push(chosen.ref);
    }
  });
});
