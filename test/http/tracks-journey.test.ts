import { beforeAll, describe, expect, test } from "vitest";
import { createInput } from "#app/handle-input.ts";
import { contentFolder } from "#content/content-folder.ts";
import { exerciseAnswerSchema, exerciseListSchema } from "#contract/exercise.ts";
import { milestoneListSchema, progressAnswerSchema, progressSchema, suggestionListSchema } from "#contract/tracks.ts";
import { workListSchema } from "#contract/work.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { MessageWire } from "#contract/chat.ts";
import type { Storage } from "#storage/open.ts";
import { createCoach, loadTextScreen } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { describeAboveStorage, silentLog } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { readState } from "../storage/people.ts";
import { day, hour, journeyAt, walker } from "./tracks-setup.ts";

const said = {
  en: {
    quest: "I want to make a quest for my child",
    both: "I want to make a quest for my child and work through a hard thought",
    plan: /Phase 1.*0% → 25%/,
    reads: /^[^а-яё]*$/i,
  },
  ru: {
    quest: "Я хочу создать квест для ребенка",
    both: "Хочу сделать квест для ребёнка и разобрать тяжёлую мысль",
    plan: /Этап 1.*0% → 25%/,
    reads: /[а-яё]{3}/i,
  },
} as const;

/** The data of a button by what it does, as the wire carries it. */
function button(replies: readonly MessageWire[], begins: string): string {
  const all = replies.flatMap(({ buttons }) => buttons.flat()).map(({ data }) => data);
  const found = all.find((data) => data.startsWith(begins));
  expect(found, `${begins} among ${all.join(" ")}`).toBeDefined();
  return found ?? "";
}

