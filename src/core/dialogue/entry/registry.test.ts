import { expect, test } from "vitest";
import { everyButton } from "#test/dialogue/every-button.ts";
import type { Command } from "../turn/command.ts";
import { menuParts } from "../turn/command-row.ts";
import { decodePress, encodePress } from "./press.ts";
import { menuOf, readText } from "./read-text.ts";
import { everyRow, refuseTwice } from "./registry.ts";
import { wordsOf } from "./words-of.ts";

test("every button of every command survives its code, and fits a button", () => {
  for (const command of everyButton) {
    const data = encodePress(command);
    expect(new TextEncoder().encode(data).length, data).toBeLessThanOrEqual(64);
    expect(decodePress(data), data).toEqual(command);
  }
});

test("a button holds nothing that would have to be screened, but for a country, which may be typed as well", () => {
  const screened = everyButton.filter((command) => wordsOf(command) !== undefined);
  expect(new Set(screened.map((command) => command.do))).toEqual(new Set(["country"]));
});

test.each<[string, Command, string | undefined]>([
  ["a message", { do: "text", text: "hello" }, "hello"],
  ["a goal's title and what is said of it", { do: "new_goal", title: "swim", description: "at last" }, "swim\nat last"],
  ["what is said of a goal that has an id", { do: "edit_goal", goalId: id(), title: "swim" }, "swim"],
  ["words beside a photo", { do: "photo", photoId: "p1", caption: "my son" }, "my son"],
  ["an answer on a page", { do: "exercise_text", exerciseId: id(), step: "say", text: "dear" }, "dear"],
  ["a button", { do: "done", stepId: id() }, undefined],
  ["what our own clock brings", { do: "day_tick" }, undefined],
  ["what a model brings", { do: "lesson_answered", habit: "walk" as never, cites: ["why"] }, undefined],
  ["hours without a word", { do: "set_schedule", change: { wake: 420 } }, undefined],
])("what is screened of %s", (_rule, command, words) => {
  expect(wordsOf(command)).toBe(words);
});

test("a field that nobody thought of is screened", () => {
  expect(wordsOf({ do: "done", note: "I cannot go on" } as Command)).toBe("I cannot go on");
  expect(wordsOf({ do: "skip", about: { lines: ["one", "two"] } } as Command)).toBe("one\ntwo");
});

test("every typed name is its command, and no name of a menu is missing among them", () => {
  const menus = [...menuOf([]), ...menuOf(menuParts)];
  for (const name of menus) expect(readText(`/${name}`).do, name).not.toBe("unknown_command");
  for (const [command, { slash = [] }] of everyRow) {
    for (const { name } of slash) expect(readText(`/${name}`).do, name).toBe(command);
  }
});

test("one sign for two commands is refused at the start", () => {
  expect(() => refuseTwice("button codes", ["wa", "dn", "wa"])).toThrow("button codes used twice: wa");
  expect(() => refuseTwice("button codes", ["wa", "dn"])).not.toThrow();
});

function id<Id extends string>(): Id {
  return "00000000-0000-4000-8000-000000000001" as Id;
}
