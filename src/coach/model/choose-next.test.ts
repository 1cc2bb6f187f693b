import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "#app/ports.ts";
import type { NextAsk } from "#app/suggest-with-model.ts";
import { loadBriefPrompt } from "#content/brief-prompts.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { PersonId } from "#core/person/person.ts";
import { type ModelServer, startModelServer } from "#test/fakes/model-server.ts";
import { createChooseNext, type ChooseNextParts } from "./choose-next.ts";

const prompt = loadBriefPrompt("content", "suggest");
const { words } = loadCoachPrompts("content");
const person = "p-1" as PersonId;
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ask: NextAsk = {
  locale: "en",
  track: "self_work",
  percent: 30,
  phase: "expression",
  idleDays: 4,
  mood: "heavy",
  goalKinds: ["health", "creative"],
  candidates: [
    { id: "cbt_exercise", minutes: 10, easy: false, done: 1, declined: 0 },
    { id: "grounding", minutes: 5, easy: true, done: 0, declined: 1 },
    { id: "report:legal_help", minutes: 2, easy: true, done: 0, declined: 0 },
  ],
};

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const chooser = (over: Partial<ChooseNextParts> = {}) =>
  createChooseNext({
    endpoint: { baseUrl: server.baseUrl, model: "fake", apiKey: undefined },
    prompt,
    words,
    log: silent,
    now: Date.now,
    ...over,
  });

test.each(["en", "ru"] as const)("a model asked in %s names a number of the list", async (locale) => {
  server.script({ say: '{"choice": 2}' });
  expect(await chooser()(person, { ...ask, locale })).toEqual({ kind: "choice", index: 1 });
  expect(server.requests[0]?.messages[0]?.content).toBe(prompt.rules[locale]);
});

test("what it is told are ids and figures", async () => {
  server.script({ say: '{"choice": 1}' });
  await chooser()(person, ask);
  expect(server.requests[0]?.messages[1]?.content).toBe(
    [
      "<data>",
      "track: self_work",
      "percent: 30",
      "phase: expression",
      "idle_days: 4",
      "mood: heavy",
      "goals: health, creative",
      "candidates:",
      "1. cbt_exercise, 10 min, done 1, declined 0",
      "2. grounding, 5 min, easy, done 0, declined 1",
      "3. report:legal_help, 2 min, easy, done 0, declined 0",
      "</data>",
    ].join("\n"),
  );
});

test.each([
  ["prose around it", 'Happy to help! {"choice": 3} is best, because the day was heavy.', 2],
  ["thinking before it", '<think>{"choice": 1}?</think>{"choice": 2}', 1],
  ["the number in quotes", '{"choice": "2"}', 1],
])("%s is read", async (_name, say, index) => {
  server.script({ say });
  expect(await chooser()(person, ask)).toEqual({ kind: "choice", index });
});

test.each([
  ["prose alone", "I would take the second.", "no_json"],
  ["a number beyond the list", '{"choice": 4}', "wrong_shape"],
  ["nought", '{"choice": 0}', "wrong_shape"],
  ["a half", '{"choice": 1.5}', "wrong_shape"],
  ["a name", '{"choice": "grounding"}', "wrong_shape"],
])("%s is asked about once more, and given up then", async (_name, say, why) => {
  server.script({ say });
  expect(await chooser()(person, ask)).toEqual({ kind: "miss", why });
  expect(server.requests).toHaveLength(2);
  server.script({ say }, { say: '{"choice": 1}' });
  expect(await chooser()(person, ask)).toEqual({ kind: "choice", index: 0 });
});

test("a model that does not answer is given up in time", async () => {
  server.script({ hang: true });
  expect(await chooser({ timeoutMs: 200 })(person, ask)).toEqual({ kind: "miss", why: "timeout" });
  expect(server.limits).toEqual([200]);
});

test("nobody waits longer than the brief's three seconds, whatever the operator set", async () => {
  server.script({ hang: true });
  expect(await chooser({ timeoutMs: 60_000 })(person, ask)).toEqual({ kind: "miss", why: "timeout" });
  expect(server.limits).toEqual([3000]);
});

test("a model that fails again and again is left alone for a minute", async () => {
  server.script({ status: 500 });
  let now = 1_000_000;
  const choose = chooser({ now: () => now });
  for (let times = 0; times < 3; times += 1) {
    expect(await choose(person, ask)).toEqual({ kind: "miss", why: "unreachable" });
  }
  expect(await choose(person, ask)).toEqual({ kind: "miss", why: "circuit_open" });
  now += 61_000;
  server.script({ say: '{"choice": 1}' });
  expect(await choose(person, ask)).toEqual({ kind: "choice", index: 0 });
});

test("one person cannot keep a model busy", async () => {
  server.script({ say: '{"choice": 1}' });
  const choose = chooser({ perPersonHourly: 2 });
  await choose(person, ask);
  await choose(person, ask);
  expect(await choose(person, ask)).toEqual({ kind: "miss", why: "rate_limited" });
  expect(await choose("p-2" as PersonId, ask)).toEqual({ kind: "choice", index: 0 });
});
