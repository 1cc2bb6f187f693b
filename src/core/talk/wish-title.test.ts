import { expect, test } from "vitest";
import { namesAWish, tellsStory, wishTitle, withItsThing } from "./wish-title.ts";

test.each([
  [
    "33 года, бэкендер, сижу 11 часов в день, хочу перестать превращаться в креветку",
    "Перестать превращаться в креветку",
  ],
  ["мне 16 хочу научиться на гитаре чтоб в августе у костра сыграть", "Научиться на гитаре"],
  ["хочу помыть голову и чтоб никто не стучал", "Помыть голову"],
  ["can u help me save 1500 by xmas i make 540 a wk", "Save 1500 by xmas"],
  ["i dont care about driving i just want to go see my best mate, she moved away", "Go see my best mate"],
  ["ещё бы огород спланировать", "Огород спланировать"],
  ["want to sleep better too", "Sleep better"],
  ["ну плавать не умею вот стыдоба тридцать лет у моря", "Научиться плавать"],
  ["не умею готовить совсем", "Научиться готовить"],
  ["решила бросить курить", "Бросить курить"],
  ["ХОЧУ СДАТЬ ОТЧЁТ ДО МАЯ", "Сдать отчёт до мая"],
  ["сдать ЕГЭ", "Сдать ЕГЭ"],
  ["Поставь цель: открытка своими руками", "Открытка своими руками"],
  ["добавь мне ещё одну цель, выучить таблицу умножения", "Выучить таблицу умножения"],
  ["set a goal: finish the shed by june", "Finish the shed by june"],
  ["add another goal to call my aunt", "Call my aunt"],
  ["I should like to write about my father's lighthouse", "Write about my father's lighthouse"],
  [
    "what i want is to be able to kneel in the garden and stand up again without three people",
    "Kneel in the garden and stand up again",
  ],
  [
    "i want something to stop me reading the news in bed until two in the morning again",
    "Stop me reading the news in bed",
  ],
  [
    "i'd like to understand why my bread keeps collapsing every time i take it out",
    "Understand why my bread keeps collapsing",
  ],
  [
    "надо бы уже разобрать бабушкин сундук который третий год стоит у нас на старой веранде",
    "Разобрать бабушкин сундук",
  ],
  [
    "хочу научиться читать внучке сказки по телефону так чтобы она не убегала",
    "Научиться читать внучке сказки по телефону",
  ],
  ["цель у меня: за год отучиться смотреть на часы", "За год отучиться смотреть на часы"],
  ["а еще мечта есть губную гармошку освоить купил в том году лежит в бардачке", "Губную гармошку освоить"],
  ["руками что-нибудь хочу делать", "Руками что-нибудь делать"],
  ["ладно. резюме надо", "Резюме"],
  ["what i really want if im honest is to get back in the sea", "Get back in the sea"],
  ["i gotta move more which is real funny when you sit 11 hours a day", "Move more"],
  ["my neighbour is giving me her old kiln, want to actually fire a pot by christmas", "Fire a pot by christmas"],
  ["короче ещё бросить курить бы", "Бросить курить"],
  ["ну вот ещё хочу рисовать", "Рисовать"],
  ["Ну вот ещё давление бы мерить каждый день", "Давление мерить каждый день"],
  ["ой, ещё надо курсач дописать", "Курсач дописать"],
  ["крч хочу пресс качать", "Пресс качать"],
  ["кстати ещё хочу на танцы", "На танцы"],
  ["ещё раз позвонить в банк", "Ещё раз позвонить в банк"],
  ["хочу нормально спать короче", "Нормально спать"],
  ["хочу высыпаться если честно", "Высыпаться"],
  ["разобрать балкон наверное", "Разобрать балкон"],
  ["хочу на гитаре научиться", "Научиться играть на гитаре"],
  ["хочу на повара учиться", "На повара учиться"],
  ["also ring the memory clinic", "Ring the memory clinic"],
  ["oh and also tidy my room lol", "Tidy my room"],
  ["anyway i wanna learn skateboarding", "Learn skateboarding"],
  ["like i kinda want to draw again ngl", "Draw again"],
  ["plus i'd like to bake bread obvs", "Bake bread"],
  ["alright so i need to sort my revalidation innit", "Sort my revalidation"],
  ["hmm ok also the garage i suppose", "The garage"],
])("%s is called by what is wished", (said, title) => {
  expect(wishTitle(said)).toBe(title);
});

test.each([
  ["hey ok I'm talking into this because I'm driving and I just want somebody to know that I have eaten nothing", true],
  ["so update nobody slept Caleb threw up at two and at three and at four and I yelled at Mike for breathing", true],
  ["Хочу конечно токо я в энтих кнопках ни бум бум", true],
  ["короч две темы", true],
  ["two things", true],
  ["два, третий хз", true],
  ["решил два, дальше бесконечность", true],
  ["хочу научиться играть на гитаре к августу", false],
  ["I want to sing in the choir again", false],
  ["надо разобрать балкон", false],
  ["I need to write two pages a day until the first of may", false],
])("%s: told in a story, %s", (said, story) => {
  expect(tellsStory(wishTitle(said))).toBe(story);
});

test.each(["make it", "move pilates its actually 6.30", "перенеси йогу на 18"])("%s names no wish", (title) => {
  expect(namesAWish(title)).toBe(false);
});

test.each([
  [
    "у меня бардак в кладовке лет пять, хочу наконец разгрести",
    "хочу наконец разгрести",
    "Бардак в кладовке лет пять: разгрести",
  ],
  ["the shed is a mess, i want to sort it out", "i want to sort it out", "The shed is a mess: sort it out"],
  ["у меня диабет, хочу похудеть", "хочу похудеть", "Похудеть"],
  ["мне сорок, хочу разобрать балкон", "хочу разобрать балкон", "Разобрать балкон"],
  ["хочу разобрать", "хочу разобрать", "Разобрать"],
  ["i would like to sort it out. not the loft", "i would like to sort it out", "Sort it out"],
])("a wish that names no thing has the one that was named before it: %s", (text, clause, title) => {
  expect(withItsThing(wishTitle(clause), text, clause)).toBe(title);
});
