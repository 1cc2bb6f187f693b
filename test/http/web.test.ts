import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

const webDist = mkdtempSync(join(tmpdir(), "waymark-web-"));
mkdirSync(join(webDist, "assets"));
writeFileSync(join(webDist, "index.html"), "<!doctype html><title>Notes</title>");
writeFileSync(join(webDist, "favicon.svg"), "<svg/>");
writeFileSync(join(webDist, "assets", "app-1a2b3c.js"), "export {};");
afterAll(() => rmSync(webDist, { recursive: true }));

const open = storageAbove();
let house: House;
beforeAll(async () => {
  house = buildHouse(await open(), { settings: { webDist } });
});

test.each([
  ["the first page", "/", 200, "no-cache", "Notes"],
  ["a page that the app knows", "/goals/1", 200, "no-cache", "Notes"],
  ["a page for a new password", "/reset-password", 200, "no-cache", "Notes"],
  ["a file that never changes", "/assets/app-1a2b3c.js", 200, "public, max-age=31536000, immutable", "export"],
  ["a file that may change", "/favicon.svg", 200, "no-cache", "svg"],
] as const)("%s is served", async (_rule, path, status, cache, text) => {
  const answer = await house.call("GET", path, undefined, { headers: { accept: "text/html,*/*" } });
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([status, cache]);
  expect(answer.text).toContain(text);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
});

test.each([
  ["a file that is not there", "/assets/gone.js", "not_found"],
  ["an API address that is not there", "/api/gone", "not_found"],
  ["a way out of the folder", "/..%2f..%2fpackage.json", "not_found"],
])("%s is not the app", async (_rule, path, code) => {
  expect((await house.call("GET", path)).json.code).toBe(code);
});

test("the API answers before the app", async () => {
  expect((await house.call("GET", "/healthz")).json).toEqual({ status: "ok" });
  expect((await house.call("GET", "/api/me")).json.code).toBe("unauthenticated");
});
