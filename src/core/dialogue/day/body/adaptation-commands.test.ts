import { describe, expect, test } from "vitest";
import { nightUntil, readingAt, usually } from "#test/day/readings.ts";
import { DayWalk, hourMs, minuteMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import type { Adaptation, AdaptationId } from "../../../adaptation/adaptation.ts";
import type { Task } from "../../../day/plan.ts";
import { intakeSections } from "../../../day/intake.ts";
import { type AdaptationAnswer, adaptationAnswers } from "../../turn/body-command.ts";
import type { Command } from "../../turn/command.ts";
import { type Decision, usualFlags } from "../../turn/decision.ts";
import { nextOf } from "../../home/next-commands.ts";

/** Somebody whose body is known, with a goal, in the morning of a usual day. */
function living(hours = 8, mode: "low" | "medium" | "high" = "medium"): DayWalk {
  const walk = new DayWalk({}, openGate).at(5);
  walk.do({ do: "archetype", archetype: "peak_performer", fresh: true });
  walk.agreed();
  walk.do({ do: "set_intake", answered: intakeSections, codes: [] });
  walk.withGoal().at(hours);
  walk.do({ do: "mode", mode });
  return walk;
}

const energy = (walk: DayWalk, value: number, ago = 0) =>
  readingAt(walk.now - ago, "energy_level", value, { offset: 0 });
const drop = (walk: DayWalk): Decision => walk.reads(energy(walk, 0.7, 2 * hourMs), energy(walk, 0.2));
const surge = (walk: DayWalk): Decision =>
  walk.reads(energy(walk, 0.9), readingAt(walk.now, "readiness_score", 0.9, { offset: 0 }));
const debt = (walk: DayWalk): Decision => {
  const woken = walk.plan.waking.from;
  return walk.reads(nightUntil(woken, 0.4, { offset: 0 }), nightUntil(woken - 24 * hourMs, 0.5, { offset: 0 }));
};
const stress = (walk: DayWalk): Decision => {
  walk.baselines = { hrv_rmssd: usually("hrv_rmssd", 52, walk.now) };
  return walk.reads(
    readingAt(walk.now, "stress_level", 0.9, { offset: 0 }),
    readingAt(walk.now, "hrv_rmssd", 31, { offset: 0 }),
  );
};

const only = (walk: DayWalk): Adaptation => {
  const [one, ...others] = walk.adaptations;
  if (!one || others.length > 0) throw new Error(`${walk.adaptations.length} changes`);
  return one;
};
const said = ({ replies }: Decision) => replies.map(({ say, lines = [] }) => [say, ...lines.map((each) => each.say)]);
const kinds = ({ journal }: Decision) => journal.map(({ kind }) => kind);
const sizes = (walk: DayWalk) =>
  walk.plan.tasks.map(({ id, state, at, minutes, version }) => [id, state, at, minutes, version]);
const answer = (walk: DayWalk, { id }: Adaptation, how: AdaptationAnswer): Decision =>
  walk.do({ do: "adaptation", id, answer: how });

/** So late that the next task of the day that can be halved begins soon. */
const beforeNext = (walk: DayWalk): DayWalk => {
  const task = walk.open.find(({ at, minutes }) => at > walk.now && minutes > 5) as Task;
  return walk.after(task.at - 30 * minuteMs - walk.now);
};

describe("readings that come", () => {
  test("a drop halves the next task and is told once, with its figures and what can be said to it", () => {
    const walk = beforeNext(living());
    const told = drop(walk);
    const { original, adapted, state } = only(walk);
    expect(state).toBe("applied");
    expect(adapted.minutes).toBe(Math.floor(original.minutes / 2));
    expect(said(told)).toEqual([["seen.energy_drop", "change.shorter"]]);
    expect(told.replies[0]?.with).toEqual({ energy: 2, before: 7 });
    expect(kinds(told)).toEqual(["trigger_fired", "task_adapted", "reminded"]);
    expect(walk.day.begun?.count).toBe(1);
    expect(walk.do({ do: "body" }).replies).toEqual([]);
    walk.after(20 * minuteMs);
    expect(walk.reads(energy(walk, 0.15)).replies).toEqual([]);
    expect(walk.adaptations).toHaveLength(1);
  });

  test("nothing new leaves the very same state, so that whoever looks without a lock can tell", () => {
    const walk = living();
    drop(walk);
    const before = walk.snapshot;
    expect(walk.do({ do: "body" }).after).toEqual({ ...before, works: [] });
    const { snapshot } = walk;
    const body = { readings: walk.readings, baselines: walk.baselines };
    walk.snapshot = { ...snapshot, body };
    const looking = walk.snapshot;
    expect(walk.do({ do: "body" }).after.day).toBe(looking.day);
    expect(walk.snapshot.adapting).toBe(looking.adapting);
  });

  test.each<[string, (walk: DayWalk) => DayWalk]>([
    ["hours before the task", (walk) => walk],
    ["after the messages of the day", (walk) => beforeNext(walk.withDay({ messagesADay: 0 }))],
    ["where no words of ours are wanted", (walk) => beforeNext(walk.withDay({ reminders: false }))],
    [
      "before waking",
      (walk) =>
        walk.at(5).withDay({ plan: { ...walk.plan, waking: { ...walk.plan.waking, from: walk.now + hourMs } } }),
    ],
  ])("%s a change is made and shown in the day, and not told", (_, prepare) => {
    const walk = living(6);
    const later = prepare(walk);
    const next = later.open.find(({ minutes }) => minutes > 5);
    if (_ === "hours before the task" && next) later.after(next.at - 4 * hourMs - later.now);
    expect(drop(later).replies).toEqual([]);
    expect(later.adaptations).toHaveLength(1);
    const today = later.do({ do: "today" });
    expect(today.replies[0]?.lines?.map(({ say }) => say)).toContain("adapted.shorter");
    expect(today.replies[0]?.lines?.map(({ say }) => say)).toContain("seen.energy_drop");
  });

  test("neutral notifications say that something changed, and not what", () => {
    const walk = beforeNext(living());
    walk.with({ person: { ...walk.snapshot.person, neutralNotifications: true } });
    expect(said(drop(walk))).toEqual([["change.neutral"]]);
  });

  test("where nothing is left to change no change is told: two quiet minutes are offered, without a word of why", () => {
    const walk = beforeNext(living());
    walk.with({ person: { ...walk.snapshot.person, neutralNotifications: true } });
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how: "done" });
    const told = drop(walk);
    expect(said(told)).toEqual([["change.neutral_calm"]]);
    expect(told.replies[0]?.buttons?.flat().map(({ press }) => press.do)).toEqual([
      "adaptation",
      "adaptation",
      "today",
    ]);
  });

  test("in a crisis nothing changes and nothing is told; afterwards the next look makes up for it", () => {
    const walk = beforeNext(living());
    walk.say("CRISIS");
    const before = sizes(walk);
    expect(drop(walk).replies).toEqual([]);
    expect(walk.adaptations).toEqual([]);
    expect(sizes(walk)).toEqual(before);
    walk.do({ do: "i_am_safe" });
    walk.do({ do: "today" });
    expect(walk.adaptations).toHaveLength(1);
  });

  test("before the first word of the day nothing is begun: the morning brings plan and change in one message", () => {
    const walk = living().at(24 + 4);
    const night = walk.now;
    walk.withDay({ lookAt: night + minuteMs });
    const early = walk.reads(
      nightUntil(night - 10 * minuteMs, 0.58, { offset: 0 }),
      nightUntil(night - 24 * hourMs, 0.25, { offset: 0 }),
    );
    expect(early.replies).toEqual([]);
    expect(walk.plan.date).toBe("2026-06-01");
    const told = walk.clockRuns(night + 2 * hourMs);
    expect(told.map(({ decision }) => decision.replies.map(({ say }) => say))).toEqual([["day.title"]]);
    const seen = told[0]?.decision.replies[0]?.lines?.filter(({ say }) => say === "seen.sleep_debt");
    // To a tenth: rounded to a whole, a night just short of what counts as good would read like one.
    expect(seen).toMatchObject([{ say: "seen.sleep_debt", with: { sleep: 5.8, before: 2.5 } }]);
    expect(walk.adaptations.length).toBeGreaterThan(0);
  });

  test("without consent nothing of the body is looked at", () => {
    const walk = living();
    walk.do({ do: "health_consent", agreed: false });
    expect(drop(walk).replies).toEqual([]);
    expect(walk.adaptations).toEqual([]);
  });
});