describeAboveStorage("the tracks over HTTP", (open) => {
  let house: House;
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
    const read = readConfig({});
    if (!read.ok) throw new Error("nothing has to be configured");
    const nobodyCounts = { count: () => undefined, add: () => undefined, observe: () => undefined };
    const coach = createCoach(read.config, silentLog, { now: () => Date.now() }, nobodyCounts);
    const screen = loadTextScreen(contentFolder);
    house = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        limits: { take: async () => ({ ok: true }) },
        input: createInput({
          ...deps,
          store: storage.store,
          coach,
          screen,
          library: trackLibrary,
          flags: () => usualFlags,
        }),
      }),
    });
  });

  describe.each(["en", "ru"] as const)("%s", (locale) => {
    const { quest, both, plan, reads } = said[locale];

    test("a new parent: explained, gated in three taps, focus on self work, and the first check-in moves it from 0 to 10", async () => {
      const me = await walker(house, storage, locale);
      const empty = await me.get(progressSchema, "/api/tracks/progress");
      expect(empty).toMatchObject({ started: false, overall_progress: 0, primary_track: "self_work", days_active: 0 });

      const hello = await me.post(progressAnswerSchema, "/api/tracks/onboarding", { brings: "tracks" });
      expect(hello.started).toBe(true);
      expect(hello.replies[0]?.text.length).toBeGreaterThan(100);
      let told: { readonly replies: readonly MessageWire[] } = hello;
      for (const tap of ["c1:limited", "c2:no", "c3:longer"]) told = await me.press(button(told.replies, tap));
      told = await me.press(button(told.replies, "plok"));
      const focus = button(told.replies, "fp:self_work");
      expect(focus).toBe("fp:self_work");

      const chosen = await me.post(progressAnswerSchema, "/api/tracks/set-primary", { track: "self_work" });
      expect(chosen.primary_track).toBe("self_work");
      expect(chosen.replies[0]?.text).toMatch(plan);
      expect(chosen.replies[0]?.text).toMatch(reads);
      expect(chosen.tracks.self_work).toMatchObject({ phase: "awareness", completion_percentage: 0 });
      expect(chosen.tracks.self_work.next_action.technique).toBe("emotional_checkin");

      const begun = await me.post(progressAnswerSchema, "/api/tracks/self_work/accept");
      expect(begun.exercise).toMatchObject({ technique: "emotional_checkin", position: { at: 1 } });
      const { finished } = await me.walk(begun.exercise, { mood: "6" });
      expect(finished.moved).toMatchObject([{ track: "self_work", from: 0, to: 10 }]);
      expect(finished.reached).toMatchObject([{ type: "first_checkin", track: "self_work" }]);
      expect(finished.next).toMatchObject({ track: "self_work" });
      expect(finished.message).toMatch(reads);

      const after = await me.get(progressSchema, "/api/tracks/progress");
      expect(after).toMatchObject({
        overall_progress: 2,
        days_active: 1,
        total_actions: 1,
        recovery_week: 1,
        recovery_day: 1,
      });
      expect(after.tracks.self_work).toMatchObject({ completion_percentage: 10, total_actions: 1, momentum: "moving" });
      const { milestones } = await me.get(milestoneListSchema, "/api/tracks/milestones");
      expect(milestones).toMatchObject([{ type: "first_checkin", track: "self_work" }]);
      expect(milestones[0]?.name).toMatch(reads);
      expect(finished.work_id).not.toBeNull();
    });

    test("a wish in words switches the context; the quest moves two tracks, 30 to 60 and 80 to 85, and the focus stays", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      const percents = { self_work: 80, child_connection: 30, negotiation: 10, community: 20 };
      await me.prepare((before) => ({ ...before, journey: journeyAt(house.clock.now(), percents) }));
      const before = await me.get(progressSchema, "/api/tracks/progress");
      expect(before.overall_progress).toBe(35);
      expect(before.tracks.self_work.phase).toBe("mastery");

      await me.say(quest);
      const { exercises } = await me.get(exerciseListSchema, "/api/exercises");
      expect(exercises).toMatchObject([{ technique: "create_quest", track: "child_connection" }]);
      const { finished } = await me.walk(exercises[0]);
      expect(finished.moved).toMatchObject([
        { track: "child_connection", from: 30, to: 60 },
        { track: "self_work", from: 80, to: 85 },
      ]);
      expect(finished.reached.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["quest_created", "child_connection_50"]),
      );
      const after = await me.get(progressSchema, "/api/tracks/progress");
      expect(after).toMatchObject({ primary_track: "self_work", track_switch_count: 1, overall_progress: 43 });
      expect(after.tracks.child_connection).toMatchObject({ completion_percentage: 60, phase: "action" });
      expect(after.tracks.self_work.completion_percentage).toBe(85);
    });

    test("after a check-in: every track has a next action with its reason; it is declined, others are shown, one is taken up", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      const idle = { lastActivity: house.clock.now() - 15 * day, movedAt: house.clock.now() - 15 * day };
      const journey = journeyAt(house.clock.now(), { self_work: 20, child_connection: 10, negotiation: 10 });
      const { negotiation } = journey.tracks;
      const tracks = { ...journey.tracks, negotiation: { ...negotiation, ...idle } };
      await me.prepare((before) => ({ ...before, journey: { ...journey, tracks } }));
      const { finished } = await me.does("emotional_checkin", { mood: "7" });
      expect(finished.next).not.toBeNull();

      const list = await me.get(suggestionListSchema, "/api/tracks/suggestions");
      expect(list.suggestions.map(({ track }) => track)).toEqual([
        "self_work",
        "child_connection",
        "negotiation",
        "community",
      ]);
      for (const each of list.suggestions) {
        expect(each.suggestion).toMatch(reads);
        expect(each.because.text).toMatch(reads);
        expect(each.because.text).not.toContain("{");
        expect(each.estimated_time).toMatch(/\d+ (min|мин)/);
      }
      expect(list.suggestions[2]?.because.rule).toBe("idle");
      const [, child] = list.suggestions;
      expect(child?.alternatives.length).toBeGreaterThan(0);
      expect(list).toEqual(await me.get(suggestionListSchema, "/api/tracks/suggestions"));

      const name = (each: { technique: string | null; report: string | null } | undefined) =>
        each?.technique ?? each?.report;
      for (const _ of [1, 2]) await me.post(progressAnswerSchema, "/api/tracks/child_connection/decline");
      const declined = await me.get(suggestionListSchema, "/api/tracks/suggestions");
      expect(name(declined.suggestions[1])).not.toBe(name(child));

      const taken = await me.post(progressAnswerSchema, "/api/tracks/self_work/accept");
      expect(taken.exercise?.technique).toBe(list.suggestions[0]?.technique);
    });

    test("a track that rests for a month is mentioned once, gently, and never again; pausing it is enough", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      const rests = { lastActivity: house.clock.now() - 31 * day, movedAt: house.clock.now() - 31 * day };
      const journey = journeyAt(house.clock.now(), { self_work: 45 }, { days: 60, track: rests });
      await me.prepare((before) => ({ ...before, journey }));
      const { tracks } = await me.get(progressSchema, "/api/tracks/progress");
      expect(tracks.self_work.next_action.because).toMatchObject({ rule: "idle" });
      expect(tracks.self_work.momentum).toBe("resting");
      const noon = Math.ceil(house.clock.now() / day) * day + 9 * hour;
      const remindedAt = async (at: number) => {
        const tick = { do: "tick" } as const;
        await house.deps.input.handle({
          personId: me.personId,
          command: tick,
          at,
          key: `tick:${at}`,
          origin: { via: "job" },
        });
        const { journey } = await readState(storage, me.personId);
        return journey?.nudgedAbout.self_work;
      };
      await me.prepare((before) => ({ ...before, journey: { ...journey, clarity: "clear" } }));
      expect(await remindedAt(noon - 10 * hour)).toBeUndefined();
      expect(await remindedAt(noon)).toBe(noon);
      expect(await remindedAt(noon + 3 * day)).toBe(noon);
      house.clock.advance(noon - house.clock.now());
      expect((await me.get(progressSchema, "/api/tracks/progress")).reminded_of).toBe("self_work");
      house.clock.advance(day);
      expect((await me.get(progressSchema, "/api/tracks/progress")).reminded_of).toBeNull();
      const paused = await me.post(progressAnswerSchema, "/api/tracks/self_work/pause");
      expect(paused.tracks.self_work).toMatchObject({ paused: true, completion_percentage: 45 });
      const { suggestions } = await me.get(suggestionListSchema, "/api/tracks/suggestions");
      expect(suggestions.map(({ track }) => track)).not.toContain("self_work");
      expect((await me.post(progressAnswerSchema, "/api/tracks/self_work/resume")).tracks.self_work.paused).toBe(false);
    });

    test("two wishes at once: the quest serves both, and is begun with one tap", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      await me.prepare((before) => ({ ...before, journey: journeyAt(house.clock.now(), { self_work: 10 }) }));
      const told = await me.say(both);
      await me.press(button(told.replies, "bg:create_quest"));
      const { exercises } = await me.get(exerciseListSchema, "/api/exercises");
      expect(exercises).toMatchObject([{ technique: "create_quest" }]);
      const { finished } = await me.walk(exercises[0]);
      expect(finished.moved.map(({ track }) => track)).toEqual(["child_connection", "self_work"]);
    });

    test("deleting a letter and a quest takes nothing back", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      await me.does("letter_to_child", { kind: "unsent" });
      await me.does("create_quest");
      const before = await me.get(progressSchema, "/api/tracks/progress");
      expect(before.tracks.child_connection.completion_percentage).toBe(45);
      const { works } = await me.get(workListSchema, "/api/works");
      expect(works.map(({ kind }) => kind).sort()).toEqual(["letter", "quest"]);
      for (const { id } of works) {
        expect((await house.call("DELETE", `/api/works/${id}`, undefined, { token: me.token })).status).toBe(204);
      }
      expect((await me.get(workListSchema, "/api/works")).works).toEqual([]);
      const after = await me.get(progressSchema, "/api/tracks/progress");
      const figures = ({ tracks, overall_progress }: typeof after) => [
        overall_progress,
        ...Object.values(tracks).map((track) => [track.completion_percentage, track.milestones]),
      ];
      expect(figures(after)).toEqual(figures(before));
    });

    test("the same percentage for seven active days brings an easier action", async () => {
      const me = await walker(house, storage, locale);
      await me.settled();
      const journey = journeyAt(house.clock.now(), { self_work: 45 }, { track: { stillDays: 7 } });
      await me.prepare((before) => ({ ...before, journey }));
      const { tracks } = await me.get(progressSchema, "/api/tracks/progress");
      expect(tracks.self_work.next_action.because.rule).toBe("easier");
      expect(["emotional_checkin", "grounding"]).toContain(tracks.self_work.next_action.technique);
    });
  });

  test("words in a third language are answered, and begin nothing by themselves", async () => {
    const me = await walker(house, storage);
    await me.settled();
    await me.prepare((before) => ({ ...before, journey: journeyAt(house.clock.now(), { self_work: 10 }) }));
    const told = await me.say("Ich möchte meinem Kind einen Brief schreiben");
    expect(told.replies.length).toBeGreaterThan(0);
    expect((await me.get(exerciseListSchema, "/api/exercises")).exercises).toEqual([]);
  });

  test("signs of a crisis in a letter: help lines, the draft is kept, and it goes on where it was", async () => {
    const me = await walker(house, storage);
    await me.settled();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "letter_to_child" });
    let now = await me.answer(exercise?.id ?? "", { step: "kind", press: "unsent" });
    now = await me.answer(exercise?.id ?? "", { step: "to", text: "My little bear" });
    const problem = await me.refused("POST", `/api/exercises/${exercise?.id}/answer`, {
      step: now.exercise?.step.id,
      text: "I want to kill myself",
    });
    expect(problem.code).toBe("crisis");
    expect(problem.replies?.[0]?.text).toMatch(/\d{3}/);
    const { exercises } = await me.get(exerciseListSchema, "/api/exercises");
    expect(exercises).toMatchObject([{ id: exercise?.id, step: { id: now.exercise?.step.id } }]);
  });
});
