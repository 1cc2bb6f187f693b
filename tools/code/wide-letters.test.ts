import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lean } from "#core/text/lean.ts";
import { lettersIn, wideIn, wideLetters } from "./wide-letters.ts";

const root = join(import.meta.dirname, "..", "..");
const each = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root })
    .toSorted()
    .map((file) => readFileSync(join(root, file), "utf8"));

test("what a module reads with knows letters of living scripts alone", () => {
  expect(wideLetters(join(root, "src"))).toEqual([]);
});

test.each<[string, string, readonly number[]]>([
  ["an expression of wide letters", "const a = 1;\nconst word = /\\p{L}+/gu;", [2]],
  ["one in a list", "const all = [\n  lean(/\\p{L}/u),\n  /\\p{Lu}/u,\n];", [3]],
  ["one that is made of a text", 'const word = new RegExp(`(?<!\\\\p{L})${forms}`, "u");', [1]],
  ["a lean one", "const word = lean(/\\p{L}+/gu);", []],
  ["a lean one of a text", 'const word = lean(new RegExp("\\\\p{L}", "u"));', []],
  ["figures alone", "const figure = /\\p{N}/u;", []],
  ["one within a function", "const bare = (text: string) => text.replace(/\\p{L}/gu, '');", []],
])("%s", (_, source, lines) => {
  expect(wideIn(source)).toEqual(lines);
});

test("an expression and its lean one find the same at the same places in what people write", () => {
  const said = each("content/corpora/**/*.jsonl").flatMap((file) => file.split("\n").filter((_, at) => at % 250 === 0));
  const forms = each("src/{core,coach,content}/**/*.ts").flatMap((source) =>
    source.includes("\\p{L") ? lettersIn(source) : [],
  );
  expect(said.length).toBeGreaterThan(300);
  expect(forms.length).toBeGreaterThan(400);
  const found = (form: RegExp, text: string) =>
    [...text.matchAll(form)].map((all) => `${all.index} ${all.join("|")}`).join("\n");
  const differs = forms.flatMap((form) => {
    const wide = new RegExp(form, form.global ? form.flags : `${form.flags}g`);
    const narrow = lean(wide);
    return said.filter((text) => found(wide, text) !== found(narrow, text)).map((text) => [form, text]);
  });
  expect(differs).toEqual([]);
});
