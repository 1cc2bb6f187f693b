import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { namedOutright, readNames } from "./named-ladder.ts";

const packs = loadCoachPacks(contentFolder);
const names = readNames(packs.named, packs.topics);
const named = (title: string) => namedOutright(names, title, new Set())?.id;

test("every name belongs to a ladder that is there", () => {
  const ids = new Set(packs.topics.map(({ id }) => id));
  expect(packs.named.filter(({ ladder }) => !ids.has(ladder)).map(({ ladder }) => ladder)).toEqual([]);
});

describe("a title names its ladder by the thing together with what is done to it", () => {
  test.each([
    ["обыграть шурина в домино", "backgammon-dominoes-beat-uncle"],
    ["win at cribbage against my nan", "backgammon-dominoes-beat-uncle"],
    ["выучить азбуку Брайля", "learn-braille-adult"],
    ["вязать берет сестре", "hat-knit"],
    ["поставить новый кран в ванной", "replace-tap-mixer"],
    ["cut down on coffee at work", "less-coffee"],
    ["меньше выпивать в выходные", "less-alcohol-weeknights"],
    ["trace an old pension from the shipyard", "old-pensions-trace"],
    ["write my will", "make-will"],
    ["пройти пешком по мосту", "fear-of-thunder-bridges-deep-water"],
    ["teach nan to use facetime", "tablet-for-grandparent"],
    ["научить папу писать в ватсапе", "tablet-for-grandparent"],
    ["разобраться с госуслугами самой", "state-services-app-learn"],
    ["разобрать старые фотографии", "family-photo-labels"],
    ["фотографии старые разобрать, целый шкаф", "family-photo-labels"],
    ["снова взяться за баян", "accordion-again-after-decades"],
    ["eat better", "eating-habits"],
    ["relearn welsh", "language"],
    ["заговорить по-польски с соседями", "language"],
    ["get the council to fill the pothole", "public-thing-repaired"],
    ["убедить маму на обследование", "persuade-relative-to-try"],
    ["talk dad into a hearing test", "persuade-relative-to-try"],
    ["stop being the one who plans the trips", "stop-being-the-organiser"],
    ["rebuild the garden wall", "stone-or-brick-wall"],
    ["построить дровник", "build-a-shed"],
  ])("%s", (title, ladder) => {
    expect(named(title)).toBe(ladder);
  });
});

test.each([
  "sell my accordion",
  "научить сына английскому",
  "make a happy home",
  "beat the eggs properly",
  "get over the flu",
  "find my keys",
  "прочитать письма деда",
  "завещать музею картину",
])("one word alone names nothing: %s", (title) => {
  expect(named(title)).toBeUndefined();
});

test("what the person ruled out is not named again", () => {
  expect(namedOutright(names, "learn braille", new Set(["learn-braille-adult"]))).toBeUndefined();
});