test("the journal says what happened and holds no figure of the body", () => {
  const walk = living(6);
  walk.do({ do: "mode", mode: "auto" });
  walk.baselines = { hrv_rmssd: usually("hrv_rmssd", 57.25, walk.now) };
  const figures = { readiness_score: 0.61, energy_level: 0.17, stress_level: 0.93, hrv_rmssd: 27.5 } as const;
  const decision = walk.reads(
    energy(walk, 0.77, hourMs),
    ...Object.entries(figures).map(([metric, value]) =>
      readingAt(walk.now, metric as keyof typeof figures, value, { offset: 0 }),
    ),
  );
  expect(kinds(decision)).toEqual(expect.arrayContaining(["readiness_known", "trigger_fired", "task_adapted"]));
  const written = JSON.stringify(decision.journal);
  for (const figure of [0.77, 57.25, ...Object.values(figures)]) expect(written).not.toContain(String(figure));
  for (const each of walk.adaptations) expect(Object.keys(each.because.inputs ?? {}).length).toBeGreaterThan(2);
});

describe("readiness", () => {
  const ready = (walk: DayWalk, value: number) =>
    walk.reads(readingAt(walk.now, "readiness_score", value, { offset: 0 }));
  const fresh = (): DayWalk => {
    const walk = living(6);
    walk.do({ do: "mode", mode: "auto" });
    return walk;
  };

  test("of the morning decides the mode, and a figure that hardly differs changes nothing", () => {
    const walk = fresh();
    expect(kinds(ready(walk, 0.3))).toEqual(["readiness_known", "plan_made"]);
    expect([walk.plan.mode, walk.plan.modeBecause.rule]).toEqual(["low", "mode_readiness"]);
    walk.after(10 * minuteMs);
    expect(kinds(ready(walk, 0.34))).toEqual([]);
    walk.after(10 * minuteMs);
    expect(kinds(ready(walk, 0.6))).toEqual(["readiness_known", "plan_made"]);
    expect(walk.plan.mode).toBe("medium");
  });

  test("stands for the day two hours after waking", () => {
    const walk = fresh();
    ready(walk, 0.6);
    walk.at(9);
    expect(kinds(ready(walk, 0.2))).toEqual([]);
    expect(walk.plan.mode).toBe("medium");
  });

  test("that comes late may make the day lighter, never harder", () => {
    const walk = fresh();
    walk.at(10);
    expect(kinds(ready(walk, 0.9))).toEqual([]);
    expect(walk.plan.mode).toBe("medium");
    walk.after(10 * minuteMs);
    ready(walk, 0.3);
    expect(walk.plan.mode).toBe("low");
  });

  test("gives way to the person's word, and to a tap that is lower", () => {
    const walk = fresh();
    ready(walk, 0.9);
    expect(walk.plan.mode).toBe("high");
    walk.do({ do: "checkin", face: 2 });
    expect([walk.plan.mode, walk.plan.modeBecause.rule]).toEqual(["low", "mode_energy"]);
    walk.do({ do: "checkin", face: 5 });
    expect(walk.plan.mode).toBe("high");
    walk.do({ do: "mode", mode: "low" });
    expect(walk.plan.mode).toBe("low");
  });
});

