import { beforeAll, describe, expect, test } from "vitest";
import { dayAnswerSchema, dayFeedSchema, dayHistorySchema, daySettingsSchema } from "#contract/day.ts";
import { taskInFullSchema } from "#contract/day-task.ts";
import {
  archetypeAnswerSchema,
  archetypeListSchema,
  habitAnswerSchema,
  habitInFullSchema,
  habitListSchema,
  quizResultSchema,
  quizSchema,
} from "#contract/habits.ts";
import { goalAnswerSchema } from "#contract/goal.ts";
import { nextAnswerSchema } from "#contract/next.ts";
import { lessonSchema } from "#contract/lesson.ts";
import { intakeAnswerSchema, intakeSchema, scheduleAnswerSchema, scheduleViewSchema } from "#contract/schedule.ts";
import { progressAnswerSchema } from "#contract/tracks.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { contraindications } from "#core/day/contraindication.ts";
import type { Storage } from "#storage/open.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { readState } from "../storage/people.ts";
import { type Dweller, dweller, untilMorning } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { day as dayMs } from "./tracks-setup.ts";

const unlimited = { take: async () => ({ ok: true }) as const };

/** Keys of a value and of all that is in it, `a.b`; a list stands for what is in it. */
function shapeOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => shapeOf(each, at)))];
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at === "" ? key : `${at}.${key}`;
    return [path, ...shapeOf(inner, path)];
  });
}

/** The task of the brief's last chapter. */
const briefTask = {
  task_id: "",
  title: "",
  archetype_specific_title: "",
  description: "",
  category: "",
  intensity_hint: "",
  user_friendly_intensity: "",
  duration_minutes: 15,
  energy_requirement: "",
  time_block: {
    block_id: "",
    title: "",
    archetype_messaging: "",
    time_range: "",
    flexibility_minutes: 30,
    alternative_versions: [{ low_energy: "" }, { high_energy: "" }],
  },
  progression_context: {
    skill_level: "",
    progression_note: "",
    skill_building: [""],
    next_progression: "",
    mastery_indicators: [""],
  },
  educational_content: {
    scientific_basis: { simple_explanation: "", key_benefits: [""], why_it_helps: "", reassurance: "" },
    practical_implementation: {
      step_by_step_instructions: [""],
      equipment_needed: [""],
      optimal_timing: "",
      duration_guidance: "",
      preparation_steps: [""],
      environmental_considerations: [""],
    },
    personalization: {
      archetype_optimization: "",
      progression_path: { current_level: "", next_level: "", mastery_indicators: [""] },
      modifications: { low_energy: "", high_energy: "", cloudy_days: "", winter: "" },
    },
  },
  real_time_adaptations: { current_status: "", recent_adaptations: [], adaptation_triggers: [""] },
  success_tracking: {
    completion_criteria: "",
    quality_indicators: [""],
    streak_bonuses: { "7_days": "", "14_days": "", "30_days": "" },
  },
};

