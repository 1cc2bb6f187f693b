import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import { archetypeIds } from "../../../day/archetype.ts";

const caps = trackLibrary.day.archetypes;

const planned = (): DayWalk => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "today" });
  return walk;
};

describe("the first hello", () => {
  test("says what a day is and begins nothing; the first choice begins it, and shows it", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "brings", what: "day" });
    expect(walk.said()).toEqual(["day.hello"]);
    expect(walk.snapshot.day).toBeUndefined();
    walk.do({ do: "archetype", archetype: "foundation_builder" });
    expect(walk.said()).toEqual(["archetype.set", "day.title"]);
    expect(walk.plan.archetype).toBe("foundation_builder");
  });

  test.each(archetypeIds)("the quiz leads to %s by its own answers, and taking it shows a day of it", (archetype) => {
    const walk = new DayWalk().at(6);
    const answers = trackLibrary.day.quiz.map((question) => {
      const best = question.answers.map((answer) => answer.for[archetype] ?? 0);
      return best.indexOf(Math.max(...best));
    });
    for (let count = 0; count <= answers.length; count += 1) {
      const decision = walk.do({ do: "quiz", answers: answers.slice(0, count) });
      expect(faultsOf(decision.replies)).toEqual([]);
    }
    expect(walk.said()).toEqual(["quiz.result"]);
    walk.tap("button.take_archetype");
    expect(walk.plan.archetype).toBe(archetype);
    expect(walk.open.length).toBeGreaterThan(0);
  });

  test.each([[[9]], [[0, 9]], [[-1]], [[0, 0, 0, 0, 0, 0, 0]]])(
    "answers %j that no question has are refused",
    (answers) => {
      const walk = new DayWalk().at(6);
      const { denied, replies } = walk.do({ do: "quiz", answers });
      expect(denied?.code).toBe("invalid");
      expect(faultsOf(replies)).toEqual([]);
    },
  );
});

describe("another temperament", () => {
  test("in the first days it holds at once", () => {
    const walk = planned();
    walk.do({ do: "archetype", archetype: "peak_performer" });
    expect(walk.day.blend).toBeUndefined();
    expect(walk.plan.archetype).toBe("peak_performer");
  });

  test("later it comes little by little, or at once for whoever asks", () => {
    const walk = planned();
    walk.after(24 * hourMs).do({ do: "today" });
    walk.do({ do: "archetype", archetype: "connected_explorer" });
    expect(walk.said()).toEqual(["archetype.blend"]);
    expect(walk.day.blend?.from).toBe("foundation_builder");
    walk.tap("button.archetype_fresh");
    expect(walk.said()).toEqual(["archetype.set", "day.title"]);
    expect(walk.day.blend).toBeUndefined();
  });

  test("the same again is said to be so already", () => {
    const walk = planned();
    walk.after(24 * hourMs).do({ do: "today" });
    walk.do({ do: "archetype", archetype: "foundation_builder" });
    expect(walk.said()).toEqual(["archetype.same"]);
  });

  test("a wish for more things than the new one allows is cut to what it does", () => {
    const walk = planned();
    walk.do({ do: "archetype", archetype: "peak_performer" });
    walk.do({ do: "day_settings", change: { tasksADay: caps.peak_performer.habitsADay.most } });
    walk.do({ do: "archetype", archetype: "foundation_builder", fresh: true });
    expect(walk.day.tasksADay).toBe(caps.foundation_builder.habitsADay.most);
  });
});

describe("settings, pauses and the end", () => {
  test("goals and tracks are spoken of only where there are any", () => {
    const walk = planned();
    walk.do({ do: "day_settings" });
    const labels = () => walk.buttons().map(({ label }) => label);
    expect(labels()).not.toContain("button.goal_step_off");
    expect(labels()).not.toContain("button.track_action_off");
    const other = new DayWalk({}, openGate).at(6);
    other.withGoal().onTracks();
    other.do({ do: "day_settings" });
    expect(other.buttons().map(({ label }) => label)).toEqual(
      expect.arrayContaining(["button.goal_step_off", "button.track_action_off"]),
    );
  });

  test.each([{ tasksADay: 0 }, { tasksADay: 99 }, { messagesADay: -1 }, { messagesADay: 13 }])(
    "%j is more or less than there is, and is refused",
    (change) => {
      const walk = planned();
      const { day } = walk;
      expect(walk.do({ do: "day_settings", change }).denied?.code).toBe("invalid");
      expect(walk.day).toEqual(day);
    },
  );

  test("fewer things make the day shorter, as usual makes it as it was", () => {
    const walk = planned();
    const usual = walk.open.length;
    walk.do({ do: "day_settings", change: { tasksADay: 1 } });
    expect(walk.open).toHaveLength(1);
    walk.do({ do: "day_settings", change: { tasksADay: undefined } });
    expect(walk.open).toHaveLength(usual);
  });

  test.each(["sick", "travel", "pause"] as const)(
    "away (%s): nothing is asked and nothing lost, and back is back",
    (why) => {
      const walk = planned();
      const tasks = walk.open.map(({ of }) => of);
      walk.do({ do: "away", why });
      for (const command of [{ do: "today" }, { do: "now" }] as const) {
        walk.do(command);
        expect(walk.said()).toEqual([`day.away_${why}`]);
      }
      walk.do({ do: "away", why: "back" });
      expect(walk.said()).toEqual(["day.away_over", "day.title"]);
      expect(walk.open.map(({ of }) => of)).toEqual(tasks);
    },
  );

  test("deleting asks first, then leaves nothing of the days, and goals as they are", () => {
    const walk = new DayWalk().at(6);
    walk.withGoal().do({ do: "today" });
    expect(walk.do({ do: "delete_day" }).denied?.code).toBe("confirm_first");
    expect(walk.snapshot.day).toBeDefined();
    walk.tap("button.delete_day_yes");
    expect(walk.snapshot.day).toBeUndefined();
    expect(walk.goal).toBeDefined();
    expect(walk.do({ do: "delete_day", confirmed: true }).replies.map(({ say }) => say)).toEqual(["day.no_day"]);
  });
});
