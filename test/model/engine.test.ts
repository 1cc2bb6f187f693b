import { readdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { asServer } from "#coach/box/as-server.ts";
import { boundedSchema } from "#coach/box/bounded-schema.ts";
import { type Box, createBox } from "#coach/box/box.ts";
import type { EngineAsk } from "#coach/box/engine-words.ts";
import { readGgufHead } from "#coach/box/gguf-head.ts";
import { modelsOn, shelfIn } from "#coach/box/shelf.ts";
import { startEngine } from "#coach/box/start-engine.ts";
import { wireSchema } from "#coach/model/read-answer.ts";
import { holdsAsEndpoint } from "./endpoint-laws.ts";
import { dataDirWithModel, fetchedEngine } from "./tiny-box.ts";

/** The engine itself, with a model that has learnt nothing: what is judged is the shape of what it says, never the sense. */
const shape = boundedSchema(z.toJSONSchema(wireSchema) as Parameters<typeof boundedSchema>[0]);
const long = process.env["WAYMARK_TEST_LONG"] === "1";
/** Two hundred generations in the long tier, so many at once that no batch outlasts the patience of the tests. */
const [batches, generations] = long ? [8, 25] : [1, 1];
const kills = long ? 20 : 1;

let missing: string | undefined;
let dataDir: string;
let box: Box;
let kill: () => void;
let running = 0;

beforeAll(async () => {
  missing = await fetchedEngine();
  dataDir = dataDirWithModel();
  const shelf = shelfIn(dataDir);
  const [weights] = modelsOn(shelf);
  const start = startEngine(shelf.engine, weights?.file ?? "");
  box = createBox({
    start(heard) {
      running += 1;
      const child = start({
        ...heard,
        ended(how) {
          running -= 1;
          heard.ended(how);
        },
      });
      kill = () => child.kill();
      return child;
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => Date.now(),
    later(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    rule: { rest: 0, longestRest: 0 },
  });
});
beforeEach(({ skip }) => skip(missing !== undefined, `the engine could not be fetched: ${missing}`));
afterAll(() => {
  box.close();
  rmSync(dataDir, { recursive: true });
});

/** A shape that is soon filled, where something else is judged. */
const small = boundedSchema({ type: "object", properties: { status: { enum: ["ok"] } } });
const never = new AbortController().signal;
const ask = (prompt: string, more: Partial<EngineAsk> = {}): EngineAsk => ({
  system: "One small step.",
  prompt,
  schema: shape,
  maxTokens: 3000,
  temperature: 1,
  ...more,
});

test.each(Array.from({ length: batches }, (_, at) => at))(
  "whatever it says has the shape that was asked for: %i",
  async (batch) => {
    for (let time = 0; time < generations; time++) {
      const { text, inputTokens, outputTokens } = await box.ask(ask(`Шаг ${batch}.${time}`), "waits", never);
      expect(wireSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
      expect(Math.min(inputTokens, outputTokens)).toBeGreaterThan(0);
    }
  },
);

/** As a server holds them (`endpoint.test.ts`). */
holdsAsEndpoint(() => ({
  baseUrl: "http://localhost/in-the-box/v1",
  model: "tiny",
  apiKey: undefined,
  fetch: asServer(box, "waits"),
}));

test("what is taken back stops, and whoever waits comes before what is worded ahead", async () => {
  const endless = { schema: { type: "array", minItems: 900, items: { type: "integer" } } };
  const gone = new AbortController();
  const came: string[] = [];
  const asked = (name: string, urgency: "waits" | "ahead", signal = never, more: Partial<EngineAsk> = {}) =>
    box.ask(ask(name, more), urgency, signal).then(
      () => void came.push(name),
      (error: Error) => void came.push(`${name} ${error.message}`),
    );
  const open = [
    asked("endless", "waits", gone.signal, endless),
    asked("ahead", "ahead", never, { schema: small }),
    asked("person", "waits", never, { schema: small }),
  ];
  gone.abort();
  await Promise.all(open);
  expect(came).toEqual(["endless stopped", "person", "ahead"]);
});

test("a process that is killed in the middle leaves nobody waiting, and the next ask is answered", async () => {
  for (let time = 0; time < kills; time++) {
    const open = box.ask(ask("Шаг"), "waits", never).catch((error: Error) => error.message);
    await expect.poll(() => box.state().is).toBe("ready");
    kill();
    expect(await open).toMatch(/^ended: SIGKILL/u);
    expect(running).toBe(0);
  }
  const { text } = await box.ask(ask("Шаг", { schema: small }), "waits", never);
  expect(JSON.parse(text)).toEqual({ status: "ok" });
});

test("the file says what it is, and a file that is none says nothing", () => {
  const shelf = shelfIn(dataDir);
  expect(readGgufHead(modelsOn(shelf)[0]?.file ?? "")).toEqual({
    architecture: "llama",
    name: "tiny",
    licence: "cc0-1.0",
  });
  expect(readGgufHead("package.json")).toBeUndefined();
  expect(readdirSync(shelf.weights)).toEqual(["tiny.gguf"]);
});

test("unloaded, it leaves no process and so no memory behind", async () => {
  box.close();
  await expect.poll(() => running).toBe(0);
});
