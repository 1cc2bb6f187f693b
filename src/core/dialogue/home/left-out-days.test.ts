import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

function daily(): Walk {
  const walk = new Walk().withGoal();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  walk.say("remind me every day at 8");
  return walk;
}
const days = (walk: Walk): readonly (readonly number[] | string)[] =>
  (walk.snapshot.dialogue.reminders ?? []).map(({ on }) => (on.kind === "weekly" ? on.days : on.kind));

test.each([
  ["no reminders on sundays please", [1, 2, 3, 4, 5, 6]],
  ["not on wednesdays", [1, 2, 4, 5, 6, 7]],
  ["take off the reminder on mondays", [2, 3, 4, 5, 6, 7]],
  ["убери напоминание в воскресенье", [1, 2, 3, 4, 5, 6]],
  ["напоминание по средам убери", [1, 2, 4, 5, 6, 7]],
  ["по субботам не напоминай", [1, 2, 3, 4, 5, 7]],
  ["not sundays though", [1, 2, 3, 4, 5, 6]],
  ["Mondays off", [2, 3, 4, 5, 6, 7]],
  ["mondays i don't need it", [2, 3, 4, 5, 6, 7]],
  ["friday no", [1, 2, 3, 4, 6, 7]],
  ["Not Sundays, my daughter is here Sundays and she shouts plenty", [1, 2, 3, 4, 5, 6]],
  ["в выходные не буди", [1, 2, 3, 4, 5]],
  ["а по вторникам не надо, у меня смена", [1, 3, 4, 5, 6, 7]],
  ["суббота выходной", [1, 2, 3, 4, 5, 7]],
])("%s: that day falls away, and the others stay", (text, left) => {
  const walk = daily();
  walk.say(text);
  expect(days(walk)).toEqual([left]);
});

test("a day on which nothing comes is set by no such words", () => {
  const walk = daily();
  walk.say("no reminders on sundays please");
  walk.say("no reminders on sundays please");
  expect(days(walk)).toEqual([[1, 2, 3, 4, 5, 6]]);
});

test.each(["at nine, only weekdays", "7am, not sundays", "once a day max, 7am, not sundays", "давай по утрам в 7"])(
  "an hour alone is the hour of the step: %s",
  (text) => {
    const walk = new Walk().withGoal();
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    walk.say(text);
    expect(walk.snapshot.dialogue.reminders?.map((each) => each.text)).toEqual([""]);
    // Another hour that is named later is meant for the same one.
    walk.say("evenings at nine");
    expect(walk.snapshot.dialogue.reminders?.map(({ minutes }) => minutes)).toEqual([21 * 60]);
  },
);

test.each(["5 december", "tomorrow", "at nine?", "i have twenty minutes in the evenings"])(
  "what may be anything else sets nothing: %s",
  (text) => {
    const walk = new Walk().withGoal();
    walk.say(text);
    expect(walk.snapshot.dialogue.reminders ?? []).toEqual([]);
  },
);

test.each([
  [
    "Would you give me a shout at 10, 2 and 6 for the exercises. Not Sundays, my daughter is here and she shouts plenty.",
    [1, 2, 3, 4, 5, 6],
    [600, 840, 1080],
  ],
  ["Fine. 9.30 every morning, tell me to do the press ups. Mondays off.", [2, 3, 4, 5, 6, 7], [570]],
  ["Ладно, вес раз в неделю напоминай. По воскресеньям утром, до завтрака. Чаще не лезь.", [7], [540]],
] as const)("what the next sentence leaves out or names is of the same reminder: %s", (text, weekdays, hours) => {
  const walk = new Walk().withGoal();
  walk.say(text);
  expect(days(walk)).toEqual([weekdays]);
  expect((walk.snapshot.dialogue.reminders ?? []).flatMap(({ minutes, also = [] }) => [minutes, ...also])).toEqual(
    hours,
  );
});
