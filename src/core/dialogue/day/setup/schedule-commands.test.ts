import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { scheduleFields } from "../../turn/setup-command.ts";

const planned = (): DayWalk => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "today" });
  return walk;
};

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

  test.each(["nonsense", "🙂", "why do you ask?"])(
    "“%s” answers nothing: it is heard, and the question waits",
    (text) => {
      for (const field of scheduleFields) {
        const walk = planned();
        const { schedule } = walk.day;
        walk.do({ do: "ask_schedule", field });
        walk.say(text);
        expect(walk.said(), field).toContain("waits.line");
        expect(walk.day.schedule).toEqual(schedule);
        const { waiting } = walk.snapshot.dialogue;
        const asked = waiting.for === "text_as_goal" ? waiting.back : waiting;
        expect(asked).toEqual({ for: "schedule", field });
      }
    },
  );

  test.each(["25:99", "7 8 9 10", "99999999999999999999"])(
    "“%s” is asked again with an example, and nothing changes",
    (text) => {
      for (const field of scheduleFields) {
        const walk = planned();
        const { schedule } = walk.day;
        walk.do({ do: "ask_schedule", field });
        // No figures are an address: they are heard as words.
        if (field === "calendar" && !text.includes(":")) continue;
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
