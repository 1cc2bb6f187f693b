import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepSecret } from "./secret.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-secret-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A data folder that is not there yet, and a place for the secret outside of it. */
function places() {
  const here = join(folder, String(++count));
  return {
    WAYMARK_SECRET: undefined,
    WAYMARK_SECRET_FILE: join(here, "etc", "secret"),
    WAYMARK_DATA_DIR: join(here, "data"),
  };
}

test("a secret with a file of its own is made there, for its owner only, and nothing of it lies beside the data", () => {
  const place = places();
  const { secret, made } = keepSecret(place);
  expect([made, readFileSync(place.WAYMARK_SECRET_FILE, "utf8").trim()]).toEqual([true, secret]);
  expect(statSync(place.WAYMARK_SECRET_FILE).mode & 0o777).toBe(0o600);
  expect(existsSync(join(place.WAYMARK_DATA_DIR, "secret"))).toBe(false);
  expect(keepSecret(place)).toEqual({ secret, made: false });
});

test("without one it lies in the data folder, and one that is given is written nowhere", () => {
  const place = { ...places(), WAYMARK_SECRET_FILE: undefined };
  expect(keepSecret({ ...place, WAYMARK_SECRET: "given" })).toEqual({ secret: "given", made: false });
  expect(existsSync(place.WAYMARK_DATA_DIR)).toBe(false);
  const { secret } = keepSecret(place);
  expect(readFileSync(join(place.WAYMARK_DATA_DIR, "secret"), "utf8").trim()).toBe(secret);
});

test("a folder that is made for it is its owner's alone", () => {
  const { WAYMARK_DATA_DIR: dataDir, ...apart } = places();
  keepSecret({ ...apart, WAYMARK_SECRET_FILE: undefined, WAYMARK_DATA_DIR: dataDir });
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test.each([
  ["data that it does not open", "postgres"],
  ["a secret that was kept before", "secret"],
])("a new file is never made beside %s", (_what, beside) => {
  const place = places();
  mkdirSync(place.WAYMARK_DATA_DIR, { recursive: true });
  writeFileSync(join(place.WAYMARK_DATA_DIR, beside), "x");
  expect(() => keepSecret(place)).toThrow(/WAYMARK_SECRET_FILE/);
  expect(existsSync(place.WAYMARK_SECRET_FILE)).toBe(false);
});