describe("what the person says to a change", () => {
  test.each<[string, AdaptationAnswer, string]>([
    ["declined", "decline", "declined"],
    ["undone after it was accepted", "undo", "undone"],
  ])("%s it is exactly as planned again, and stays so for the day", (_, how, state) => {
    const walk = beforeNext(living());
    const planned = sizes(walk);
    drop(walk);
    const change = only(walk);
    if (how === "undo") answer(walk, change, "accept");
    const back = answer(walk, change, how);
    expect(said(back)).toEqual([["adaptation.taken_back"]]);
    expect(kinds(back)).toEqual(["adaptation_answered"]);
    expect(sizes(walk)).toEqual(planned);
    expect(only(walk).state).toBe(state);
    expect(answer(walk, change, how).denied?.code).toBe("adaptation_over");
    expect(sizes(walk)).toEqual(planned);
  });

  test("an offer waits for a yes; nothing is longer before", () => {
    const walk = living().at(8);
    const planned = sizes(walk);
    const told = surge(walk);
    expect(said(told)).toEqual([["seen.energy_surge", "change.longer"]]);
    expect(sizes(walk)).toEqual(planned);
    const { original, adapted } = only(walk);
    expect(said(answer(walk, only(walk), "accept"))).toEqual([["adaptation.raised"]]);
    expect(walk.task(original.id)?.minutes).toBe(adapted.minutes);
    answer(walk, only(walk), "undo");
    expect(sizes(walk)).toEqual(planned);
  });

  test("an offer that is declined is closed", () => {
    const walk = living().at(8);
    surge(walk);
    expect(said(answer(walk, only(walk), "decline"))).toEqual([["adaptation.declined"]]);
    expect(answer(walk, only(walk), "accept").denied?.code).toBe("adaptation_over");
  });

  test("whether it helped is asked once a changed task is done, and kept", () => {
    const walk = beforeNext(living());
    drop(walk);
    const change = only(walk);
    const done = walk.do({ do: "mark_task", taskId: change.adapted.id, how: "done" });
    expect(done.replies[0]?.lines?.map(({ say }) => say)).toContain("change.helped_ask");
    expect(said(answer(walk, change, "helped"))).toEqual([["adaptation.heard"]]);
    expect(walk.snapshot.adapting?.feedback).toEqual({ energy_drop: { right: 1, wrong: 0 } });
    answer(walk, change, "not_helped");
    expect(walk.snapshot.adapting?.feedback).toEqual({ energy_drop: { right: 0, wrong: 1 } });
    expect(walk.task(change.adapted.id)?.state).toBe("done");
  });

  test.each(adaptationAnswers)("%s about a change that is none is answered kindly and changes nothing", (how) => {
    const walk = living();
    const before = sizes(walk);
    const denied = walk.do({ do: "adaptation", id: "260601-nobody" as AdaptationId, answer: how });
    expect(denied.denied?.code).toBe("adaptation_not_found");
    expect(faultsOf(denied.replies)).toEqual([]);
    expect(sizes(walk)).toEqual(before);
  });

  test("done on a task that something else stands in for offers to give it back, with one tap", () => {
    const walk = living(8);
    walk.at(8, 30);
    stress(walk);
    const change = only(walk);
    expect(change.adapted.id).not.toBe(change.original.id);
    for (const how of ["done", "partly", "skip", "swap", "never", "undo"] as const) {
      const denied = walk.do({ do: "mark_task", taskId: change.original.id, how });
      expect(said(denied)).toEqual([["adaptation.put_aside"]]);
      expect(faultsOf(denied.replies)).toEqual([]);
    }
    expect(walk.do({ do: "snooze", taskId: change.original.id, minutes: 15 }).denied?.code).toBe("already_done");
    walk.do({ do: "task", taskId: change.original.id });
    walk.tap("button.change_back");
    expect(walk.task(change.original.id)?.state).toBe("open");
    expect(walk.task(change.adapted.id)).toBeUndefined();
  });
});

