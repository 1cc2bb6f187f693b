import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import type { ExerciseId } from "#core/techniques/exercise.ts";
import type { Work, WorkId } from "#core/techniques/work.ts";
import { inTransaction, onlyValue } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aGoal, change, readState } from "./people.ts";
import { aDate, aFullJourney, aJourney, anExercise, aWork, everyMilestone } from "./walkers.ts";

const hour = 3600_000;

describeOnBoth("tracks", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function somebody(changes: Partial<Snapshot> = {}, timeZone = "UTC"): Promise<PersonId> {
    const person = await storage.store.createPerson(aPerson({ timeZone }), undefined);
    await change(storage, person, (before) => ({ ...before, ...changes }));
    return person;
  }
  const put = (person: PersonId, works: readonly Work[]): Promise<void> =>
    change(storage, person, (before) => before, { savedWorks: works });
  const row = (person: PersonId, sql: string): Promise<unknown> =>
    inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return onlyValue(await run.exec(sql));
    });

  test("a journey is loaded as it was saved, with everything in it and with nothing", async () => {
    for (const journey of [aFullJourney(), aJourney()]) {
      const person = await somebody({ journey });
      expect((await readState(storage, person)).journey).toStrictEqual(journey);
      const opened = await storage.store.transaction(person, (tx) => tx.open("look"));
      expect(opened?.snapshot.journey).toStrictEqual(journey);
    }
  });

  test("a journey that is walked on takes the place of the one before, and what it forgot is forgotten", async () => {
    const person = await somebody({ journey: aFullJourney() });
    const next = { ...aFullJourney(), mood: undefined, diary: undefined, today: undefined, revision: 10, capsules: [] };
    await change(storage, person, (before) => ({ ...before, journey: next }));
    expect((await readState(storage, person)).journey).toStrictEqual(next);
  });

  test("operators and other programs find the fields under their names, in the person's own calendar", async () => {
    const at = Date.UTC(2026, 9, 9, 23, 30);
    const person = await somebody({}, "Europe/Riga");
    await change(storage, person, (before) => ({ ...before, journey: aFullJourney() }), { at });
    expect(await row(person, "select to_json(j) from core.journey j")).toMatchObject({
      primary_track: "child_connection",
      recovery_week: 2,
      recovery_day: 3,
      track_switch_count: 3,
      total_actions: 3,
      last_activity: Date.UTC(2026, 9, 1, 15),
      recovery_tracks: {
        self_work: { phase: "awareness", completion_percentage: 20, total_actions: 3 },
        child_connection: { phase: "expression", completion_percentage: 45 },
        community: { paused: true, weight: 3, last_activity: null },
      },
    });
    expect(await row(person, "select rest ? 'mood' from core.journey")).toBe(false);
  });

  test("a milestone is written once and never lost, whatever is saved afterwards", async () => {
    const milestones = everyMilestone();
    const person = await somebody({ journey: aJourney([], { milestones }) });
    const later = milestones.map((milestone) => ({ ...milestone, at: milestone.at + hour }));
    await change(storage, person, (before) => ({ ...before, journey: aJourney() }));
    await storage.store.transaction(person, async (tx) => {
      const opened = await tx.open("again");
      if (opened === undefined) throw new Error("nobody");
      // A snapshot from before the first save: the milestones look new to it.
      const before = { ...opened.snapshot, journey: undefined };
      const after = { ...before, journey: aJourney([], { milestones: later }) };
      await tx.save({
        key: "again",
        at: 1,
        before,
        decision: { after, replies: [], journal: [] },
        outbox: [],
        live: [],
      });
    });
    expect((await readState(storage, person)).journey?.milestones).toStrictEqual(milestones);
  });

  test("a hundred milestones keep their order", async () => {
    const person = await somebody({ journey: aJourney() });
    await row(
      person,
      `insert into core.track_milestones (person_id, track, milestone_type, achieved_at)
        select ${literal(person)}, 'community', 'm' || n, 5 from generate_series(1, 100) n returning 1`,
    );
    const read = (await readState(storage, person)).journey?.milestones ?? [];
    expect(read.map(({ type }) => type)).toEqual(Array.from({ length: 100 }, (_, n) => `m${n + 1}`));
  });

  test("open exercises come back with their answers, the one touched last first, until they are over", async () => {
    const [first, second] = [anExercise(), anExercise({ technique: "grounding", touchedAt: 99, answers: {} })];
    const person = await somebody({ exercises: [first, second] });
    expect((await readState(storage, person)).exercises).toStrictEqual(
      [first, second].sort((a, b) => b.touchedAt - a.touchedAt),
    );
    const touched = {
      ...second,
      at: "end",
      touchedAt: first.touchedAt + 9,
      answers: { a: { kind: "skipped" } },
    } as const;
    await change(storage, person, (before) => ({
      ...before,
      exercises: before.exercises.map((exercise) => (exercise.id === second.id ? touched : exercise)),
    }));
    expect((await readState(storage, person)).exercises).toStrictEqual([touched, first]);
    await change(storage, person, (before) => ({ ...before, exercises: [touched] }));
    expect((await readState(storage, person)).exercises).toStrictEqual([touched]);
  });

  test("works are never in the state, and are found by id, by kind, and a page at a time, newest first", async () => {
    const person = await somebody();
    const letters = [1, 2, 3].map((n) => aWork({ createdAt: n }));
    const quest = aWork({ kind: "quest", technique: "create_quest", status: "kept", createdAt: 9, opensOn: undefined });
    await put(person, [...letters, quest]);
    const newest = [quest, ...letters.toReversed()];
    const ids = [letters[0], quest].flatMap((work) => work?.id ?? []);
    expect((await readState(storage, person)).works).toEqual([]);
    const all = { kind: undefined, from: 0, limit: 10 } as const;
    expect(await storage.store.works(person, all)).toStrictEqual(newest);
    expect(await storage.store.works(person, { ...all, from: 1, limit: 2 })).toStrictEqual(newest.slice(1, 3));
    expect(await storage.store.works(person, { ids })).toStrictEqual([quest, letters[0]]);
    expect(await storage.store.works(person, { ids: [] })).toEqual([]);
    await storage.store.transaction(person, async (tx) => {
      expect(await tx.works({ ...all, kind: "letter" })).toStrictEqual(letters.toReversed());
      expect(await tx.works({ ...all, kind: "album" })).toEqual([]);
    });
    expect(await storage.store.works(await somebody(), { ids })).toEqual([]);
    expect(await storage.store.works(randomUUID() as PersonId, all)).toEqual([]);
  });

  test("a work is changed in place, with or without new words, and removed for good", async () => {
    const person = await somebody();
    const [work, other] = [aWork(), aWork()];
    await put(person, [work, other]);
    const marked: Work = { ...work, status: "opened", changedAt: work.changedAt + 1 };
    await storage.store.transaction(person, async (tx) => {
      const opened = await tx.open("mark");
      if (opened === undefined) throw new Error("nobody");
      const before = { ...opened.snapshot, works: [work] };
      const decision = { after: { ...before, works: [marked] }, replies: [], journal: [], savedWorks: [marked] };
      await tx.save({ key: "mark", at: 1, before, decision, outbox: [], live: [] });
    });
    expect(await storage.store.works(person, { ids: [work.id] })).toStrictEqual([marked]);
    const rewritten: Work = { ...marked, title: { ref: "technique.letter_to_child.name" }, sections: [] };
    await put(person, [rewritten]);
    expect(await storage.store.works(person, { ids: [work.id] })).toStrictEqual([rewritten]);
    await change(storage, person, (before) => before, { removedWorks: [work.id] });
    expect(await storage.store.works(person, { kind: undefined, from: 0, limit: 9 })).toStrictEqual([other]);
  });

  test("of a deleted diary entry the link stays, without its words, and is given only where asked for", async () => {
    const person = await somebody();
    const link = { number: 1, previous: "0".repeat(64), hash: "cd".repeat(32), corrects: undefined };
    const first = aWork({
      kind: "diary_entry",
      technique: "contact_diary",
      status: "kept",
      diary: link,
      opensOn: undefined,
    });
    const second = { ...first, id: randomUUID() as WorkId, diary: { ...link, number: 2, corrects: first.id } };
    await put(person, [first, second]);
    const emptied: Work = { ...first, sections: [], title: "", deleted: true };
    await put(person, [emptied]);
    const query = { kind: "diary_entry", from: 0, limit: 10 } as const;
    expect(await storage.store.works(person, query)).toStrictEqual([second]);
    const all = await storage.store.works(person, { ...query, deletedToo: true });
    expect(all).toHaveLength(2);
    expect(all).toEqual(expect.arrayContaining([emptied, second]));
    expect(await storage.store.works(person, { ids: [first.id] })).toEqual([]);
  });

  test("what the dialogue waits for on the tracks, the safety plan and the way back are kept", async () => {
    const person = await somebody();
    const exerciseId = randomUUID() as ExerciseId;
    const dialogue = {
      ...(await readState(storage, person)).dialogue,
      waiting: { for: "time_zone", back: { for: "exercise", exerciseId } },
      safetyPlan: "plan" as WorkId,
      before: { exerciseId, at: 5 },
    } as const;
    await change(storage, person, (before) => ({ ...before, dialogue }));
    expect((await readState(storage, person)).dialogue).toStrictEqual(dialogue);
    const quiet = { ...dialogue, waiting: { for: "nothing" }, before: { exerciseId: undefined, at: 6 } } as const;
    await change(storage, person, (before) => ({ ...before, dialogue: quiet }));
    expect((await readState(storage, person)).dialogue).toStrictEqual(quiet);
  });

  test("a goal remembers the track that it was linked to", async () => {
    const goal = aGoal({ track: "negotiation" });
    const person = await somebody({ goals: [goal] });
    expect((await readState(storage, person)).goals).toStrictEqual([goal]);
    await change(storage, person, (b) => ({ ...b, goals: [{ ...goal, track: "community" }] }));
    expect((await readState(storage, person)).goals[0]?.track).toBe("community");
  });

  test("words that a database stumbles over come back as they were", async () => {
    const odd = "'; drop table core.work; -- \\' \u0000 \ud83d\ude00 ё \u202e 🏳️‍🌈 \ud800";
    const exercise = anExercise({ answers: { a: { kind: "text", text: odd } } });
    const person = await somebody({ exercises: [exercise] });
    const work = aWork({ title: odd, sections: [{ step: "a", head: { ref: "x" }, lines: [{ text: odd }] }] });
    await put(person, [work]);
    expect((await readState(storage, person)).exercises).toStrictEqual([exercise]);
    expect(await storage.store.works(person, { ids: [work.id] })).toStrictEqual([work]);
  });

  test("whoever is due is found by time, those waiting longest first, and nobody else", async () => {
    const base = clock.now() - 1e9;
    const [late, early, notYet] = await Promise.all([
      somebody({ journey: aJourney([], { lookAt: base + 2 }) }),
      somebody({ journey: aJourney([], { lookAt: base + 1 }) }),
      somebody({ journey: aJourney([], { lookAt: clock.now() + hour }) }),
    ]);
    await somebody();
    const due = await storage.store.dueJourneys(clock.now(), 1000);
    expect(due.filter((person) => [late, early, notYet].includes(person))).toEqual([early, late]);
    expect(await storage.store.dueJourneys(clock.now(), 1)).toHaveLength(1);
    // Whoever sleeps in another record is not spoken to.
    await storage.store.mergePersons(notYet, early);
    expect(await storage.store.dueJourneys(clock.now(), 1000)).not.toContain(early);
  });
});

describeOnBoth("figures about the tracks", (open) => {
  test("the operator sees how many walk, how far, and how many are stuck, and no person", async () => {
    const clock = fakeClock(Date.UTC(2026, 9, 2));
    const storage = await open({ clock });
    expect(await storage.trackCounts()).toEqual({ persons: 0, stuck: 0, average_percent: {} });
    const journeys = [
      aJourney(["emotional_checkin"]),
      aJourney(["quest_created", "emotional_checkin"]),
      aJourney([], { startedOn: aDate("2026-10-01") }),
    ];
    for (const journey of [...journeys, undefined]) {
      const person = await storage.store.createPerson(aPerson(), undefined);
      await change(storage, person, (before) => ({ ...before, journey }));
    }
    const average_percent = { self_work: 8.33, child_connection: 10, negotiation: 0, community: 0 };
    expect(await storage.trackCounts()).toEqual({ persons: 3, stuck: 0, average_percent });
    clock.advance(30 * 24 * hour);
    expect(await storage.trackCounts()).toEqual({ persons: 3, stuck: 3, average_percent });
  });
});
