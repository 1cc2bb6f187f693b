import { expect, test } from "vitest";
import {
  doneFor,
  everyday,
  habit,
  habitId,
  habitNames,
  inputAt,
  libraryOf,
  monday,
  plannedDay,
  startOf,
  taskFor,
} from "#test/day/days.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import type { Level, LevelId, SkillId } from "../mastery/skill.ts";
import { plusDays } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import type { Plan, Task, TaskId } from "./plan.ts";
import { replan } from "./replan.ts";
import { allowHabit, doTask, letGo, putOff, rateHabit, replaceTask, takeBack } from "./tasks.ts";
import type { TaskResult } from "./task-result.ts";

const library = libraryOf(everyday);
const goalStep = { goalId: "g" as GoalId, stepId: "s" as StepId, minutes: 10, energy: "low" } as const;
const input = inputAt(startOf(), library, { goalStep });
const { day: start, plan } = plannedDay(input);
const around = { now: input.now, waking: input.waking, library };
const tea = taskFor(plan, "tea");
const music = taskFor(plan, "music");
const step = plan.tasks.find(({ of }) => of.kind === "goal_step") as Task;
const minuteMs = 60_000;

function after(result: TaskResult): Day & { readonly plan: Plan } {
  if (result.kind === "refused") throw new Error(result.code);
  const { day } = result;
  if (!day.plan) throw new Error("the plan is gone");
  return { ...day, plan: day.plan };
}
const taskIn = (day: Day, id: TaskId): Task | undefined => day.plan?.tasks.find((each) => each.id === id);
const codeOf = (result: TaskResult) => (result.kind === "refused" ? result.code : "changed");

test("what is done counts for its habit, and says what was before", () => {
  const result = doTask(start, tea.id, "done", around);
  const day = after(result);
  expect(taskIn(day, tea.id)).toEqual({ ...tea, state: "done", stateAt: input.now });
  expect(day.habits[habitId("tea")]).toMatchObject({ attempts: 1, successes: 1, streak: 1, lastSucceeded: monday });
  expect(result).toMatchObject({
    because: { rule: "task_done", inputs: { was: "open" } },
    outcome: { did: "done", levels: [] },
  });
});

test("on a day of rest what comes instead is small and not hard, whatever the mode of the day", () => {
  const scaling = { beginner: 5, intermediate: 5, advanced: 5 };
  const sprint = habit("sprint", { intensity: "high", category: "movement", scaling, low: 3 });
  const stroll = habit("stroll", { intensity: "moderate", category: "nature", difficulty: 6, scaling, low: 3 });
  const two = libraryOf([
    ...everyday.filter(({ id }) => plan.tasks.some(({ of }) => "habit" in of && of.habit === id)),
    sprint,
    stroll,
  ]);
  const instead = (restDay: boolean): Task | undefined => {
    const result = replaceTask(start, tea.id, "swap", { ...around, library: two, restDay });
    return result.kind === "changed" && result.outcome.did === "swap" ? result.outcome.instead : undefined;
  };
  expect(instead(false)).toMatchObject({ of: { habit: "sprint" }, version: "usual", minutes: 5 });
  expect(instead(true)).toMatchObject({ of: { habit: "stroll" }, version: "low", minutes: 3, intensity: "easy" });
});

test("in part is half a success and can become done; less is never made of it", () => {
  const partly = after(doTask(start, tea.id, "partly", around));
  expect(partly.habits[habitId("tea")]).toMatchObject({ attempts: 1, successes: 0.5 });
  const done = after(doTask(partly, tea.id, "done", around));
  expect(done.habits[habitId("tea")]).toMatchObject({ attempts: 1, successes: 1 });
  expect(codeOf(doTask(done, tea.id, "done", around))).toBe("already");
  expect(codeOf(doTask(done, tea.id, "partly", around))).toBe("already");
  expect(codeOf(letGo(done, tea.id, around))).toBe("already");
});

test("what was let go is no attempt, and can still be done", () => {
  const day = after(letGo(start, tea.id, around));
  expect(day.habits[habitId("tea")]).toMatchObject({ attempts: 0, recent: [{ date: monday, outcome: "skipped" }] });
  expect(taskIn(after(doTask(day, tea.id, "done", around)), tea.id)?.state).toBe("done");
});

test("a goal's step in the day is marked, and no habit has anything of it", () => {
  const day = after(doTask(start, step.id, "done", around));
  expect(taskIn(day, step.id)?.state).toBe("done");
  expect(day.habits).toEqual(start.habits);
});

test("a level that this reaches is told, the first of the path is not; taken back, it is as if it had not been", () => {
  const calm = { id: "calm" as SkillId, habits: [habitId("tea")] };
  const levels: readonly Level[] = ["one", "two"].map((id) => ({
    id: id as LevelId,
    archetype: "foundation_builder",
    requires: [calm.id],
    unlocks: [],
    weeks: 2,
  }));
  const rich = { ...libraryOf(everyday, { levels }), skills: [calm] };
  const almost = { [habitId("tea")]: { ...doneFor(13, monday), best: 79 } };
  const day = { ...start, habits: almost, startedOn: plusDays(monday, -14) };
  const early = { ...day, startedOn: plusDays(monday, -13) };
  expect(doTask(early, tea.id, "done", { ...around, library: rich })).toMatchObject({ outcome: { levels: [] } });
  const result = doTask(day, tea.id, "done", { ...around, library: rich });
  expect(result).toMatchObject({ outcome: { levels: ["two"] }, day: { levels: ["one", "two"] } });
  expect(after(takeBack(after(result), tea.id, library))).toEqual(day);
});

