import { describe, expect, test } from "vitest";
import { DayWalk, hourMs, minuteMs } from "../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../test/dialogue/tracks-walk.ts";
import type { Command } from "../turn/command.ts";

const now = (walk: DayWalk) => walk.do({ do: "now" });
const passOf = (walk: DayWalk): Command => {
  const press = walk.presses().find((each) => each.do === "pass");
  if (!press) throw new Error(`nothing can be passed over in ${walk.said().join()}`);
  return press;
};

const everything = (): DayWalk => {
  const walk = new DayWalk({}, openGate).at(6);
  walk.withGoal().onTracks({ self_work: { percent: 40 } });
  walk.do({ do: "today" });
  return walk;
};

describe("the one next step", () => {
  test("is one answer, whatever there is, and can be read", () => {
    for (const walk of [new DayWalk(), everything(), everything().at(12, 5), everything().at(19, 5)]) {
      const { replies } = now(walk);
      expect(replies).toHaveLength(1);
      expect(faultsOf(replies)).toEqual([]);
    }
  });

  test("whoever has nothing yet is asked for a goal, and not told that it is enough", () => {
    const walk = new DayWalk();
    now(walk);
    expect(walk.said()).toEqual(["goals.none"]);
  });

  test("a track that was put in front leads over a goal, self work too; where the question was passed over, nothing does", () => {
    const both = (): DayWalk => {
      const walk = new DayWalk({}, openGate);
      walk.withGoal();
      return walk.onTracks({ self_work: { percent: 40, lastActivity: walk.now + hourMs } });
    };
    const chosen = both();
    chosen.do({ do: "set_primary", track: "self_work" });
    now(chosen);
    expect(chosen.said()).toEqual(["now.track"]);
    const left = both();
    left.with({ dialogue: { ...left.snapshot.dialogue, waiting: { for: "focus" } } });
    left.do({ do: "skip" });
    expect(left.said()).toEqual(["focus.plan"]);
    now(left);
    expect(left.said()).toEqual(["step.show"]);
  });

  test("what a track suggests is easy on a day of little strength, and no longer when the day is over", () => {
    const walk = new DayWalk({}, openGate).at(6);
    walk.onTracks({ self_work: { percent: 40 } });
    walk.do({ do: "today" });
    const suggested = () => {
      walk.do({ do: "suggest", track: "self_work" });
      return walk.reply("suggestion.one")?.with?.["because"];
    };
    walk.at(12);
    expect(suggested()).not.toEqual({ ref: "because.weak_today" });
    walk.do({ do: "mode", mode: "low" });
    expect(suggested()).toEqual({ ref: "because.weak_today" });
    walk.at(23, 30);
    expect(suggested()).not.toEqual({ ref: "because.weak_today" });
  });

  test("while the tracks are off it is no half-finished exercise of theirs, and a safety plan still", () => {
    const walk = new DayWalk({}, openGate);
    walk.withGoal();
    walk.do({ do: "begin", technique: "letter_to_self" });
    walk.do({ do: "stop_exercise" });
    now(walk);
    expect(walk.said()).toEqual(["now.draft"]);
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    now(walk);
    expect(walk.said()).toEqual(["step.show"]);
    walk.do({ do: "begin", technique: "safety_plan" });
    now(walk);
    expect(walk.said()).toEqual(["now.draft"]);
  });

  test("with a goal alone it is its step, and no word of days or tracks", () => {
    const walk = new DayWalk();
    walk.withGoal();
    now(walk);
    expect(walk.said()).toEqual(["step.show"]);
    expect(walk.snapshot.day).toBeUndefined();
  });

  test("in a crisis it is help", () => {
    const walk = everything();
    walk.say("CRISIS");
    now(walk);
    expect(walk.said()[0]).toMatch(/^crisis\./u);
  });

  test("what was begun comes first", () => {
    const walk = everything().at(12, 5);
    walk.do({ do: "begin", technique: "cbt_exercise" });
    now(walk);
    expect(walk.said()).toEqual(["now.draft"]);
    expect(walk.presses()).toContainEqual(expect.objectContaining({ do: "resume" }));
  });

  test("the task whose block is now can be done from it", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    const { id, at } = walk.habit();
    walk.now = at + minuteMs;
    now(walk);
    expect(walk.said()).toEqual(["now.task"]);
    expect(walk.presses()).toContainEqual({ do: "mark_task", taskId: id, how: "done" });
  });

  test("before its time, what comes later is named with its time, and that nothing is needed now", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    walk.at(10);
    now(walk);
    expect(walk.said()).toEqual(["now.later"]);
    expect(walk.last?.replies[0]?.with?.["at"]).toBe("12:00");
  });

  test("when all is done it is enough", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how: "done" });
    now(walk);
    expect(walk.said()).toEqual(["now.enough"]);
  });
});

describe("not that one", () => {
  test("brings another, and each comes back after four hours at the earliest", () => {
    const walk = everything();
    now(walk);
    const first = passOf(walk);
    walk.do(first);
    for (let passed = 0; passed < 5; passed += 1) {
      const press = walk.presses().find((each) => each.do === "pass");
      expect(press).not.toEqual(first);
      if (!press) break;
      walk.do(press);
    }
    for (let hours = 0; hours < 3; hours += 1) {
      walk.after(hourMs);
      now(walk);
      expect(walk.presses()).not.toContainEqual(first);
    }
    walk.after(2 * hourMs);
    const back = walk.do({ do: "now" });
    expect(back.replies).toHaveLength(1);
  });

  test("a goal's step that was passed over does not come back as a task of the day, nor the other way round", () => {
    const walk = everything();
    const step = walk.plan.tasks.find(({ of }) => of.kind === "goal_step");
    if (!step) throw new Error("no goal's step stands in the day");
    const isStep = () => walk.said().includes("step.show") || walk.said().includes("now.step");
    walk.now = step.at - 2 * hourMs;
    now(walk);
    expect(isStep()).toBe(true);
    walk.do(passOf(walk));
    walk.now = step.at + minuteMs;
    for (let offered = 0; offered < 4; offered += 1) {
      now(walk);
      expect(isStep()).toBe(false);
      const press = walk.presses().find((each) => each.do === "pass");
      if (!press) break;
      walk.do(press);
    }
  });

  test("said twice it passes over one thing, not two", () => {
    const walk = everything();
    now(walk);
    const press = passOf(walk);
    walk.do(press);
    const { passed } = walk.snapshot.dialogue;
    expect(walk.do(press).denied?.code).toBe("step_moved_on");
    expect(walk.snapshot.dialogue.passed).toEqual(passed);
  });

  test.each(["t:nobody", "x", "g:", "k:self_work:cbt_exercise:more"])(
    "a key that names nothing (%s) passes nothing over",
    (key) => {
      const walk = everything();
      const decision = walk.do({ do: "pass", key });
      expect(decision.denied?.code).toBe("step_moved_on");
      expect(walk.snapshot.dialogue.passed).toBeUndefined();
      expect(faultsOf(decision.replies)).toEqual([]);
    },
  );
});
