import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { checkTalk } from "./talk-rules.ts";

const folder = mkdtempSync(join(tmpdir(), "talk-"));
cpSync(join(contentFolder, "talk"), join(folder, "talk"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const itself = readFileSync(join(folder, "talk/itself.yaml"), "utf8");
const withEntry = (ru: readonly string[], en: readonly string[]): readonly string[] => {
  const entry = { about: "it", offers: [], ru, en };
  writeFileSync(join(folder, "talk/itself.yaml"), `how_are_you: ${JSON.stringify(entry)}\n`);
  try {
    return checkTalk(folder).filter((line) => line.includes("itself"));
  } finally {
    writeFileSync(join(folder, "talk/itself.yaml"), itself);
  }
};

const ru = ["Раз и так.", "Два и так.", "Три и так.", "Четыре и так.", "Пять и так.", "Шесть и так."];
const en = ["One it is.", "Two it is.", "Three it is.", "Four it is.", "Five it is.", "Six it is."];

test("the words of the talk keep their rules", () => {
  expect(checkTalk(contentFolder)).toEqual([]);
});

test("an entry as it should be is left alone", () => {
  expect(withEntry(ru, en)).toEqual([]);
});

test.each([
  ["five wordings are too few", ru.slice(1), en, "(ru): 5 wordings"],
  [
    "most have to do without slots",
    ru,
    en.map((text, at) => (at < 3 ? `${text} {{who}}` : text)),
    "(en): 3 without slots",
  ],
  ["a long one is not read", ru, ["x".repeat(221), ...en.slice(1)], "longer than 220"],
  ["two questions at once", ["Как? А почему?", ...ru.slice(1)], en, "asks more than one thing"],
  [
    "two that begin alike",
    ru,
    ["Two it is, really.", ...en.slice(0, 2), "Two it is?", ...en.slice(3)],
    "two begin alike",
  ],
  ["a Russian case in English", ru, ["One it is for {{who_gen}}.", ...en], "cases are for Russian"],
  ["a slot that nothing fills", ru, ["One it is for {{weather}}.", ...en], "no slot {{weather}}"],
])("%s", (_rule, russian, english, found) => {
  expect(withEntry(russian, english).join("\n")).toContain(found);
});
