import { describe, expect, test } from "vitest";
import { loadCrisisScreen } from "./crisis.ts";
import { alarmFingerprint } from "../../tools/train/alarm-model.ts";
import { Walk, plainScreen } from "#test/dialogue/walk.ts";
import type { CrisisLevel } from "#core/safety/crisis.ts";
import { loadAlarmModel } from "./alarm-reader.ts";
import { contentFolder } from "./content-folder.ts";

test("the reader of replies to an alarm is made from the corpus that lies there: node tools/train-alarms.ts", () => {
  expect(loadAlarmModel(contentFolder).corpus).toBe(alarmFingerprint(contentFolder));
});

const { screen } = loadCrisisScreen(contentFolder);

/** Somebody whose first words raised an alarm of this level, with the screen that the program has for all that follows. */
function alarmed(level: Exclude<CrisisLevel, "none">): Walk {
  const walk = new Walk();
  walk.screen = {
    ...plainScreen,
    crisis: (text, context) => (text === "CRISIS" ? { ...plainScreen.crisis(text), level } : screen(text, context)),
  };
  walk.say("CRISIS");
  return walk;
}

describe("what people say to an alarm in their own words is answered as what it is", () => {
  test.each([
    ["no numbers please, just talk to me", "crisis.refuses"],
    ["телефонов этих не надо, посиди со мной", "crisis.refuses"],
    ["does it cost anything to call them", "crisis.asks"],
    ["а они домой приедут?", "crisis.asks"],
    ["its my brother not me, what do i say to him", "crisis.of_another"],
    ["это про подругу, что мне ей написать", "crisis.of_another"],
    ["gave them all to my neighbour, told her everything", "crisis.turn.means_away"],
    ["набрал 103, жду, дверь открыта", "crisis.reported.self_harm"],
    ["at my sister's place now, kettle on, calmer", "crisis.sounds_safe"],
    ["брат приехал и остался ночевать, спасибо", "crisis.turn.company"],
  ])("%j", (words, said) => {
    const walk = alarmed("high");
    walk.say(words);
    expect(walk.said()).toEqual([said]);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  });

  test("and no crisis that is a matter of minutes ends by what only sounds so", () => {
    for (const words of [
      "wallpaper, i was hanging wallpaper",
      "карась это, с рыбалки",
      "kettle on, feeling calmer, mum is here",
    ]) {
      const walk = alarmed("imminent");
      walk.say(words);
      expect(walk.snapshot.dialogue.crisis, words).toBeDefined();
    }
  });
});
