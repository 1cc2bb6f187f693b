import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { packFiles } from "../../tools/web/packed-pages.ts";
import { buildHouse, fromOutside, type House } from "./http-setup.ts";

const webDist = mkdtempSync(join(tmpdir(), "waymark-web-"));
mkdirSync(join(webDist, "assets"));
writeFileSync(join(webDist, "index.html"), `<!doctype html><title>Notes</title>${"<p>Notes</p>".repeat(60)}`);
writeFileSync(join(webDist, "favicon.svg"), "<svg/>");
const script = `export {};\n${"// words that repeat themselves\n".repeat(60)}`;
writeFileSync(join(webDist, "assets", "app-1a2b3c.js"), script);
writeFileSync(join(webDist, "assets", "small-1a2b3c.js"), "export {};");
afterAll(() => rmSync(webDist, { recursive: true }));

const open = storageAbove();
let house: House;
beforeAll(async () => {
  await packFiles(webDist);
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
  expect([answer.headers.get("x-content-type-options"), answer.headers.get("cross-origin-resource-policy")]).toEqual([
    "nosniff",
    "same-origin",
  ]);
});

test.each([
  ["a page", "/goals/1", true],
  ["a picture, which may be opened by itself", "/favicon.svg", true],
  ["an address of the build that is not there", "/assets/gone.js", true],
  ["a script, which only a page can open", "/assets/app-1a2b3c.js", false],
])("what a page may load comes with %s: %s", async (_what, path, comes) => {
  const { headers } = await house.call("GET", path, undefined, { headers: { accept: "text/html,*/*" } });
  const policy = headers.get("content-security-policy") ?? "";
  expect([policy.includes("default-src 'self'"), headers.get("x-frame-options") === "DENY"]).toEqual([comes, comes]);
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

test("a page may ask who is here before anybody is, and is told nobody", async () => {
  const nobody = await house.call("GET", "/api/account/who");
  expect([nobody.status, nobody.json, nobody.headers.get("cache-control")]).toEqual([200, null, "no-store"]);
  const me = await house.newcomer();
  const who = await house.call("GET", "/api/account/who", undefined, { token: me.token });
  expect(who.json).toEqual((await house.call("GET", "/api/me", undefined, { token: me.token })).json);
});

const plain = (bytes: Buffer): Buffer => bytes;
describe("what is packed", () => {
  test.each([
    ["by a browser of today", "/assets/app-1a2b3c.js", "gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["by an older one", "/assets/app-1a2b3c.js", "gzip, deflate", "gzip", gunzipSync],
    ["by a program that unpacks nothing", "/assets/app-1a2b3c.js", "identity", null, plain],
    ["by one that does not say", "/assets/app-1a2b3c.js", undefined, null, plain],
    ["too small to be packed", "/assets/small-1a2b3c.js", "br, gzip", null, plain],
    ["as a page", "/goals/1", "gzip, br", "br", brotliDecompressSync],
  ] as const)(
    "asked for %s comes as it can be read, and says what it depends on",
    async (_who, path, accepts, how, unpack) => {
      const headers = { accept: "text/html,*/*", ...(accepts === undefined ? {} : { "accept-encoding": accepts }) };
      const answer = await house.app.request(path, { headers }, fromOutside);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get("content-encoding")).toBe(how);
      // Which answers a page is told to fetch early hangs on whether somebody has signed in.
      expect(answer.headers.get("vary")).toBe(path.includes(".") ? "accept-encoding" : "accept-encoding, cookie");
      expect(Number(answer.headers.get("content-length"))).toBe(bytes.length);
      expect(answer.headers.get("content-type")).toMatch(path.endsWith(".js") ? /^text\/javascript/ : /^text\/html/);
      const whole = await house.app.request(path, { headers: { accept: "text/html,*/*" } }, fromOutside);
      expect(unpack(bytes).toString()).toBe(await whole.text());
      if (how !== null) expect(bytes.length).toBeLessThan(script.length / 4);
    },
  );

  test("has no address of its own", async () => {
    expect((await house.call("GET", "/assets/app-1a2b3c.js.br")).status).toBe(404);
    expect((await house.call("GET", "/index.html.gz")).status).toBe(404);
  });
});

test.each(["/", "/favicon.svg", "/api/docs", "/api/gone"])("%s is kept by no search engine", async (path) => {
  expect((await house.call("GET", path)).headers.get("x-robots-tag")).toBe("noindex");
});