test.each<[string, number, number, number]>([
  ["from now", 0, 15, 15],
  ["from its own time where that is later", -60, 15, 15],
  ["in whole minutes", 0.5, 20, 21],
  ["into the free time after its block", 0, 100, 100],
])("put off %s", (_rule, minutesIn, minutes, expected) => {
  const day = after(putOff(start, tea.id, minutes, { now: input.now + minutesIn * minuteMs }));
  expect(taskIn(day, tea.id)?.at).toBe(tea.at + expected * minuteMs);
  expect(taskIn(day, tea.id)?.reminded).toBe(false);
});

test("put off, it stands on no other task and never after sleep", () => {
  const behind = after(putOff(start, tea.id, 5, around));
  expect(taskIn(behind, tea.id)?.at).toBe(step.at + step.minutes * minuteMs);
  const late = after(putOff(start, tea.id, 24 * 60, around));
  expect(taskIn(late, tea.id)?.at).toBe(plan.waking.to - tea.minutes * minuteMs);
  const now = plan.waking.to - minuteMs;
  expect(codeOf(putOff(start, tea.id, 30, { now }))).toBe("no_time_left");
  expect(codeOf(putOff(start, tea.id, 30, { now: plan.waking.to }))).toBe("no_time_left");
});

test("the same putting off within a minute is one; a minute later it is another", () => {
  const once = after(putOff(start, tea.id, 30, around));
  expect(codeOf(putOff(once, tea.id, 30, { now: input.now + 59_000 }))).toBe("already");
  expect(taskIn(after(putOff(once, tea.id, 30, { now: input.now + 60_000 })), tea.id)?.at).toBe(tea.at + 31 * minuteMs);
  expect(taskIn(after(putOff(once, tea.id, 45, around)), tea.id)?.at).toBe(tea.at + 45 * minuteMs);
});

test("not this: another from the same block comes in its place, and it is left out until tomorrow", () => {
  const result = replaceTask(start, tea.id, "swap", around);
  const day = after(result);
  expect(taskIn(day, tea.id)?.state).toBe("swapped");
  expect(day.habits[habitId("tea")]).toEqual({ ...emptyRecord, notBefore: plusDays(monday, 1) });
  expect(habitNames(day.plan)).toEqual(["stretch", "music"]);
  const instead = taskFor(day.plan, "stretch");
  expect(instead).toMatchObject({ block: tea.block, at: tea.at, because: { rule: "habit_instead" } });
  expect(result).toMatchObject({ outcome: { did: "swap", instead } });
  expect(codeOf(replaceTask(day, tea.id, "swap", around))).toBe("put_aside");
  expect(codeOf(doTask(day, tea.id, "done", around))).toBe("put_aside");
  expect(codeOf(putOff(day, tea.id, 10, around))).toBe("put_aside");
});

test("what comes instead begins no earlier than now, and fits what is left until the next task", () => {
  const day = after(replaceTask(start, tea.id, "swap", { ...around, now: input.now + 90_000 }));
  expect(taskFor(day.plan, "stretch")).toMatchObject({ at: tea.at + 2 * minuteMs, minutes: 3, version: "low" });
  expect(codeOf(replaceTask(start, tea.id, "swap", { ...around, now: input.now + 5 * minuteMs }))).toBe("nothing_else");
});

test("not this, where there is nothing else, is kindly refused; never is not", () => {
  const one = libraryOf([habit("tea", { parts: ["morning"] })]);
  const { day, plan: alone } = plannedDay(inputAt(startOf(), one));
  const task = taskFor(alone, "tea");
  expect(codeOf(replaceTask(day, task.id, "swap", { ...around, library: one }))).toBe("nothing_else");
  const never = replaceTask(day, task.id, "never", { ...around, library: one });
  expect(never).toMatchObject({ outcome: { did: "never", instead: undefined } });
  expect(after(never).habits[task.of.kind === "habit" ? task.of.habit : habitId("")]?.never).toBe(true);
});

test("never is for good: not tomorrow either, until it is allowed again", () => {
  const day = after(replaceTask(start, music.id, "never", around));
  const tomorrow = (from: Day) => habitNames(plannedDay(inputAt(from, library, { date: plusDays(monday, 1) })).plan);
  expect(tomorrow(day)).not.toContain("music");
  const allowed = after(allowHabit(day, habitId("music")));
  expect(allowed.habits[habitId("music")]).toEqual(emptyRecord);
  expect(codeOf(allowHabit(allowed, habitId("music")))).toBe("already");
  expect(codeOf(allowHabit(allowed, habitId("walk")))).toBe("habit_not_found");
});

