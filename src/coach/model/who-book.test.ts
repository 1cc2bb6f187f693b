import { describe, expect, test } from "vitest";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { Locale } from "#core/person/person.ts";
import { keepBack } from "./kept-back.ts";
import { createWhoBooks } from "./who-book.ts";

const { who } = loadCoachPrompts("content").words;

/** The asks of one conversation, each of which holds one message alone: whatever was said before has left the window. */
function conversation(locale: Locale, ...messages: readonly string[]): readonly string[] {
  const book = createWhoBooks()("a person");
  return messages.map((text) => keepBack(who, locale, [text], book).hide(text));
}

describe("over the asks of a conversation", () => {
  test("the same name has the same number, whoever is named first", () => {
    expect(conversation("en", "Peter called Anna", "Anna was late", "so was Peter, said Anna")).toEqual([
      "[name 1] called [name 2]",
      "[name 2] was late",
      "so was [name 1], said [name 2]",
    ]);
  });

  test("a name that was told once stays one when the telling has left the window", () => {
    expect(conversation("en", "Hello, I am Tobin Grayle", "Thanks for that. Tobin")).toEqual([
      "Hello, I am [name 1]",
      "Thanks for that. [name 2]",
    ]);
    expect(conversation("ru", "Это Бреславец пишет", "Спасибо. Бреславец")).toEqual([
      "Это [имя 1] пишет",
      "Спасибо. [имя 1]",
    ]);
  });

  test.each<[Locale, string, string]>([
    ["ru", "меня зовут радмир, и радмиру всё равно", "меня зовут [имя 1], и [имя 1] всё равно"],
    ["ru", "сына зовут янис", "сына зовут [имя 1]"],
    ["en", "my name is oriel, oriel to everyone", "my name is [name 1], [name 1] to everyone"],
    ["en", "my son is called torin", "my son is called [name 1]"],
    ["ru", "меня зовут на работу", "меня зовут на работу"],
    ["en", "my name is not on the list", "my name is not on the list"],
  ])("in %s small letters hide no name that is told as one: %s", (locale, text, sent) => {
    expect(conversation(locale, text)).toEqual([sent]);
  });

  test("nobody's names are another's", () => {
    const books = createWhoBooks();
    const hide = (personId: string, text: string) => keepBack(who, "en", [text], books(personId)).hide(text);
    hide("one", "my name is oriel");
    expect(hide("two", "an oriel is a window")).toBe("an oriel is a window");
    expect(hide("two", "Peter is here")).toBe("[name 1] is here");
  });
});
