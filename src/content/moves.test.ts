import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { goalActs } from "#core/goals/acts.ts";
import { isSame } from "#core/goals/step-guard.ts";
import { locales } from "#core/person/person.ts";
import { wordsOf } from "#core/goals/words.ts";
import { fillSegments } from "#coach/offline/segments.ts";
import { refusedVersions } from "../../tools/content/rules/step-passes-guard.ts";

const { moves, given } = loadCoachPacks(contentFolder);
const ofActs = moves.filter(({ when }) => when === undefined);
/** What begins a step on paper. */
const onPaper = new Set(
  "write list note draw sketch rule finish copy jot запишите выпишите перечислите начертите нарисуйте допишите набросайте впишите".split(
    " ",
  ),
);

describe("what a friend would say first", () => {
  test.each(moves.map((move) => [move.id, move] as const))("%s", (_id, move) => {
    const told = [{ n: "27" }, { n: "27", thing: "синий карниз" }];
    for (const [locale, slots] of locales.flatMap((each) => told.map((one) => [each, one] as const))) {
      const sizes = move[locale].map(
        (size) => fillSegments(size, (name) => new Map(Object.entries(slots)).get(name)) ?? "",
      );
      const [step = "", floor = "", stretch = ""] = sizes;
      expect(refusedVersions({ step, floor, stretch }, move.minutes, locale, (each) => each)).toEqual([]);
      expect(step.length).toBeLessThanOrEqual(220);
      expect(sizes.join(" ")).not.toMatch(/[{}[\]|“”«»"!]/u);
    }
  });

  test("no two are the same", () => {
    expect(new Set(moves.map(({ id }) => id)).size).toBe(moves.length);
    const alike = moves.flatMap((one, at) =>
      moves.slice(0, at).flatMap((other) => (isSame(one.en[0], other.en[0]) ? [`${one.id} ${other.id}`] : [])),
    );
    expect(alike).toEqual([]);
  });

  test("every act but those of grief and weakness begins so, and one step in five at most is on paper", () => {
    const begun = new Set(ofActs.flatMap(({ acts }) => acts ?? []));
    expect(goalActs.filter((act) => !begun.has(act))).toEqual(["recover", "mourn"]);
    for (const locale of locales) {
      const paper = [...moves.map((move) => move[locale][0]), ...Object.values(given).map((each) => each[locale][0])];
      const written = paper.filter((step) => onPaper.has(wordsOf(step)[0] ?? ""));
      expect(written.length).toBeLessThanOrEqual(paper.length / 5);
    }
  });
});
