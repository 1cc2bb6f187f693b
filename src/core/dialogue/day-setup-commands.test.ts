import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../test/dialogue/faults.ts";
import { openGate } from "../../../test/dialogue/tracks-walk.ts";
import { trackLibrary } from "../../../test/dialogue/walk.ts";
import { archetypeIds, taskCaps } from "../day/archetype.ts";
import { contraindications } from "../day/contraindication.ts";
import { intakeSections, sectionCodes } from "../day/intake.ts";
import { type Command, faces, scheduleFields } from "./command.ts";

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
    walk.do({ do: "day_settings", change: { tasksADay: taskCaps.peak_performer.cap } });
    walk.do({ do: "archetype", archetype: "foundation_builder", fresh: true });
    expect(walk.day.tasksADay).toBe(taskCaps.foundation_builder.cap);
  });
});

describe("hours in words", () => {
  test.each([
    ["wake", "7:30", { wake: 450 }],
    ["wake", "в 6", { wake: 360 }],
    ["sleep", "23:00", { sleep: 1380 }],
    ["sleep", "11", { sleep: 1380 }],
    ["sleep", "в 12", { sleep: 0 }],
    ["sleep", "11:00", { sleep: 660 }],
    ["work", "9-18", { work: { from: 540, to: 1080 } }],
    ["work", "с 9 до 18:30", { work: { from: 540, to: 1110 } }],
    ["lunch", "13", { lunch: { from: 780, to: 810 } }],
    ["dinner", "19:00–19:40", { dinner: { from: 1140, to: 1180 } }],
  ] as const)("%s: “%s” is understood", (field, text, expected) => {
    const walk = planned();
    if (field === "sleep" && text === "11:00") walk.do({ do: "set_schedule", change: { wake: 1200 } });
    walk.do({ do: "ask_schedule", field });
    const decision = walk.say(text);
    expect(decision.denied).toBeUndefined();
    const { schedule } = walk.day;
    expect({ ...schedule, ...schedule.meals }).toMatchObject(expected);
    expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
    expect(faultsOf(decision.replies)).toEqual([]);
  });

  test.each(["work", "breakfast", "lunch", "dinner"] as const)("“none” takes %s away again", (field) => {
    const walk = planned();
    walk.do({ do: "ask_schedule", field });
    walk.say(field === "work" ? "9-18" : "13-14");
    walk.do({ do: "ask_schedule", field });
    walk.say("none");
    expect(field === "work" ? walk.day.schedule.work : walk.day.schedule.meals[field]).toBeUndefined();
  });

  test.each(["nonsense", "25:99", "7 8 9 10", "🙂", "99999999999999999999"])(
    "“%s” is asked again with an example, and nothing changes",
    (text) => {
      for (const field of scheduleFields) {
        const walk = planned();
        const { schedule } = walk.day;
        walk.do({ do: "ask_schedule", field });
        const decision = walk.say(text);
        expect(decision.denied?.code, field).toBe("invalid");
        expect(walk.day.schedule).toEqual(schedule);
        expect(walk.snapshot.dialogue.waiting).toEqual({ for: "schedule", field });
        expect(faultsOf(decision.replies)).toEqual([]);
      }
    },
  );

  test("what contradicts itself is said to, and the hours stay as they were", () => {
    const walk = planned();
    walk.do({ do: "set_schedule", change: { wake: 420, sleep: 1380 } });
    const { schedule } = walk.day;
    for (const change of [
      { wake: 420, sleep: 430 },
      { wake: 420, sleep: 400 },
      { wake: -5 },
      { work: { from: 60, to: 300 } },
      { work: { from: 540, to: 540 } },
      { meals: { lunch: { from: 200, to: 230 } } },
    ]) {
      const decision = walk.do({ do: "set_schedule", change });
      expect(decision.denied?.code, JSON.stringify(change)).toBe("schedule_impossible");
      expect(walk.day.schedule).toEqual(schedule);
      expect(faultsOf(decision.replies)).toEqual([]);
    }
  });

  test("a change that moves the day says so, and one that does not says no more than it is", () => {
    const walk = planned();
    walk.do({ do: "set_schedule", change: { wake: 360 } });
    expect(walk.said()[0]).toBe("schedule.saved");
    walk.do({ do: "set_schedule", change: { wake: 360 } });
    expect(walk.said()[0]).toBe("schedule.noted");
  });

  test("not now leaves the question, and leads back to the day and not to goals", () => {
    const walk = planned();
    walk.do({ do: "ask_schedule", field: "wake" });
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["cancel.done", "day.here"]);
    expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
  });

  test.each(scheduleFields)("signs of a crisis come before the answer about %s", (field) => {
    const walk = planned();
    walk.do({ do: "ask_schedule", field });
    walk.say("CRISIS");
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
    expect(walk.said()[0]).toMatch(/^crisis\./u);
  });
});

