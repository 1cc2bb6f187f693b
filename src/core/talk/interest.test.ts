import { expect, test } from "vitest";
import { interestOf } from "./interest.ts";

test.each([
  ["dunno. used to draw. comics and that", "Draw comics"],
  ["not sure. used to do a bit of woodwork, birdboxes", "Do some woodwork"],
  ["i used to play the trumpet in school", "Play the trumpet"],
  ["used to love baking bread when i was younger", "Bake bread"],
  ["well i used to sing a lot", "Sing again"],
  ["ну вообще да, я раньше вязала. шарфы там, носки", "Вязать шарфы"],
  ["ну не знаю. рисовать любила в школе", "Снова рисовать"],
  ["когда-то играл на гитаре, но давно", "Играть на гитаре"],
  ["в молодости много пела", "Снова петь"],
  ["писала стихи в школе", "Писать стихи"],
  ["used to go fishing. sort of. mostly sat there", "Go fishing"],
  ["used to bake. cakes mostly", "Bake cakes"],
  ["раньше пекла пироги", "Печь пироги"],
])("what was done for joy has a name of its own: %s", (text, title) => {
  expect(interestOf(text)).toBe(title);
});

test.each([
  "i used to be happy",
  "i used to go to church with mum",
  "my son used to draw",
  "he used to play with me every sunday",
  "i used to do drugs",
  "used to read to her every night",
  "i used to run a shop with my brother until the bank took it and then we never spoke again",
  "муж раньше играл на гитаре",
  "раньше писала ему каждый день",
  "я раньше жила в Риге",
  "did you used to draw?",
])("what is a memory of somebody, a loss or a question is none: %s", (text) => {
  expect(interestOf(text)).toBeUndefined();
});
