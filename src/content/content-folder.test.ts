import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentFolder, onceCarried } from "./content-folder.ts";

test("what is made of the carried packs is made once, whatever their folder is called; of another folder or with packs each time", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "waymark-content-"));
  onTestFinished(() => rmSync(elsewhere, { recursive: true }));
  const made: string[] = [];
  const load = onceCarried((folder, packs = []) => made.push([folder, ...packs].join("+")));
  expect([load(contentFolder), load("content"), load(contentFolder, [])]).toEqual([1, 1, 1]);
  expect([load(elsewhere), load(elsewhere), load(contentFolder, ["pack"])]).toEqual([2, 3, 4]);
  expect(load(contentFolder)).toBe(1);
});
