import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { downloadWeights, takeWeights, WeightsRefused } from "./fetch-weights.ts";

/** Weights that come over a line which a test cuts. */
const weights = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251));
const sha256 = createHash("sha256").update(weights).digest("hex");
const half = weights.length / 2;

let server: Server;
let url: string;
let folder: string;
let file: string;
let asked: (string | undefined)[];
let cutAfter: number | undefined;
let goesOn: boolean;
/** Cuts the line. */
let cut: () => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    const from = goesOn ? Number(/\d+/u.exec(request.headers.range ?? "0")?.[0]) : 0;
    if (from >= weights.length) return void response.writeHead(416).end();
    const rest = weights.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { "content-length": rest.length });
    if (cutAfter === undefined) return void response.end(rest);
    cut = () => void response.destroy();
    response.write(rest.subarray(0, cutAfter));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiny.gguf`;
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "waymark-weights-"));
  file = join(folder, "weights", "tiny.gguf");
  asked = [];
  cutAfter = undefined;
  goesOn = true;
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetched = (more: Partial<Parameters<typeof downloadWeights>[0]> = {}) =>
  downloadWeights({ url, sha256, file, progress: () => undefined, ...more });

test("what came whole is put into its place, and it is told how far it has come", async () => {
  const told: (readonly [number, number | undefined])[] = [];
  await fetched({ progress: (...far) => void told.push(far) });
  expect(readFileSync(file).equals(weights)).toBe(true);
  expect(told.at(-1)).toEqual([weights.length, weights.length]);
  expect(readdirSync(join(folder, "weights"))).toEqual(["tiny.gguf"]);
});

test.each([
  ["goes on where the line was cut", true],
  ["begins anew at a server that cannot go on", false],
])("the same call %s", async (_rule, may) => {
  cutAfter = half;
  await expect(fetched({ progress: (bytes) => bytes === half && cut() })).rejects.toThrow();
  expect(existsSync(file)).toBe(false);
  const kept = statSync(`${file}.part`).size;
  expect(kept).toBeGreaterThan(0);
  cutAfter = undefined;
  goesOn = may;
  await fetched();
  expect(asked).toEqual([undefined, `bytes=${kept}-`]);
  expect(readFileSync(file).equals(weights)).toBe(true);
});

test("a file that has come whole already is not fetched again", async () => {
  mkdirSync(join(folder, "weights"));
  writeFileSync(`${file}.part`, weights);
  await fetched();
  expect(asked).toEqual([`bytes=${weights.length}-`]);
  expect(readFileSync(file).equals(weights)).toBe(true);
});

test("another file than the one that was named is refused, and nothing of it is kept", async () => {
  await expect(fetched({ sha256: "0".repeat(64) })).rejects.toThrow(/not the file that was named/u);
  expect(readdirSync(join(folder, "weights"))).toEqual([]);
});

test("what would fill the disk is refused before it comes", async () => {
  await expect(fetched({ free: () => 1024 ** 2 })).rejects.toThrow(WeightsRefused);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test("a file of this machine is taken as it is, and stays where it was", async () => {
  const from = join(folder, "here.gguf");
  writeFileSync(from, weights);
  await takeWeights(from, file);
  expect(readFileSync(file).equals(weights)).toBe(true);
  rmSync(file);
  expect(existsSync(from)).toBe(true);
});
