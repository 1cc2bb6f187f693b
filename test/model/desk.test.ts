import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chosenModel, modelsOn, shelfIn } from "#coach/box/shelf.ts";
import type { ModelDesk } from "#channels/http/owner-desk.ts";
import { createModelDesk } from "../../src/owner/model-desk.ts";
import { patience } from "../setup/patience.ts";
import { writeTinyGguf } from "./tiny-gguf.ts";

/** The model as the owner's page has it; what runs it is not fetched here. */
let folder: string;
let file: string;
let desk: ModelDesk;
let server: Server;
let address: string;
let npmSays: string | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "waymark-desk-"));
  file = join(folder, "own.gguf");
  writeTinyGguf(file, 11);
  npmSays = undefined;
  desk = createModelDesk({
    config: { WAYMARK_DATA_DIR: join(folder, "data"), model: undefined },
    serving: undefined,
    runs: () => true,
    fetchEngine: async () => npmSays,
  });
  // Half of the file and then silence, until the line is cut.
  server = createServer((_request, response) => {
    const weights = readFileSync(file);
    response.writeHead(200, { "content-length": weights.length });
    response.write(weights.subarray(0, weights.length / 2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/small.gguf`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
const shelf = () => shelfIn(join(folder, "data"));
const until = (is: string) => expect.poll(() => desk.state().work.is, { timeout: patience }).toBe(is);

test("a file of this machine is installed once its licence is agreed to, and chosen", async () => {
  expect(desk.install({ file })).toBe(true);
  await until("asks");
  expect(desk.state().work).toMatchObject({ name: "own", licence: "cc0-1.0" });
  expect(chosenModel(shelf())).toBe(undefined);
  expect(desk.agree(true)).toBe(true);
  await until("installed");
  expect(chosenModel(shelf())?.name).toBe("own");
  expect(desk.state()).toMatchObject({ chosen: "own", serving: null });
});

test("a licence that is declined leaves nothing, and the file where it was", async () => {
  desk.install({ file });
  await until("asks");
  desk.agree(false);
  await until("none");
  expect([modelsOn(shelf()), existsSync(file)]).toEqual([[], true]);
  expect(desk.agree(true)).toBe(false);
});

test("one thing is done at a time, and a model that is asked about is not taken away", async () => {
  desk.install({ file });
  await until("asks");
  expect([desk.install({ file }), desk.remove("own"), desk.measure()]).toEqual([false, false, false]);
});

test("what is being fetched can be stopped, and what came stays", async () => {
  desk.install({ url: address, sha256: createHash("sha256").update(readFileSync(file)).digest("hex") });
  const half = Math.floor(readFileSync(file).length / 2);
  await expect.poll(() => desk.state().work, { timeout: patience }).toMatchObject({ is: "fetching", bytes: half });
  desk.stop();
  await until("none");
  expect(existsSync(join(shelf().weights, "small.gguf.part"))).toBe(true);
});

test.each([
  ["a file that is not there", () => ({ file: join(folder, "none.gguf") }), "no such file"],
  ["a file that is no model", () => ({ file: plain() }), "no GGUF"],
])("%s is refused in words, and nothing is kept", async (_what, wish, why) => {
  desk.install(wish());
  await until("failed");
  expect(JSON.stringify(desk.state().work)).toContain(why);
  expect(modelsOn(shelf())).toEqual([]);
});
function plain(): string {
  const path = join(folder, "passwd");
  writeFileSync(path, "root:x:0:0");
  return path;
}

test("where what runs it cannot be had nothing is chosen, and the weights are kept", async () => {
  npmSays = "registry is away";
  desk.install({ file });
  await until("asks");
  desk.agree(true);
  await until("failed");
  expect(chosenModel(shelf())).toBe(undefined);
  expect(modelsOn(shelf())).toHaveLength(1);
});

test("models are chosen, put aside and removed by their names alone", async () => {
  desk.install({ file });
  await until("asks");
  desk.agree(true);
  await until("installed");
  desk.off();
  expect(desk.state().chosen).toBe(null);
  expect([desk.use("../own"), desk.use("other")]).toEqual([true, false]);
  expect([desk.remove("other"), desk.remove("own"), desk.remove("own")]).toEqual([false, true, false]);
  expect(existsSync(shelf().folder)).toBe(false);
});

test("a name that nobody knows is no model", () => {
  expect(desk.install({ name: "nobody-knows-it" })).toBe(false);
});
