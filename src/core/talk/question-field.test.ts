import { expect, test } from "vitest";
import { questionField } from "./question-field.ts";

test.each([
  ["запрос в архив на бумаге или через сайт?", "papers"],
  ["how will i know the file was saved?", "device"],
  ["what if the glue shows?", "craft"],
  ["когда сажать рассаду?", "garden"],
  ["какой долг гасить первым?", "money"],
  ["do i need to read music for the choir?", "lesson"],
  ["will he come?", undefined],
] as const)("%s is a question of: %s", (text, field) => expect(questionField(text)).toBe(field));
