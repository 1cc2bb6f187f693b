import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";

const { screen } = loadCrisisScreen(contentFolder);
const isAlarm = (text: string): boolean => ["open", "loud"].includes(screen(text).strength);

test.each([
  ["they threw me a leaving do and everybody said goodbye", "he threw me against the wall and said goodbye"],
  ["he stabbed me in the back at monopoly", "he stabbed me in the back, i'm bleeding"],
  ["no signal at the hut so don't worry if i go silent", "don't look for me if i go tonight"],
  ["standing on the bridge feeding the ducks", "standing on the bridge, nobody around"],
  [
    "the clinic won't book it without his signature and he can't write now",
    "i'm taking her abroad without his consent tonight",
  ],
  ["ору в голос, он это директору сказал", "голос сказал мне сделать это сегодня"],
  ["он днём не отвечает, он на работе", "он не отвечает и не дышит"],
  ["позвонить ему рука не поднимается", "рука не поднимается и лицо перекосило"],
  ["письмо в ящик положила, смешное, с рисунками", "письмо детям на столе, после смерти открыть"],
])("no rule hears %j, and %j is an alarm", (ordinary, sign) => {
  expect(screen(ordinary).because.rules).toEqual([]);
  expect(isAlarm(sign)).toBe(true);
});
