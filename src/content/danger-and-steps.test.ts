import { expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../compose.ts";
import { contentFolder } from "./content-folder.ts";

const screen = loadTextScreen(contentFolder);

test.each([
  ["Постойте минуту у открытого окна", "я её люблю очень. но вчера стояла с ней у открытого окна и думала шагнуть"],
])("beside a sign of danger nobody is asked to tick a step: %s / %s", (step, text) => {
  const walk = new Walk(emptySnapshot({ locale: /[а-яё]/iu.test(text) ? "ru" : "en" }));
  walk.nextAnswer = {
    status: "ok",
    step,
    minutes: 5,
    floorStep: step,
    stretchStep: step,
    cue: undefined,
    source: "s",
  };
  walk.withGoal();
  walk.screen = screen;
  walk.say(text);
  expect(walk.talked()).not.toContain("done_asked");
  expect(walk.goal).toMatchObject({ completedCount: 0, current: { text: step } });
});