describe("“keep my plan”", () => {
  test("explains and changes nothing; what was changed before goes back", () => {
    const walk = beforeNext(living());
    const planned = sizes(walk);
    drop(walk);
    const kept = walk.do({ do: "keep_plan", keep: true });
    expect(kinds(kept)).toEqual(["plan_kept", "adaptation_ended"]);
    expect(sizes(walk)).toEqual(planned);
    walk.after(3 * hourMs);
    const again = beforeNext(living());
    again.do({ do: "keep_plan", keep: true });
    const before = sizes(again);
    expect(said(drop(again))).toEqual([["seen.energy_drop", "change.explained", "change.shorter"]]);
    expect(sizes(again)).toEqual(before);
    expect(only(again).state).toBe("explained");
    expect(again.do({ do: "body" }).replies).toEqual([]);
  });

  test("asks for consent where the body is not known: there is nothing to follow, and nothing is kept", () => {
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    expect(walk.do({ do: "keep_plan", keep: true }).denied?.code).toBe("consent_needed");
    expect(walk.snapshot.adapting).toBeUndefined();
  });

  test("the settings show it to whoever agreed that the body is known, and to nobody else", () => {
    const labels = (walk: DayWalk) =>
      walk.do({ do: "day_settings" }).replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ label }) => label));
    expect(labels(living())).toContain("button.keep_plan_on");
    const kept = living();
    kept.do({ do: "keep_plan", keep: true });
    expect(labels(kept)).toContain("button.keep_plan_off");
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    expect(labels(walk)).not.toContain("button.keep_plan_on");
  });
});

