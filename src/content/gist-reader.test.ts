import { expect, test } from "vitest";
import { acts } from "#core/talk/acts.ts";
import { actsByGist, foremostGist, type Gist, gistOf, gists, shareOf } from "#core/talk/gist/gist.ts";
import { gistFingerprint, loadGistLines, loadSpanLines } from "../../tools/train/gist-corpus.ts";
import { contentFolder } from "./content-folder.ts";
import { loadGistModel, loadGistReader, loadNameModel, loadSpanModel } from "./gist-reader.ts";

const reader = loadGistReader(contentFolder);
const first = { before: 0, goal: false } as const;
const later = { before: 4, goal: true } as const;

test("both models are made from the corpora and readers as they are; else run node tools/train-gist.ts", () => {
  const made = gistFingerprint(contentFolder);
  expect(loadGistModel(contentFolder).corpus).toBe(made);
  expect(loadSpanModel(contentFolder).corpus).toBe(made);
  expect(loadNameModel(contentFolder).corpus).toBe(made);
});

test("the words of a wish stand in its message, letter by letter, and each has a title", () => {
  for (const { say, wish, title } of loadSpanLines(contentFolder)) {
    for (const words of wish) expect(say).toContain(words);
    expect(title).toHaveLength(wish.length);
  }
});

test("every gist is written of by many hands", () => {
  const lines = loadGistLines(contentFolder);
  for (const gist of gists) {
    const hands = new Set(lines.filter(({ kind }) => kind === gist).map(({ hand }) => hand));
    expect(hands.size, gist).toBeGreaterThan(8);
  }
});

test.each<[string, typeof first | typeof later, Gist]>([
  ["hiya", first, "hello"],
  ["my bike's been flat since june and i want it on the road again", first, "wish"],
  ["никак до налоговой не дойду, надо бы вычет оформить", first, "wish"],
  ["remind me thursdays at six to put the bins out", later, "remind"],
  ["напоминай по будням в восемь про зарядку", later, "remind"],
  ["who can see what i write here?", later, "about"],
  ["а кто ещё читает то, что я тут пишу?", later, "about"],
  ["did twelve minutes of it before work", later, "done"],
  ["прошёл сегодня пешком четыре километра", later, "done"],
  ["can it be something smaller, i've only got five minutes", later, "change"],
  ["мне бы шаг попроще, без звонков", later, "change"],
  ["right, off to bed, thanks", later, "bye"],
  ["спасибо, я спать", later, "bye"],
])("%s", (text, place, gist) => {
  expect(foremostGist(reader.gist(text, place)).gist).toBe(gist);
});

test.each([
  [
    "so basically i'm a porter, two kids, and i want to get the loft cleared before my dad moves in",
    /^Get the loft cleared/u,
  ],
  ["здравствуйте, мне 70, внук поставил. хочу научиться звонить по видео", /^Научиться звонить/u],
  ["hey. so the guitar. its been under the bed since 2019", /guitar/iu],
])("the likeliest name of a wish says what is wished: %s", (text, words) => {
  expect(reader.names(text)[0]?.name).toMatch(words);
});

test("names come the likeliest first, none twice, each of words that the message holds", () => {
  const text = "my sister says I should sell the boat, honestly maybe. it's rotting in the yard";
  const names = reader.names(text);
  expect(names.map(({ likely }) => likely)).toEqual(
    names.map(({ likely }) => likely).toSorted((one, other) => other - one),
  );
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
});

test("a message without words names nothing, and a long one is read in parts", () => {
  expect(reader.names("")).toEqual([]);
  expect(reader.gist("!!!", first).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  expect(reader.gist("хочу выучить испанский. ".repeat(200), first)).toHaveLength(gists.length);
});

test("acts never get more than the gist they belong to, and where nothing finer is heard no grief is made up", () => {
  const shares = gists.map((gist) => (gist === "heavy" ? 0.7 : gist === "done" ? 0.3 : 0));
  const unheard = actsByGist(
    acts.map(() => 0),
    shares,
  );
  for (const gist of gists) {
    const sum = acts.filter((act) => gistOf(act) === gist).reduce((all, act) => all + (unheard.get(act) ?? 0), 0);
    expect(sum).toBeLessThanOrEqual(shareOf(shares, gist) + 1e-9);
  }
  expect(unheard.get("grief_person")).toBe(0);
  expect(unheard.get("step_done")).toBeCloseTo(0.3, 6);
});
