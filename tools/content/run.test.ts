import { expect, test } from "vitest";
import { checkContent } from "./run.ts";

test("the offline coach's content keeps every rule", () => {
  expect(checkContent("content")).toEqual([]);
});
