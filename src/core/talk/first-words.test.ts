import { expect, test } from "vitest";
import { tellsArrival, wishedByOthers } from "./first-words.ts";

test.each([
  "привет, мне подруга скинула. я вообще не по приложениям, но ладно",
  "добрый день, сестра ссылку прислала, говорит попробуй. не очень понимаю что это",
  "my physio said try this",
  "hi my daughter put this on my phone",
  "saw this on a poster at the library. what do i do",
  "Здравствуйте!",
  "hey there",
  "увидела вас в группе, решила попробовать",
  "no idea what this is tbh",
])("whoever greets, or tells how they came, is a stranger to be welcomed: %s", (text) => {
  expect(tellsArrival(text)).toBe(true);
});

test.each([
  "i want to learn the guitar",
  "слезы, муж ушёл вчера",
  "mum said yes!!",
  "муж дал мне пощёчину",
  "can you write my cv",
])("whoever says something else is answered to that: %s", (text) => {
  expect(tellsArrival(text)).toBe(false);
});

test.each([
  "wife says i need a goal. apparently snoring on the sofa isnt one",
  "she says i should have a hobby. apparently shouting at the telly doesnt count",
  "муж говорит найди себе дело, а то ты меня перевоспитываешь)",
  "hey. bored at work. convince me",
  "врач сказал, мне нужно хобби",
])("a goal that others want is nobody's own yet: %s", (text) => {
  expect(wishedByOthers(text)).toBe(true);
});

test.each(["my wife wants a divorce", "he says i'm useless", "муж говорит, что я толстая", "i want a hobby"])(
  "what others say of anything else is no such thing: %s",
  (text) => {
    expect(wishedByOthers(text)).toBe(false);
  },
);
