import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { startOf } from "#test/day/days.ts";
import { wishCodes, wishesIn, withWish } from "./wish-words.ts";

const library = loadDayLibrary(contentFolder);

test.each([
  ["Не люблю бегать", ["no_running"]],
  ["Без пробежек, пожалуйста", ["no_running"]],
  ["I hate running, and no gym please", ["no_running", "no_gym"]],
  ["только по утрам", ["mornings"]],
  ["only mornings", ["mornings"]],
  ["гуляю с собакой", ["dog"]],
  ["walks with my dog", ["dog"]],
  ["дома есть гантели", ["weights"]],
  ["I have a bike", ["bicycle"]],
  ["Лучше вдвоём", ["together"]],
  ["I’d rather be alone", []],
  ["prefer alone", ["alone"]],
  ["хожу в зал", ["gym"]],
  ["не хожу в зал", ["no_gym"]],
  ["терпеть не могу медитации", ["no_meditation"]],
  ["I don’t like meditation", ["no_meditation"]],
  ["не хочу вести дневник", ["no_journal"]],
  ["I train four days a week", ["train"]],
  ["Люблю бегать", []],
  ["I went running with a friend", []],
  ["The dog next door barks", []],
] as const)("“%s” wishes %j", (text, codes) => {
  expect(wishesIn(text)).toEqual(codes);
});

test.each(wishCodes)("%s changes something, and taken back leaves no trace in a plan", (code) => {
  const day = startOf("peak_performer");
  const gym = code === "no_gym" ? withWish(day, "gym", true, library) : day;
  const wished = withWish(gym, code, true, library);
  expect(wished).not.toEqual(gym);
  const back = withWish(wished, code, false, library);
  expect(back.schedule.equipment).toEqual(gym.schedule.equipment);
  expect(Object.values(back.habits).filter(({ never }) => never)).toEqual([]);
  expect(back.schedule.wishes?.avoid ?? []).toEqual([]);
  expect(back.schedule.exercise).toEqual(gym.schedule.exercise);
});
