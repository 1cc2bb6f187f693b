import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { importWith, type WhoseFile } from "../../src/commands/import.ts";
import { compose, type Program } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { agreed } from "../storage/bodies.ts";
import { aPerson, freshDataDir, silentLog, testSecret } from "../storage/databases.ts";
import { appleExport } from "./apple-export.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-command-"));
const file = join(folder, "export.xml");
let program: Program;
let person: PersonId;

beforeAll(async () => {
  const odd = `<Record type="HKQuantityTypeIdentifierHeartRate" unit="kg" value="60" startDate="2024-11-20 08:00:00 +0300"/>`;
  writeFileSync(
    file,
    [...appleExport({ records: 240, seed: 9 })].join("").replace("</HealthData>", `${odd}</HealthData>`),
  );
  const read = readConfig({ WAYMARK_DATA_DIR: await freshDataDir(), WAYMARK_SECRET: testSecret });
  if (!read.ok) throw new Error(read.problems.join());
  program = await compose(read.config, silentLog);
  person = await agreed(program.storage);
});
afterAll(async () => {
  await program.storage.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(path: string, whose: WhoseFile = {}) {
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  const code = await importWith(program, path, { locale: "en", ...whose }, tell, tell);
  return { code, said: lines.join("\n") };
}

test("the only person there is gets the file, and the summary says what came of it", async () => {
  const { code, said } = await run(file);
  expect(code).toBe(0);
  expect(said).toMatch(/^Reading the file: export\.xml\n {2}\d+ %, readings: \d+\n/u);
  expect(said).toMatch(/Done\.\n {2}read: (\d+)\n {2}new: \1\n/u);
  expect(said).toMatch(/In the file, and not used here:\n {2}HKQuantityTypeIdentifierActiveEnergyBurned: \d+\n/u);
  expect(said).toMatch(/Could not be read:\n {2}1 × .*\n {4}line \d+: /u);
  const again = await run(file, { person, locale: "ru" });
  expect(again.code).toBe(0);
  expect(again.said).toContain("Готово: всё из этого файла уже было.");
});

test("who is meant is asked where there are several, and nobody gets the file of another", async () => {
  await program.storage.store.createPerson(aPerson(), { kind: "telegram", externalId: "7007" });
  expect(await run(file)).toMatchObject({ code: 1, said: expect.stringContaining("Say whose file it is") });
  expect(await run(file, { telegram: "7007" })).toMatchObject({
    code: 1,
    said: expect.stringContaining("has not agreed"),
  });
  expect(await run(file, { telegram: "1" })).toEqual({ code: 1, said: "There is no such person here." });
  expect(await run(file, { email: "nobody@example.org" })).toEqual({ code: 1, said: "There is no such person here." });
  expect(await run(join(folder, "nowhere"), { person })).toMatchObject({ code: 1 });
});
