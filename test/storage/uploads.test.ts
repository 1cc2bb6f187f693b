import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { FileGone, type FileBytes, type Upload } from "#app/importer.ts";
import { uploadSlice } from "#app/upload-shelf.ts";
import { createImportFiles, fileOnDisk } from "#channels/imports/import-files.ts";
import type { PersonId } from "#core/person/person.ts";
import { keyRing, masterKeys } from "#storage/crypto.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { wrappedKeys } from "#storage/sealing.ts";
import { uploadFolder } from "#storage/upload-folder.ts";
import { needsMount } from "../setup/mount.ts";
import { aPerson, describeOnBoth, fakeClock, freshDatabase, silentLog, storageOf, testSecret } from "./databases.ts";
import { change } from "./people.ts";

/** A file of so many bytes, no two of which alike would do. */
const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8) * 13) % 251);
async function* inPieces(bytes: Uint8Array, piece = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
async function whole(file: FileBytes, from = 0, to?: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read(from, to)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
const nobody = "00000000-0000-4000-8000-000000000000" as PersonId;
async function someone(storage: Storage): Promise<PersonId> {
  const person = aPerson();
  await storage.store.createPerson(person, undefined);
  return person.id;
}
const kept = async (storage: Storage, person: PersonId, bytes: Uint8Array): Promise<Upload> => {
  const upload = await createImportFiles(storage.uploads).keep(person, inPieces(bytes), 10_000_000);
  if (typeof upload !== "object") throw new Error(upload);
  return upload;
};

describeOnBoth("an upload", (open) => {
  const clock = fakeClock();
  let storage: Storage;
  beforeAll(async () => {
    storage = await open({ clock });
  });

  test.each([1, uploadSlice - 1, uploadSlice, uploadSlice + 1, 3 * uploadSlice + 77])(
    "of %i bytes is read as it came, from anywhere",
    async (length) => {
      const person = await someone(storage);
      const bytes = bytesOf(length);
      const file = createImportFiles(storage.uploads).open(await kept(storage, person, bytes));
      expect(file.bytes).toBe(length);
      expect(await whole(file)).toEqual(bytes);
      for (const [from, to] of [
        [0, 1],
        [length - 1, length],
        [length >> 1, length],
        [uploadSlice - 3, uploadSlice + 3],
        [length - 1, length + 99],
      ] as const)
        expect(await whole(file, from, to)).toEqual(bytes.slice(from, to));
    },
  );

  test("is told from others as the same file of this machine is", async () => {
    const place = join(mkdtempSync(join(inject("runFolder"), "same-")), "file");
    for (const length of [3, 2 ** 20, 2 ** 20 + 5, 2 ** 21 + 3]) {
      writeFileSync(place, bytesOf(length));
      const upload = await kept(storage, await someone(storage), bytesOf(length));
      expect((await fileOnDisk(place)) as object).toMatchObject({ fingerprint: upload.fingerprint, bytes: length });
    }
  });

  test("no piece of it is larger than a slice, whichever way it comes", async () => {
    const person = await someone(storage);
    const sizes: number[] = [];
    const files = createImportFiles({
      ...storage.uploads,
      add(who, id, number, bytes) {
        sizes.push(bytes.length);
        return storage.uploads.add(who, id, number, bytes);
      },
    });
    await files.keep(person, inPieces(bytesOf(1_000_000), 900_000), 10_000_000);
    expect(sizes).toEqual([uploadSlice, uploadSlice, uploadSlice, 1_000_000 - 3 * uploadSlice]);
  });

  test("is of one person: two at most, and of nobody", async () => {
    const person = await someone(storage);
    const other = await someone(storage);
    const files = createImportFiles(storage.uploads);
    const first = await kept(storage, person, bytesOf(5));
    await kept(storage, person, bytesOf(6));
    expect(await files.keep(person, inPieces(bytesOf(7)), 10)).toBe("busy");
    expect(await files.keep(other, inPieces(bytesOf(7)), 10)).toMatchObject({ bytes: 7 });
    expect(await files.keep(nobody, inPieces(bytesOf(7)), 10)).toBeUndefined();
    await storage.uploads.remove(first);
    expect((await storage.uploads.of(person)).map(({ bytes }) => bytes)).toEqual([6]);
    expect(await files.keep(person, inPieces(bytesOf(7)), 10)).toMatchObject({ bytes: 7 });
  });

  test.each([
    ["empty", 0],
    ["too_large", 11],
  ] as const)("that is %s leaves nothing", async (why, length) => {
    const person = await someone(storage);
    expect(await createImportFiles(storage.uploads).keep(person, inPieces(bytesOf(length)), 10)).toBe(why);
    expect(await storage.uploads.begin(person)).toMatchObject({ id: expect.any(String) });
  });

  test("that is removed while it is read is gone", async () => {
    const person = await someone(storage);
    const upload = await kept(storage, person, bytesOf(uploadSlice * 2));
    const reading = createImportFiles(storage.uploads).open(upload).read(0)[Symbol.asyncIterator]();
    await reading.next();
    await storage.uploads.remove(upload);
    await expect(reading.next()).rejects.toThrow(FileGone);
  });

  test("goes with whoever is erased, also while it comes", async () => {
    const person = await someone(storage);
    const erase = () => change(storage, person, (before) => before, { erase: true });
    async function* content(): AsyncGenerator<Uint8Array> {
      yield bytesOf(uploadSlice);
      await erase();
      yield bytesOf(uploadSlice);
    }
    expect(await createImportFiles(storage.uploads).keep(person, content(), 10_000_000)).toBeUndefined();
    expect(await storage.uploads.of(person)).toEqual([]);
  });

  test("is left once nobody has touched it for a while, and what still comes is let be", async () => {
    const person = await someone(storage);
    const upload = await kept(storage, person, bytesOf(9));
    const mine = async () => (await storage.uploads.left()).filter(({ personId }) => personId === person);
    expect(await mine()).toEqual([]);
    clock.advance(20_000);
    const { personId, id, bytes, fingerprint } = upload;
    expect(await mine()).toMatchObject([{ personId, id, bytes, fingerprint }]);
    expect(await mine()).toEqual([]);
    async function* content(): AsyncGenerator<Uint8Array> {
      yield bytesOf(uploadSlice);
      clock.advance(3_600_000);
      await storage.uploads.left();
      yield bytesOf(10);
    }
    expect(await createImportFiles(storage.uploads).keep(person, content(), 10_000_000)).toMatchObject({
      bytes: uploadSlice + 10,
    });
  });
});

describe("uploads in a database that several processes share", () => {
  const open = storageOf("postgres");

  test("all together have their bound", async () => {
    const storage = await open({ mostUploadBytes: 100 });
    const files = createImportFiles(storage.uploads);
    expect(await files.keep(await someone(storage), inPieces(bytesOf(100)), 1000)).toMatchObject({ bytes: 100 });
    expect(await files.keep(await someone(storage), inPieces(bytesOf(1)), 1000)).toBe("no_space");
  });

  test("lie there sealed, in no backup, and are taken over from a process that is dead, not from one that lives", async () => {
    const database = await freshDatabase("prepared");
    onTestFinished(() => database.drop());
    const clock = fakeClock();
    const process = () =>
      openStorage({
        databaseUrl: database.url,
        dataDir: mkdtempSync(join(inject("runFolder"), "data-")),
        secret: testSecret,
        log: silentLog,
        clock,
      });
    const [a, b] = [await process(), await process()];
    const person = await someone(a);
    const said = new TextEncoder().encode("a file of my heart ".repeat(1000));
    const upload = await kept(a, person, said);
    const half = await a.uploads.begin(person);
    if (typeof half !== "object") throw new Error(half);
    await a.uploads.add(person, half.id, 0, said);

    const lies = await b.database.once(
      `select set_config('app.person_id', '${person}', true); select encode(sealed, 'escape') as sealed from core.upload_slice`,
    );
    expect(lies.at(-1)).toHaveLength(2);
    expect(JSON.stringify(lies)).not.toContain("my heart");
    const file = join(mkdtempSync(join(inject("runFolder"), "backup-")), "waymark.backup");
    const before = statSync(await backupOf(b, file)).size;
    await b.uploads.remove({ personId: person, id: half.id });
    expect(Math.abs(statSync(await backupOf(b, file)).size - before)).toBeLessThan(1000);
    const again = await a.uploads.begin(person);
    if (typeof again !== "object") throw new Error(again);

    clock.advance(20_000);
    expect(await b.uploads.left()).toEqual([]);
    expect(await b.uploads.slice(person, upload.id, 0)).toBeUndefined();
    await a.close();
    expect(await b.uploads.left()).toMatchObject([{ id: upload.id, personId: person }]);
    expect(await whole(createImportFiles(b.uploads).open(upload))).toEqual(said);
    // The half that a dead process let come is no file: there is room for another.
    expect(await b.uploads.begin(person)).toMatchObject({ id: expect.any(String) });
    await b.close();
  });
});

async function backupOf(storage: Storage, file: string): Promise<string> {
  await storage.backup(file);
  return file;
}

describe("the folder of uploads beside the embedded database", () => {
  const master = masterKeys(testSecret);
  const ring = keyRing(master);
  const wrapped = master.wrap(nobody, 1, new Uint8Array(32)).toString("hex");
  const shelfIn = (folder: string, free = 0, clock = fakeClock()) =>
    uploadFolder({
      folder,
      database: { once: async () => [[{ keys: [{ version: 1, wrapped: `\\x${wrapped}` }] }]] },
      key: (person, rows) => ring.key(person, wrappedKeys(rows)),
      now: clock.now,
      free,
    });
  const placeFor = (name: string): string => mkdtempSync(join(inject("runFolder"), name));
  const keep = (shelf: ReturnType<typeof shelfIn>, said: string) =>
    createImportFiles(shelf).keep(nobody, inPieces(new TextEncoder().encode(said)), 10_000_000);

  test("holds what is sealed, for nobody else, and is read on after a start", async () => {
    const place = placeFor("sealed-");
    const upload = await keep(shelfIn(place), "my heart beats");
    for (const name of readdirSync(place)) {
      expect(name).not.toContain(nobody);
      expect(readFileSync(join(place, name), "utf8")).not.toContain("my heart");
      expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    }
    const [left] = await shelfIn(place).left();
    expect(left).toMatchObject(upload as Upload);
    const file = createImportFiles(shelfIn(place)).open(left as Upload);
    expect(new TextDecoder().decode(await whole(file))).toBe("my heart beats");
  });

  test("what else lies there is removed: halves, what an earlier version left, and what is of nobody", async () => {
    const place = placeFor("left-");
    const shelf = shelfIn(place);
    await keep(shelf, "a file");
    const ours = readdirSync(place);
    const id = randomUUID();
    writeFileSync(join(place, "readme.txt"), "hello");
    writeFileSync(join(place, `${id}.upload`), "as it came");
    writeFileSync(join(place, `${id}.owner`), nobody);
    writeFileSync(join(place, `${randomUUID()}.part`), "half");
    expect(await shelfIn(place).left()).toMatchObject([{ personId: nobody, bytes: 6 }]);
    expect(readdirSync(place)).toEqual(ours);
    expect(await shelfIn(join(place, "nowhere")).left()).toEqual([]);
  });

  test("leaves room on the disk for everything else", async () => {
    const place = placeFor("floor-");
    expect(await keep(shelfIn(place, Number.MAX_SAFE_INTEGER), "a file")).toBe("no_space");
    expect(readdirSync(place)).toEqual([]);
  });

  test("says so where the disk is full, and nothing of the file is left behind", async (context) => {
    needsMount(context);
    const place = placeFor("full-");
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", place]);
    try {
      const shelf = shelfIn(join(place, "imports"));
      expect(await keep(shelf, "x".repeat(3_000_000))).toBe("no_space");
      expect(readdirSync(join(place, "imports"))).toEqual([]);
      expect(await keep(shelf, "a small file")).toMatchObject({ bytes: 12 });
    } finally {
      execFileSync("umount", ["-l", place]);
    }
  });
});