describe("time and changes of the day", () => {
  test("after six hours the day is as planned, by our own clock and without a word", () => {
    const walk = living(8);
    const planned = sizes(walk);
    drop(walk);
    const { expiresAt } = only(walk);
    expect(walk.day.lookAt).toBeLessThanOrEqual(expiresAt);
    const told = walk.clockRuns(expiresAt + 5 * minuteMs);
    expect(told.flatMap(({ decision }) => decision.journal.map(({ kind }) => kind))).not.toContain("task_adapted");
    expect(only(walk).state).toBe("expired");
    expect(sizes(walk)).toEqual(planned);
  });

  test.each<[string, Command]>([
    ["planning the rest anew", { do: "replan" }],
    ["another hour of sleep", { do: "set_schedule", change: { sleep: 22 * 60 } }],
    ["fewer tasks", { do: "day_settings", change: { tasksADay: 4 } }],
  ])("%s keeps what was changed, or says that it ended", (_, command) => {
    const walk = living(8);
    drop(walk);
    const before = only(walk);
    const decision = walk.do(command);
    const after = only(walk);
    const task = walk.task(after.adapted.id);
    if (after.state === "applied") {
      expect([task?.state, task?.minutes]).toEqual(["open", after.adapted.minutes]);
      expect(after.adapted.minutes).toBeLessThanOrEqual(after.original.minutes);
    } else {
      expect(kinds(decision)).toContain("adaptation_ended");
    }
    expect(after.id).toBe(before.id);
    answer(walk, after, "decline");
    expect(walk.task(after.original.id)?.minutes ?? after.original.minutes).toBe(after.original.minutes);
  });

  test("what the body forbids by now does not come back with an answer or with time", () => {
    const walk = living(8);
    const risky = [...trackLibrary.day.habits.values()].find(
      ({ contraindications, restores }) => contraindications.includes("cardiovascular") && !restores,
    );
    if (!risky) throw new Error("no habit is left out for anybody's heart");
    const next = walk.open.find(({ of, at }) => of.kind === "habit" && at > walk.now);
    const tasks = walk.plan.tasks.map((task) =>
      task.id === next?.id ? { ...task, of: { kind: "habit", habit: risky.id } as const } : task,
    );
    walk.withDay({ plan: { ...walk.plan, tasks } });
    stress(walk);
    const change = only(walk);
    expect([change.original.id, change.adapted.id === change.original.id]).toEqual([next?.id, false]);
    walk.do({ do: "set_intake", answered: intakeSections, codes: ["cardiovascular"] });
    answer(walk, change, "decline");
    walk.after(7 * hourMs);
    walk.do({ do: "today" });
    const open = walk.open.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : []));
    expect(open).not.toContain(risky.id);
  });

  test("consent taken back leaves nothing of it, and the day as planned", () => {
    const walk = living(8);
    const planned = sizes(walk);
    drop(walk);
    walk.do({ do: "health_consent", agreed: false });
    expect(walk.snapshot.adapting).toBeUndefined();
    expect([walk.day.readiness, walk.day.energy]).toEqual([undefined, undefined]);
    expect(sizes(walk)).toEqual(planned);
  });

  test("several poor nights are told in one message, each change with a way back of its own", () => {
    const walk = living(8);
    walk.at(19, 50);
    const told = debt(walk);
    expect(told.replies).toHaveLength(1);
    expect(faultsOf(told.replies)).toEqual([]);
    expect(said(told)[0]?.filter((say) => say === "seen.sleep_debt")).toHaveLength(1);
  });
});

describe("a step of a goal in the day", () => {
  test("shrinks to its smallest wording wherever it is shown, and comes back", () => {
    const walk = living(8);
    const step = walk.open.find(({ of }) => of.kind === "goal_step");
    const others = walk.open.filter(({ of }) => of.kind === "habit").map(({ id }) => id);
    if (!step) throw new Error("no step stands in the day");
    for (const taskId of others) walk.do({ do: "mark_task", taskId, how: "done" });
    walk.after(step.at - 5 * minuteMs - walk.now);
    const usual = walk.do({ do: "show_step" }).replies[0]?.with;
    drop(walk);
    expect(only(walk).adapted).toMatchObject({ id: step.id, minutes: 5, version: "low" });
    expect(walk.do({ do: "show_step" }).replies[0]?.with).toMatchObject({ step: "Small 1", minutes: 5 });
    expect(walk.do({ do: "now" }).replies[0]?.with).toMatchObject({ step: "Small 1", minutes: 5 });
    expect(walk.do({ do: "task", taskId: step.id }).replies[0]?.with).toMatchObject({ step: "Small 1", minutes: 5 });
    // Outside of its time in the day it is the same small step.
    const next = nextOf(walk.snapshot, { now: walk.now, library: trackLibrary, flags: usualFlags });
    expect(next.kind).toBe("task");
    walk.withDay({
      plan: { ...walk.plan, tasks: walk.plan.tasks.map((task) => ({ ...task, at: task.at + 3 * hourMs })) },
    });
    expect(nextOf(walk.snapshot, { now: walk.now, library: trackLibrary, flags: usualFlags })).toMatchObject({
      kind: "goal_step",
      minutes: 5,
    });
    walk.withDay({
      plan: { ...walk.plan, tasks: walk.plan.tasks.map((task) => ({ ...task, at: task.at - 3 * hourMs })) },
    });
    walk.do({ do: "show_step" });
    walk.tap("button.change_back");
    expect(walk.do({ do: "show_step" }).replies[0]?.with).toEqual(usual);
    expect(walk.task(step.id)?.minutes).toBe(step.minutes);
  });

  test("its size said by the person stands above what the day made of it", () => {
    const walk = living(8);
    const step = walk.open.find(({ of }) => of.kind === "goal_step");
    for (const { id, of } of walk.open) if (of.kind === "habit") walk.do({ do: "mark_task", taskId: id, how: "done" });
    walk.after((step?.at ?? 0) - 5 * minuteMs - walk.now);
    drop(walk);
    walk.do({ do: "size", size: "stretch" });
    expect(only(walk).state).toBe("declined");
    expect(walk.do({ do: "show_step" }).replies[0]?.with).toMatchObject({ step: "Large 1" });
  });
});

