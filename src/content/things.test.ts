import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadPeople } from "./talk-words.ts";
import { loadTopic } from "./things.ts";

const topic = loadTopic(contentFolder, loadPeople(contentFolder));

test.each([
  ["a person before a thing", "Мама звонила, суп варит", "маму"],
  ["a thing in any case", "гуляли с собакой у реки", "собаку"],
  ["the first of several", "цветы и яблоки собрали", "цветы"],
  ["where something was is not what is spoken of", "на балконе стоят цветы", "цветы"],
  ["a word that only begins alike is another", "который день дорогой другой", undefined],
  ["nothing that is named", "так и живём", undefined],
] as const)("%s", (_rule, text, named) => {
  expect(topic(text, "ru")).toBe(named);
});
