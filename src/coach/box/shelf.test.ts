import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import {
  choose,
  chooseNone,
  chosenModel,
  modelName,
  modelsOn,
  noteState,
  notedState,
  removeModel,
  type Shelf,
  shelfIn,
  weightsFile,
} from "./shelf.ts";

let shelf: Shelf;
beforeEach(() => {
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-shelf-"));
  shelf = shelfIn(dataDir);
  mkdirSync(shelf.weights, { recursive: true });
  for (const name of ["one", "two"]) writeFileSync(weightsFile(shelf, name), name);
  return () => rmSync(dataDir, { recursive: true });
});

test("what is there, and which of it is in use", () => {
  expect(modelsOn(shelf).map(({ name, bytes }) => [name, bytes])).toEqual([
    ["one", 3],
    ["two", 3],
  ]);
  expect(chosenModel(shelf)).toBeUndefined();
  choose(shelf, "two");
  expect(chosenModel(shelf)?.name).toBe("two");
  chooseNone(shelf);
  expect(chosenModel(shelf)).toBeUndefined();
});

test("a model whose file is gone is not in use", () => {
  choose(shelf, "two");
  rmSync(weightsFile(shelf, "two"));
  expect(chosenModel(shelf)).toBeUndefined();
});

test("with the last model everything about models goes", () => {
  choose(shelf, "one");
  noteState(shelf, { is: "ready", endsInARow: 0, ends: 0 });
  mkdirSync(shelf.engine);
  expect(removeModel(shelf, "one")).toBe(true);
  expect([chosenModel(shelf), notedState(shelf)]).toEqual([undefined, undefined]);
  expect(removeModel(shelf, "one")).toBe(false);
  expect(removeModel(shelf, "two.gguf")).toBe(true);
  expect(existsSync(shelf.folder)).toBe(false);
});

test.each([
  ["https://example.org/Small-1B.Q4_K_M.gguf", "Small-1B.Q4_K_M"],
  ["../../etc/passwd", "passwd"],
  ["my model (2).gguf", "my-model-2-"],
  ["..", "model"],
])("%s is called %s", (given, name) => {
  expect(modelName(given)).toBe(name);
});
