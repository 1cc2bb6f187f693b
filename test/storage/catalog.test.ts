import { expect, test } from "vitest";
import { readDayPack } from "#content/day-files.ts";
import type { PersonId } from "#core/person/person.ts";
import type { CatalogFiles } from "#storage/catalog.ts";
import { inTransaction, type Row } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";

const pack: CatalogFiles = readDayPack(new URL("../../content", import.meta.url).pathname);
const only = (count: number): CatalogFiles => ({
  habits: pack.habits.slice(0, count),
  archetypes: pack.archetypes.slice(0, 1),
});

describeOnBoth("the catalog of habits and days", (open) => {
  const rows = (storage: Storage, sql: string, person?: PersonId): Promise<readonly Row[]> =>
    inTransaction(storage.database, async (run) => {
      if (person !== undefined) await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return (await run.exec(sql)).at(-1) ?? [];
    });

  test("holds what content has, under the names that other programs know, for whoever looks", async () => {
    const storage = await open();
    const change = await storage.syncCatalog(pack);
    expect(change).toEqual({ habits: pack.habits.length, templates: pack.archetypes.length * 3 });
    const person = await storage.store.createPerson(aPerson(), undefined);
    for (const who of [undefined, person]) {
      const [habit] = await rows(
        storage,
        "select to_json(h) as row from core.habit_definitions h where habit_id = 'tea_ceremony'",
        who,
      );
      expect(habit?.["row"]).toMatchObject({
        category: "self_care",
        difficulty_level: 1,
        prerequisites: [],
        archetype_compatibility: expect.arrayContaining(["foundation_builder"]),
        duration_minutes: expect.any(Number),
        energy_requirement: "low",
        contraindications: expect.any(Array),
        is_active: true,
      });
      const [template] = await rows(
        storage,
        "select to_json(t) as row from core.archetype_time_block_templates t where template_name = 'gentle_building'",
        who,
      );
      expect(template?.["row"]).toMatchObject({
        id: "foundation_builder.medium",
        archetype: "foundation_builder",
        version: expect.stringMatching(/^\d+\.\d+$/u),
        template_data: {
          total_duration_minutes: 180,
          energy_distribution: { morning: 0.5, midday: 0.25, evening: 0.25 },
          blocks: [
            {
              id: "foundation_builder_gentle_awakening",
              energy_requirement: "low",
              core_activities: expect.arrayContaining(["peaceful_waking"]),
            },
            { energy_requirement: "medium" },
            { energy_requirement: "low" },
          ],
        },
      });
    }
  });

  test("has the totals of a template as they follow from its blocks", async () => {
    const storage = await open();
    await storage.syncCatalog(pack);
    const [optimization] = await rows(
      storage,
      "select template_data as data from core.archetype_time_block_templates where id = 'peak_performer.medium'",
    );
    // 90 minutes that count twice, 150 three times, 30 once, 60 twice; the thirds begin at 5:00, 10:30 and 16:00.
    expect(optimization?.["data"]).toMatchObject({
      total_duration_minutes: 330,
      energy_distribution: {
        morning: Math.round((100 * (180 + 270)) / 780) / 100,
        midday: Math.round((100 * (180 + 30)) / 780) / 100,
        evening: Math.round((100 * 120) / 780) / 100,
      },
    });
  });

  test("is written once: the same content again touches no row", async () => {
    const clock = fakeClock();
    const storage = await open({ clock });
    await storage.syncCatalog(only(3));
    clock.advance(1000);
    expect(await storage.syncCatalog(only(3))).toEqual({ habits: 0, templates: 0 });
    const [times] = await rows(storage, "select max(updated_at)::text as at from core.habit_definitions");
    expect(times?.["at"]).toBe(String(clock.now() - 1000));
  });

  test("what changes is changed, what goes is kept but no longer active, what comes back is active again", async () => {
    const storage = await open();
    const [first] = pack.habits;
    if (first === undefined) throw new Error("content has no habits");
    await storage.syncCatalog(only(3));
    const renamed = { habits: [{ habit: { ...first.habit, difficulty: 7 } }], archetypes: [] };
    expect(await storage.syncCatalog(renamed)).toEqual({ habits: 3, templates: 3 });
    const state = () =>
      rows(
        storage,
        "select difficulty_level as d, is_active as a from core.habit_definitions order by habit_id <> " +
          literal(first.habit.id) +
          ", habit_id",
      );
    expect(await state()).toEqual([
      { d: 7, a: true },
      expect.objectContaining({ a: false }),
      expect.objectContaining({ a: false }),
    ]);
    expect(await storage.syncCatalog(only(3))).toEqual({ habits: 3, templates: 3 });
    expect((await state()).every(({ a }) => a === true)).toBe(true);
  });

  test("two processes that start at once do not get in each other's way", async () => {
    const storage = await open();
    const changes = await Promise.all([storage.syncCatalog(only(5)), storage.syncCatalog(only(5))]);
    expect(changes.map(({ habits }) => habits).toSorted()).toEqual([0, 5]);
  });
});
