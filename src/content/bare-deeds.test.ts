import { describe, expect, test } from "vitest";
import { loadBareDeeds } from "./bare-deeds.ts";
import { contentFolder } from "./content-folder.ts";

const isDeed = loadBareDeeds(contentFolder);

describe("a deed named by itself", () => {
  test.each([
    "call the dentist",
    "ok so fix the gate",
    "write to my sister after 4 years",
    "email my landlord about the mould",
    "stop biting my nails",
    "get out of debt",
    "visit grandad more",
    "позвонить стоматологу",
    "ну починить калитку",
    "извиниться перед братом",
    "научить кота не орать по ночам",
    "дописать диплом до марта, осталась одна глава",
  ])("%j is a wish", (text) => {
    expect(isDeed(text)).toBe(true);
  });

  test.each([
    "try again",
    "hang on, someone's at the door",
    "call me later",
    "tell me a joke",
    "make it smaller",
    "stop asking me things",
    "show my goals",
    "remove the reminder",
    "work was awful",
    "read the first chapter yesterday",
    "get well soon",
    "call the dentist?",
    "sleep",
    "спать хочется",
    "жить не хочется",
    "уснуть не могу",
    "удалить цель",
    "уйти от всех",
    "сдохнуть от этой жары",
    "ночь прошла спокойно",
    "опять он за своё",
    "помочь мне можешь",
  ])("%j is none", (text) => {
    expect(isDeed(text)).toBe(false);
  });
});
