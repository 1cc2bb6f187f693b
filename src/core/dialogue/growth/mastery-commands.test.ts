import fc from "fast-check";
import { anyCharacter } from "#test/setup/any-character.ts";
import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "../../../../test/dialogue/walk.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { type Day, newDay } from "../../day/day.ts";
import type { HabitId } from "../../day/habit.ts";
import { intakeSections } from "../../day/intake.ts";
import type { TaskId } from "../../day/plan.ts";
import { recordOutcome } from "../../mastery/record-outcome.ts";
import { emptyRecord } from "../../mastery/habit-record.ts";
import { type Locale, locales } from "../../person/person.ts";
import { type LocalDate, plusDays } from "../../time/local-date.ts";
import type { Command } from "../turn/command.ts";

const words = loadWords(contentFolder);
/** The walk begins at noon of this day, in UTC. */
const today = "2026-06-01" as LocalDate;
const done = (times: number, until = today) =>
  Array.from({ length: times }, (_, n) => plusDays(until, n - times + 1)).reduce(
    (record, date) => recordOutcome(record, "done", date),
    emptyRecord,
  );
function living(habits: Readonly<Record<string, number>>, change: Partial<Day> = {}, locale: Locale = "en"): Walk {
  const day: Day = {
    ...newDay("foundation_builder", 0, plusDays(today, -30)),
    habits: Object.fromEntries(Object.entries(habits).map(([id, times]) => [id, done(times)])) as Day["habits"],
    ...change,
  };
  return new Walk({ ...emptySnapshot({ locale }), day });
}
const texts = (walk: Walk, command: Command): string =>
  walk
    .do(command)
    .replies.map(
      (reply) => words.render(reply, { locale: walk.snapshot.person.locale, tone: "friendly" }, "plain").text,
    )
    .join("\n\n");

describe("skills", () => {
  test("begin with what is mastered, then what is on the way, then what the path asks for", () => {
    const shown = texts(living({ comfort_hydration: 14, stretching: 7 }), { do: "skills" });
    expect(shown).toMatch(/Mastered: 1\. On the way: \d/);
    const [mastered, way, next] = [
      "Basic Hydration · 100% · 14 days without a long break",
      "Gentle Movement · 50%",
      "Next on your path",
    ].map((each) => shown.indexOf(each));
    expect(mastered).toBeGreaterThan(0);
    expect(way).toBeGreaterThan(mastered ?? 0);
    expect(next).toBeGreaterThan(way ?? 0);
  });

  test("are turned page by page, and each leads to what feeds it", () => {
    const walk = living({});
    const [first] = walk.do({ do: "skills" }).replies;
    expect(first?.buttons?.flat().map(({ press }) => press)).toContainEqual({ do: "skills", from: 8 });
    const [second] = walk.do({ do: "skills", from: 8 }).replies;
    expect(second?.place).toBe("edit");
    const shown = texts(walk, { do: "skill", skill: "basic_hydration" as never });
    expect(shown).toMatch(/It grows from:[\s\S]*A drink you enjoy/);
    expect(walk.do({ do: "skill", skill: "flying" as never }).denied?.code).toBe("invalid");
  });

  test("looking begins nothing for whoever has no days", () => {
    const walk = new Walk();
    for (const command of [{ do: "skills" }, { do: "level" }, { do: "insights" }] as const) {
      const before = walk.snapshot;
      const { dialogue, ...after } = walk.do(command).after;
      expect({ ...after, dialogue: { ...dialogue, shown: before.dialogue.shown } }).toEqual(before);
    }
  });
});

