import { expect, test } from "vitest";
import { wordsOf } from "#core/goals/words.ts";
import { smallWords } from "#core/text/small-words.ts";
import { stemOf } from "#core/text/stem.ts";
import { readCoachPacks } from "./coach-packs.ts";
import { contentFolder } from "./content-folder.ts";
import { type ShortLadder, sayingsOf } from "./short-ladders.ts";

const ladders = readCoachPacks(contentFolder).short.map(({ ladder }) => ladder);
/** From here two ladders are said in nearly the same words, and neither would be known for sure. */
const alike = 0.6;

/** The words of a ladder's sayings, rare ones counting more, as a vector of length 1. */
function wordVectors(all: readonly ShortLadder[]): readonly ReadonlyMap<string, number>[] {
  const counts = all.map(({ title, ...ladder }) => {
    const words = [title.ru, title.ru, title.en, title.en, ...sayingsOf({ title, ...ladder })].flatMap(wordsOf);
    const stems = words.filter((word) => word.length > 2 && !smallWords.has(word)).map(stemOf);
    return new Map([...Map.groupBy(stems, (stem) => stem)].map(([stem, { length }]) => [stem, length] as const));
  });
  const held = Map.groupBy(
    counts.flatMap((each) => [...each.keys()]),
    (stem) => stem,
  );
  return counts.map((each) => {
    const values = [...each].map(
      ([stem, count]) => [stem, Math.sqrt(count) * Math.log(all.length / (held.get(stem)?.length ?? 1))] as const,
    );
    const length = Math.hypot(...values.map(([, value]) => value));
    return new Map(values.map(([stem, value]) => [stem, value / length]));
  });
}

test("no two short ladders are said in nearly the same words: one wish has one ladder", () => {
  // Only ladders that hold a word of it can be near one: those before it are found by their words.
  const holders = new Map<string, [place: number, value: number][]>();
  const twins = wordVectors(ladders).flatMap((own, at) => {
    const shared = new Map<number, number>();
    for (const [stem, value] of own) {
      const before = holders.get(stem) ?? [];
      holders.set(stem, before);
      for (const [place, theirs] of before) shared.set(place, (shared.get(place) ?? 0) + value * theirs);
      before.push([at, value]);
    }
    return [...shared].flatMap(([place, much]) =>
      much > alike ? [`${ladders[at]?.id} and ${ladders[place]?.id}: ${much.toFixed(2)}`] : [],
    );
  });
  expect(twins).toEqual([]);
});

test("nothing is said of two ladders", () => {
  const said = Map.groupBy(
    ladders.flatMap((ladder) => [...new Set(sayingsOf(ladder))].map((saying) => ({ saying, id: ladder.id }))),
    ({ saying }) => wordsOf(saying).join(" "),
  );
  const shared = [...said.values()].filter((each) => new Set(each.map(({ id }) => id)).size > 1);
  expect(shared.map((each) => `${each[0]?.saying}: ${each.map(({ id }) => id).join(", ")}`)).toEqual([]);
});
