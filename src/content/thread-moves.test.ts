import { expect, test } from "vitest";
import type { ThreadMove } from "#core/talk/thread-move.ts";
import { contentFolder } from "./content-folder.ts";
import { loadThreadMoves } from "./thread-moves.ts";

const moves = loadThreadMoves(contentFolder);
const plainOrder = (text: string): ThreadMove | undefined => moves(text).find(({ aside }) => !aside);

test.each([
  ["yes. THAT. next", "next"],
  ["давай следующий", "next"],
  ["Ещё что-нибудь такое", "next"],
  ["yes more of that", "next"],
  ["thats not a step thats a lifestyle. smaler", "smaller"],
  ["lol thats a weekend not a step", "smaller"],
  ["too much. smaller", "smaller"],
  ["не, это много. проще", "smaller"],
  ["меньше можно", "smaller"],
  ["whats the first bit", "begin"],
  ["а с чего там хоть начать", "begin"],
  ["Что хоть делать-то, своими словами", "begin"],
  ["can you not ask me stuff just give the step", "begin"],
  ["in ten minutes, dinners on", "later"],
  ["сегодня никак, смена до ночи", "later"],
  ["не, это потом, дождь льёт", "later"],
  ["хватит на сегодня", "later"],
  ["не, погоди, я не сказала что прям сейчас! у меня ребёнок в семь ложится и я труп", "later"],
  ["leave it for now", "later"],
  ["park that for a week, daughters moving house", "pause"],
  ["На неделю прекратим, уезжаю к сестре", "pause"],
  ["ой не то нажала верни как было", "undo"],
  ["undo that, i fished it out", "undo"],
  ["не то, отмени", "undo"],
  ["ha is there one thing that does both", "both"],
  ["а есть что-то одно, чтоб и то и то", "both"],
  ["let's swap", "other"],
  ["whats left", "left"],
  ["список", "list"],
  ["сколько мне до фартука", "how_long"],
  ["сколько до пяти километров", "how_long"],
  ["соседи спят, давай потом", "later"],
  ["не, сейчас малая проснулась", "later"],
  ["not today, grandsons birthday", "later"],
  ["anything that does both", "both"],
  ["что осталось", "left"],
  ["а долго мне до целого носка", "how_long"],
  ["А сколько вообще учиться этому", "how_long"],
  ["how long will this take overall honestly", "how_long"],
])("%s is an order: %s", (text, as) => {
  expect(plainOrder(text)?.as).toBe(as);
});

test.each([
  ["write down that the drivers called marek", "the drivers called marek"],
  ["Запишите, чтобы спросить про погоду", "спросить про погоду"],
  ["Хорошо, десять минут и скамейка. Запишите.", "десять минут и скамейка"],
  ["Right. Put beans down then. And a nap", "beans"],
])("what is to be written down is kept in its words: %s", (text, words) => {
  expect(plainOrder(text)).toMatchObject({ as: "note", words });
});

test.each([
  "next week i start the new job and i am scared of it",
  "запишите меня к врачу",
  "he said smaller things matter more than you would think and then he left",
  "remember when we went to the sea?",
  "put the baby down then had my tea",
  "потом он ушёл и больше мы его никогда не видели, ни разу, ни письма, ничего",
  "верни мне мои деньги, сказала я ему вчера вечером на кухне",
  "i did too much sugar today",
  "потом он ушёл и не вернулся",
  "долго плакала вчера",
  "there is nothing left of us",
])("a story is none: %s", (text) => {
  expect(plainOrder(text)).toBeUndefined();
});

test("how many days there are left is no question for what was done", () => {
  expect(plainOrder("how many days have i got")?.as).toBeUndefined();
  expect(plainOrder("how many days have i done")?.as).toBe("done_so_far");
  expect(plainOrder("so how many steps is that")?.as).toBe("done_so_far");
});
