import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { intents } from "#core/dialogue/turn/intents.ts";
import { locales } from "#core/person/person.ts";
import { loadIntentPrompt } from "./intent-prompt.ts";

const prompt = loadIntentPrompt("content");

test.each(locales)(
  "the prompt in %s says what each intent of the closed list means, and holds the answer's shape",
  (locale) => {
    const rules = prompt.rules(locale, intents);
    for (const intent of intents) expect(rules).toMatch(new RegExp(`^- ${intent}: .{10,}`, "mu"));
    expect(rules).toContain('{"intent": "..."}');
    expect(rules).not.toContain("{{");
    expect(prompt.message[locale]).toBe("<data>\n{{text}}\n</data>");
  },
);

test("only what may be named is listed", () => {
  const rules = prompt.rules("en", ["grounding", "other"]);
  expect(rules.match(/^- [a-z_]+: /gmu)).toEqual(["- grounding: ", "- other: "]);
  expect(rules).toContain("One JSON object only");
});

test.each([
  ["an intent that is missing", (text: string) => text.replace(/^- help: .*\n/mu, ""), "help is missing"],
  ["an intent that there is not", (text: string) => text.replace("- help: ", "- hlep: "), "hlep is no intent"],
  ["an intent twice", (text: string) => text.replace("- help: ", "- help: a\n- help: "), "help stands twice"],
  ["no data block", (text: string) => text.replace("<data>\n{{text}}", "{{text}}"), "data block"],
  ["words after the data block", (text: string) => `${text.trim()}\nAnswer!`, "data block"],
])("%s is refused by file and reason", (_rule, spoil, reason) => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-prompt-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync("content/prompts", join(folder, "prompts"), { recursive: true });
  const file = join(folder, "prompts", "intent.en.md");
  writeFileSync(file, spoil(readFileSync(file, "utf8")));
  expect(() => loadIntentPrompt(folder)).toThrow(new RegExp(`intent\\.en\\.md: .*${reason}`, "u"));
});
