import { describe, expect, test } from "vitest";
import { DayWalk, hourMs, minuteMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { recordOutcome } from "../../../mastery/record-outcome.ts";
import { type HabitRecord, emptyRecord } from "../../../mastery/habit-record.ts";
import type { Task, TaskId } from "../../../day/plan.ts";
import { plusDays } from "../../../time/local-date.ts";
import type { Command } from "../../turn/command.ts";
import { taskMarks } from "../../turn/plan-command.ts";
import type { Decision } from "../../turn/decision.ts";

/** A day at nine in the morning, planned. */
const planned = (): DayWalk => {
  const walk = new DayWalk().at(9);
  walk.do({ do: "today" });
  return walk;
};

/** Somebody with a goal and on the tracks as well. */
const everything = (): DayWalk => {
  const walk = new DayWalk({}, openGate).at(6);
  walk.withGoal().onTracks({ self_work: { percent: 40 } });
  walk.do({ do: "today" });
  return walk;
};

const forged = "260101-nobody" as TaskId;

/** Every state in which a word about the day can come. */
const states: Readonly<Record<string, () => DayWalk>> = {
  "no day yet": () => new DayWalk().at(9),
  "a day without a plan": () => new DayWalk().at(9).agreed(),
  "a planned day": planned,
  "a day with a goal and tracks": everything,
  away: () => {
    const walk = planned();
    walk.do({ do: "away", why: "sick" });
    return walk;
  },
  "in a crisis": () => {
    const walk = planned();
    walk.say("CRISIS");
    return walk;
  },
  "with answers about the body": () => {
    const walk = planned().agreed();
    walk.do({ do: "intake_toggle", section: "conditions", code: "cardiovascular" });
    return walk;
  },
  "the day after": () => planned().after(24 * hourMs),
  "after midnight": () => planned().at(24, 30),
  "every task done": () => {
    const walk = planned();
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how: "done" });
    return walk;
  },
};

const taskOf = ({ snapshot }: DayWalk): TaskId => snapshot.day?.plan?.tasks[0]?.id ?? forged;

const commands: Readonly<Record<string, (walk: DayWalk) => Command>> = {
  today: () => ({ do: "today" }),
  now: () => ({ do: "now" }),
  why: () => ({ do: "why" }),
  "why of a task": (walk) => ({ do: "why", taskId: taskOf(walk) }),
  task: (walk) => ({ do: "task", taskId: taskOf(walk) }),
  "a forged task": () => ({ do: "task", taskId: forged }),
  "why of a forged task": () => ({ do: "why", taskId: forged }),
  ...Object.fromEntries(
    taskMarks.flatMap((how) => [
      [how, (walk: DayWalk): Command => ({ do: "mark_task", taskId: taskOf(walk), how })],
      [`${how} of a forged task`, (): Command => ({ do: "mark_task", taskId: forged, how })],
    ]),
  ),
  later: (walk) => ({ do: "snooze", taskId: taskOf(walk), minutes: 15 }),
  "later by nothing": (walk) => ({ do: "snooze", taskId: taskOf(walk), minutes: -1 }),
  "later by a forged task": () => ({ do: "snooze", taskId: forged, minutes: 15 }),
  checkin: () => ({ do: "checkin" }),
  "a face": () => ({ do: "checkin", face: 2 }),
  mode: () => ({ do: "mode" }),
  "a mode": () => ({ do: "mode", mode: "low" }),
  replan: () => ({ do: "replan" }),
  pass: () => ({ do: "pass", key: "t:nobody" }),
  tick: () => ({ do: "day_tick" }),
};

describe.each(Object.entries(states))("%s", (_, stateOf) => {
  test.each(Object.entries(commands))(
    "%s is answered in words and with buttons that lead somewhere",
    (name, command) => {
      const walk = stateOf();
      const decision = walk.do(command(walk));
      if (name !== "tick") expect(decision.replies.length).toBeGreaterThan(0);
      expect(faultsOf(decision.replies)).toEqual([]);
    },
  );
});

describe("today", () => {
  test("the first time it begins the days, says so, and says what would make them fit better", () => {
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    expect(walk.said()).toEqual(["day.begun", "day.title", "day.first_steps"]);
    expect(walk.journaled("day_started") && walk.journaled("plan_made")).toBe(true);
  });

  test("asked again it shows the same plan and writes nothing down", () => {
    const walk = planned();
    const { plan } = walk;
    const decision = walk.do({ do: "today" });
    expect(walk.plan).toEqual(plan);
    expect(decision.journal).toEqual([]);
    expect(walk.said()).toEqual(["day.title"]);
  });

  test("the next morning it is another day", () => {
    const walk = planned();
    const { date } = walk.plan;
    walk.after(24 * hourMs).do({ do: "today" });
    expect(walk.plan.date > date).toBe(true);
  });

  test("after midnight it is still the day before until the person sleeps", () => {
    const walk = planned();
    walk.do({ do: "set_schedule", change: { sleep: 90 } });
    const { date } = walk.plan;
    walk.at(24, 45).do({ do: "today" });
    expect(walk.plan.date).toBe(date);
  });

  test("a pause that was to end has ended by itself", () => {
    const walk = planned();
    walk.do({ do: "away", why: "travel", until: walk.plan.date });
    walk.do({ do: "today" });
    expect(walk.said()).toEqual(["day.away_travel"]);
    walk.after(24 * hourMs).do({ do: "today" });
    expect(walk.said()).toEqual(["day.title"]);
  });
});

