import fc from "fast-check";
import { expect, test } from "vitest";
import { tellingWords } from "./telling-words.ts";

test.each([
  ["а short message is given back whole", "cat ate a hair tie", "Cat ate a hair tie"],
  [
    "of several sentences the one that names most",
    "Something odd this morning. The neighbour painted our fence green at dawn.",
    "The neighbour painted our fence green at dawn",
  ],
  [
    "a name tells more than what leads to it",
    "So it goes. There is a gelding called Baton",
    "There is a gelding called Baton",
  ],
  [
    "clauses are taken whole",
    "Третий день льёт, крыша в бане течёт прямо на полок, а я всё ищу, кого бы позвать на помощь в воскресенье",
    "Третий день льёт, крыша в бане течёт прямо на полок",
  ],
  [
    "how a thing is meant is left out",
    "Если честно, соседка Тамара стучала в стенку",
    "Соседка Тамара стучала в стенку",
  ],
])("%s", (_law, message, words) => expect(tellingWords(message)).toBe(words));

test.each([
  ["a question", "did the neighbour paint our fence green?"],
  ["what is said to the program", "your messages make me laugh sometimes"],
  ["what shames", "я тупая и толстая, вот и весь разговор"],
  ["an apology", "простите что так много пишу"],
  ["an order", "составьте мастеру несколько строк о часах"],
  ["a death", "дед умер весной в районной больнице"],
  ["a link", "see https://example.org/fence for the photograph"],
  ["one word", "fences"],
  ["the same word again", "mumble mumble mumble"],
])("nothing is given back of %s", (_what, message) => expect(tellingWords(message)).toBeUndefined());

test("what is given back stands in the message, letter by letter but the first", () => {
  const word = fc.constantFrom("забор", "Тамара", "fence", "painted", "а", "and", "14", ",", ".", "—", "who", "что");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
      const message = words.join(" ");
      const told = tellingWords(message);
      if (told !== undefined) expect(message.toLowerCase()).toContain(told.toLowerCase());
    }),
  );
});

test("of a sentence with hundreds of clauses no more is given back than of any", () => {
  const message = "ну вот забор, а Тамара сказала, что течёт крыша, ".repeat(80);
  expect(tellingWords(message)?.length).toBeLessThanOrEqual(76);
});
