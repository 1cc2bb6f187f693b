import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisAnswers } from "./crisis-answers.ts";

const read = loadCrisisAnswers(contentFolder);

describe("what was harmless is told by what it was", () => {
  test.each([
    "it's the lasagne that's ruined, nothing else",
    "we say that about mondays in the kitchen",
    "i repair roofs, it's tuesday",
    "это лазанья сгорела",
    "у нас на кухне так про понедельники говорят",
    "сериал такой, турецкий",
  ])("%s", (text) => {
    expect(read(text)).toBe("sounds_not_meant");
  });
});

describe("what denies a joke or a film is no explanation", () => {
  test.each([
    "this isn't a film, i have the axe",
    "i lied, it was never about the car",
    "not a joke, i mean me",
    "nobody would miss me at that wedding",
    "это не кино, топор у меня",
    "соврала, машина ни при чём",
    "какая шутка, это про меня",
    "меня из семьи стёрли",
  ])("%s", (text) => {
    expect(["sounds_not_meant", "explained", "not_meant", "safe", "sounds_safe"]).not.toContain(read(text));
  });
});

test.each([
  "он пьяный и взял нож, мы с детьми в ванной заперлись",
  "он забрал у меня ключи и не выпускает, пишу из туалета",
  "he took my phone charger and the car keys, he won't let us leave",
])("what is taken by somebody who holds them is no means that are away: %s", (text) => {
  expect(read(text)).not.toBe("means_away");
});

test.each([
  "сказала. плакали обе. приедет в субботу",
  "told her. we both cried a bit. she's coming over saturday",
  "i'm here now. eating toast",
])("whoever told somebody, or is with them, is not alone: %s", (text) => {
  expect(read(text)).toBe("company");
});

/** Asked to call somebody, people refuse in the words in which they would deny a plan. */
test.each([
  "не собираюсь",
  "не сделаю",
  "не буду делать этого",
  "i won't do it",
  "no i won't do that",
  "no i would never try that",
])("a refusal is no word of safety: %s", (text) => {
  for (const kind of ["self_harm", "danger_now"] as const) expect(read(text, kind)).not.toBe("safe");
});

test.each([
  "он сказал приедет вечером",
  "сказала ему что ухожу. обещал приехать",
  "told him i'm leaving. he's coming round",
  "i'm here now. he is at the door",
  "im there. she is on the floor",
])("somebody who comes or is there need be no help: %s", (text) => {
  expect(read(text)).not.toBe("company");
});