describeAboveStorage("the health day on the wire", (open) => {
  let house: House;
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
    house = buildHouse(storage, { deps: (deps) => ({ ...deps, limits: unlimited }) });
    house.clock.advance(untilMorning(house.clock.now()));
  });
  const somebody = (locale?: "en" | "ru"): Promise<Dweller> => dweller(house, storage, locale);
  const living = async (archetype?: string): Promise<Dweller> => {
    const me = await somebody();
    await me.begin(archetype);
    return me;
  };

  test("looking begins nothing: before the first day every page says what would be, and nothing is written", async () => {
    const me = await somebody();
    const before = await readState(storage, me.personId);
    for (const path of ["/api/day", "/api/day/tasks/x", "/api/day/settings", "/api/day/history"]) {
      expect(await me.refused("GET", path)).toMatchObject({ status: 409, code: "no_day" });
    }
    for (const [method, path, body] of [
      ["POST", "/api/day/tasks/x", { do: "done" }],
      ["POST", "/api/day/replan", undefined],
      ["PUT", "/api/day/blocks/x", { back: true }],
      ["POST", "/api/day/checkin", { face: 3 }],
      ["PUT", "/api/day/mode", { mode: "low" }],
      ["PUT", "/api/day/away", { why: "back" }],
      ["PUT", "/api/day/settings", { reminders: false }],
      ["POST", "/api/day/feed", undefined],
    ] as const) {
      expect([path, (await me.refused(method, path, body)).code]).toEqual([path, "no_day"]);
    }
    expect((await me.get(habitListSchema, "/api/habits")).habits.length).toBeGreaterThanOrEqual(90);
    expect((await me.get(archetypeListSchema, "/api/archetypes")).chosen).toBeNull();
    expect((await me.get(scheduleViewSchema, "/api/schedule")).started).toBe(false);
    expect((await me.get(intakeSchema, "/api/intake")).consent).toBe(false);
    expect((await me.get(nextAnswerSchema, "/api/next")).kind).toBe("enough");
    expect((await me.get(dayFeedSchema, "/api/day/feed")).since).toBeNull();
    await me.remove("/api/intake");
    await me.remove("/api/schedule/calendar");
    await me.remove("/api/day", { confirmed: true });
    expect(await readState(storage, me.personId)).toStrictEqual(before);
  });

  test("a first day from nothing: it begins once, holds what it says, and another start changes nothing", async () => {
    const me = await somebody();
    const { day, replies } = await me.begin("peak_performer");
    expect(replies.length).toBeGreaterThan(0);
    expect(day.archetype.archetype).toBe("peak_performer");
    expect(day.time_zone).toBe("Europe/Riga");
    expect(day.mode).toMatchObject({ mode: "medium", chosen: false, because: { rule: "mode_unknown" } });
    expect(day.mode.because.text).not.toBe("");
    expect(day.blocks.length + day.dropped_blocks.length).toBeGreaterThan(0);
    expect(day.tasks.length).toBeGreaterThan(0);
    expect(day.open_tasks).toBe(day.tasks.length);
    const again = await me.begin("foundation_builder");
    expect(again.day).toEqual(day);
    expect(await me.today()).toEqual(day);
  });

  test("figures of a day are computed, and its times are those of the person's wall", async () => {
    const { today } = await living();
    const day = await today();
    expect(day.total_duration_minutes).toBe(day.blocks.reduce((sum, block) => sum + block.duration_minutes, 0));
    const { morning, midday, evening } = day.energy_distribution;
    expect(morning + midday + evening).toBeCloseTo(1, 1);
    for (const block of day.blocks) {
      expect(block.from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[23]:00$/);
      expect(block.from.slice(11, 16)).toBe(block.start_time);
      expect(block.time_range).toMatch(/^\d{1,2}:\d\d( [AP]M)?-\d{1,2}:\d\d [AP]M$/);
      expect(Object.keys(block.alternative_versions[0])).toEqual(["low_energy"]);
      expect(Object.values(block).some((value) => value === "" || value === "…")).toBe(false);
      expect(block.because.text).not.toBe("…");
    }
    for (const task of day.tasks) {
      const block = day.blocks.find(({ block_id }) => block_id === task.block_id);
      expect(block && task.at >= block.from && task.at < block.to).toBe(true);
      expect([task.title, task.archetype_specific_title, task.how, task.because.text]).not.toContain("…");
    }
  });

  test.each(["en", "ru"] as const)(
    "one task in full has the brief's shape, all of it in words (%s)",
    async (locale) => {
      const me = await somebody(locale);
      const { day } = await me.begin();
      const task = await me.get(taskInFullSchema, `/api/day/tasks/${me.habitOf(day).task_id}`);
      const shape = shapeOf(task);
      for (const path of shapeOf(briefTask)) expect(shape).toContain(path);
      expect(task.progression_context).toMatchObject({
        skill_level: "beginner_foundation_builder",
        progression_note:
          locale === "en" ? expect.stringMatching(/^You have begun/u) : expect.stringMatching(/^Вы начали/u),
      });
      const text = JSON.stringify(task);
      expect(text).not.toContain("…");
      expect(text).not.toContain('""');
      expect(/[а-яё]/iu.test(task.description)).toBe(locale === "ru");
      expect(task.real_time_adaptations).toMatchObject({ current_status: "standard", recent_adaptations: [] });
      expect(task.real_time_adaptations.adaptation_triggers.length).toBeLessThanOrEqual(3);
      expect(task.sources.length).toBeGreaterThan(0);
      for (const { url, strength_text } of task.sources) {
        expect(url).toMatch(/^https:/);
        expect(strength_text.length).toBeGreaterThan(5);
      }
      expect(task.reasons.length).toBeGreaterThan(0);
      // Nobody has done it yet: it is no habit that is forming.
      expect(task.reasons.map(({ rule }) => rule)).not.toContain("stage");
    },
  );

  test("done, taken back, in part, skipped, put off: each word once, however often it is sent", async () => {
    const me = await living("systematic_improver");
    const first = me.habitOf(await me.today());
    const done = await me.does(first.task_id, "done");
    expect(done.task).toMatchObject({ state: "done", may: ["undo"] });
    expect(done.day.open_tasks).toBe((await me.today()).tasks.filter(({ state }) => state === "open").length);
    expect(await me.refused("POST", `/api/day/tasks/${first.task_id}`, { do: "done" })).toMatchObject({
      status: 409,
      code: "already_done",
    });
    const back = await me.does(first.task_id, "undo");
    expect(back.task).toEqual(first);
    expect((await me.get(habitInFullSchema, `/api/habits/${first.habit_id}`)).total_attempts).toBe(0);
    expect((await me.does(first.task_id, "partly")).task?.state).toBe("partly");
    expect((await me.does(first.task_id, "done")).task?.state).toBe("done");
    expect((await me.get(habitInFullSchema, `/api/habits/${first.habit_id}`)).total_attempts).toBe(1);
    const second = me.habitOf(await me.today());
    expect((await me.does(second.task_id, "skip")).task?.state).toBe("skipped");
    const third = me.habitOf(await me.today());
    const later = await me.does(third.task_id, "snooze", { minutes: 60 });
    expect(Date.parse(later.task?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(third.at));
    expect(later.task?.state).toBe("open");
  });

  test("a goal's step and a track's exercise stand in the day beside its habits, and are done where they belong", async () => {
    const me = await somebody();
    await me.settled();
    await me.post(goalAnswerSchema, "/api/goals", { title: "Paint the fence", description: "The garden side" });
    await me.post(progressAnswerSchema, "/api/tracks/set-primary", { track: "self_work" });
    const { day } = await me.begin("foundation_builder");
    const step = day.tasks.find(({ kind }) => kind === "goal_step");
    const action = day.tasks.find(({ kind }) => kind === "track_action");
    expect(step).toMatchObject({ title: "Paint the fence", category: "goal", may: ["done", "skip", "snooze"] });
    expect(action).toMatchObject({ category: "track", link: { track: "self_work" }, may: ["skip", "snooze"] });
    for (const { task_id } of [step, action].filter((each) => each !== undefined)) {
      const full = await me.get(taskInFullSchema, `/api/day/tasks/${task_id}`);
      expect(full).toMatchObject({ progression_context: null, educational_content: null, sources: [] });
      expect(full.description).not.toBe("");
    }
    const done = await me.does(step?.task_id ?? "", "done");
    expect(done.task).toMatchObject({ state: "done", may: ["undo"] });
    expect((await me.does(step?.task_id ?? "", "undo")).task?.state).toBe("open");
    await me.does(action?.task_id ?? "", "skip");
    expect(await me.refused("POST", `/api/day/tasks/${action?.task_id}`, { do: "done" })).toMatchObject({
      code: "invalid",
    });
  });

  test("not this brings another, never leaves it out for good until it is brought back", async () => {
    const me = await living("foundation_builder");
    const first = me.habitOf(await me.today());
    const swapped = await me.does(first.task_id, "swap");
    expect(swapped.task?.state).toBe("swapped");
    expect(swapped.instead?.habit_id).not.toBe(first.habit_id);
    expect(swapped.day.tasks.map(({ task_id }) => task_id)).toContain(swapped.instead?.task_id);
    expect(swapped.day.set_aside.map(({ task_id }) => task_id)).toEqual([first.task_id]);
    const other = me.habitOf(swapped.day);
    const never = await me.does(other.task_id, "never");
    expect(never.task?.state).toBe("never");
    const path = `/api/habits/${other.habit_id}`;
    const left = await me.get(habitInFullSchema, path);
    expect(left).toMatchObject({ never: true });
    expect(left.excluded.map(({ code }) => code)).toContain("never");
    const allowed = await me.put(habitAnswerSchema, path, { never: false, rating: 4 });
    expect(allowed.habit).toMatchObject({ never: false, rating: 4, notes: "" });
    const noted = await me.put(habitAnswerSchema, path, { notes: "only after tea" });
    expect(noted.habit).toMatchObject({ rating: 4, notes: "only after tea" });
    expect(await me.get(habitInFullSchema, path)).toMatchObject({ notes: "only after tea" });
  });

  test("another person's task is not found, nor is one that never was", async () => {
    const [me, other] = [await living(), await living("peak_performer")];
    const theirs = (await other.today()).tasks;
    const mine = new Set((await me.today()).tasks.map(({ task_id }) => task_id));
    const strange = theirs.find(({ task_id }) => !mine.has(task_id))?.task_id ?? "";
    for (const id of [strange, "251121-none", "a%2Fb", "x".repeat(500)]) {
      for (const answer of [
        await me.refused("GET", `/api/day/tasks/${id}`),
        await me.refused("POST", `/api/day/tasks/${id}`, { do: "done" }),
      ]) {
        expect([id, answer.status, answer.code]).toEqual([id, 404, "task_not_found"]);
      }
    }
    expect((await other.today()).tasks).toEqual(theirs);
  });

  test("how much strength there is needs consent once, then the rest of the day follows it; one's own word stands above it", async () => {
    const me = await living("transformation_seeker");
    expect(await me.refused("POST", "/api/day/checkin", { face: 1 })).toMatchObject({
      status: 409,
      code: "consent_needed",
    });
    await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    const tired = await me.post(dayAnswerSchema, "/api/day/checkin", { face: 1 });
    expect(tired.day).toMatchObject({ mode: { mode: "low" }, energy: { face: 1, value: 0.1 }, health_consent: true });
    const strong = await me.put(dayAnswerSchema, "/api/day/mode", { mode: "high" });
    expect(strong.day.mode).toMatchObject({ mode: "high", chosen: true, because: { rule: "mode_chosen" } });
    expect((await me.put(dayAnswerSchema, "/api/day/mode", { mode: "auto" })).day.mode.mode).toBe("low");
    await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: false });
    expect(await me.today()).toMatchObject({ energy: null, health_consent: false });
  });

  test("planning anew where nothing changed leaves the day as it is", async () => {
    const me = await living("connected_explorer");
    const before = await me.today();
    const { day, replies } = await me.post(dayAnswerSchema, "/api/day/replan");
    expect(day).toEqual(before);
    expect(replies.length).toBeGreaterThan(0);
    await me.does(me.habitOf(before).task_id, "done");
    house.clock.advance(10 * 60_000);
    expect((await me.post(dayAnswerSchema, "/api/day/replan")).day.revision).toBe(before.revision);
    house.clock.advance(untilMorning(house.clock.now()));
  });

  test("a block is put elsewhere and back; where it may not stand, the day stays as it is and says why", async () => {
    const me = await living("connected_explorer");
    const before = await me.today();
    const [first, block] = before.blocks;
    if (!first || !block) throw new Error("no two blocks");
    const path = `/api/day/blocks/${block.block_id}`;
    const { day } = await me.put(dayAnswerSchema, path, { from: block.from, minutes: block.duration_minutes + 10 });
    expect(day.blocks[1]).toMatchObject({ put: true, duration_minutes: block.duration_minutes + 10 });
    expect(await me.refused("PUT", path, { from: first.from, minutes: 30 })).toMatchObject({
      status: 409,
      code: "no_place",
      replies: [{ text: "Another part of the day stands there." }],
    });
    expect((await me.put(dayAnswerSchema, path, { from: block.from, minutes: 30 })).day.blocks[1]?.put).toBe(true);
    const back = await house.call("PUT", path, { back: true }, { token: me.token });
    expect(dayAnswerSchema.parse(back.json).day.blocks).toEqual(before.blocks);
  });

  test("who is ill may say so first of all: the days begin with it, and ask nothing", async () => {
    const me = await somebody();
    const { day } = await me.put(dayAnswerSchema, "/api/day/away", { why: "sick" });
    expect([day.away?.why, day.tasks]).toEqual(["sick", []]);
  });

  test("an aim makes today for it, names it as the reason, and can be changed", async () => {
    const me = await somebody();
    const { day } = await me.put(dayAnswerSchema, "/api/day/aims", { aims: ["sleep"] });
    expect(day.aims).toEqual([{ aim: "sleep", name: "Sleep better" }]);
    expect(day.tasks.map(({ because }) => because.text).join(" ")).toContain("For better nights:");
    expect((await me.put(dayAnswerSchema, "/api/day/aims", { aims: [] })).day.aims).toEqual([]);
  });

  test("ill or away, nothing is asked and nothing is lost", async () => {
    const me = await living();
    const before = await me.today();
    const away = await me.put(dayAnswerSchema, "/api/day/away", { why: "sick", until: before.date });
    expect(away.day.away).toMatchObject({ why: "sick", from: before.date, until: before.date });
    expect((await me.put(dayAnswerSchema, "/api/day/away", { why: "back" })).day.away).toBeNull();
    expect(await me.refused("PUT", "/api/day/away", { why: "travel", until: "2020-01-01" })).toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/until" }],
    });
  });

  test("settings: what is left out stays, and a cap is a cap", async () => {
    const me = await living("foundation_builder");
    const set = { reminders: false, tasks_a_day: 1, with_goal_step: false };
    const { day } = await me.put(dayAnswerSchema, "/api/day/settings", set);
    expect(day.settings).toMatchObject({ ...set, messages_a_day: 4, with_track_action: true, tasks_most: 4 });
    expect(await me.get(daySettingsSchema, "/api/day/settings")).toEqual(day.settings);
    expect((await me.put(dayAnswerSchema, "/api/day/settings", { tasks_a_day: null })).day.settings).toMatchObject({
      tasks_a_day: null,
      reminders: false,
    });
    expect((await me.refused("PUT", "/api/day/settings", { tasks_a_day: 5 })).code).toBe("invalid");
  });

  test("a planned day is remembered when the next one comes, and the new one is planned by looking", async () => {
    const me = await living();
    const first = await me.today();
    await me.does(me.habitOf(first).task_id, "done");
    house.clock.advance(dayMs);
    const next = await me.today();
    expect(next.date > first.date).toBe(true);
    const { days } = await me.get(dayHistorySchema, "/api/day/history?limit=5");
    expect(days).toMatchObject([{ date: first.date, done: 1 }]);
    expect(days[0]?.tasks.map(({ task_id }) => task_id)).toEqual(first.tasks.map(({ task_id }) => task_id));
  });

  test("the end is asked about first, and then everything of the day is gone, the feed too", async () => {
    const me = await living();
    const { url } = await me.post(dayFeedSchema, "/api/day/feed");
    expect(await me.refused("DELETE", "/api/day")).toMatchObject({ status: 409, code: "confirm_first" });
    await me.remove("/api/day", { confirmed: true });
    expect((await me.refused("GET", "/api/day")).code).toBe("no_day");
    expect((await house.call("GET", new URL(url ?? "").pathname)).status).toBe(404);
  });

  describe("habits and archetypes", () => {
    test("the list is filtered, and every habit says how surely it is known and why it is left out", async () => {
      const me = await living("resilience_rebuilder");
      const { habits, categories } = await me.get(habitListSchema, "/api/habits?archetype=resilience_rebuilder");
      expect(habits.length).toBeGreaterThanOrEqual(15);
      for (const habit of habits) {
        expect(habit.archetype_compatibility).toContain("resilience_rebuilder");
        for (const reason of habit.excluded) {
          expect([habit.habit_id, reason.code, reason.text]).not.toContain("…");
          expect(reason.of_names).not.toContain("…");
        }
      }
      const category = categories[0]?.category ?? "";
      const some = await me.get(habitListSchema, `/api/habits?category=${category}`);
      expect(new Set(some.habits.map((each) => each.category))).toEqual(new Set([category]));
    });

    test("every habit can be read in full in both languages, with its sources", async () => {
      const [me, other] = [await somebody(), await somebody("ru")];
      const { habits } = await me.get(habitListSchema, "/api/habits");
      for (const { habit_id } of habits) {
        for (const reader of [me, other]) {
          const habit = await reader.get(habitInFullSchema, `/api/habits/${habit_id}`);
          expect([habit_id, JSON.stringify(habit).includes('…"')]).toEqual([habit_id, false]);
          expect([habit_id, habit.evidence.length > 0]).toEqual([habit_id, true]);
        }
      }
    });

    test("an archetype is chosen, spread over a week or at once", async () => {
      const me = await living("foundation_builder");
      const { archetypes } = await me.get(archetypeListSchema, "/api/archetypes");
      expect(archetypes.map(({ archetype }) => archetype)).toEqual([...archetypeIds]);
      expect(JSON.stringify(archetypes)).not.toContain("…");
      for (const { levels } of archetypes) expect(levels).toHaveLength(3);
      house.clock.advance(dayMs);
      await me.today();
      const chosen = await me.put(archetypeAnswerSchema, "/api/archetype", { archetype: "connected_explorer" });
      expect(chosen.chosen).toBe("connected_explorer");
      expect((await me.today()).blend).toMatchObject({ from: "foundation_builder", days_left: 7 });
      await me.put(archetypeAnswerSchema, "/api/archetype", { archetype: "connected_explorer", fresh: true });
      expect((await me.today()).blend).toBeNull();
    });

    test("the quiz proposes and keeps nothing", async () => {
      const me = await somebody();
      const before = await readState(storage, me.personId);
      const { questions } = await me.get(quizSchema, "/api/archetypes/quiz");
      const answers = questions.map(() => 0);
      const { proposed } = await me.post(quizResultSchema, "/api/archetypes/quiz", { answers });
      expect(archetypeIds).toContain(proposed);
      for (const wrong of [answers.slice(1), [...answers, 0], answers.map(() => 19)]) {
        expect((await me.refused("POST", "/api/archetypes/quiz", { answers: wrong })).code).toBe("invalid");
      }
      expect(await readState(storage, me.personId)).toStrictEqual(before);
    });
  });

  describe("hours", () => {
    const whole = {
      wake_time: "06:30",
      sleep_time: "23:00",
      work: { from: "09:00", to: "17:30" },
      work_days: [1, 2, 3, 4, 5],
      meals: { breakfast: { from: "07:00", to: "07:30" }, lunch: { from: "13:00", to: "14:00" }, dinner: null },
      exercise: { parts: ["morning"], days: [1, 3] },
      fixed: [{ id: "choir", name: "Choir", days: [2], from: "19:00", to: "21:00" }],
      shifts: {
        starts_on: "2026-01-05",
        pattern: ["day", "night", "off"],
        kinds: {
          day: { wake_time: "06:00", sleep_time: "22:00", work: { from: "08:00", to: "20:00" } },
          night: { wake_time: "16:00", sleep_time: "09:00", work: { from: "20:00", to: "08:00" } },
        },
      },
      wishes: { commute: 30, movement: "more", avoid: ["tracking"] },
      days_off: ["2026-12-24"],
      equipment: ["exercise_mat"],
      places: ["anywhere", "home"],
      notes: "Thursdays are hard",
    };

    test("all of it comes back as it was said, some of it can be changed, and the plan follows", async () => {
      const me = await living();
      const { revision } = await me.today();
      const busy = { work: { from: "05:00", to: "20:00" }, work_days: [1, 2, 3, 4, 5, 6, 7] };
      await me.put(
        scheduleAnswerSchema,
        "/api/schedule",
        { wake_time: "04:30", sleep_time: "22:00", ...busy },
        "PATCH",
      );
      expect((await me.today()).revision).toBe(revision + 1);
      const put = await me.put(scheduleAnswerSchema, "/api/schedule", whole);
      expect(put.schedule).toEqual(whole);
      const patched = await me.put(scheduleAnswerSchema, "/api/schedule", { work: null, shifts: null }, "PATCH");
      expect(patched.schedule).toEqual({ ...whole, work: null, shifts: null });
      expect(patched.equipment_options.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(["exercise_mat"]);
      expect(JSON.stringify(patched.equipment_options)).not.toContain("…");
      expect((await me.put(scheduleAnswerSchema, "/api/schedule", {})).schedule).toMatchObject({ wake_time: null });
    });

    test.each([
      ["asleep all day", { wake_time: "08:00", sleep_time: "08:00" }, [["/sleep_time", "day_too_short"]]],
      [
        "work in sleep",
        { wake_time: "08:00", sleep_time: "22:00", work: { from: "21:00", to: "05:00" } },
        [["/work", "work_in_sleep"]],
      ],
      [
        "a meal in sleep",
        { wake_time: "08:00", sleep_time: "22:00", meals: { ...whole.meals, dinner: { from: "23:00", to: "23:30" } } },
        [
          ["/meals/breakfast", "meal_in_sleep"],
          ["/meals/dinner", "meal_in_sleep"],
        ],
      ],
      [
        "an event of no length on no day",
        {
          fixed: [
            { name: "a", days: [1], from: "10:00", to: "11:00" },
            { name: "b", days: [], from: "10:00", to: "10:00" },
          ],
        },
        [
          ["/fixed/1", "no_length"],
          ["/fixed/1", "event_without_days"],
        ],
      ],
      [
        "a shift that nobody described, and one that never sleeps",
        {
          shifts: {
            starts_on: "2026-01-05",
            pattern: ["late"],
            kinds: { "a/b": { wake_time: "08:00", sleep_time: "07:30", work: null } },
          },
        },
        [
          ["/shifts/pattern", "pattern_unknown_kind"],
          ["/shifts/kinds/a~1b/sleep_time", "day_too_long"],
        ],
      ],
      ["a list without end", { days_off: Array.from({ length: 61 }, () => "2026-12-24") }, [["/days_off", "too_many"]]],
    ])("%s is impossible, said at the field and in words", async (_what, wish, expected) => {
      const me = await living();
      const before = await me.get(scheduleViewSchema, "/api/schedule");
      for (const method of ["PUT", "PATCH"]) {
        const problem = await me.refused(method, "/api/schedule", wish);
        expect(problem).toMatchObject({ status: 422, code: "schedule_impossible" });
        expect(problem.errors?.map(({ pointer, detail }) => [pointer, detail])).toEqual(expected);
        for (const { text } of problem.errors ?? []) expect(text?.length).toBeGreaterThan(5);
        expect(problem.replies?.length).toBeGreaterThan(0);
      }
      expect(await me.get(scheduleViewSchema, "/api/schedule")).toEqual(before);
    });

    test("a calendar's address is taken in and never shown again", async () => {
      const me = await living();
      const address = "https://calendar.example.org/private-ab12cd/basic.ics";
      const set = await me.put(scheduleAnswerSchema, "/api/schedule/calendar", { address });
      expect(set.calendar).toMatchObject({ read_at: null, problem: null, busy_times: 0 });
      const shown = await house.call("GET", "/api/schedule", undefined, { token: me.token });
      expect(shown.text).not.toContain("private-ab12cd");
      expect(JSON.stringify(house.logged)).not.toContain("private-ab12cd");
      expect((await me.refused("PUT", "/api/schedule/calendar", { address: "file:///etc/passwd" })).code).toBe(
        "invalid",
      );
      await me.remove("/api/schedule/calendar");
      expect((await me.get(scheduleViewSchema, "/api/schedule")).calendar).toBeNull();
    });
  });

  test("health answers ask for consent, leave habits out, and are forgotten on a word", async () => {
    const me = await living("peak_performer");
    const wish = { answered: ["conditions", "age"], codes: ["cardiovascular"] };
    expect((await me.refused("PUT", "/api/intake", wish)).code).toBe("consent_needed");
    await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    const said = await me.put(intakeAnswerSchema, "/api/intake", wish);
    const codes = said.sections.flatMap((section) => section.codes);
    expect(codes.map(({ code }) => code).toSorted()).toEqual([...contraindications].toSorted());
    expect(codes.filter(({ chosen }) => chosen).map(({ code }) => code)).toEqual(["cardiovascular"]);
    expect(said.sections.filter(({ answered }) => answered).map(({ section }) => section)).toEqual([
      "age",
      "conditions",
    ]);
    const cold = await me.get(habitInFullSchema, "/api/habits/cold_exposure");
    expect(cold.excluded).toContainEqual(
      expect.objectContaining({
        code: "contraindication",
        of: ["cardiovascular"],
        of_names: ["heart or vessel disease"],
      }),
    );
    await me.remove("/api/intake");
    const gone = await me.get(intakeSchema, "/api/intake");
    expect(gone.consent).toBe(true);
    expect(gone.sections.some(({ answered, codes: each }) => answered || each.some(({ chosen }) => chosen))).toBe(
      false,
    );
  });

  test("a lesson teaches no more of the doing than the body leaves, and never without its warning", async () => {
    const me = await living("peak_performer");
    const look = async () => {
      const [lesson, habit] = [
        await me.get(lessonSchema, "/api/habits/interval_training/lesson"),
        await me.get(habitInFullSchema, "/api/habits/interval_training"),
      ];
      expect(habit.educational_content).toEqual(lesson.detailed_content);
      expect(lesson.caution).toMatch(/see a doctor first/);
      return {
        ...lesson.detailed_content,
        technique: habit.implementation_details.technique,
        ...habit.scaling_options,
      };
    };
    const nothing = {
      personalization: { archetype_optimization: "" },
      troubleshooting: [],
      progressive_advancement: "",
      advanced: "",
    };
    const gentle = /^20 minutes of brisk walking/;
    const unasked = await look();
    expect(unasked).toMatchObject(nothing);
    expect(unasked.technique).toMatch(gentle);
    expect(unasked.practical_implementation.step_by_step_instructions).toEqual([unasked.technique]);
    await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    const all = (await me.get(intakeSchema, "/api/intake")).sections.map(({ section }) => section);
    await me.put(intakeAnswerSchema, "/api/intake", { answered: all, codes: ["cardiovascular"] });
    expect(await look()).toMatchObject({
      ...nothing,
      technique: "",
      practical_implementation: { step_by_step_instructions: [], optimal_timing: "" },
    });
    await me.put(intakeAnswerSchema, "/api/intake", { answered: all, codes: [] });
    const free = await look();
    expect(free.practical_implementation.step_by_step_instructions.length).toBeGreaterThan(2);
    expect(free.technique).not.toMatch(gentle);
  });

  describe("what is refused", () => {
    test.each([
      ["POST", "/api/day/start", { archetype: "warrior" }, "/archetype"],
      ["PUT", "/api/archetype", { archetype: "warrior" }, "/archetype"],
      ["GET", "/api/habits?archetype=warrior", undefined, "/archetype"],
      ["GET", "/api/habits?category=magic", undefined, "/category"],
      ["PUT", "/api/day/mode", { mode: "turbo" }, "/mode"],
      ["PUT", "/api/habits/walking", { rating: 9 }, "/rating"],
      ["PUT", "/api/habits/walking", { never: true }, "/never"],
      ["PUT", "/api/day/settings", { messages_a_day: 99 }, "/messages_a_day"],
      ["PATCH", "/api/schedule", { wake_time: "25:00" }, "/wake_time"],
      ["PATCH", "/api/schedule", { days_off: Array.from({ length: 5000 }, () => "2026-12-24") }, "/days_off"],
      ["PUT", "/api/intake", { answered: [], codes: Array.from({ length: 99 }, () => "pregnancy") }, "/codes"],
      ["PUT", "/api/intake", { answered: [], codes: ["flat_feet"] }, "/codes/0"],
      ["GET", "/api/day/history?limit=1000", undefined, "/limit"],
      ["POST", "/api/next/pass", { key: "" }, "/key"],
    ])("%s %s %o points at the field", async (method, path, body, pointer) => {
      const me = await living();
      const problem = await me.refused(method, path, body);
      expect(problem).toMatchObject({ status: 422, code: "invalid" });
      expect(problem.errors?.map((each) => each.pointer)).toEqual([pointer]);
      if (pointer === "/archetype") for (const each of archetypeIds) expect(problem.detail).toContain(each);
    });

    test.each([
      ["/api/day/checkin", { face: 9 }],
      ["/api/day/checkin", {}],
      ["/api/day/tasks/x", { do: "snooze", minutes: -1 }],
      ["/api/day/tasks/x", { do: "snooze", minutes: 100_000 }],
      ["/api/day/tasks/x", { do: "dance" }],
      ["/api/day/tasks/x", { do: "done", more: 1 }],
    ])("POST %s %o is not understood", async (path, body) => {
      const me = await living();
      expect(await me.refused("POST", path, body)).toMatchObject({ status: 422, code: "invalid" });
    });

    test("habits that are not there are not found", async () => {
      const me = await living();
      for (const method of ["GET", "PUT"]) {
        const body = method === "PUT" ? { rating: 3 } : undefined;
        expect(await me.refused(method, "/api/habits/levitation", body)).toMatchObject({
          status: 404,
          code: "habit_not_found",
        });
      }
      expect((await me.refused("PUT", "/api/habits/walking", {})).code).toBe("invalid");
    });

    test("nobody gets in without a sign-in", async () => {
      for (const path of ["/api/day", "/api/habits", "/api/archetypes", "/api/schedule", "/api/intake", "/api/next"]) {
        expect([path, (await house.call("GET", path)).status]).toEqual([path, 401]);
      }
    });
  });

  describe("the one next step", () => {
    test("is the task whose time it is, until it is passed over or done", async () => {
      const me = await living();
      const first = (await me.today()).tasks[0];
      house.clock.advance(Math.max(0, Date.parse(first?.at ?? "") - house.clock.now()));
      const next = await me.get(nextAnswerSchema, "/api/next");
      expect(next).toMatchObject({ kind: "task", task: { task_id: first?.task_id }, replies: [] });
      expect(next.because.text).not.toBe("…");
      expect(next.links.map(({ href }) => href)).toContain(`/api/day/tasks/${first?.task_id}`);
      const other = await me.post(nextAnswerSchema, "/api/next/pass", { key: next.key });
      expect(other.key).not.toBe(next.key);
      expect(await me.refused("POST", "/api/next/pass", { key: next.key })).toMatchObject({
        status: 409,
        code: "step_moved_on",
      });
      house.clock.advance(untilMorning(house.clock.now()));
    });

    test("is a goal's step for whoever has nothing else, and the track's for whoever walks there", async () => {
      const me = await somebody();
      await me.settled();
      await me.post(nextAnswerSchema.partial().loose(), "/api/goals", { title: "Paint the fence" });
      const step = await me.get(nextAnswerSchema, "/api/next");
      expect(step).toMatchObject({ kind: "step", goal: { title: "Paint the fence" }, track: null });
      await me.post(nextAnswerSchema.partial().loose(), "/api/tracks/set-primary", { track: "community" });
      const both = await me.get(nextAnswerSchema, "/api/next");
      expect(["step", "track", "draft"]).toContain(both.kind);
      expect(both.title).not.toBe("");
    });

    test("in a crisis is the answer to it, with help lines, and nothing else", async () => {
      const me = await living();
      await me.say("CRISIS");
      const next = await me.get(nextAnswerSchema, "/api/next");
      expect(next).toMatchObject({ kind: "crisis", key: null, task: null, links: [] });
      expect(next.replies[0]?.text.length).toBeGreaterThan(50);
      expect(next.replies[0]?.buttons.length).toBeGreaterThan(0);
    });
  });

  describe("the calendar feed", () => {
    const feedOf = async (me: Dweller): Promise<string> =>
      new URL((await me.post(dayFeedSchema, "/api/day/feed")).url ?? "").pathname;

    test("holds today and tomorrow in times of UTC, counts as free, and says when nothing changed", async () => {
      const me = await living();
      await me.prepare((before) => ({ ...before, person: { ...before.person, neutralNotifications: false } }));
      const day = await me.today();
      const path = await feedOf(me);
      const feed = await house.call("GET", path);
      expect(feed.status).toBe(200);
      expect(feed.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
      expect(feed.headers.get("cache-control")).toBe("private, max-age=900");
      const starts = [...feed.text.matchAll(/DTSTART:(\d{8}T\d{6}Z)/g)].map(([, at]) => at);
      const utc = (at: string) => new Date(at).toISOString().replaceAll(/[-:]|\.000/g, "");
      for (const { from } of day.blocks) expect(starts).toContain(utc(from));
      for (const { at } of day.tasks) {
        expect(starts).toContain(utc(at));
      }
      expect(new Set(feed.text.match(/^UID:.+$/gm)).size).toBe(starts.length);
      expect(starts.some((at) => (at ?? "") > utc(day.waking.to))).toBe(true);
      expect(feed.text.match(/TRANSP:TRANSPARENT/g)).toHaveLength(starts.length);
      const etag = feed.headers.get("etag") ?? "";
      expect((await house.call("GET", path, undefined, { headers: { "if-none-match": etag } })).status).toBe(304);
      await me.does(me.habitOf(day).task_id, "done");
      const again = await house.call("GET", path, undefined, { headers: { "if-none-match": etag } });
      expect(again.status).toBe(200);
      expect(again.text).toContain("✓");
    });

    test("a new address ends the old one, and taken back none is left", async () => {
      const me = await living();
      const first = await feedOf(me);
      const second = await feedOf(me);
      expect((await house.call("GET", first)).status).toBe(404);
      expect((await house.call("GET", second)).status).toBe(200);
      expect((await me.get(dayFeedSchema, "/api/day/feed")).url).toBeNull();
      await me.remove("/api/day/feed");
      expect((await house.call("GET", second)).status).toBe(404);
      expect((await me.get(dayFeedSchema, "/api/day/feed")).since).toBeNull();
      for (const file of ["x.ics", "", "a".repeat(3000), "%00.ics", "..%2f..%2fetc"]) {
        expect([file, (await house.call("GET", `/feeds/${file}`)).status]).toEqual([file, 404]);
      }
    });

    test("writes nothing, and its token is in no log or figure", async () => {
      const me = await living();
      const path = await feedOf(me);
      house.clock.advance(dayMs);
      const before = await readState(storage, me.personId);
      expect((await house.call("GET", path)).text).toContain("BEGIN:VEVENT");
      expect(await readState(storage, me.personId)).toStrictEqual(before);
      const token = path.replace("/feeds/", "").replace(".ics", "");
      expect(JSON.stringify([house.logged, house.counted])).not.toContain(token);
    });

    test("has neutral words unless the person wants others, and nothing while a crisis lasts", async () => {
      const me = await living();
      const path = await feedOf(me);
      const neutral = (await house.call("GET", path)).text;
      expect(new Set([...neutral.matchAll(/SUMMARY:(.*)\r/g)].map(([, words]) => words))).toEqual(
        new Set(["Your time"]),
      );
      expect(neutral).not.toMatch(/DESCRIPTION|my day/);
      // Neither the calendar's name nor the ids of events say what this is.
      expect(neutral).not.toMatch(/waymark|habit/i);
      for (const { task_id } of (await me.today()).tasks) expect(neutral).not.toContain(task_id);
      await me.say("CRISIS");
      expect((await house.call("GET", path)).text).not.toContain("VEVENT");
    });
  });
});
