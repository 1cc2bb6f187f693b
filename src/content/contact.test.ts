import { expect, test } from "vitest";
import { loadTouchesContact } from "./contact.ts";

const touches = loadTouchesContact("content");

test.each([
  ["stay calm at handovers", "ex winds me up on the doorstep and the kids see it"],
  ["See my daughter more", ""],
  ["get 50/50 custody", ""],
  ["Be a good dad", "kids live with their mum since the divorce"],
  ["вернуть общение с сыном", "бывшая не отвечает"],
  ["спокойно передавать ребёнка", ""],
  ["наладить отношения с дочкой", "после развода живёт с мамой"],
  ["разобраться с алиментами", ""],
  ["поговорить с женой", "подали на развод"],
  ["Reconnect with my estranged son", ""],
  ["get my ex to talk to me", "about the kids' summer"],
  ["apologise to my ex-wife", ""],
  ["помириться с детьми", "не видела их полгода"],
])("a goal about the child or the other parent of a separated family: %s", (title, description) => {
  expect(touches(title, description)).toBe(true);
});

test.each([
  ["get over my ex", "three months since"],
  ["забыть бывшего", ""],
  ["написать бывшему начальнику", "просьба о рекомендации"],
  ["узнать судьбу прадеда", "дети просят рассказать"],
  ["Разобрать балкон", "там 12 лет всего подряд"],
  ["Read to my son every evening", ""],
  ["не кричать на ребёнка", "устаю на работе"],
  ["Help my daughter with maths", "exam in June"],
  ["запустить кружок для детей", ""],
  ["rebuild trust with my sister", "borrowed money, paid half, she stopped answering"],
  ["найти друзей", "переехал в новый город"],
  ["win in the small claims court", "the landlord keeps my deposit"],
  ["Поехать с мужем в горы", ""],
])("a goal that has nothing to do with a separated family: %s", (title, description) => {
  expect(touches(title, description)).toBe(false);
});
