import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import type { CrisisVerdict } from "#core/safety/crisis.ts";
import type { Locale } from "#core/person/person.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const { screen } = loadCrisisScreen(contentFolder);
const { acts } = loadTalkReading(contentFolder);

/** Somebody whose first words raised a loud sign, borne out by two witnesses or doubted, and the screens that the program has. */
function alarmed(locale: Locale, sign: Partial<CrisisVerdict> = { doubted: true }): Walk {
  const walk = new Walk().withGoal();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  const loud = { ...plainScreen.crisis("CRISIS"), ...sign };
  walk.screen = {
    ...plainScreen,
    acts,
    crisis: (text, context) => (text.includes("CRISIS") ? loud : screen(text, context)),
  };
  walk.say("CRISIS said of gordon");
  expect(walk.snapshot.dialogue.crisis).toBeDefined();
  return walk;
}
const isHeld = (walk: Walk): boolean => walk.snapshot.dialogue.crisis !== undefined;

const ordinary: readonly (readonly [Locale, string])[] = [
  ["en", "gordon has a new leaf???"],
  ["en", "did the ten minutes, all three rows"],
  ["en", "what's the next step"],
  ["en", "remind me on sunday at nine"],
  ["en", "ok going to bed, talk tomorrow"],
  ["ru", "прошла двадцать минут, два круга"],
  ["ru", "какой следующий шаг?"],
  ["ru", "напомни завтра в девять"],
  ["ru", "ура, у него новый листик!"],
  ["ru", "всё, я спать, до завтра"],
];

describe("after a sign that one witness gave", () => {
  test.each(ordinary)("%s: %j is answered as ever, with help a tap away", (locale, said) => {
    const walk = alarmed(locale);
    walk.say(said);
    expect(isHeld(walk)).toBe(false);
    expect(walk.said().some((key) => key.startsWith("crisis.heard"))).toBe(false);
    const buttons = (walk.last?.replies ?? []).flatMap(({ buttons: rows = [] }) => rows.flat());
    expect(buttons.some(({ press }) => press.do === "help_now")).toBe(true);
  });

  test("one that is a matter of minutes holds nobody either", () => {
    const walk = alarmed("en", { doubted: true, level: "imminent" });
    walk.say("did the ten minutes, all three rows");
    expect(isHeld(walk)).toBe(false);
  });

  test("what only tells of something is met once, and then answered", () => {
    const walk = alarmed("en");
    walk.say("it rained all over the balcony");
    walk.say("the window was open too");
    expect(isHeld(walk)).toBe(false);
  });

  test.each(["no, gordon is a peace lily", "i meant the plant lol", "нет, я про фикус"])("%j takes it back", (said) => {
    const walk = alarmed("en");
    walk.say(said);
    expect(isHeld(walk)).toBe(false);
    expect(walk.said()[0]).toBe("crisis.not_meant");
  });

  test("one light message says little: the sign counts for the next one", () => {
    const walk = alarmed("en");
    walk.say("did the ten minutes, all three rows");
    expect(walk.snapshot.dialogue.concern).toBeDefined();
    walk.say("i took all the pills");
    expect(isHeld(walk)).toBe(true);
  });

  test.each(["no", "i don't know", "i can't stop crying", "the knife is right here", "мне очень плохо"])(
    "%j is no ordinary life",
    (said) => {
      const walk = alarmed("en");
      walk.say(said);
      expect(isHeld(walk)).toBe(true);
    },
  );
});

describe("after a sign that two witnesses gave", () => {
  test.each(ordinary)("%s: %j ends nothing", (locale, said) => {
    const walk = alarmed(locale, {});
    walk.say(said);
    expect(isHeld(walk)).toBe(true);
  });
});
