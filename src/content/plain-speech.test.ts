import { describe, expect, test } from "vitest";
import { rephraseReasons } from "#core/person/person.ts";
import { contentFolder } from "./content-folder.ts";
import { loadPlainSpeech } from "./plain-speech.ts";
import { loadWords } from "./words.ts";

const speech = loadPlainSpeech(contentFolder);
const words = loadWords(contentFolder);

describe("commands in plain words", () => {
  test.each([
    ["готово", "done"],
    ["Готово!", "done"],
    ["ДАЛЬШЕ", "next"],
    ["Next, please", "next"],
    ["next please", "next"],
    ["помогите", "help_now"],
    ["Я в безопасности.", "i_am_safe"],
    ["I’m safe", "i_am_safe"],
    ["That’s not what I meant", "not_what_i_meant"],
    ["готово, но остался вопрос", undefined],
    ["", undefined],
  ])("%j is %s", (text, command) => {
    expect(speech.phrase(text, "en")?.do).toBe(command);
  });

  test.each(["ru", "en"] as const)("what the help suggests to say of a step is understood (%s)", (locale) => {
    const { text } = words.render({ say: "help.text" }, { locale, tone: "friendly" }, "plain");
    const suggested = [...text.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, said = ""]) => said);
    expect(suggested.length).toBeGreaterThan(2);
    for (const said of suggested) {
      const command = speech.phrase(said, locale);
      expect(command?.do === "rephrase" && rephraseReasons.includes(command.reason ?? "own_words"), said).toBe(true);
      expect(command, said).toHaveProperty("reason");
    }
  });
});

describe("places", () => {
  test.each([
    ["Рига", "Europe/Riga"],
    ["riga", "Europe/Riga"],
    ["Europe/Riga", "Europe/Riga"],
    ["New York", "America/New_York"],
    ["UTC+3", "Etc/GMT-3"],
    ["gmt-05:00", "Etc/GMT+5"],
    ["+0", "UTC"],
    ["UTC+15", undefined],
    ["UTC-13", undefined],
    ["нигде", undefined],
  ])("%j is the time zone %s", (text, zone) => {
    expect(speech.timeZone(text)).toBe(zone);
  });

  test.each([
    ["Латвия", "LV"],
    ["latvia", "LV"],
    ["LV", "LV"],
    ["США", "US"],
    ["рф", "RU"],
    ["England", "GB"],
    ["Атлантида", undefined],
  ])("%j is the country %s", (text, country) => {
    expect(speech.country(text)).toBe(country);
  });
});

test("a verb is no place: nobody who asks who reads is in Chita", () => {
  expect(speech.timeZone("читает")).toBeUndefined();
  expect(speech.timeZone("Чита")).toBe("Asia/Chita");
});