describe("a calendar", () => {
  test("its address is kept, what is read moves the day, and taking it away forgets it", () => {
    const walk = planned();
    walk.do({ do: "calendar" });
    walk.say("https://example.org/mine.ics");
    expect(walk.said()).toEqual(["calendar.added"]);
    expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
    const noon = walk.plan.blocks.find(({ from }) => new Date(from).getUTCHours() === 12);
    if (!noon) throw new Error("nothing stands at noon");
    const busy = [{ from: noon.from - hourMs, to: noon.to + 3 * hourMs }];
    const address = "https://example.org/mine.ics";
    walk.do({ do: "calendar_read", address, problem: undefined, busy });
    expect(walk.said()).toEqual(["calendar.read"]);
    for (const block of walk.plan.blocks) {
      expect(busy.every(({ from, to }) => block.to <= from || block.from >= to)).toBe(true);
    }
    walk.do({ do: "calendar_read", address: "https://example.org/old.ics", problem: undefined, busy: [] });
    expect(walk.day.calendar?.busy).toEqual(busy);
    walk.do({ do: "calendar_off" });
    expect(walk.day.calendar).toBeUndefined();
    expect(walk.plan.blocks.some(({ from }) => new Date(from).getUTCHours() === 12)).toBe(true);
  });

  test.each(["unreachable", "too_large", "not_a_calendar", "not_allowed"] as const)(
    "%s is said in words, once, and the times that were read stay",
    (problem) => {
      const walk = planned();
      const address = "webcal://example.org/mine";
      walk.do({ do: "calendar", address });
      const first = walk.do({ do: "calendar_read", address, problem, busy: [] });
      expect(walk.said()).toEqual([`calendar.${problem}`]);
      expect(faultsOf(first.replies)).toEqual([]);
      expect(walk.do({ do: "calendar_read", address, problem, busy: [] }).replies).toEqual([]);
    },
  );

  test.each([
    "example.org",
    "ftp://example.org/a",
    "https://",
    "javascript:alert(1)",
    `https://e.org/${"a".repeat(2000)}`,
  ])("%s is no address", (address) => {
    const walk = planned();
    expect(walk.do({ do: "calendar", address }).denied?.code).toBe("invalid");
    expect(walk.day.calendar).toBeUndefined();
  });
});

describe("the body", () => {
  const asking: readonly Command[] = [
    { do: "intake" },
    ...intakeSections.map((section): Command => ({ do: "intake", section })),
    { do: "intake_toggle", section: "conditions", code: "diabetes" },
    { do: "intake_done", section: "conditions" },
    { do: "set_intake", answered: ["conditions"], codes: ["diabetes"] },
    ...faces.map((face): Command => ({ do: "checkin", face })),
  ];
  test.each(asking)("without consent $do asks for it, and keeps nothing", (command) => {
    const walk = planned();
    expect(walk.do(command).denied?.code).toBe("consent_needed");
    expect(walk.said()).toEqual(["consent.ask"]);
    expect([walk.day.intake, walk.day.energy]).toEqual([undefined, undefined]);
  });

  test("consent that was asked for a tap on energy goes on with it", () => {
    const walk = planned();
    walk.do({ do: "checkin" });
    walk.tap("button.consent_yes");
    expect(walk.said()).toEqual(["consent.given", "checkin.ask"]);
    walk.tap("button.face");
    expect(walk.said()).toEqual(["checkin.heard", "day.title"]);
    expect(walk.day.energy?.value).toBe(0.1);
    expect(walk.plan.mode).toBe("low");
  });

  test("refusing deletes nothing, because there is nothing; taking back deletes all", () => {
    const walk = planned();
    walk.do({ do: "health_consent", agreed: false });
    expect(walk.said()).toEqual(["consent.refused"]);
    expect(walk.last?.journal).toEqual([]);
    walk.agreed();
    walk.do({ do: "intake_toggle", section: "conditions", code: "diabetes" });
    walk.do({ do: "checkin", face: 5 });
    walk.do({ do: "health_consent", agreed: false });
    expect(walk.said()).toEqual(["consent.taken_back"]);
    expect([walk.day.consentAt, walk.day.intake, walk.day.energy]).toEqual([undefined, undefined, undefined]);
  });

  test.each(intakeSections)("%s: every answer can be given and taken back, and “none” is an answer too", (section) => {
    const walk = planned().agreed();
    const shown = walk.do({ do: "intake", section });
    expect(faultsOf(shown.replies)).toEqual([]);
    for (const code of sectionCodes[section]) {
      walk.do({ do: "intake_toggle", section, code });
      expect(walk.day.intake?.codes).toEqual([code]);
      walk.do({ do: "intake_toggle", section, code });
      expect(walk.day.intake?.codes).toEqual([]);
    }
    walk.do({ do: "intake_done", section });
    expect(walk.day.intake?.answered).toEqual([section]);
  });

  test.each(contraindications)("%s: what it rules out stands in no day from then on", (code) => {
    const section = intakeSections.find((each) => sectionCodes[each].includes(code));
    if (!section) throw new Error(`nobody asks about ${code}`);
    for (const archetype of archetypeIds) {
      const walk = new DayWalk().at(6);
      walk.do({ do: "archetype", archetype, fresh: true });
      walk.agreed().do({ do: "intake_toggle", section, code });
      for (let days = 0; days < 3; days += 1) {
        for (const { of } of walk.open) {
          const habit = of.kind === "habit" ? trackLibrary.day.habits.get(of.habit) : undefined;
          expect(habit?.contraindications ?? [], `${archetype} ${habit?.id}`).not.toContain(code);
        }
        walk.after(24 * hourMs).do({ do: "today" });
      }
    }
  });

  test("a code that belongs to another section is not taken for an answer of this one", () => {
    const walk = planned().agreed();
    walk.do({ do: "set_intake", answered: ["pregnancy"], codes: ["diabetes", "pregnancy"] });
    expect(walk.day.intake).toMatchObject({ answered: ["pregnancy"], codes: ["pregnancy"] });
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
