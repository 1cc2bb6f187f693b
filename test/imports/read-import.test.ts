import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { FileHere } from "#app/importer.ts";
import { fileOnDisk } from "#channels/imports/import-files.ts";
import { read, readImport } from "#channels/imports/read-import.ts";
import { makeZip } from "./make-zip.ts";
import { allOf } from "./sources.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
async function kept(content: string | Uint8Array, name = "export.zip"): Promise<FileHere> {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  const file = await fileOnDisk(path);
  if (typeof file === "string") throw new Error(file);
  return file;
}
const options = { name: "export.zip", cursor: undefined, timeZone: "Europe/Berlin" };
const open = async (content: string | Uint8Array, cursor?: string) =>
  allOf(readImport(await kept(content), { ...options, cursor }));

const apple = readFileSync("test/fixtures/apple-health/export.xml", "utf8");
const pulse = (minute: number) =>
  `<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="${randomBytes(20).toString("hex")}" unit="count/min" value="60" startDate="2026-11-20 08:${String(minute % 60).padStart(2, "0")}:00 +0300" endDate="2026-11-20 08:59:00 +0300"/>\n`;
const long = `<?xml version="1.0"?>\n<HealthData locale="en_US">\n${Array.from({ length: 4000 }, (_, index) => pulse(index)).join("")}</HealthData>`;

describe("a file of any kind", () => {
  test.each([
    ["an export", apple, ["apple_health"], 4],
    ["an archive of it", makeZip({ "apple_health_export/export.xml": apple }), ["apple_health"], 4],
    [
      "one in Russian, written as a stream",
      makeZip({ "выгрузка/Экспорт.xml": apple }, { streamed: true }),
      ["apple_health"],
      4,
    ],
  ])("%s is known by what is in it", async (_rule, content, formats, count) => {
    const all = await open(content);
    expect(all).toMatchObject({ formats, broken: undefined });
    expect(all.readings).toHaveLength(count);
  });

  test("what else is in an archive is counted by its ending", async () => {
    const all = await open(
      makeZip({
        "apple_health_export/export_cda.xml": "<?xml version='1.0'?><ClinicalDocument/>",
        "apple_health_export/export.xml": apple,
        "apple_health_export/workout-routes/a.gpx": "<gpx/>",
        "apple_health_export/workout-routes/b.gpx": "<gpx/>",
      }),
    );
    expect(all.unused).toEqual({ "*.xml": 1, "*.gpx": 2, HKQuantityTypeIdentifierVO2Max: 1 });
    expect(all.readings).toHaveLength(4);
  });

  test.each([
    ["a picture", "unknown_kind", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
    ["a letter", "unknown_kind", "Dear sir,"],
    ["a page of the web", "unknown_kind", "<!DOCTYPE html><html></html>"],
    ["an archive of letters", "unknown_kind", makeZip({ "letter.txt": "Dear sir," })],
    ["an archive of nothing", "unknown_kind", makeZip({})],
    ["an archive under a password", "zip_locked", makeZip({ "export.xml": apple }, { locked: true })],
    ["the billion laughs", "xml_entities", `<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "a">]><HealthData/>`],
  ])("%s: %s", async (_rule, broken, content) => {
    expect(await open(content)).toMatchObject({ broken, readings: [] });
  });

  test("a file that is not there is told, and one that is empty", async () => {
    expect(await fileOnDisk(join(folder, "nowhere"))).toBe("not_there");
    writeFileSync(join(folder, "empty"), "");
    expect(await fileOnDisk(join(folder, "empty"))).toBe("empty");
  });

  test("damage inside an archive is noticed, and what came before it is kept", async () => {
    const zip = makeZip({ "export.xml": long });
    zip[zip.length >> 1] = (zip[zip.length >> 1] ?? 0) ^ 0xff;
    const all = await open(zip);
    expect(all.broken).toMatch(/zip_damaged|xml_damaged|truncated/u);
  });

  test.each([false, true])(
    "an archive that was cut off gives what it holds (written as a stream: %s)",
    async (streamed) => {
      const zip = makeZip({ "a/route.gpx": "<gpx/>".repeat(50), "a/export.xml": long }, { streamed });
      const all = await open(zip.subarray(0, Math.round(zip.length * 0.7)));
      expect(all).toMatchObject({ broken: "truncated", formats: ["apple_health"], unused: { "*.gpx": 1 } });
      expect(all.readings.length).toBeGreaterThan(1000);
    },
  );

  test.each([
    ["too much for its size", { ratio: 20, bytes: 1e9, harmless: 1000 }],
    ["too much altogether", { ratio: 1000, bytes: 1e6, harmless: 1e6 }],
  ])("a bomb is put out: %s", async (_rule, bounds) => {
    const bomb = makeZip({ "export.xml": `<HealthData>${" ".repeat(3_000_000)}</HealthData>` });
    const all = await allOf(read(await kept(bomb), options, bounds));
    expect(all.broken).toBe("zip_bomb");
  });

  test("a bomb that lies about its size is put out while it goes off", async () => {
    const bomb = makeZip({ "export.xml": `<HealthData>${"<Record/>".repeat(400_000)}</HealthData>` }, { lie: 500 });
    const all = await allOf(read(await kept(bomb), options, { ratio: 20, bytes: 1e6, harmless: 1000 }));
    expect(all.broken).toBe("zip_bomb");
  });

  test("wherever an archive is stopped, it goes on without loss and without doubling", async () => {
    const path = await kept(makeZip({ "a.gpx": "<gpx/>", "one.xml": long, "b.gpx": "<gpx/>", "two.xml": apple }));
    const whole = await allOf(readImport(path, options));
    expect(whole.readings).toHaveLength(4004);
    for (let stop = 1; stop < 8; stop += 1) {
      const first = await allOf(readImport(path, options), stop);
      const rest = await allOf(readImport(path, { ...options, cursor: first.next }));
      expect(first.readings.length + rest.readings.length).toBe(4004);
      expect([...first.readings, ...rest.readings]).toEqual(whole.readings);
    }
  });
});
