import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { anyPerson } from "./any-person.ts";
import { mistimedOn, unsafeOn } from "./judgement.ts";
import { livePersona } from "./persona-days.ts";

const long = process.env["WAYMARK_TEST_LONG"] === "1";
const days = 10;
/** A thousand persons are ten thousand days, in groups, so that each is over within the patience of a test. */
const groups = long ? 100 : 2;
const persons = 10;
const library = loadLibrary(contentFolder);

test.each(Array.from({ length: groups }, (_, group) => group))(
  "nobody's days hold anything that could harm them, or at a silly time (group %i)",
  (group) => {
    const wrong = Array.from({ length: persons }, (_, at) => group * persons + at).flatMap((seed) => {
      const persona = anyPerson(seed, days);
      return [...livePersona(persona, library)].flatMap((day) =>
        [...unsafeOn(day, persona), ...mistimedOn(day, persona)].map((each) => `person ${seed}: ${each}`),
      );
    });
    expect(wrong).toEqual([]);
  },
);
