import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "#core/dialogue/turn/command.ts";
import { createWordAhead } from "#app/word-ahead.ts";
import { createLog } from "#ops/log.ts";
import { compose, type Program } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { type ModelServer, modelStep, startModelServer } from "../fakes/model-server.ts";
import { aPerson, freshDataDir, testSecret } from "../storage/databases.ts";

/** The program as it is started, beside a model that says what a test scripts. */
let server: ModelServer;
let program: Program;
let keys = 0;

beforeAll(async () => {
  server = await startModelServer();
  const read = readConfig({
    WAYMARK_DATA_DIR: await freshDataDir(),
    WAYMARK_SECRET: testSecret,
    LLM_BASE_URL: server.baseUrl,
    LLM_MODEL: "fake",
    LLM_TIMEOUT_MS: "2000",
    LOG_LEVEL: "silent",
  });
  if (!read.ok) throw new Error(read.problems.join());
  program = await compose(read.config, createLog("silent"));
});
afterAll(async () => {
  await program.storage.close();
  await server.close();
});

/** What a model in the box does while nobody waits, here with the model that the tests script. */
const ahead: ReturnType<typeof createWordAhead> = (incoming, turn) => {
  const { storage, coach, screen, library, flags, clock, newId, log } = program;
  const parts = { store: storage.store, coach, idle: () => idle, screen, library, flags, clock, newId, log };
  return createWordAhead(parts)(incoming, turn);
};
let idle = false;

async function somebody(modelConsent = true) {
  const person = aPerson({ modelConsent, createdAt: Date.now() });
  await program.storage.store.createPerson(person, undefined);
  return {
    id: person.id,
    async does(command: Command) {
      const key = `key-${(keys += 1)}`;
      const { id: personId } = person;
      const turn = await program.input.take({ personId, command, at: Date.now(), key, origin: { via: "http" } });
      await program.idle();
      return turn;
    },
    /** With the coach's answer. */
    async gets(command: Command) {
      const key = `key-${(keys += 1)}`;
      const incoming = { personId: person.id, command, at: Date.now(), key, origin: { via: "http" } } as const;
      const turn = await program.input.handle(incoming);
      await program.idle();
      if (turn) await ahead(incoming, turn);
    },
    state: () => program.storage.store.snapshot(person.id),
  };
}

/** A message that the screen as it is today lets pass without being sure. */
function unsureMessage(): string {
  const lines = readFileSync("content/corpora/crisis/dev-en.jsonl", "utf8").trim().split("\n");
  const texts = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const unsure = texts.find((text) => {
    const { level, because } = program.screen.crisis(text);
    return level === "none" && because.score > 0.2;
  });
  if (unsure === undefined) throw new Error("the screen is sure of everything");
  return unsure;
}

test("after something is finished a model chooses what is next, and an error of it changes nothing", async () => {
  const person = await somebody();
  server.script({ say: '{"choice": 2}' });
  await person.does({ do: "report", action: "peer_helped" });
  expect((await person.state())?.journey?.offered["self_work"]).toMatchObject({ by: "model" });
  server.script({ status: 500 });
  await person.does({ do: "report", action: "legal_help" });
  const shown = await person.does({ do: "suggest", track: "self_work" });
  expect(shown?.replies[0]?.say).toBe("suggestion.one");
  expect((await person.state())?.journey?.offered["self_work"]).toMatchObject({ by: "rules" });
  const { body } = await program.metrics.render();
  expect(body).toContain('ai_suggestions_generated_total{by="model",outcome="ok"} 1');
  expect(body).toContain('ai_suggestions_generated_total{by="model",outcome="error"} 1');
  expect(body).toMatch(/track_progress_update_seconds_count [1-9]/);
});

test("a message that the screen is unsure of is looked at again, and nobody's who has not agreed", async () => {
  const text = unsureMessage();
  server.script({ say: '{"level": "high", "kind": "self_harm", "intent": "other"}' });
  const other = await somebody(false);
  await other.does({ do: "text", text });
  expect(server.requests).toHaveLength(0);
  const person = await somebody();
  await person.does({ do: "text", text });
  expect((await person.state())?.dialogue.concern).toMatchObject({ answers: 0 });
  expect((await other.state())?.dialogue.concern).toBeUndefined();
});

const step = (what: string) =>
  modelStep({ step: `Write ${what} on paper`, floor_step: `Write ${what} short`, stretch_step: `Write ${what} long` });
const openStep = async (person: Awaited<ReturnType<typeof somebody>>) =>
  (await person.state())?.goals[0]?.current?.text;

/** Each step is looked at once more. */
const fine = { say: '{"fault": "none"}' };

test("while nobody waits the next step is worded ahead, shown to nobody, and there at once when it is asked for", async () => {
  const person = await somebody();
  server.script(step("one line"), fine, step("two names"), fine);
  await person.gets({ do: "new_goal", title: "Learn Spanish", description: "for a trip in summer" });
  expect(await openStep(person)).toBe("Write one line on paper");
  idle = true;
  await person.gets({ do: "show_step" });
  await person.gets({ do: "show_step" });
  idle = false;
  expect(server.requests).toHaveLength(4);
  expect(await openStep(person)).toBe("Write one line on paper");
  await person.gets({ do: "done" });
  await person.gets({ do: "next" });
  expect(await openStep(person)).toBe("Write two names on paper");
  expect(server.requests).toHaveLength(4);
});

test("what was worded ahead is thrown away when anything changes, and nothing is worded for who has not agreed", async () => {
  const person = await somebody();
  server.script(step("one line"), fine, step("two names"), fine, step("three words"), fine);
  await person.gets({ do: "new_goal", title: "Learn Spanish", description: "for a trip in summer" });
  idle = true;
  await person.gets({ do: "show_step" });
  idle = false;
  expect(server.requests).toHaveLength(4);
  await person.gets({ do: "tone", tone: "serious" });
  await person.gets({ do: "done" });
  await person.gets({ do: "next" });
  expect(await openStep(person)).toBe("Write three words on paper");
  const other = await somebody(false);
  idle = true;
  await other.gets({ do: "new_goal", title: "Learn Spanish", description: "for a trip in summer" });
  idle = false;
  expect(server.requests).toHaveLength(6);
});
