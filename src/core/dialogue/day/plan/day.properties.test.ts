import fc from "fast-check";
import { expect, test } from "vitest";
import { tries } from "#test/setup/tries.ts";
import { DayWalk, hourMs, minuteMs } from "../../../../../test/dialogue/day-walk.ts";
import { readingAt, usually } from "../../../../../test/day/readings.ts";
import { everyButton } from "../../../../../test/dialogue/every-button.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import { type AdaptationId, concerns, isLive } from "../../../adaptation/adaptation.ts";
import { archetypeIds } from "../../../day/archetype.ts";
import { contraindications } from "../../../day/contraindication.ts";
import { type HabitId, habitCategories } from "../../../day/habit.ts";
import { intakeSections, sectionCodes } from "../../../day/intake.ts";
import { modes } from "../../../day/mode.ts";
import type { TaskId } from "../../../day/plan.ts";
import { wasPutOff } from "../../../day/replan.ts";
import { remembered } from "../../../text/remembered.ts";
import { type Metric, metricFacts, metrics } from "../../../readings/metric.ts";
import { offsetAt } from "../../../time/wall-time.ts";
import { trackIds } from "../../../tracks/track.ts";
import { type AdaptationAnswer, adaptationAnswers, faces, tapMetrics } from "../../turn/body-command.ts";
import type { Command } from "../../turn/command.ts";
import { scheduleFields } from "../../turn/setup-command.ts";
import { taskMarks } from "../../turn/plan-command.ts";
import { todayReply } from "./day-views.ts";
import { type Decision, usualFlags } from "../../turn/decision.ts";
import type { Button } from "../../turn/reply.ts";

/** What a generated person does next: a command, words, a button they see, the same again, or letting time pass. */
type Move =
  | { readonly command: Command }
  | { readonly text: string }
  | { readonly button: number }
  | { readonly task: number; readonly how: (typeof taskMarks)[number] | "task" | "why" | "later" }
  | { readonly again: true }
  /** Figures of the body that come, each so many minutes old. */
  | { readonly reads: readonly { readonly metric: Metric; readonly value: number; readonly ago: number }[] }
  /** A word to one of today's changes. */
  | { readonly change: number; readonly answer: AdaptationAnswer }
  | { readonly minutes: number };

