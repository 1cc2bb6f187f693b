import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  /** Binaries for one kind of machine each; npm takes the one that fits. */
  readonly optional?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const all = Object.entries(packages).filter(([path]) => path !== "");

/** Licences under which a package may be handed on with the program; those with a share-alike reach no further than the package itself. */
const free = new Set([
  "0BSD",
  "AFL-2.1",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "PSF-2.0",
]);
/** Packages that name no licence where it is looked for, each with the one that its files carry. */
const readInTheirFiles: Readonly<Record<string, string>> = { "node_modules/png-js": "MIT" };

test("every package that the program runs on may be handed on with it", () => {
  const names = (licence: string): readonly string[] => licence.replaceAll(/[()]/g, "").split(/ (?:AND|OR) /);
  const unclear = all
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { license }]) => ({ path, licence: license ?? readInTheirFiles[path] ?? "none named" }))
    .filter(({ licence }) => !names(licence).every((name) => free.has(name)));
  expect(unclear).toEqual([]);
});

test("every package is held by its hash, so that nothing else than what was locked is installed", () => {
  const loose = all.filter(([, { integrity, optional }]) => optional !== true && !integrity?.startsWith("sha512-"));
  expect(loose.map(([path]) => path)).toEqual([]);
});

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

test("no grave advisory stands against a package that the program runs on", async ({ skip }) => {
  const words = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=15000"];
  // npm ends with 1 both where it found something and where nobody answered; what it says tells them apart.
  const said = await promisify(execFile)("npm", words, { cwd: root }).catch((failed: unknown) => failed);
  const text = (said as { readonly stdout?: string }).stdout ?? "";
  const { vulnerabilities } = (text.startsWith("{") ? JSON.parse(text) : {}) as Audit;
  if (!vulnerabilities) return skip("no source of advisories answers here");
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) => ["high", "critical"].includes(severity));
  expect(grave.map(([name, { severity }]) => `${name}: ${severity}`)).toEqual([]);
});
