import { expect, test } from "vitest";
import { fileKinds } from "#core/readings/file-kind.ts";
import { checkFileKinds } from "./file-kinds-are-told.ts";

const ids = Object.keys(fileKinds).map((id) => ({ id }));
const readme = Object.values(fileKinds).join(", ").replaceAll(" ", "\n  ");
const imports = Object.values(fileKinds)
  .map((name) => `| ${name} | a file |\n`)
  .join("");

test.each<[string, Parameters<typeof checkFileKinds>, readonly string[]]>([
  ["all are told, on however many lines", [{ readme, imports }, ids], []],
  [
    "README.md leaves one out",
    [{ readme: readme.replace("Oura", ""), imports }, ids],
    ["README.md: file-kinds-are-told: says nothing of Oura"],
  ],
  [
    "docs/imports.md leaves one out",
    [{ readme, imports: imports.replace("| WHOOP |", "| another |") }, ids],
    ["docs/imports.md: file-kinds-are-told: has no row for WHOOP"],
  ],
  [
    "a kind that nobody reads",
    [{ readme, imports }, ids.filter(({ id }) => id !== "fit")],
    ["src/channels/imports/importers.ts: file-kinds-are-told: 0 importers of fit"],
  ],
  [
    "a kind that two would read",
    [{ readme, imports }, [...ids, { id: "fit" }]],
    ["src/channels/imports/importers.ts: file-kinds-are-told: 2 importers of fit"],
  ],
])("%s", (_rule, given, said) => {
  expect(checkFileKinds(...given)).toEqual(said);
});

test("the kinds of files that are read are told in README.md and docs/imports.md", () => {
  expect(checkFileKinds()).toEqual([]);
});
