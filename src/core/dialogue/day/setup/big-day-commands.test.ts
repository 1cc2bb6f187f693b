import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import type { Decision } from "../../turn/decision.ts";
import { plusDays } from "../../../time/local-date.ts";

const bigDayButtons = ({ replies }: Decision) =>
  replies.flatMap(({ buttons = [] }) => buttons.flat().filter(({ press }) => press.do === "big_day"));

function living(locale: "en" | "ru"): DayWalk {
  const walk = new DayWalk({ locale }).at(6);
  walk.do({ do: "today" });
  return walk;
}

test.each([
  ["ru", "экзамен через 10 дней", "exam", 10],
  ["ru", "операция через две недели", "operation", 14],
  ["ru", "свадьба через 3 недели", "wedding", 21],
  ["en", "half marathon in 6 weeks", "race", 42],
  ["en", "my exam is two weeks away", "exam", 14],
] as const)(
  "%s: “%s” is offered, kept by a tap, seen in the hours and taken out by another",
  (locale, text, kind, days) => {
    const walk = living(locale);
    const date = plusDays(walk.plan.date, days);
    const heard = walk.say(text);
    expect(heard.replies[0]?.say).toBe("big_day.heard");
    expect(bigDayButtons(heard).map(({ press }) => press)).toEqual([{ do: "big_day", kind, date }]);
    expect(walk.day.schedule.wishes).toBeUndefined();
    expect(walk.do({ do: "big_day", kind, date }).replies[0]?.say).toBe("big_day.taken");
    expect(walk.day.schedule.wishes).toEqual({ [kind]: date });
    const hours = walk.do({ do: "schedule" });
    expect(hours.replies[0]?.lines?.map(({ say }) => say)).toContain("big_day.row");
    expect(bigDayButtons(hours).map(({ press }) => press)).toEqual([{ do: "big_day", kind }]);
    expect(walk.do({ do: "big_day", kind }).replies[0]?.say).toBe("big_day.removed");
    expect(walk.day.schedule.wishes).toEqual({});
  },
);

test("asked for in the hours, it is kept at once; a day of nothing is asked again", () => {
  const walk = living("ru");
  walk.do({ do: "ask_schedule", field: "big_day" });
  expect(walk.say("14 июня").denied?.code).toBe("invalid");
  expect(walk.say("экзамен через 10 дней").replies[0]?.say).toBe("big_day.taken");
  expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
});

describe("whoever tells of more than the date is answered, with the offer below", () => {
  test.each([
    ["ru", "Боюсь, через 10 дней экзамен, а я ничего не знаю"],
    ["en", "I'm terrified, my exam is in ten days and I can't sleep"],
  ] as const)("%s", (locale, text) => {
    const heard = living(locale).say(text);
    expect(heard.replies[0]?.say).not.toBe("big_day.heard");
    expect(heard.replies.at(-1)?.say).toBe("big_day.heard");
  });
});

test("whoever lives no health days is offered nothing, and what is kept is not offered again", () => {
  const alone = new DayWalk({ locale: "ru" });
  expect(bigDayButtons(alone.say("экзамен через 10 дней"))).toEqual([]);
  const walk = living("ru");
  walk.do({ do: "big_day", kind: "exam", date: plusDays(walk.plan.date, 10) });
  expect(walk.say("экзамен через 10 дней").replies[0]?.say).toBe("big_day.taken");
});

test("a day that is over is not kept, and the rest of a day follows what is kept of it", () => {
  const walk = living("en");
  const today = walk.plan.date;
  expect(walk.do({ do: "big_day", kind: "exam", date: plusDays(today, -1) }).denied?.code).toBe("invalid");
  walk.do({ do: "big_day", kind: "operation", date: today });
  expect(walk.open.length).toBeLessThanOrEqual(1);
});
