import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import type { Task } from "../../../day/plan.ts";

/** Somebody with a goal and on the tracks as well. */
const everything = (): DayWalk => {
  const walk = new DayWalk({}, openGate).at(6);
  walk.withGoal().onTracks({ self_work: { percent: 40 } });
  walk.do({ do: "today" });
  return walk;
};

describe("goals and tracks in the day", () => {
  const stepIn = (walk: DayWalk): Task => {
    const task = walk.plan.tasks.find(({ of }) => of.kind === "goal_step");
    if (!task) throw new Error("no goal's step stands in the day");
    return task;
  };
  const actionIn = (walk: DayWalk): Task => {
    const task = walk.plan.tasks.find(({ of }) => of.kind === "track_action");
    if (!task) throw new Error("no track's action stands in the day");
    return task;
  };

  test("a goal's step and a track's action stand in the day, once each, however often it is made anew", () => {
    const walk = everything();
    for (const command of [
      { do: "replan" },
      { do: "mode", mode: "high" },
      { do: "set_schedule", change: { wake: 360 } },
      { do: "mode", mode: "medium" },
    ] as const) {
      walk.do(command);
      expect(walk.plan.tasks.filter(({ of }) => of.kind === "goal_step")).toHaveLength(1);
      expect(walk.plan.tasks.filter(({ of }) => of.kind === "track_action")).toHaveLength(1);
    }
  });

  test.each([
    ["nothing about the child stands in it", "child_connection", { ...openGate, contact: "restricted" }, 0],
    ["nothing about the other parent stands in it", "negotiation", { ...openGate, danger: "yes" }, 0],
    ["the person's own track does", "self_work", { ...openGate, danger: "yes" }, 1],
    ["and where contact is open the child's does as well", "child_connection", openGate, 1],
  ] as const)("on the safety-only path we begin nothing with the day: %s", (_rule, primary, contact, standing) => {
    const walk = new DayWalk({}, contact).at(6);
    walk.onTracks({}, { primary });
    walk.do({ do: "today" });
    expect(walk.plan.tasks.filter(({ of }) => of.kind === "track_action")).toHaveLength(standing);
  });

  test.each(["child_connection", "negotiation"] as const)(
    "a plan that was made follows the gate: what is about the family (%s) goes when it closes, and comes back when it opens",
    (primary) => {
      const walk = new DayWalk({}, openGate).at(6);
      walk.onTracks({}, { primary });
      walk.do({ do: "today" });
      const { id } = actionIn(walk);
      walk.do({ do: "contact", answer: "restricted" });
      expect(walk.task(id)?.state).toBe("swapped");
      walk.do({ do: "contact_reviewed" });
      expect(walk.task(id)?.state).toBe("open");
      walk.do({ do: "contact_again" });
      expect(walk.task(id)?.state).toBe("swapped");
    },
  );

  test("done in the day is done in the goal, and undone in both", () => {
    const walk = everything();
    const { id } = stepIn(walk);
    walk.do({ do: "mark_task", taskId: id, how: "done" });
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.task(id)?.state).toBe("done");
    walk.do({ do: "mark_task", taskId: id, how: "undo" });
    expect(walk.task(id)?.state).toBe("open");
    expect(walk.goal?.current?.id).toBeDefined();
    walk.do({ do: "mark_task", taskId: id, how: "done" });
    expect(walk.goal?.completedCount).toBe(1);
  });

  test("done in the goal is done in the day, and undone in both", () => {
    const walk = everything();
    const { id } = stepIn(walk);
    walk.do({ do: "done" });
    expect(walk.task(id)?.state).toBe("done");
    walk.do({ do: "undo" });
    expect(walk.task(id)?.state).toBe("open");
  });

  test("a step that was let go today can still be done", () => {
    const walk = everything();
    const { id } = stepIn(walk);
    walk.do({ do: "mark_task", taskId: id, how: "skip" });
    expect(walk.goal?.completedCount).toBe(0);
    walk.do({ do: "mark_task", taskId: id, how: "done" });
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.task(id)?.state).toBe("done");
  });

  test("the next step of the same goal waits for tomorrow", () => {
    const walk = everything();
    walk.do({ do: "done" });
    walk.do({ do: "next" });
    walk.do({ do: "replan" });
    expect(walk.plan.tasks.filter(({ of }) => of.kind === "goal_step")).toHaveLength(1);
    walk.after(24 * hourMs).do({ do: "today" });
    expect(stepIn(walk).state).toBe("open");
  });

  test("a goal that rests takes its step out of the day, and brings it back", () => {
    const walk = everything();
    const { id, of } = stepIn(walk);
    if (of.kind !== "goal_step") throw new Error("a step was expected");
    walk.do({ do: "pause_goal", goalId: of.goalId });
    expect(walk.task(id)?.state).toBe("swapped");
    walk.do({ do: "activate", goalId: of.goalId });
    expect(walk.task(id)?.state).toBe("open");
  });

  test("a step of a goal that is linked to a track moves the track when it is done in the day", () => {
    const walk = everything();
    const { id, of } = stepIn(walk);
    if (of.kind !== "goal_step") throw new Error("a step was expected");
    walk.do({ do: "link_goal", goalId: of.goalId, track: "self_work" });
    const before = walk.percent("self_work");
    walk.do({ do: "mark_task", taskId: id, how: "done" });
    expect(walk.percent("self_work")).toBeGreaterThan(before);
  });

  test("an exercise is done by going through it, wherever that was begun", () => {
    const walk = everything();
    const { id, of } = actionIn(walk);
    if (of.kind !== "track_action" || of.action.kind !== "technique") throw new Error("an exercise was expected");
    expect(walk.do({ do: "mark_task", taskId: id, how: "done" }).denied?.code).toBe("invalid");
    expect(walk.task(id)?.state).toBe("open");
    walk.through(of.action.technique);
    expect(walk.task(id)?.state).toBe("done");
  });

  test("without the goal's step or the track in the day they stay where they are", () => {
    const walk = everything();
    walk.do({ do: "day_settings", change: { withGoalStep: false } });
    walk.do({ do: "day_settings", change: { withTrackAction: false } });
    walk.after(24 * hourMs).do({ do: "today" });
    expect(walk.plan.tasks.every(({ of }) => of.kind === "habit")).toBe(true);
  });

  test("a habit that is linked to a track moves it once a day, however often it is marked", () => {
    const walk = everything();
    const linked = [...trackLibrary.day.habits.values()].find(
      ({ tracks, contraindications }) => tracks.includes("self_work") && contraindications.length === 0,
    );
    const [first] = walk.plan.tasks;
    if (!linked || !first) throw new Error("no habit is linked to a track");
    const task: Task = { ...first, of: { kind: "habit", habit: linked.id } };
    walk.withDay({ plan: { ...walk.plan, tasks: [task, ...walk.plan.tasks.slice(1)] } });
    const before = walk.percent("self_work");
    walk.do({ do: "mark_task", taskId: task.id, how: "done" });
    const after = walk.percent("self_work");
    expect(after).toBeGreaterThan(before);
    for (const how of ["undo", "done", "undo", "partly"] as const) {
      walk.do({ do: "mark_task", taskId: task.id, how });
      expect(walk.percent("self_work")).toBe(after);
    }
  });
});
