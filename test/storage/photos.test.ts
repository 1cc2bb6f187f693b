import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { photoLimits } from "#storage/photo-store.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { change } from "./people.ts";
import { anAlbum, anExercise, aWork, keepPhoto } from "./walkers.ts";

const day = 24 * 3600_000;

describeOnBoth("photos", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });
  const somebody = (): Promise<PersonId> => storage.store.createPerson(aPerson(), undefined);
  const keep = (person: PersonId, bytes?: Uint8Array): Promise<string> =>
    keepPhoto(storage, person, clock.now(), bytes);
  const exists = async (person: PersonId, ...ids: readonly string[]): Promise<readonly boolean[]> =>
    Promise.all(ids.map(async (id) => (await storage.photos.get(person, id)) !== undefined));

  test("a photo comes back byte by byte, once however often it was put, and nothing where there is none", async () => {
    const person = await somebody();
    const photo = { id: "telegram:AgAC-_", mime: "image/jpeg", bytes: randomBytes(700_000) } as const;
    expect(await storage.photos.put(person, photo, 1)).toBe("stored");
    expect(await storage.photos.put(person, { ...photo, bytes: randomBytes(9) }, 2)).toBe("stored");
    const found = await storage.photos.get(person, photo.id);
    expect(found).toMatchObject({ id: photo.id, mime: "image/jpeg" });
    expect(Buffer.from(found?.bytes ?? []).equals(photo.bytes)).toBe(true);
    expect(await storage.photos.get(person, "another")).toBeUndefined();
    expect(await storage.photos.get(randomUUID() as PersonId, photo.id)).toBeUndefined();
  });

  test("in the database there is no picture, only what opens for this person and this photo", async () => {
    const person = await somebody();
    const plain = Buffer.from("\xff\xd8\xff\xe0 the beginning of every picture", "latin1");
    const ids = [await keep(person, plain), await keep(person, plain)];
    const raw = await inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      const [rows = []] = await run.exec("select encode(sealed, 'hex') as sealed from core.photo order by 1");
      return rows.map((row) => String(row["sealed"]));
    });
    expect(raw).toHaveLength(2);
    expect(raw[0]).not.toBe(raw[1]);
    for (const sealed of raw) expect(sealed).not.toContain(plain.toString("hex").slice(0, 8));
    await inTransaction(storage.database, (run) =>
      run.exec(`select set_config('app.person_id', ${literal(person)}, true);
        update core.photo set sealed = (select sealed from core.photo where id = ${literal(ids[0] ?? "")})`),
    );
    await expect(storage.photos.get(person, ids[1] ?? "")).rejects.toMatchObject({ name: "CannotOpen" });
  });

  test("there is a limit to what is kept for one person, in number and in bytes, and it is theirs alone", async () => {
    const [many, heavy] = [await somebody(), await somebody()];
    const fill = (person: PersonId, count: number, size: number): Promise<unknown> =>
      inTransaction(storage.database, (run) =>
        run.exec(`select set_config('app.person_id', ${literal(person)}, true);
          insert into core.photo (person_id, id, mime, size, created_at, sealed)
          select ${literal(person)}, 'p' || n, 'image/jpeg', ${size}, ${clock.now()}, '' from generate_series(1, ${count}) n`),
      );
    await fill(many, photoLimits.count - 1, 10);
    const photo = { id: "one more", mime: "image/jpeg", bytes: Buffer.alloc(11) } as const;
    expect(await storage.photos.put(many, photo, clock.now())).toBe("stored");
    expect(await storage.photos.put(many, { ...photo, id: "too many" }, clock.now())).toBe("too_many");
    expect(await storage.photos.put(many, photo, clock.now())).toBe("stored");
    await fill(heavy, 1, photoLimits.bytes - 10);
    expect(await storage.photos.put(heavy, photo, clock.now())).toBe("too_many");
    expect(await storage.photos.put(heavy, { ...photo, bytes: Buffer.alloc(10) }, clock.now())).toBe("stored");
    expect(await storage.photos.put(await somebody(), photo, clock.now())).toBe("stored");
  });

  test("of photos that come at the same moment no more are kept than there is room for", async () => {
    const person = await somebody();
    await inTransaction(storage.database, (run) =>
      run.exec(`select set_config('app.person_id', ${literal(person)}, true);
        insert into core.photo (person_id, id, mime, size, created_at, sealed)
        select ${literal(person)}, 'p' || n, 'image/jpeg', 1, 1, '' from generate_series(1, ${photoLimits.count - 2}) n`),
    );
    const put = (): Promise<string> =>
      storage.photos.put(person, { id: randomUUID(), mime: "image/jpeg", bytes: Buffer.alloc(5) }, 1);
    const kept = await Promise.all([put(), put(), put(), put()]);
    expect(kept.sort()).toEqual(["stored", "stored", "too_many", "too_many"]);
  });

  test("a photo that nothing shows is forgotten after a day; what a work or an open exercise shows stays", async () => {
    clock.advance(2 * day);
    await storage.purge();
    const person = await somebody();
    const [shown, drafted, stray] = [await keep(person), await keep(person), await keep(person)];
    const answers = { photos: { kind: "photos", photos: [drafted], done: false } } as const;
    await change(storage, person, (b) => ({ ...b, exercises: [anExercise({ answers })] }), {
      savedWorks: [anAlbum(shown)],
    });
    clock.advance(day - 1);
    const fresh = await keep(person);
    await storage.purge();
    expect(await exists(person, shown, drafted, stray, fresh)).toEqual([true, true, true, true]);
    clock.advance(2);
    expect(await storage.purge()).toMatchObject({ photos: 1 });
    expect(await exists(person, shown, drafted, stray, fresh)).toEqual([true, true, false, true]);
    await change(storage, person, (b) => ({ ...b, exercises: [] }));
    await storage.purge();
    expect(await exists(person, shown, drafted)).toEqual([true, false]);
  });

  test("a finished exercise hands its photos on to the work", async () => {
    const person = await somebody();
    const photo = await keep(person);
    const answers = { photos: { kind: "photos", photos: [photo], done: true } } as const;
    await change(storage, person, (b) => ({ ...b, exercises: [anExercise({ answers })] }));
    await change(storage, person, (b) => ({ ...b, exercises: [] }), { savedWorks: [anAlbum(photo)] });
    clock.advance(2 * day);
    await storage.purge();
    expect(await exists(person, photo)).toEqual([true]);
  });

  test("deleting a work deletes its photos at once, but none that something else shows", async () => {
    const person = await somebody();
    const [alone, shared, drafted] = [await keep(person), await keep(person), await keep(person)];
    const answers = { photos: { kind: "photos", photos: [drafted], done: false } } as const;
    const [first, second] = [anAlbum(alone, shared, drafted), anAlbum(shared)];
    await change(storage, person, (b) => ({ ...b, exercises: [anExercise({ answers })] }), {
      savedWorks: [first, second],
    });
    await change(storage, person, (b) => b, { removedWorks: [first.id] });
    expect(await exists(person, alone, shared, drafted)).toEqual([false, true, true]);
    await change(storage, person, (b) => b, { removedWorks: [second.id] });
    expect(await exists(person, shared)).toEqual([false]);
  });

  test("a page taken out of an album takes its photo along, and so does an emptied diary entry", async () => {
    const person = await somebody();
    const [out, kept] = [await keep(person), await keep(person)];
    const album = anAlbum(out, kept);
    await change(storage, person, (b) => b, { savedWorks: [album] });
    await change(storage, person, (b) => b, { savedWorks: [{ ...anAlbum(kept), id: album.id }] });
    expect(await exists(person, out, kept)).toEqual([false, true]);
    const diary = { number: 1, previous: "0".repeat(64), hash: "ab", corrects: undefined };
    const emptied = aWork({ id: album.id, kind: "diary_entry", diary, sections: [], title: "", deleted: true });
    await change(storage, person, (b) => b, { savedWorks: [emptied] });
    expect(await exists(person, kept)).toEqual([false]);
  });

  test("with an erased person their photos are gone, and none can be put for them", async () => {
    const person = await somebody();
    const photo = await keep(person);
    await storage.store.erasePerson(person);
    expect(await exists(person, photo)).toEqual([false]);
    await expect(keep(person)).rejects.toMatchObject({ name: "CannotOpen" });
  });
});
