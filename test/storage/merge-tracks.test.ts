import { beforeAll, expect, test } from "vitest";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Exercise } from "#core/techniques/exercise.ts";
import type { Work } from "#core/techniques/work.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import type { Journey } from "#core/tracks/journey.ts";
import { keyRing, masterKeys } from "#storage/crypto.ts";
import { inTransaction, onlyValue } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { openJson, sealJson, spots, type WrappedKeyRow, wrappedKeys } from "#storage/sealing.ts";
import { aPerson, describeOnBoth, fakeClock, testSecret } from "./databases.ts";
import { change, readState } from "./people.ts";
import { aDate, aJourney, anAlbum, anExercise, aWork, keepPhoto } from "./walkers.ts";

const hour = 3600_000;

interface Walker {
  readonly person: PersonId;
  readonly photo: string;
  readonly draftPhoto: string;
  readonly works: readonly [Work, Work];
  readonly exercise: Exercise;
}

describeOnBoth("merging the tracks", (open) => {
  let storage: Storage;
  const clock = fakeClock(Date.UTC(2026, 9, 3));
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function walker(journey: Journey | undefined): Promise<Walker> {
    const person = await storage.store.createPerson(aPerson({ createdAt: clock.now() }), undefined);
    const [photo, draftPhoto] = [await keepPhoto(storage, person, clock.now()), await keepPhoto(storage, person, 7)];
    const works = [aWork(), anAlbum(photo)] as const;
    const answers = { photos: { kind: "photos", photos: [draftPhoto], done: false } } as const;
    const exercise = anExercise({ answers });
    await change(
      storage,
      person,
      (before) => ({
        ...before,
        journey,
        exercises: [exercise],
        dialogue: {
          ...before.dialogue,
          waiting: { for: "exercise", exerciseId: exercise.id },
          safetyPlan: works[0].id,
        },
      }),
      { at: clock.now(), savedWorks: works },
    );
    return { person, photo, draftPhoto, works, exercise };
  }
  const all = { kind: undefined, from: 0, limit: 100, deletedToo: true } as const;
  /** Everything that a person sees of the tracks. */
  async function tracksOf(person: PersonId) {
    const { journey, exercises, dialogue } = await readState(storage, person);
    const exported = await storage.store.exportPerson(person);
    return { journey, exercises, dialogue, works: await storage.store.works(person, all), photos: exported?.photos };
  }
  const ids = (list: readonly { readonly id: string }[] | undefined): string[] =>
    (list ?? []).map(({ id }) => id).sort();
  const walkOn = (person: PersonId, to: (journey: Journey) => Partial<Journey>): Promise<void> =>
    change(
      storage,
      person,
      (before): Snapshot => ({ ...before, journey: before.journey && { ...before.journey, ...to(before.journey) } }),
      { at: clock.now() },
    );

  test("the further way on each track, every milestone, every draft, work and photo come together, readable", async () => {
    const one = await walker(aJourney(["emotional_checkin", "cbt_exercise"]));
    const other = await walker(aJourney(["quest_created", "emotional_checkin"], { mood: { score: 4, at: 5 } }));
    await storage.store.mergePersons(one.person, other.person);
    const { journey, exercises, works, photos, dialogue } = await tracksOf(one.person);
    expect(journey?.tracks.self_work.percent).toBe(20);
    expect(journey?.tracks.child_connection.percent).toBe(30);
    expect(journey?.milestones.map(({ type }) => type).sort()).toEqual([
      "child_connection_25",
      "first_cbt",
      "first_checkin",
      "quest_created",
    ]);
    expect(journey?.mood).toEqual({ score: 4, at: 5 });
    expect(journey?.counts).toEqual({ emotional_checkin: 1, cbt_exercise: 1, quest_created: 1 });
    expect(ids(exercises)).toEqual(ids([one.exercise, other.exercise]));
    expect(works).toEqual(expect.arrayContaining([...one.works, ...other.works]));
    expect(works).toHaveLength(4);
    expect(ids(photos)).toEqual([one.photo, one.draftPhoto, other.photo, other.draftPhoto].sort());
    expect(photos?.every(({ base64 }) => Buffer.from(base64, "base64").toString().includes("lake"))).toBe(true);
    expect(dialogue).toMatchObject({ waiting: { exerciseId: one.exercise.id }, safetyPlan: one.works[0].id });
  });

  test("where only one of them walks, that way is taken as it is", async () => {
    const theirs = aJourney(["quest_created"], { switches: 2 });
    const [one, other] = [await walker(undefined), await walker(theirs)];
    await storage.store.mergePersons(one.person, other.person);
    expect((await readState(storage, one.person)).journey).toStrictEqual(theirs);
    const [mine, nobody] = [await walker(theirs), await walker(undefined)];
    await storage.store.mergePersons(mine.person, nobody.person);
    expect((await readState(storage, mine.person)).journey).toStrictEqual(theirs);
  });

  test.each([
    ["both walk", aJourney(["emotional_checkin"]), aJourney(["quest_created", "story_shared"])],
    ["only the other walks", undefined, aJourney(["quest_created"])],
    ["only this one walks", aJourney(["emotional_checkin"]), undefined],
    ["neither walks", undefined, undefined],
  ])("undo gives back exactly what came, where %s", async (_who, mine, theirs) => {
    const [one, other] = [await walker(mine), await walker(theirs)];
    const [before, otherBefore] = [await tracksOf(one.person), await tracksOf(other.person)];
    await storage.store.mergePersons(one.person, other.person);
    clock.advance(23 * hour);
    // The nightly clearing-up in between takes nothing that belongs to either.
    await storage.purge();
    expect(await storage.store.undoMerge(one.person)).toBe(true);
    expect(await tracksOf(one.person)).toStrictEqual(before);
    expect(await tracksOf(other.person)).toStrictEqual(otherBefore);
  });

  test("what was walked, written or begun since stays, with the progress that came, and the other has theirs again", async () => {
    const [one, other] = [await walker(aJourney(["emotional_checkin"])), await walker(aJourney(["quest_created"]))];
    const otherBefore = await tracksOf(other.person);
    await storage.store.mergePersons(one.person, other.person);
    clock.advance(hour);
    const finished = { key: "since", action: "legal_help", at: clock.now(), date: aDate("2026-10-03") } as const;
    await walkOn(one.person, (journey) => applyAction(journey, finished).journey);
    const [letter, album] = other.works;
    const since = aWork({ createdAt: clock.now(), changedAt: clock.now() });
    const rewritten: Work = { ...letter, title: "Another word for it", changedAt: clock.now() };
    await change(storage, one.person, (before) => before, { savedWorks: [rewritten, since] });
    await storage.store.undoMerge(one.person);
    const after = await tracksOf(one.person);
    expect(after.journey?.tracks).toMatchObject({ child_connection: { percent: 30 }, negotiation: { percent: 8 } });
    expect(after.journey?.milestones.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["first_checkin", "quest_created", "child_connection_25", "lawyer_found"]),
    );
    expect(ids(after.works)).toEqual(ids([...one.works, rewritten, since]));
    expect(after.works).toContainEqual(rewritten);
    expect(ids(after.works)).not.toContain(album.id);
    expect(ids(after.photos)).toEqual([one.photo, one.draftPhoto].sort());
    expect(ids(after.exercises)).toEqual([one.exercise.id]);
    expect(await tracksOf(other.person)).toStrictEqual(otherBefore);
  });

  test("milestones that once stayed are not taken by a later undo of the same two", async () => {
    const [one, other] = [await walker(aJourney()), await walker(aJourney(["quest_created"]))];
    await storage.store.mergePersons(one.person, other.person);
    clock.advance(hour);
    await walkOn(one.person, ({ switches, revision }) => ({ switches: switches + 1, revision: revision + 1 }));
    await storage.store.undoMerge(one.person);
    const { journey } = await readState(storage, one.person);
    expect(journey?.milestones.map(({ type }) => type)).toContain("quest_created");
    clock.advance(hour);
    await storage.store.mergePersons(one.person, other.person);
    await storage.store.undoMerge(one.person);
    expect((await readState(storage, one.person)).journey).toStrictEqual(journey);
  });

  test("two diaries stay as they were written; the longer one is gone on with, and stays where it was written on", async () => {
    const link = (number: number, hash: string, previous: string): Work =>
      aWork({
        kind: "diary_entry",
        technique: "contact_diary",
        diary: { number, hash, previous, corrects: undefined },
        changedAt: clock.now(),
      });
    const [one, other] = [
      await walker(aJourney([], { diary: { entries: 1, hash: "a1" } })),
      await walker(aJourney([], { diary: { entries: 2, hash: "b2" } })),
    ];
    const [mine, theirs] = [[link(1, "a1", "0")], [link(1, "b1", "0"), link(2, "b2", "b1")]];
    await change(storage, one.person, (before) => before, { savedWorks: mine });
    await change(storage, other.person, (before) => before, { savedWorks: theirs });
    await storage.store.mergePersons(one.person, other.person);
    const diary = { ...all, kind: "diary_entry" } as const;
    const both = await storage.store.works(one.person, diary);
    expect(both).toHaveLength(3);
    expect(both).toEqual(expect.arrayContaining([...mine, ...theirs]));
    expect((await readState(storage, one.person)).journey?.diary).toEqual({ entries: 2, hash: "b2" });
    clock.advance(hour);
    await walkOn(one.person, () => ({ diary: { entries: 3, hash: "b3" } }));
    await change(storage, one.person, (before) => before, { savedWorks: [link(3, "b3", "b2")] });
    await storage.store.undoMerge(one.person);
    expect(await storage.store.works(one.person, diary)).toHaveLength(4);
    expect((await readState(storage, one.person)).journey?.diary).toEqual({ entries: 3, hash: "b3" });
    expect(await storage.store.works(other.person, diary)).toHaveLength(2);
  });

  test("a dialogue that stood in something that goes back stands in nothing", async () => {
    const [one, other] = [await walker(undefined), await walker(undefined)];
    await storage.store.mergePersons(one.person, other.person);
    await change(storage, one.person, (before) => ({
      ...before,
      dialogue: {
        ...before.dialogue,
        waiting: { for: "work_section", workId: other.works[0].id, step: "body" },
        safetyPlan: other.works[0].id,
        before: { exerciseId: other.exercise.id, at: 1 },
      },
    }));
    await storage.store.undoMerge(one.person);
    const { dialogue } = await readState(storage, one.person);
    expect(dialogue.waiting).toEqual({ for: "nothing" });
    expect([dialogue.safetyPlan, dialogue.before]).toEqual([undefined, undefined]);
  });

  test("a merge from before there were tracks can still be undone", async () => {
    const [one, other] = [await walker(undefined), await walker(undefined)];
    await storage.store.mergePersons(one.person, other.person);
    await inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(one.person)}, true)`);
      const rows = onlyValue(
        await run.exec(
          "select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key",
        ),
      ) as readonly WrappedKeyRow[];
      const key = keyRing(masterKeys(testSecret)).key(one.person, wrappedKeys(rows));
      const sealed = String(onlyValue(await run.exec("select to_json(m)->>'sealed' from core.merge m")));
      const spot = spots.merge(other.person);
      const { tracks: _new, ...record } = openJson<Record<string, unknown>>(key, spot, sealed);
      await run.exec(`update core.merge set sealed = decode(${literal(sealJson(key, spot, record))}, 'base64')`);
    });
    expect(await storage.store.undoMerge(one.person)).toBe(true);
    expect((await tracksOf(other.person)).works).toHaveLength(2);
  });

  test("a copy left behind goes with the day: after it there is one record with everything", async () => {
    const [one, other] = [await walker(aJourney()), await walker(aJourney(["quest_created"]))];
    await storage.store.mergePersons(one.person, other.person);
    clock.advance(25 * hour);
    await storage.purge();
    expect(await storage.store.snapshot(other.person)).toBeUndefined();
    expect(await storage.photos.get(other.person, other.photo)).toBeUndefined();
    expect(await storage.photos.get(one.person, other.photo)).toBeDefined();
    expect((await readState(storage, one.person)).journey?.tracks.child_connection.percent).toBe(30);
  });
});