describe("levels", () => {
  test("say what is missing, what was opened and what comes", () => {
    const shown = texts(living({ comfort_hydration: 14, stretching: 7 }), { do: "level" });
    expect(shown).toMatch(/Gentle Starter · level 1 of 3/);
    expect(shown).toMatch(/Basic Hydration: mastered/);
    expect(shown).toMatch(/Gentle Movement: 50% of the 80%/);
    expect(shown).toMatch(/“Confidence Builder” will open[\s\S]*Tending plants/);
    expect(shown).toMatch(/about 4 weeks\. There is no deadline/);
  });

  test("what the body speaks against stays shut whatever the level, and that is said kindly", () => {
    const intake = { answered: intakeSections, codes: ["injury_leg", "limited_mobility"], at: 0 } as const;
    const shown = texts(living({}, { intake }), { do: "level" });
    expect(shown).toMatch(/Closed for now, to be on the safe side[\s\S]*Walking: /);
    expect(shown).not.toMatch(/Already open[\s\S]*· Walking\n[\s\S]*Closed/);
  });

  test("a skill that nothing can grow is not asked for", () => {
    const never = { ...emptyRecord, never: true };
    const habits = {
      comfort_hydration: never,
      tea_ceremony: never,
      hydration_protocol: never,
    } as unknown as Day["habits"];
    expect(texts(living({}, { habits }), { do: "level" })).toMatch(/Basic Hydration: not asked of you/);
  });

  test.each(locales)("a new level is celebrated once, with what it opens (%s)", (locale) => {
    const most = { comfort_hydration: 14, stretching: 14 };
    const walk = living(
      most,
      {
        habits: {
          ...living(most).snapshot.day?.habits,
          comfort_activities: done(11, plusDays(today, -1)),
        } as Day["habits"],
      },
      locale,
    );
    walk.do({ do: "today" });
    const plan = walk.snapshot.day?.plan;
    const task = plan?.tasks.find(({ of }) => of.kind === "habit");
    if (!plan || !task) throw new Error("nothing is planned");
    const of = { kind: "habit", habit: "comfort_activities" as never } as const;
    const tasks = plan.tasks.map((each) => (each.id === task.id ? { ...each, of } : each));
    walk.snapshot = { ...walk.snapshot, day: { ...(walk.snapshot.day as Day), plan: { ...plan, tasks } } };
    const told = texts(walk, { do: "mark_task", taskId: task.id, how: "done" });
    expect(told).toMatch(
      locale === "en"
        ? /A new level: Confidence Builder[\s\S]*Open to you now[\s\S]*Unhurried cooking/
        : /Новый уровень: Растущая уверенность[\s\S]*Теперь открыто[\s\S]*Готовить не спеша/,
    );
    expect(walk.last?.journal.map(({ kind }) => kind)).toContain("level_reached");
    expect(walk.snapshot.day?.levels).toEqual(["fb_beginner", "fb_developing"]);
    expect(texts(walk, { do: "mark_task", taskId: task.id, how: "done" })).not.toMatch(/new level|Новый уровень/);
  });
});

test("a level that is reached because its last skill is not asked for any more is told with the next plan, once", () => {
  const never = { ...emptyRecord, never: true };
  const habits = {
    comfort_hydration: never,
    tea_ceremony: never,
    hydration_protocol: never,
    stretching: done(14),
    comfort_activities: done(14),
  } as unknown as Day["habits"];
  const walk = living({}, { habits });
  expect(texts(walk, { do: "today" })).toMatch(/A new level: Confidence Builder[\s\S]*Open to you now/);
  expect(walk.last?.journal).toContainEqual({
    kind: "level_reached",
    because: { rule: "nothing_more_asked", inputs: { level: "fb_developing" } },
  });
  expect(texts(walk, { do: "level" })).toMatch(/Confidence Builder · level 2 of 3/);
  expect(texts(walk, { do: "today" })).not.toMatch(/new level/);
});

test.each([
  ["a word of the morning", 20],
  ["the first word after it", 24],
])("%s of ours tells such a level too", (_name, hours) => {
  const never = { ...emptyRecord, never: true };
  const walk = living({ stretching: 14, comfort_activities: 14 });
  walk.do({ do: "today" });
  const day = walk.snapshot.day as Day;
  const away = { comfort_hydration: never, tea_ceremony: never, hydration_protocol: never } as unknown as Day["habits"];
  walk.snapshot = { ...walk.snapshot, day: { ...day, habits: { ...day.habits, ...away } } };
  walk.now += hours * 3600_000;
  const [today, level] = walk.do({ do: "day_tick" }).replies;
  expect(today?.say).toBe(hours === 24 ? "day.reminder" : "day.title");
  expect(level).toMatchObject({ say: "level.reached", with: { name: { ref: "level.fb_developing.name" } } });
});

describe("a streak of 7, 14 or 30 days", () => {
  /** Somebody with a habit in today's plan that was done on so many days up to yesterday. */
  function onTheDay(times: number): { readonly walk: Walk; readonly taskId: TaskId } {
    const walk = living({}, { habits: { walking: done(times, plusDays(today, -1)) } as Day["habits"] });
    walk.do({ do: "today" });
    const day = walk.snapshot.day as Day;
    const task = day.plan?.tasks.find(({ of }) => of.kind === "habit");
    if (!day.plan || !task) throw new Error("nothing is planned");
    const of = { kind: "habit", habit: "walking" as HabitId } as const;
    const tasks = day.plan.tasks.map((each) => (each.id === task.id ? { ...each, of } : each));
    walk.snapshot = { ...walk.snapshot, day: { ...day, plan: { ...day.plan, tasks } } };
    return { walk, taskId: task.id };
  }
  const streak = /Seven walks|Fourteen walks|Thirty times/;

  test.each([
    [6, /Seven walks\. The route knows you by now/],
    [13, /Fourteen walks/],
    [29, /Thirty times out of the door/],
  ])("after %i days before, it is told in the habit's own words", (times, said) => {
    const { walk, taskId } = onTheDay(times);
    expect(texts(walk, { do: "mark_task", taskId, how: "done" })).toMatch(said);
  });

  test("on no other day, once where a part became the whole, and never in a crisis", () => {
    const other = onTheDay(7);
    expect(texts(other.walk, { do: "mark_task", taskId: other.taskId, how: "done" })).not.toMatch(streak);
    const { walk, taskId } = onTheDay(6);
    expect(texts(walk, { do: "mark_task", taskId, how: "partly" })).toMatch(streak);
    expect(texts(walk, { do: "mark_task", taskId, how: "done" })).not.toMatch(streak);
    const heavy = onTheDay(6);
    heavy.walk.say("CRISIS");
    expect(texts(heavy.walk, { do: "mark_task", taskId: heavy.taskId, how: "done" })).not.toMatch(streak);
  });
});

