import { describe, expect, test } from "vitest";
import { chooseWording } from "#core/talk/talk-words.ts";
import { contentFolder } from "./content-folder.ts";
import { loadPeople, loadTalkEntries, talkTexts } from "./talk-words.ts";

const people = loadPeople(contentFolder);
const entry = loadTalkEntries(contentFolder).get("contact_blocked");
if (!entry) throw new Error("no words for contact_blocked");

describe("who is spoken of", () => {
  test.each([
    ["жена забрала сына", "ru", { who_acc: "жену", he: "она" }],
    ["я не видел дочку три месяца", "ru", { who_gen: "дочери", he: "она" }],
    ["my son won't answer", "en", { who: "your son", him: "him" }],
    ["nobody at all", "en", {}],
  ] as const)("%s", (text, locale, slots) => {
    expect(people(text, locale)).toEqual(expect.objectContaining(slots));
  });
});

describe("a wording", () => {
  test("carries what was told, where it was told", () => {
    const slots = { ...people("сына", "ru"), span: "три месяца" };
    expect(chooseWording(entry, "ru", slots, [], 0)?.slots).toEqual(["who_acc", "span"]);
  });

  test("needs nothing that was not told", () => {
    expect(chooseWording(entry, "ru", {}, [], 3)?.slots).toEqual([]);
  });

  test("does not come again while there is another", () => {
    const said: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      const chosen = chooseWording(entry, "en", {}, said, 1);
      expect(said).not.toContain(chosen?.ref);
      if (chosen) said.push(chosen.ref);
    }
  });
});

/** Said where nothing is done: none of it may claim a deed. */
const doesNothing = [
  "heard",
  "told",
  "answers",
  "opinion",
  "corrects",
  "unanswered_person",
  "unanswered_future",
  "unanswered_self",
  "unanswered_do",
  "unanswered_do_tired",
  "unanswered_right",
  "unanswered_risk",
  "unanswered_fact",
  "unanswered_papers",
  "unanswered_device",
  "unanswered_craft",
  "unanswered_garden",
  "unanswered_money",
  "unanswered_lesson",
  "order_unclear",
  "objected",
  "judged",
  "stuck",
  "doubting",
  "skipped",
  "at_goal_asked",
  "at_goal",
  "go_on",
  "heard_hard",
  "listening",
  "beside_grief",
  "not_made",
  "agreed",
] as const;
const claims =
  /(?<!\p{L})(?:запомню|запомнено|записано|записываю|вычёркиваю|убираю|удаляю|отменяю|исправляю|отмечаю|отмечено|переношу|поставлено|напомню|I’ll (?:remember|note|remind|change|move|mark|keep)|noted|marked|crossed out|put right|I’ve (?:set|changed|moved|marked|removed|noted|deleted))(?!\p{L})/iu;

test.each(doesNothing)("%s says of nothing that it was done", (key) => {
  const texts = talkTexts(contentFolder).filter(([path]) => path.split(".")[2] === key);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.flatMap(([, words]) => Object.values(words)).filter((text) => claims.test(text))).toEqual([]);
});
