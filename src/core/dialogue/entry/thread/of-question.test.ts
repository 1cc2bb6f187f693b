import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../../../../compose.ts";
import { contentFolder } from "../../../../content/content-folder.ts";

const screen = loadTextScreen(contentFolder);
const real = (title?: string): Walk => {
  const ru = title !== undefined && /[а-я]/iu.test(title);
  const walk = new Walk(emptySnapshot({ locale: ru ? "ru" : "en" }));
  walk.screen = screen;
  return title === undefined ? walk : walk.withGoal(title);
};

describe("a question of few words about the open step", () => {
  test.each([
    ["Learn the guitar", "with what?", "step_with"],
    ["Learn the guitar", "who do i ask", "step_whom"],
    ["Learn the guitar", "and then what?", "step_then"],
    ["Learn the guitar", "how many?", "step_many"],
    ["Learn the guitar", "do i have to do it today", "step_today"],
    ["Играть на гитаре", "а где это взять", "step_where"],
    ["Играть на гитаре", "как это сделать", "step_how"],
    ["Играть на гитаре", "этого хватит?", "step_enough"],
    ["Играть на гитаре", "какую именно?", "step_which"],
  ])("%s / %s", (title, text, key) => {
    const walk = real(title);
    walk.say(text);
    expect(walk.talked()).toEqual([key]);
    expect(walk.goal?.completedCount).toBe(0);
  });

  test("and is of no step where none is open", () => {
    const walk = real();
    walk.say("hello there friend");
    walk.say("which one?");
    expect(walk.talked()).not.toContain("step_which");
  });
});

test.each(["i asked for the smaller one", "i wanted the one about the phone", "i meant the other sister"])(
  "what was asked of us is no deed: %s",
  (text) => {
    const walk = real("Call my sister");
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(0);
  },
);

test.each(["i want to believe him", "хочется тепла", "хочется верить", "i just want to be held"])(
  "what a heart longs for begins no exercise and is no goal: %s",
  (text) => {
    const walk = real();
    walk.say("hello there friend");
    walk.say(text);
    expect(walk.said()).not.toContain("exercise.begin");
    expect(walk.snapshot.goals).toEqual([]);
  },
);
test.each(["Тридцать один год", "thirty one years", "два года", "nine months"])(
  "a span alone is no goal: %s",
  (text) => {
    const walk = real();
    walk.say("hello there friend");
    walk.say(text);
    expect(walk.snapshot.goals).toEqual([]);
  },
);