describe("sick, travel and pause days lose nothing", () => {
  test.each(["sick", "travel", "pause"] as const)("%s: the streak goes on where it was", (why) => {
    const walk = living({ comfort_hydration: 12 });
    walk.now += 24 * 3600_000;
    walk.do({ do: "away", why });
    walk.now += 20 * 24 * 3600_000;
    walk.do({ do: "away", why: "back" });
    expect(walk.snapshot.day?.away).toBeUndefined();
    expect(texts(walk, { do: "skills" })).toMatch(/Basic Hydration · 86% · 12 days without a long break/);
  });

  test("without them the same time costs the streak, and never what was reached", () => {
    const walk = living({ comfort_hydration: 12 });
    walk.now += 21 * 24 * 3600_000;
    const shown = texts(walk, { do: "skill", skill: "basic_hydration" as never });
    expect(shown).not.toMatch(/without a long break/);
    expect(shown).toMatch(/The most so far: 86%/);
  });
});

describe("how the days grow is told with its reason, on the day from which it holds", () => {
  const morning = (done: number): Walk => {
    const days = Array.from({ length: 7 }, (_, at) => ({ date: plusDays(today, at - 7), planned: 2, done }));
    const walk = living({}, { growth: { count: undefined, raised: [], changedOn: undefined, days } });
    walk.now -= 24 * 3600_000;
    walk.snapshot = {
      ...walk.snapshot,
      day: { ...(walk.snapshot.day as Day), growth: { ...(walk.snapshot.day as Day).growth, days: days.slice(0, 6) } },
    };
    walk.do({ do: "today" });
    for (const task of walk.snapshot.day?.plan?.tasks ?? [])
      if (done > 1) walk.do({ do: "mark_task", taskId: task.id, how: "done" });
    walk.now += 24 * 3600_000;
    return walk;
  };

  test("one more, with the share that spoke for it", () => {
    const walk = morning(2);
    expect(texts(walk, { do: "today" })).toMatch(
      /One small thing more from today: 100% of the last seven days went as planned/,
    );
    expect(texts(walk, { do: "why" })).toMatch(/One small thing more/);
    walk.now += 24 * 3600_000;
    expect(texts(walk, { do: "today" })).not.toMatch(/One small thing more/);
  });

  test("fewer, without a figure and without blame", () => {
    const shown = texts(morning(0), { do: "today" });
    expect(shown).toMatch(/a little less in your days now/);
    expect(shown).not.toMatch(/%/);
  });
});

test("looking at what grows, learning and asking change nothing but what is waited for, whatever comes in whichever order", () => {
  const habit = fc.constantFrom("walking", "light_exposure", "levitation", "") as fc.Arbitrary<never>;
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.constantFrom("CRISIS", "REFUSED", "MEDICAL", "what if it rains?", "[1]", "а если дождь?"),
  );
  const anyCommand = fc.oneof(
    fc.record({ do: fc.constantFrom("skills" as const), from: fc.nat(100) }),
    fc.record({
      do: fc.constantFrom("skill" as const),
      skill: fc.constantFrom("basic_hydration", "x") as fc.Arbitrary<never>,
    }),
    fc.constantFrom<Command>({ do: "level" }, { do: "insights" }, { do: "learn" }, { do: "cancel" }),
    fc.record({
      do: fc.constantFrom("learn" as const),
      habit,
      part: fc.constantFrom("science" as const, "next" as const),
    }),
    fc.record({ do: fc.constantFrom("learn" as const), name: text }),
    fc.record({ do: fc.constantFrom("ask_lesson" as const), habit, question: text }),
    fc.record({ do: fc.constantFrom("ask_lesson" as const), habit }),
    fc.record({ do: fc.constantFrom("lesson_answered" as const), habit, cites: fc.array(text, { maxLength: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 12 }), fc.boolean(), (commands, agrees) => {
      const walk = living({ walking: 3 });
      walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, modelConsent: agrees } };
      const { day, person, goals } = walk.snapshot;
      for (const command of commands) {
        const decision = walk.do(command);
        expect(walk.snapshot.day).toBe(day);
        expect(walk.snapshot.person).toBe(person);
        expect(walk.snapshot.goals).toBe(goals);
        if (decision.lessonAsk) expect(agrees && !walk.snapshot.dialogue.crisis).toBe(true);
        for (const reply of decision.replies) {
          expect(words.render(reply, { locale: "en", tone: "friendly" }, "html").text).not.toBe("");
        }
      }
    }),
    { numRuns: 60 },
  );
});
