import { expect, test } from "vitest";
import { freshKey, masterKeys } from "#storage/crypto.ts";
import { jsonLiteral, literal } from "#storage/literal.ts";
import { migrate, migrations } from "#storage/migrate.ts";
import { withClient } from "#storage/postgres.ts";
import { aPerson, freshDatabase, storageOf, testSecret } from "./databases.ts";
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