describe("a tap", () => {
  test.each(["stress_level", "mood", "sleep_quality"] as const)(
    "of %s is a reading of its own, and asks no twice",
    (metric) => {
      const walk = living(8);
      expect(said(walk.do({ do: "checkin", metric }))).toEqual([[`checkin.ask_${metric}`]]);
      const told = walk.do({ do: "checkin", metric, face: 4 });
      expect(told.savedReadings).toMatchObject([{ metric, value: 0.75, modality: "self_reported", imported: false }]);
      expect(kinds(told)).toEqual(["state_told"]);
      expect(JSON.stringify(told.journal)).not.toContain("0.75");
      expect(told.replies[0]?.lines?.map(({ say }) => say)).not.toContain(`checkin.row_${metric}`);
    },
  );

  test("of energy, high and then low within a day, changes what comes next at once", () => {
    const walk = living(8);
    walk.do({ do: "checkin", face: 4 });
    beforeNext(walk);
    const low = walk.do({ do: "checkin", face: 1 });
    expect(said(low).map(([say]) => say)).toEqual(["checkin.worst_energy_level", "seen.energy_drop"]);
    expect(only(walk).state).toBe("applied");
    expect(walk.day.begun?.count ?? 0).toBe(0);
  });

  test("the same tap at the same moment is the same reading", () => {
    const [one, other] = [living(8), living(8)];
    const id = (walk: DayWalk) => walk.do({ do: "checkin", metric: "mood", face: 2 }).savedReadings?.[0]?.id;
    expect(id(one)).toBe(id(other));
  });

  test("of sleep after midnight is of the day whose plan still holds", () => {
    const walk = living(8);
    walk.withDay({ schedule: { ...walk.day.schedule, sleep: 25 * 60 } });
    walk.do({ do: "replan" });
    walk.at(24, 20);
    const [reading] = walk.do({ do: "checkin", metric: "sleep_quality", face: 2 }).savedReadings ?? [];
    expect(new Date(reading?.to ?? 0).toISOString().slice(0, 10)).toBe(walk.plan.date);
  });

  test("asks for consent once, and keeps nothing before", () => {
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    const denied = walk.do({ do: "checkin", metric: "mood", face: 2 });
    expect([denied.denied?.code, denied.savedReadings]).toEqual(["consent_needed", undefined]);
  });
});

test("everything that is said of changes can be read, and its buttons lead somewhere, in both languages", () => {
  for (const cause of [drop, surge, debt, stress])
    for (const keep of [false, true]) {
      const walk = beforeNext(living());
      if (keep) walk.do({ do: "keep_plan", keep });
      const decisions = [cause(walk), walk.do({ do: "today" }), walk.do({ do: "now" }), walk.do({ do: "why" })];
      for (const { id, adapted, original } of walk.adaptations)
        decisions.push(
          walk.do({ do: "task", taskId: adapted.id }),
          walk.do({ do: "why", taskId: adapted.id }),
          walk.do({ do: "why", taskId: original.id }),
          ...adaptationAnswers.map((how) => walk.do({ do: "adaptation", id, answer: how })),
        );
      for (const { replies } of decisions) expect(faultsOf(replies)).toEqual([]);
    }
});
