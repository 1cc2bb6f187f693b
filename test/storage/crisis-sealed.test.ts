import { expect, test } from "vitest";
import { inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import type { PersonId } from "#core/person/person.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { change, readState } from "./people.ts";

const crisis = { since: 1_780_000_000_000, level: "high", kind: "self_harm", held: undefined, checkedInAt: 7 } as const;

describeOnBoth("crisis state", (open) => {
  const as = (storage: Storage, person: PersonId, sql: string) =>
    inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return (await run.exec(sql)).at(-1) ?? [];
    });
  const rowOf = async (storage: Storage, person: PersonId) =>
    JSON.stringify(await as(storage, person, "select to_json(d) from core.dialogue d"));
  const inTheClear = /self_harm|"high"|1780000000000/;

  test("a dump does not tell who is in a crisis, of which kind, and since when", async () => {
    const storage = await open();
    const person = await storage.store.createPerson(aPerson(), undefined);
    await change(storage, person, (before) => ({ ...before, dialogue: { ...before.dialogue, crisis } }));
    expect(await rowOf(storage, person)).not.toMatch(inTheClear);
    expect((await readState(storage, person)).dialogue.crisis).toEqual(crisis);
    await change(storage, person, (before) => ({ ...before, dialogue: { ...before.dialogue, crisis: undefined } }));
    expect((await readState(storage, person)).dialogue.crisis).toBeUndefined();
  });

  test("what an earlier Waymark kept in the clear still holds, and is sealed by night", async () => {
    const storage = await open();
    const person = await storage.store.createPerson(aPerson(), undefined);
    await change(storage, person, (before) => ({
      ...before,
      dialogue: { ...before.dialogue, waiting: { for: "text_as_goal", text: "learn to swim" } },
    }));
    await as(
      storage,
      person,
      `update core.dialogue set crisis_level = 'high', crisis_kind = 'self_harm', crisis_since = ${crisis.since}, crisis_checked_in_at = 7;
        update core.person set settings_at = settings_at`,
    );
    expect(await rowOf(storage, person)).toMatch(inTheClear);
    const before = await readState(storage, person);
    expect(before.dialogue).toMatchObject({ crisis, waiting: { text: "learn to swim" } });
    await storage.purge();
    expect(await rowOf(storage, person)).not.toMatch(inTheClear);
    expect(await readState(storage, person)).toEqual(before);
  });
});
