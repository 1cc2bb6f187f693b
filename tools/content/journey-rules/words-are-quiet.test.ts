import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { wordsAreQuiet } from "./words-are-quiet.ts";

const celebrate = "milestone.quest_created.celebrate";

test.each([
  ["Напишите, что вы видите. Вы рядом.", "technique.grounding.look.say"],
  ["A quest is ready! It has your voice.", celebrate],
  ["Rows of “!!!” read as shouting.", "check.message_other_parent.shouting.advice"],
  ["I say hush! You must be still to hear me. Who am I?", "riddle.silence.question"],
  ["🧠", "track.self_work.icon"],
  ["🧠 Self Work", "tracks.explain"],
])("%s is quiet", (text, path) => {
  expect(saidOfText(wordsAreQuiet, text, "ru", path)).toBe(0);
});

test.each([
  ["Write it down!", "technique.grounding.look.say"],
  ["Ready! Go!", celebrate],
  ["Ready 🎉", celebrate],
  ["Напишите, что Вам видно.", "technique.grounding.look.say"],
  ["That is amazing.", celebrate],
  ["Вы должны написать.", "technique.grounding.look.say"],
])("%s is not", (text, path) => {
  expect(saidOfText(wordsAreQuiet, text, "ru", path)).toBe(1);
});
