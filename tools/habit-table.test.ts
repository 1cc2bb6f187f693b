import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { habitTable } from "./habit-table.ts";

test("the page of habits is as the habits are; node tools/habit-table.ts writes it anew", () => {
  expect(readFileSync("docs/habits.md", "utf8")).toBe(habitTable("content"));
});
