import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../compose.ts";
import { contentFolder } from "./content-folder.ts";

const screen = loadTextScreen(contentFolder);
function stranger(first: string): Walk {
  const walk = new Walk(emptySnapshot({ locale: /[а-яё]/iu.test(first) ? "ru" : "en" }));
  walk.screen = screen;
  walk.say(first);
  return walk;
}

describe("who is only 'her' or 'him' after a talk about a child that somebody is kept from is asked about at the gate", () => {
  test.each([
    ["бывшая опять не дала сына на выходные", "Написать ему письмо"],
    ["бывшая опять не дала сына на выходные", "Ей такое написать"],
    ["дочь полгода не отвечает, после развода живёт с отцом", "Приехать к ней на день рождения"],
    ["my ex blocked me again, i havent seen my son since june", "Write to him"],
    ["the court said every other weekend and she still won't bring the kids", "Call her tonight"],
  ])("%s → %s", (told, title) => {
    const walk = stranger(told);
    walk.do({ do: "new_goal", title, description: "" });
    expect(walk.goal).toMatchObject({ touchesContact: true, current: undefined });
  });

  test("and the questions of the gate come before any step", () => {
    const walk = stranger("my ex blocked me again, i havent seen my son since june");
    walk.do({ do: "new_goal", title: "Write to him", description: "before his birthday" });
    expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
  });

  test("a day later, and of a thing of one's own, it is not", () => {
    const walk = stranger("my ex blocked me again, i havent seen my son since june");
    walk.do({ do: "new_goal", title: "Learn to whittle", description: "" });
    expect(walk.goal?.touchesContact).toBe(false);
    walk.now += 25 * 3_600_000;
    walk.do({ do: "new_goal", title: "Write to him about the boiler", description: "" });
    expect(walk.goal?.touchesContact).toBe(false);
  });

  test("of a friend nobody is asked", () => {
    const walk = stranger("my mate moved to leeds and we lost touch");
    walk.do({ do: "new_goal", title: "Write to him", description: "" });
    expect(walk.goal?.touchesContact).toBe(false);
  });
});