test("a goal's step can be not this, and nothing comes instead; it cannot be never", () => {
  const result = replaceTask(start, step.id, "swap", around);
  expect(result).toMatchObject({ outcome: { did: "swap", instead: undefined } });
  expect(after(result).habits).toEqual(start.habits);
  expect(codeOf(replaceTask(start, step.id, "never", around))).toBe("not_a_habit");
});

test("how much a habit is liked is kept between 1 and 5, once", () => {
  const day = after(rateHabit(start, habitId("tea"), 9, library));
  expect(day.habits[habitId("tea")]?.rating).toBe(5);
  expect(codeOf(rateHabit(day, habitId("tea"), 5, library))).toBe("already");
  expect(after(rateHabit(day, habitId("tea"), 0, library)).habits[habitId("tea")]?.rating).toBe(1);
  expect(codeOf(rateHabit(start, habitId("nothing"), 3, library))).toBe("habit_not_found");
});

test.each<[string, (day: Day) => TaskResult]>([
  ["done", (day) => doTask(day, tea.id, "done", around)],
  ["partly", (day) => doTask(day, tea.id, "partly", around)],
  ["let go", (day) => letGo(day, tea.id, around)],
  ["put off", (day) => putOff(day, tea.id, 20, around)],
  ["not this", (day) => replaceTask(day, tea.id, "swap", around)],
  ["never", (day) => replaceTask(day, tea.id, "never", around)],
])("%s is taken back exactly", (_rule, say) => {
  const known = { ...start, habits: { [habitId("tea")]: { ...doneFor(3, monday), rating: 4, notBefore: monday } } };
  for (const day of [start, known]) {
    const back = takeBack(after(say(day)), tea.id, library);
    expect(after(back)).toEqual(day);
    expect(codeOf(takeBack(after(back), tea.id, library))).toBe("nothing_to_undo");
  }
});

test("taking back goes one word at a time, and what was said of the habit since stays", () => {
  const partly = after(doTask(start, tea.id, "partly", around));
  const rated = after(rateHabit(after(doTask(partly, tea.id, "done", around)), habitId("tea"), 5, library));
  const once = after(takeBack(rated, tea.id, library));
  expect(taskIn(once, tea.id)?.state).toBe("partly");
  expect(once.habits[habitId("tea")]).toMatchObject({ successes: 0.5, rating: 5 });
  const twice = after(takeBack(once, tea.id, library));
  expect(twice.habits[habitId("tea")]).toEqual({ ...emptyRecord, rating: 5 });
});

test("what came instead and was done is not taken away", () => {
  const swapped = after(replaceTask(start, tea.id, "swap", around));
  const instead = taskFor(swapped.plan, "stretch");
  const done = after(doTask(swapped, instead.id, "done", around));
  expect(codeOf(takeBack(done, tea.id, library))).toBe("moved_on");
  expect(habitNames(after(takeBack(after(takeBack(done, instead.id, library)), tea.id, library)).plan)).toEqual([
    "tea",
    "music",
  ]);
});

test("a task that comes back where another stands by now goes to the next free time", () => {
  const let_go = after(letGo(start, tea.id, around));
  const other = after(putOff(let_go, music.id, 1, { now: input.now - minuteMs }));
  const moved: Day = {
    ...other,
    plan: {
      ...other.plan,
      tasks: other.plan.tasks.map((task) => (task.id === music.id ? { ...task, at: tea.at } : task)),
    },
  };
  const back = after(takeBack(moved, tea.id, library));
  expect(taskIn(back, tea.id)?.at).toBe(step.at + step.minutes * minuteMs);
});

test("no task, no plan: not found", () => {
  const id = "none" as TaskId;
  for (const day of [start, startOf()]) {
    for (const result of [
      doTask(day, id, "done", around),
      putOff(day, id, 5, around),
      replaceTask(day, id, "swap", around),
      takeBack(day, id, library),
    ]) {
      expect(codeOf(result)).toBe("task_not_found");
    }
  }
  expect(codeOf(putOff(after(doTask(start, tea.id, "done", around)), tea.id, 5, around))).toBe("already");
  expect(codeOf(replaceTask(after(doTask(start, tea.id, "done", around)), tea.id, "swap", around))).toBe("already");
});

test("after the rest of the day was made anew, a swap can be taken back only while what came instead is there", () => {
  const swapped = after(replaceTask(start, music.id, "swap", around));
  const again = replan(swapped.plan, { ...input, day: swapped });
  expect(habitNames(again)).toEqual(["tea", "notes"]);
  expect(habitNames(after(takeBack({ ...swapped, plan: again }, music.id, library)).plan)).toEqual(["tea", "music"]);
  const restless = libraryOf(everyday.filter(({ id }) => id !== "notes"));
  const other = replan(swapped.plan, { ...input, library: restless, day: swapped });
  expect(habitNames(other)).not.toContain("notes");
  expect(codeOf(takeBack({ ...swapped, plan: other }, music.id, library))).toBe("nothing_to_undo");
});
