import { describe, expect, test } from "vitest";
import { fillSegments, slotsIn } from "#coach/offline/segments.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { goalActs } from "#core/goals/acts.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { refusedVersions } from "../../tools/content/rules/step-passes-guard.ts";

const { openings } = loadCoachPacks(contentFolder);
const said: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: { do: "обойти пешком границу города", said: "щенок грызёт всё подряд" },
  en: { do: "put together the old wardrobe", said: "the puppy chews everything" },
};

describe("a goal that walks no ladder begins with its own words", () => {
  test.each(openings.map((opening) => [opening.id, opening] as const))("%s", (_id, opening) => {
    for (const locale of locales) {
      const [text, floor, stretch] = opening[locale];
      for (const version of opening[locale]) expect(slotsIn(version)).toHaveLength(1);
      const versions = { step: text, floor, stretch };
      expect(
        refusedVersions(
          versions,
          opening.minutes,
          locale,
          (each) => fillSegments(each, (name) => said[locale][name]) ?? "",
        ),
      ).toEqual([]);
    }
  });

  test("every act but those of grief and weakness, which need a gentler one", () => {
    const begun = new Set(openings.flatMap(({ acts }) => acts));
    expect(goalActs.filter((act) => !begun.has(act))).toEqual(["recover", "mourn"]);
  });
});
