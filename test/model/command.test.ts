import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { chosenModel, shelfIn } from "#coach/box/shelf.ts";
import { model, type ModelFlags } from "../../src/commands/model.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { dataDirWithModel, fetchedEngine } from "./tiny-box.ts";
import { writeTinyGguf } from "./tiny-gguf.ts";

/** `./waymark model` as an owner types it. */
let missing: string | undefined;
let server: Server;
let address: string;
let sha256: string;
let folder: string;
let config: Config;
let told: string[];

beforeAll(async () => {
  missing = await fetchedEngine();
  folder = mkdtempSync(join(tmpdir(), "waymark-owner-"));
  const file = join(folder, "own.gguf");
  writeTinyGguf(file, 11);
  const weights = readFileSync(file);
  sha256 = createHash("sha256").update(weights).digest("hex");
  server = createServer((_request, response) => void response.end(weights));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/small.gguf`;
});
beforeEach(({ skip }) => {
  skip(missing !== undefined, `the engine could not be fetched: ${missing}`);
  const dataDir = dataDirWithModel();
  const read = readConfig({ WAYMARK_DATA_DIR: dataDir });
  if (!read.ok) throw new Error(read.problems.join());
  config = read.config;
  told = [];
  return () => rmSync(dataDir, { recursive: true, force: true });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const says = (words: readonly string[], flags: ModelFlags = {}): Promise<number> => {
  const hear = (line: string): void => void told.push(line);
  return model(config, words, flags, { tell: hear, complain: hear });
};
const inUse = (): string | undefined => chosenModel(shelfIn(config.WAYMARK_DATA_DIR))?.name;

test("a file that is there is installed without a server, and its licence is shown and agreed to", async () => {
  const file = join(folder, "own.gguf");
  expect(await says(["install", file])).toBe(1);
  expect(told.join("\n")).toMatch(/Licence: cc0-1\.0[\s\S]*--yes/u);
  expect(inUse()).toBe("tiny");
  expect(await says(["install", file], { yes: true })).toBe(0);
  expect(inUse()).toBe("own");
  expect(existsSync(file)).toBe(true);
});

test("a file from an address is installed where it is the one that was named", async () => {
  expect(await says(["install", address], { yes: true })).toBe(2);
  expect(await says(["install", address], { sha256 })).toBe(2);
  expect(told.at(-1)).toContain("--yes");
  expect(await says(["install", address], { yes: true, sha256: "0".repeat(64) })).toBe(1);
  expect(told.join("\n")).toContain("not the file that was named");
  expect(inUse()).toBe("tiny");
  expect(await says(["install", address], { yes: true, sha256 })).toBe(0);
  expect(inUse()).toBe("small");
});

test("what is no model is not kept", async () => {
  const file = join(folder, "notes.gguf");
  writeFileSync(file, "some notes");
  expect(await says(["install", file], { yes: true })).toBe(1);
  await says(["list"]);
  expect(told.join("\n")).not.toMatch(/^ {2}notes/mu);
});

test("what is off stays installed, and what is removed leaves nothing behind", async () => {
  expect(await says(["off"])).toBe(0);
  expect(inUse()).toBeUndefined();
  expect(await says(["use", "tiny"])).toBe(0);
  expect(inUse()).toBe("tiny");
  expect(await says(["remove", "other"])).toBe(1);
  expect(await says(["remove", "tiny"])).toBe(0);
  expect(existsSync(shelfIn(config.WAYMARK_DATA_DIR).folder)).toBe(false);
});