const { habits } = trackLibrary.day;
const habit = fc.constantFrom(...habits.keys());
const section = fc.constantFrom(...intakeSections);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { do: "start" },
    { do: "today" },
    { do: "now" },
    { do: "why" },
    { do: "replan" },
    { do: "checkin" },
    { do: "mode" },
    { do: "schedule" },
    { do: "intake" },
    { do: "excluded" },
    { do: "habits" },
    { do: "archetype" },
    { do: "day_settings" },
    { do: "delete_day" },
    { do: "calendar_off" },
    { do: "day_tick" },
    { do: "tick" },
    { do: "help" },
    { do: "cancel" },
    { do: "done" },
    { do: "next" },
    { do: "undo" },
    { do: "suggest" },
    { do: "new_goal", title: "Learn Japanese", description: "a little" },
    { do: "not_what_i_meant" },
    { do: "i_am_safe" },
    { do: "health_consent", agreed: true },
    { do: "health_consent", agreed: false },
    { do: "calendar", address: "https://example.org/mine.ics" },
    { do: "day_settings", change: { messagesADay: 1 } },
    { do: "day_settings", change: { tasksADay: 9 } },
    { do: "day_settings", change: { reminders: true } },
    { do: "body" },
    { do: "keep_plan", keep: true },
    { do: "keep_plan", keep: false },
    { do: "adaptation", id: "260601-nobody" as AdaptationId, answer: "accept" },
  ),
  fc.constantFrom(...tapMetrics).map((metric): Command => ({ do: "checkin", metric })),
  fc.record({
    do: fc.constant("checkin" as const),
    metric: fc.constantFrom(...tapMetrics),
    face: fc.constantFrom(...faces),
  }),
  fc.constantFrom(...faces).map((face): Command => ({ do: "checkin", face })),
  fc.constantFrom(...modes, "auto" as const).map((mode): Command => ({ do: "mode", mode })),
  fc.record({
    do: fc.constant("archetype" as const),
    archetype: fc.constantFrom(...archetypeIds),
    fresh: fc.boolean(),
  }),
  fc.constantFrom(...scheduleFields).map((field): Command => ({ do: "ask_schedule", field })),
  fc
    .constantFrom("sick" as const, "travel" as const, "pause" as const, "back" as const)
    .map((why): Command => ({ do: "away", why })),
  section.map((each): Command => ({ do: "intake", section: each })),
  section.map((each): Command => ({ do: "intake_done", section: each })),
  section.chain((each) =>
    fc.constantFrom(...sectionCodes[each]).map((code): Command => ({ do: "intake_toggle", section: each, code })),
  ),
  fc.constantFrom(...habitCategories).map((category): Command => ({ do: "habits", category })),
  habit.map((each): Command => ({ do: "habit", habit: each })),
  habit.map((each): Command => ({ do: "allow_habit", habit: each })),
  fc.record({ do: fc.constant("rate_habit" as const), habit, rating: fc.integer({ min: 0, max: 6 }) }),
  fc.constantFrom(...trackIds).map((track): Command => ({ do: "accept", track })),
  fc.constantFrom("260601-abc", "0", "nobody").map((id): Command => ({ do: "task", taskId: id as TaskId })),
  fc.constantFrom(...everyButton),
);
/** Figures of which mostly some trigger fires: a drop, a spike, plenty of energy, poor nights, and whatever else. */
const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
const figure = (metric: Metric, value: number, ago = 0) => ({ metric, value, ago });
const figures = fc.oneof(
  share.map((value) => [figure("energy_level", value)]),
  fc.constant([figure("energy_level", 0.7, 120), figure("energy_level", 0.2)]),
  fc.constant([figure("stress_level", 0.9), figure("hrv_rmssd", 31)]),
  fc.constant([figure("energy_level", 0.9), figure("readiness_score", 0.9)]),
  fc.constant([figure("sleep_quality", 0.4), figure("sleep_quality", 0.5, 24 * 60)]),
  fc
    .tuple(fc.constantFrom(...metrics), share, fc.nat(3000))
    .map(([metric, value, ago]) => [
      figure(metric, metricFacts[metric].least + value * (metricFacts[metric].most - metricFacts[metric].least), ago),
    ]),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: figures.map((reads) => ({ reads })) },
  { weight: 3, arbitrary: fc.record({ change: fc.nat(4), answer: fc.constantFrom(...adaptationAnswers) }) },
  { weight: 4, arbitrary: command.map((each) => ({ command: each })) },
  { weight: 6, arbitrary: fc.nat(11).map((button) => ({ button })) },
  {
    weight: 6,
    arbitrary: fc.record({
      task: fc.nat(6),
      how: fc.constantFrom(...taskMarks, "task" as const, "why" as const, "later" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("7:30", "23", "9-18", "none", "nonsense", "in 25 hours", "CRISIS", "SURE step_done", "done please")
      .map((text) => ({ text })),
  },
  { weight: 2, arbitrary: fc.constant({ again: true as const }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => ({ minutes })) },
  { weight: 1, arbitrary: fc.integer({ min: 600, max: 3 * 24 * 60 }).map((minutes) => ({ minutes })) },
);

class Person extends DayWalk {
  shown: readonly Button[] = [];
  lastCommand: Command = { do: "today" };

  override do(given: Command): Decision {
    const decision = super.do(given);
    const shown = decision.replies.flatMap(({ buttons }) => buttons?.flat() ?? []);
    if (shown.length > 0) this.shown = shown;
    return decision;
  }

  move(next: Move): Decision | undefined {
    if ("minutes" in next) {
      this.now += next.minutes * minuteMs;
      return undefined;
    }
    this.now += 1000;
    if ("reads" in next) {
      this.lastCommand = { do: "body" };
      this.baselines = { hrv_rmssd: usually("hrv_rmssd", 52, this.now) };
      const offset = offsetAt(this.now, this.snapshot.person.timeZone) / minuteMs;
      return this.reads(
        ...next.reads.map(({ metric, value, ago }) => readingAt(this.now - ago * minuteMs, metric, value, { offset })),
      );
    }
    const meant = this.meant(next);
    if (!meant || meant.do === "delete_me" || meant.do === "export") return undefined;
    this.lastCommand = meant;
    return this.do(meant);
  }

  private meant(next: Exclude<Move, { readonly minutes: number } | { readonly reads: unknown }>): Command | undefined {
    if ("change" in next) {
      const { adaptations } = this;
      const id = adaptations[next.change % Math.max(1, adaptations.length)]?.id;
      return id === undefined ? { do: "body" } : { do: "adaptation", id, answer: next.answer };
    }
    if ("again" in next) return this.lastCommand;
    if ("button" in next) return this.shown[next.button % Math.max(1, this.shown.length)]?.press;
    if ("command" in next) return next.command;
    if ("text" in next) return { do: "text", text: next.text };
    const tasks = this.snapshot.day?.plan?.tasks ?? [];
    const taskId = tasks[next.task % Math.max(1, tasks.length)]?.id;
    if (taskId === undefined) return { do: "today" };
    if (next.how === "task" || next.how === "why") return { do: next.how, taskId };
    return next.how === "later"
      ? { do: "snooze", taskId, minutes: 15 * (1 + next.task) }
      : { do: "mark_task", taskId, how: next.how };
  }
}

const walks = fc.array(move, { minLength: 1, maxLength: 60, size: "max" });
const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");

/** Somebody with a goal and on the tracks, or with health days alone. */
function somebody(timeZone: string, everything: boolean): Person {
  const person = new Person({ timeZone }, openGate);
  if (everything) person.withGoal().onTracks({ self_work: { percent: 40 } });
  return person;
}

function known(person: Person): void {
  person.do({ do: "archetype", archetype: "peak_performer", fresh: true });
  person.agreed();
  person.do({ do: "set_intake", answered: intakeSections, codes: [] });
  person.do({ do: "today" });
}

/** `agreed` begins with somebody whose body is known and whose day is planned, so that most figures find something to change. */
function everyStep(runs: number, holds: (person: Person) => void, agreed = false): void {
  fc.assert(
    fc.property(zones, fc.boolean(), walks, (timeZone, everything, moves) => {
      const person = somebody(timeZone, everything);
      if (agreed) known(person);
      for (const each of moves) {
        if (person.move(each)) holds(person);
      }
    }),
    { numRuns: tries(runs) },
  );
}

/** One step of a walk, when it was taken. */
interface Step {
  readonly before: Person["snapshot"];
  readonly decision: Decision;
  readonly snapshot: Person["snapshot"];
  readonly now: number;
  readonly lastCommand: Command;
}

/** Laws that only look are judged on the same walks, which are the same each day: each is walked once, and not once a law. */
const walkedBy = remembered(100, (told): readonly Step[] => {
  const { timeZone, everything, agreed, moves } = JSON.parse(told) as {
    readonly timeZone: string;
    readonly everything: boolean;
    readonly agreed: boolean;
    readonly moves: readonly Move[];
  };
  const person = somebody(timeZone, everything);
  if (agreed) known(person);
  return moves.flatMap((each) => {
    const before = person.snapshot;
    const decision = person.move(each);
    const { snapshot, now, lastCommand } = person;
    return decision ? [{ before, decision, snapshot, now, lastCommand }] : [];
  });
});

/** As `everyStep`, for what only looks. */
function everyStepTaken(runs: number, holds: (step: Step) => void, agreed = false): void {
  fc.assert(
    fc.property(zones, fc.boolean(), walks, (timeZone, everything, moves) => {
      walkedBy(JSON.stringify({ timeZone, everything, agreed, moves })).forEach(holds);
    }),
    { numRuns: tries(runs) },
  );
}

test("whatever is said in whatever order, every reply can be read and every button leads somewhere, in both languages", () => {
  const seen = new Set<string>();
  everyStepTaken(60, ({ decision }) => {
    for (const reply of decision.replies) {
      const key = JSON.stringify([reply.say, reply.with, reply.lines, reply.buttons]);
      if (seen.has(key)) continue;
      seen.add(key);
      expect(faultsOf([reply])).toEqual([]);
    }
  });
});

test("whatever is said in whatever order, the day stays within its laws, and all that stands in it is shown", () => {
  everyStepTaken(120, ({ snapshot, now }) => {
    const { day } = snapshot;
    const plan = day?.plan;
    if (!day || !plan) return;
    const ids = plan.tasks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const standing = plan.tasks.filter(({ state }) => state !== "swapped" && state !== "never");
    expect(standing.filter(({ of }) => of.kind === "goal_step").length).toBeLessThanOrEqual(1);
    expect(standing.filter(({ of }) => of.kind === "track_action").length).toBeLessThanOrEqual(1);
    const open = standing.filter(({ of, state }) => of.kind === "habit" && state === "open");
    expect(open.length).toBeLessThanOrEqual(trackLibrary.day.archetypes[plan.archetype].habitsADay.most);
    for (const task of plan.tasks) {
      // What the person put off stands where they put it, also where the day begins later by now.
      if (task.state !== "open" || task.at < plan.madeAt || wasPutOff(plan, task)) continue;
      expect(task.at).toBeGreaterThanOrEqual(plan.waking.from);
      expect(task.at).toBeLessThan(plan.waking.to);
    }
    if (day.away === undefined) {
      const today = todayReply({ ...snapshot, day }, { now, library: trackLibrary, flags: usualFlags });
      expect(today.lines?.filter(({ say }) => say === "day.task")).toHaveLength(standing.length);
    }
    if (day.consentAt === undefined) {
      expect([day.intake, day.energy, day.readiness]).toEqual([undefined, undefined, undefined]);
      expect(snapshot.adapting?.adaptations ?? []).toEqual([]);
    }
  });
});

test("what the body's answers rule out is no task any more from then on", () => {
  everyStepTaken(120, ({ snapshot, now }) => {
    const { day } = snapshot;
    // A day that is over is made again with the next word.
    if (now >= (day?.plan?.waking.to ?? 0)) return;
    const codes = day?.intake?.codes ?? [];
    for (const { of, state, at } of day?.plan?.tasks ?? []) {
      if (of.kind !== "habit" || state !== "open" || day?.plan === undefined || at < day.plan.madeAt) continue;
      const against = habits.get(of.habit)?.contraindications.filter((code) => codes.includes(code));
      expect(against, of.habit).toEqual([]);
    }
  });
});

test("progress, milestones and what a habit has reached never become less by what the day says", () => {
  everyStepTaken(120, ({ lastCommand, before, decision: { after } }) => {
    for (const id of trackIds) {
      expect(after.journey?.tracks[id].percent ?? 0).toBeGreaterThanOrEqual(before.journey?.tracks[id].percent ?? 0);
    }
    expect(Object.keys(after.journey?.milestones ?? {}).length).toBeGreaterThanOrEqual(
      Object.keys(before.journey?.milestones ?? {}).length,
    );
    const undone = lastCommand.do === "mark_task" && lastCommand.how === "undo" ? true : after.day === undefined;
    if (undone || !before.day) return;
    for (const [id, record] of Object.entries(before.day.habits)) {
      expect(after.day?.habits[id as HabitId]?.best ?? 0).toBeGreaterThanOrEqual(record.best);
    }
    for (const level of before.day.levels) expect(after.day?.levels).toContain(level);
  });
});

test("a change is of one task, no task has two, and easing never asks for more", () => {
  const seen = new Map<string, number>();
  everyStepTaken(
    120,
    ({ snapshot }) => {
      const live = (snapshot.adapting?.adaptations ?? []).filter(
        (each) => isLive(each) && each.calm === undefined && each.date === snapshot.day?.plan?.date,
      );
      for (const each of live) {
        seen.set(each.trigger, (seen.get(each.trigger) ?? 0) + 1);
        expect(live.filter((other) => concerns(other, each.original.id))).toHaveLength(1);
        const raise = each.action === "upgrade_to_performance_mode";
        const { original, adapted } = each;
        if (raise) expect(adapted.minutes).toBeGreaterThanOrEqual(original.minutes);
        else expect(adapted.minutes).toBeLessThanOrEqual(Math.max(5, original.minutes));
      }
    },
    true,
  );
  expect([...seen.keys()].toSorted()).toEqual(["energy_drop", "energy_surge", "sleep_debt", "stress_spike"]);
});

test("what is done stays done, whatever the body says and whatever is answered to it", () => {
  everyStepTaken(
    120,
    ({ lastCommand, before, decision: { after } }) => {
      const ours = ["body", "adaptation", "keep_plan", "checkin", "today", "now", "replan", "mode", "day_tick"];
      if (!ours.includes(lastCommand.do) || before.day?.plan?.date !== after.day?.plan?.date) return;
      for (const { id, state, minutes } of before.day?.plan?.tasks ?? []) {
        if (state !== "done" && state !== "partly") continue;
        const task = after.day?.plan?.tasks.find((each) => each.id === id);
        expect([task?.state, task?.minutes]).toEqual([state, minutes]);
      }
    },
    true,
  );
});

test("a second look at the same figures says nothing and changes nothing", () => {
  everyStep(
    120,
    (person) => {
      person.do({ do: "body" });
      const before = person.snapshot;
      const again = person.do({ do: "body" });
      expect([again.replies, again.journal]).toEqual([[], []]);
      expect(again.after.day).toBe(before.day);
      expect(again.after.adapting).toBe(before.adapting);
    },
    true,
  );
});

test("whatever is still changed can be taken back, and then every task is in the size in which it was planned", () => {
  let taken = 0;
  everyStep(
    60,
    (person) => {
      const before = person.snapshot;
      for (const { id, state } of person.adaptations.toReversed()) {
        if (state !== "applied" && state !== "accepted") continue;
        const { denied, after } = person.do({ do: "adaptation", id, answer: state === "applied" ? "decline" : "undo" });
        const each = after.adapting?.adaptations.find((other) => other.id === id);
        const task = after.day?.plan?.tasks.find((other) => other.id === each?.original.id);
        if (denied || !each || after.dialogue.crisis) continue;
        taken += 1;
        const { minutes, version, intensity } = each.original;
        const again = person.adaptations.some((other) => isLive(other) && concerns(other, each.original.id));
        if (!again) expect(task).toMatchObject({ state: "open", minutes, version, intensity });
      }
      person.snapshot = before;
    },
    true,
  );
  expect(taken).toBeGreaterThan(20);
});

/** What may be said twice, as a shaking finger does, and counts once. */
const once = new Set<Command["do"]>([
  "mark_task",
  "snooze",
  "day_tick",
  "today",
  "replan",
  "archetype",
  "away",
  "pass",
]);

test("the same word twice within a minute does nothing the second time", () => {
  everyStep(120, (person) => {
    const { lastCommand, snapshot } = person;
    if (!once.has(lastCommand.do)) return;
    // Taking back goes one word further back each time it is said.
    if (lastCommand.do === "mark_task" && lastCommand.how === "undo") return;
    person.now += 100;
    const again = person.do(lastCommand);
    const marks = again.journal.filter(({ kind }) => kind.startsWith("task_") || kind === "reminded");
    expect(marks).toEqual([]);
    const tasks = ({ day }: typeof snapshot) =>
      day?.plan?.tasks.map(({ id, state, at, minutes }) => [id, state, at, minutes]);
    expect(tasks(person.snapshot)).toEqual(tasks(snapshot));
    expect(person.snapshot.day?.habits).toEqual(snapshot.day?.habits);
  });
});

test("signs of a crisis come first, whatever the day waits for, and from then on our own clock says nothing", () => {
  everyStep(80, (person) => {
    const { snapshot, now, last } = person;
    const heard = person.say("CRISIS");
    expect(heard.replies[0]?.say).toMatch(/^crisis\./);
    expect(person.snapshot.dialogue.crisis).toBeDefined();
    for (const hours of [1, 5, 20]) {
      person.now = now + hours * hourMs;
      expect(person.tick().replies).toEqual([]);
    }
    person.snapshot = snapshot;
    person.now = now;
    person.last = last;
  });
});

test("we begin at most as many messages a day as are wished, all of them between waking and sleep", () => {
  let told = 0;
  fc.assert(
    fc.property(
      zones,
      fc.constantFrom(...archetypeIds),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      fc.array(move, { maxLength: 12 }),
      (timeZone, archetype, messagesADay, everything, moves) => {
        const person = somebody(timeZone, everything);
        person.do({ do: "archetype", archetype, fresh: true });
        for (const each of moves) person.move(each);
        if (!person.snapshot.day) return;
        person.with({ dialogue: { ...person.snapshot.dialogue, crisis: undefined } });
        person.withDay({ messagesADay, begun: undefined, away: undefined, reminders: true });
        const begun = new Map<string, number>();
        for (const { at, decision } of person.clockRuns(person.now + 4 * 24 * hourMs)) {
          const { plan } = decision.after.day ?? {};
          expect(at).toBeGreaterThanOrEqual(plan?.waking.from ?? at + 1);
          expect(at).toBeLessThan(plan?.waking.to ?? 0);
          const date = plan?.date ?? "";
          begun.set(date, (begun.get(date) ?? 0) + decision.replies.length);
          told += decision.replies.length;
        }
        for (const [date, count] of begun) expect(count, date).toBeLessThanOrEqual(messagesADay);
      },
    ),
    { numRuns: tries(40) },
  );
  expect(told).toBeGreaterThan(40);
});

test("words about changes of the day count among them, and come while the person is awake", () => {
  let told = 0;
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 180 }), figures), { minLength: 4, maxLength: 24 }),
      (timeZone, messagesADay, coming) => {
        const person = somebody(timeZone, true);
        known(person);
        person.withDay({ messagesADay, begun: undefined });
        const begun = new Map<string, number>();
        const count = ({ replies, after, journal }: Decision): void => {
          const { plan } = after.day ?? {};
          const date = plan?.date ?? "";
          begun.set(date, (begun.get(date) ?? 0) + replies.length);
          if (replies.length > 0) expect(person.now).toBeGreaterThanOrEqual(plan?.waking.from ?? person.now + 1);
          told += journal.filter(({ because }) => because.rule === "day_adapted").length;
        };
        for (const [minutes, reads] of coming) {
          for (const { decision } of person.clockRuns(person.now + minutes * minuteMs)) count(decision);
          const decision = person.move({ reads });
          if (decision) count(decision);
        }
        for (const [date, each] of begun) expect(each, date).toBeLessThanOrEqual(messagesADay);
      },
    ),
    { numRuns: tries(60) },
  );
  expect(told).toBeGreaterThan(10);
});

test("the same person who says the same things at the same times has the same days", () => {
  fc.assert(
    fc.property(zones, walks, (timeZone, moves) => {
      const [one, other] = [somebody(timeZone, true), somebody(timeZone, true)];
      for (const each of moves) {
        one.move(each);
        other.move(each);
      }
      expect(one.snapshot).toEqual(other.snapshot);
    }),
    { numRuns: tries(25) },
  );
});

test("every code that speaks against habits is asked for in some section", () => {
  const asked = intakeSections.flatMap((each) => sectionCodes[each]);
  expect([...asked].toSorted()).toEqual([...contraindications].toSorted());
});
