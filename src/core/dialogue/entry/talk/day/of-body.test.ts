import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";

const presses = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons }) => (buttons ?? []).flat().map(({ press }) => press.do));

describe("with a day, what is told of the body moves it by one tap", () => {
  test.each([
    "up since four with the baby",
    "slept till twenty to five first time since Easter",
    "legs like lead today, can't shift myself off the settee",
    "третий день ничего не хочется, лежу пластом",
  ])("a face is asked: %s", (text) => {
    const walk = new DayWalk({ locale: "en" }).at(9);
    walk.do({ do: "today" });
    walk.do({ do: "health_consent", agreed: true });
    walk.say(text);
    expect(presses(walk)).toEqual(expect.arrayContaining(["checkin"]));
  });

  test("whoever has not agreed to marks of the body is asked for nothing of it before they press", () => {
    const walk = new DayWalk({ locale: "en" }).at(9);
    walk.do({ do: "today" });
    walk.say("legs like lead today, can't shift myself off the settee");
    expect(walk.talked()).toEqual(["energy"]);
    expect(presses(walk)).toEqual(["checkin"]);
  });

  test("an illness offers a day in bed and a lighter one, and changes nothing by itself", () => {
    const walk = new DayWalk({ locale: "en" }).at(9);
    walk.do({ do: "today" });
    const { plan } = walk;
    walk.say("i've got a temperature of 38.5 and the shivers");
    expect(presses(walk)).toEqual(["away", "mode"]);
    expect(walk.plan).toEqual(plan);
  });

  test("hours out of the house set the day", () => {
    const walk = new DayWalk({ locale: "en" }).at(9);
    walk.do({ do: "today" });
    walk.say("i'm out the door by ten to seven and never back before six");
    expect(walk.snapshot.day?.schedule.work).toEqual({ from: 410, to: 1080 });
  });
});

describe("without a day", () => {
  test("a day is named once, below what is said to it, and not again", () => {
    const walk = new Walk();
    walk.say("legs like lead today, can't shift myself off the settee");
    expect(walk.talked()).toEqual(["energy", "day_for_body"]);
    expect(presses(walk)).toEqual(["brings"]);
    for (let at = 0; at < 12; at += 1) walk.say(`the lid is on the left of it${", and on".repeat(at)}`);
    walk.say("three hours kip and a double shift ahead");
    expect(walk.talked()).toEqual(["sleep"]);
  });

  test("nobody is offered one beside a step that is open", () => {
    const walk = new Walk().withGoal();
    walk.say("legs like lead today, can't shift myself off the settee");
    expect(presses(walk)).not.toContain("brings");
  });

  test.each(["my husband leaves at seven and is back at six", "the dog slept badly", "mum is knackered today"])(
    "another's body and hours offer none: %s",
    (text) => {
      const walk = new Walk();
      walk.say(text);
      expect(presses(walk)).not.toContain("brings");
    },
  );

  test("hours that are told beside the asking for a day begin it by them", () => {
    const walk = new Walk();
    walk.say("Kindly plan for me one healthy day, keeping in view that I leave home 8.10 and return by 7.15 p.m.");
    expect(walk.snapshot.day?.schedule.work).toEqual({ from: 490, to: 1155 });
  });

  test("hours alone are kept for a yes", () => {
    const walk = new Walk();
    walk.say("i'm out the door by ten to seven and never back before six");
    expect(walk.talked()).toEqual(["away_hours_no_day"]);
    walk.say("yes");
    expect(walk.snapshot.day?.schedule.work).toEqual({ from: 410, to: 1080 });
  });
});