describe("a task", () => {
  const marked = (how: "done" | "partly" | "skip" | "swap" | "never"): readonly [DayWalk, Task, Decision] => {
    const walk = planned();
    const task = walk.habit();
    return [walk, task, walk.do({ do: "mark_task", taskId: task.id, how })];
  };

  test.each([
    ["done", "done", "task.done"],
    ["partly", "partly", "task.partly"],
    ["skip", "skipped", "task.skipped"],
    ["swap", "swapped", "task.swapped"],
    ["never", "never", "task.never"],
  ] as const)("%s makes it %s and says so, with a way back", (how, state, said) => {
    const [walk, task, decision] = marked(how);
    expect(walk.task(task.id)?.state).toBe(state);
    expect(walk.said()).toContain(said);
    expect(walk.buttons().map(({ label }) => label)).toContain("button.task_undo");
    expect(decision.journal.map(({ kind }) => kind)).toContain("task_marked");
  });

  test.each(["done", "partly", "skip", "swap", "never"] as const)(
    "%s taken back is as if it had not been said",
    (how) => {
      const before = planned();
      const [walk, task] = marked(how);
      walk.do({ do: "mark_task", taskId: task.id, how: "undo" });
      expect(walk.plan.tasks).toEqual(before.plan.tasks);
      expect(walk.task(task.id)?.state).toBe("open");
      expect(Object.values(walk.day.habits).filter(({ attempts }) => attempts > 0)).toEqual([]);
      expect(walk.do({ do: "mark_task", taskId: task.id, how: "undo" }).denied?.code).toBe("nothing_to_undo");
    },
  );

  test("done twice counts once", () => {
    const [walk, task] = marked("done");
    const { habits } = walk.day;
    expect(walk.do({ do: "mark_task", taskId: task.id, how: "done" }).denied?.code).toBe("already_done");
    expect(walk.day.habits).toEqual(habits);
  });

  test("done in part can still become done, and less is never made of what was done", () => {
    const [walk, task] = marked("partly");
    walk.do({ do: "mark_task", taskId: task.id, how: "done" });
    expect(walk.task(task.id)?.state).toBe("done");
    expect(walk.do({ do: "mark_task", taskId: task.id, how: "partly" }).denied?.code).toBe("already_done");
  });

  test("not this brings another from the same block, and the habit comes back no earlier than tomorrow", () => {
    const [walk, task] = marked("swap");
    const instead = walk.open.find(({ block }) => block === task.block);
    expect(instead?.of).not.toEqual(task.of);
    walk.do({ do: "replan" });
    expect(walk.open.map(({ of }) => of)).not.toContainEqual(task.of);
  });

  test("never is for good, until it is taken back", () => {
    const [walk, task] = marked("never");
    if (task.of.kind !== "habit") throw new Error("a habit was expected");
    for (let days = 0; days < 5; days += 1) {
      walk.after(24 * hourMs).do({ do: "today" });
      expect(walk.plan.tasks.map(({ of }) => of)).not.toContainEqual(task.of);
    }
    expect(walk.day.habits[task.of.habit]?.never).toBe(true);
    walk.do({ do: "allow_habit", habit: task.of.habit });
    expect(walk.day.habits[task.of.habit]?.never).toBe(false);
  });

  test("later moves it, and the same again within a minute does nothing", () => {
    const walk = planned();
    const { id, at } = walk.habit();
    walk.do({ do: "snooze", taskId: id, minutes: 15 });
    expect(walk.task(id)?.at).toBe(at + 15 * minuteMs);
    walk.now += 1000;
    expect(walk.do({ do: "snooze", taskId: id, minutes: 15 }).denied?.code).toBe("already_done");
    expect(walk.task(id)?.at).toBe(at + 15 * minuteMs);
  });

  test.each([0, -15, 1.5, Number.NaN, 24 * 60 + 1])("later by %s minutes is refused", (minutes) => {
    const walk = planned();
    const { id } = walk.habit();
    const { plan } = walk;
    expect(walk.do({ do: "snooze", taskId: id, minutes }).denied?.code).toBe("invalid");
    expect(walk.plan).toEqual(plan);
  });

  test("a button of another day changes nothing of today", () => {
    const walk = planned();
    const { id } = walk.habit();
    walk.after(24 * hourMs).do({ do: "today" });
    const { plan } = walk;
    for (const how of taskMarks) {
      expect(walk.do({ do: "mark_task", taskId: id, how }).denied?.code).toBe("task_not_found");
    }
    expect(walk.plan).toEqual(plan);
  });

  test("when the last is done or let go, it is said that it is enough", () => {
    const walk = planned();
    const ids = walk.open.map(({ id }) => id);
    for (const id of ids) walk.do({ do: "mark_task", taskId: id, how: "done" });
    expect(walk.said()).toContain("day.enough");
  });

  test("a habit that has come to seven days hears of it, and no other day does", () => {
    const walk = planned();
    const task = walk.habit();
    if (task.of.kind !== "habit") throw new Error("a habit was expected");
    const { habit } = task.of;
    const { date } = walk.plan;
    const lines = (days: number) => {
      const before = [...Array(days - 1).keys()].map((ago) => plusDays(date, ago + 1 - days));
      const record = before.reduce<HabitRecord>((known, each) => recordOutcome(known, "done", each), emptyRecord);
      const lived = planned().withDay({ habits: { [habit]: record } });
      const { replies } = lived.do({ do: "mark_task", taskId: task.id, how: "done" });
      return replies[0]?.lines?.map(({ say }) => say);
    };
    expect(lines(6)).toEqual([]);
    expect(lines(7)).toEqual(["task.streak"]);
    expect(lines(8)).toEqual([]);
    expect(lines(14)).toEqual(["task.streak"]);
  });
});
