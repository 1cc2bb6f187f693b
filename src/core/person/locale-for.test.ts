import { expect, test } from "vitest";
import { localeAmong, localeFor } from "./locale-for.ts";

test.each([
  ["Russian is spoken Russian to", "ru", "ru"],
  ["a region changes nothing", "ru-RU", "ru"],
  ["whoever reads Russian better than English is spoken Russian to", "uk", "ru"],
  ["English is spoken English to", "en-GB", "en"],
  ["any other language begins in English", "lv", "en"],
  ["so does nothing", undefined, "en"],
] as const)("where a device names a language: %s", (_rule, tag, locale) => {
  expect(localeFor(tag)).toBe(locale);
});

test.each<[string, readonly string[], string]>([
  ["the first that we speak", ["lv", "ru-RU", "en"], "ru"],
  ["English before Russian", ["en-US", "ru"], "en"],
  ["a language that only begins alike is another", ["run", "enm"], "en"],
  ["none that we speak", ["uk", "lv"], "en"],
  ["none at all", [], "en"],
])("of a browser's languages: %s", (_rule, tags, locale) => {
  expect(localeAmong(tags)).toBe(locale);
});
