import { expect, test } from "vitest";
import { freshKey, masterKeys } from "#storage/crypto.ts";
import { jsonLiteral, literal } from "#storage/literal.ts";
import { migrate, migrations } from "#storage/migrate.ts";
import { withClient } from "#storage/postgres.ts";
import { aPerson, fakeClock, freshDatabase, storageOf, testSecret } from "./databases.ts";
import { aFullDay } from "./days.ts";
import { change, readState } from "./people.ts";
import { aFullJourney, anAlbum, anExercise, keepPhoto } from "./walkers.ts";

const open = storageOf("postgres");

const dayMs = 24 * 3_600_000;

test.each([
  ["tracks", "0005"],
  ["health days", "0006"],
])("whoever was there before there were %s goes on as they were, and can set out", async (_what, migration) => {
  const database = await freshDatabase();
  const { id, ...person } = aPerson();
  const key = freshKey(masterKeys(testSecret), id);
  await withClient({ url: database.url }, async (connection) => {
    await migrate(
      connection,
      migrations().filter(({ name }) => name < migration),
    );
    const row = {
      person: {
        locale: person.locale,
        tone: person.tone,
        time_zone: person.timeZone,
        show_estimate: false,
        neutral_notifications: false,
        model_consent: false,
        step_size: person.stepSize,
        rephrase_counts: {},
        created_at: person.createdAt,
      },
      version: key.version,
      wrapped: Buffer.from(key.wrapped).toString("base64"),
    };
    await connection.exec(`select core.create_person(${literal(id)}, ${jsonLiteral(row)})`);
  });
  const storage = await open({ databaseUrl: database.url });
  // When somebody came is kept to the day, also of those who were there before.
  const createdAt = Math.floor(person.createdAt / dayMs) * dayMs;
  expect(await readState(storage, id)).toMatchObject({
    person: { id, ...person, createdAt },
    journey: undefined,
    exercises: [],
    day: undefined,
  });
  const [journey, exercises, day] = [aFullJourney(), [anExercise()], aFullDay()];
  const album = anAlbum(await keepPhoto(storage, id, 1));
  await change(storage, id, (before) => ({ ...before, journey, exercises, day }), { savedWorks: [album] });
  expect(await readState(storage, id)).toMatchObject({ journey, exercises, day });
  expect(await storage.store.works(id, { ids: [album.id] })).toStrictEqual([album]);
});

test("whoever planned days before their figures were kept counts from the start", async () => {
  const database = await freshDatabase();
  const clock = fakeClock(Date.UTC(2026, 10, 21, 20));
  await withClient({ url: database.url }, async (connection) => {
    await migrate(
      connection,
      migrations().filter(({ name }) => name < "0032"),
    );
    const plan = (ago: number, states: readonly string[]): string => `
      insert into core.day_plan (person_id, date, made_at, revision, wakes_at, sleeps_at, archetype, mode, sealed)
      values ('${aPerson().id}', '2026-11-21', ${clock.now() - ago}, 1, 0, 0, 'foundation_builder', 'low', '');
      ${states
        .map(
          (
            state,
            place,
          ) => `insert into core.day_task (person_id, date, id, position, block_id, kind, start_time, duration_minutes,
            version, stage, intensity, state, reminded)
          select person_id, date, '${place}', ${place}, 'b', 'habit', 0, 5, 'usual', 'beginner', 'easy', '${state}', false
          from core.day_plan where made_at = ${clock.now() - ago};`,
        )
        .join("")}`;
    await connection.exec(`begin; select set_config('app.system', 'on', true);
      ${plan(0, ["done", "partly", "swapped"])} ${plan(2 * dayMs, ["open"])} ${plan(9 * dayMs, ["done", "done"])} commit`);
  });
  const storage = await open({ databaseUrl: database.url, clock });
  expect(await storage.dayCounts()).toEqual({ persons: 0, plans: 1, done_share: 0.5 });
});
