import { expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import { bigDayIn } from "./big-day-words.ts";

/** A Monday. */
const today = "2026-03-09" as LocalDate;
const now = Date.UTC(2026, 2, 9, 8);

test.each([
  ["экзамен 14 июня", "exam", "2026-06-14"],
  ["У меня экзамен по физике 14 июня", "exam", "2026-06-14"],
  ["ЕГЭ по русскому 28 мая", "exam", "2026-05-28"],
  ["сдаю экзамены с 1 июня", "exam", "2026-06-01"],
  ["до экзамена осталось две недели", "exam", "2026-03-23"],
  ["до экзамена неделя", "exam", "2026-03-16"],
  ["через 10 дней защита диплома", "exam", "2026-03-19"],
  ["завтра зачёт", "exam", "2026-03-10"],
  ["экзамен в пятницу", "exam", "2026-03-13"],
  ["экзамен перенесли на 20 июня", "exam", "2026-06-20"],
  ["операция через две недели", "operation", "2026-03-23"],
  ["Мне 25 марта делают операцию на колене", "operation", "2026-03-25"],
  ["полумарафон через 6 недель", "race", "2026-04-20"],
  ["3 мая бегу марафон", "race", "2026-05-03"],
  ["свадьба сестры 12 июля", "wedding", "2026-07-12"],
  ["выхожу замуж 5 сентября", "wedding", "2026-09-05"],
  ["race on the 3rd of May", "race", "2026-05-03"],
  ["half marathon in 6 weeks", "race", "2026-04-20"],
  ["I’m running a 10k on 12 April", "race", "2026-04-12"],
  ["my exam is on June 14", "exam", "2026-06-14"],
  ["Exams start May 11th", "exam", "2026-05-11"],
  ["three weeks to my finals", "exam", "2026-03-30"],
  ["my exam is two weeks away", "exam", "2026-03-23"],
  ["surgery in two weeks", "operation", "2026-03-23"],
  ["I'm having an operation on the 25th", "operation", "2026-03-25"],
  ["we're getting married on 5 September", "wedding", "2026-09-05"],
  ["driving test on Friday", "exam", "2026-03-13"],
  ["15 мая сдаю на права", "exam", "2026-05-15"],
  ["бегу десятку 12 апреля", "race", "2026-04-12"],
  ["knee replacement on April 2nd", "operation", "2026-04-02"],
])("%s", (text, kind, date) => {
  expect(bigDayIn(text, today, now)).toEqual({ kind, date });
});

test.each([
  ["no date is told", "скоро экзамен"],
  ["no date is told", "I am afraid of the exam"],
  ["it is another's", "у сына экзамен 14 июня"],
  ["it is another's", "my daughter's exam is on 14 June"],
  ["it is another's", "операция у мамы через неделю"],
  ["it is another's", "she has surgery in two weeks"],
  ["it is over", "сдала экзамен 1 марта"],
  ["it is over", "I ran the marathon on 3 May"],
  ["it is called off", "экзамен 14 июня отменили"],
  ["it is called off", "the race on 3 May is cancelled"],
  ["it is over", "экзамен сдан 3 марта, ура"],
  ["it is another's", "dad's operation is next week"],
  ["it is something else", "до свадьбы заживёт через неделю"],
  ["it is something else", "читаю книгу про операцию, дочитаю завтра"],
  ["it is something else", "the race for mayor ends on May 5"],
  ["it is something else", "a marathon of meetings tomorrow"],
  ["it is something else", "операция по карте завтра"],
  ["it is nothing of the kind", "14 июня еду к бабушке"],
])("%s: %s", (_why, text) => {
  expect(bigDayIn(text, today, now)).toBeUndefined();
});
