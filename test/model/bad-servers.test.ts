import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { callModel, openModel } from "#coach/model/call-model.ts";
import { createCircuitBreaker } from "#coach/model/circuit-breaker.ts";

/** What a server that stands where a model should can do to us, and what becomes of it. */

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const apiKey = "sk-a-key-that-nobody-may-read";
const ask = {
  system: "One small step.",
  prompt: "Goal: juggle",
  schema: z.object({ status: z.enum(["ok"]) }),
  schemaName: "soon",
  maxOutputTokens: 100,
  temperature: 0,
};
async function asked(baseUrl: string) {
  const reasons: string[] = [];
  const opened = openModel({ baseUrl, model: "bad", apiKey, refused: (reason) => reasons.push(reason) });
  const { result } = await callModel(opened, ask, new AbortController().signal);
  return { result, reasons };
}
const answer = (content: string): string =>
  JSON.stringify({
    id: "x",
    object: "chat.completion",
    created: 0,
    model: "bad",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
const megabyte = 1024 ** 2;

test("an answer longer than any step is not read to its end", async () => {
  const baseUrl = await serverThat((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(answer("a".repeat(3 * megabyte)));
  });
  const { result, reasons } = await asked(baseUrl);
  expect(result).toMatchObject({ kind: "failed", why: "unreachable" });
  expect(reasons.join()).toMatch(/longer than/u);
});

test("nobody's words are carried on to where a server points", async () => {
  const seen: string[] = [];
  const elsewhere = await serverThat((request, response) => {
    seen.push(request.url ?? "");
    response.writeHead(200, { "content-type": "application/json" }).end(answer('{"status":"ok"}'));
  });
  const baseUrl = await serverThat((_request, response) => {
    response.writeHead(307, { location: `${elsewhere}/chat/completions` }).end();
  });
  const { result, reasons } = await asked(baseUrl);
  expect(result).toEqual({ kind: "failed", why: "unreachable", status: 307 });
  expect(seen).toEqual([]);
  expect(reasons.join()).toMatch(/^307/u);
});

test.each([
  ["in words", `Incorrect API key provided: ${apiKey}.`],
  ["in a page", `<html>${apiKey}</html>`],
])("a server that says the key back %s does not make us say it", async (_how, says) => {
  const baseUrl = await serverThat((_request, response) => {
    response.writeHead(401, { "content-type": "application/json" });
    response.end(says.startsWith("<") ? says : JSON.stringify({ error: { message: says } }));
  });
  const { result, reasons } = await asked(baseUrl);
  expect(result).toEqual({ kind: "failed", why: "unreachable", status: 401 });
  expect(reasons.join()).toMatch(/^401/u);
  expect(reasons.join()).not.toContain(apiKey);
});

test.each([
  ["in seconds", "120", 120_000],
  ["beyond reason: an hour is the longest", "86400", 3_600_000],
  ["as nothing that can be read", "soon", undefined],
])("a server that asks for time gets it, told %s", async (_how, after, restMs) => {
  const baseUrl = await serverThat((_request, response) => {
    response.writeHead(429, { "retry-after": after }).end("{}");
  });
  const { result } = await asked(baseUrl);
  expect(result).toEqual({
    kind: "failed",
    why: "unreachable",
    status: 429,
    ...(restMs === undefined ? {} : { restMs }),
  });
});

test("a model that asks for time is left alone at once and for as long", () => {
  let now = 0;
  const circuit = createCircuitBreaker({ failures: 3, restMs: 1000, now: () => now });
  expect(circuit.failed(120_000)).toBe(true);
  now = 119_999;
  expect(circuit.allows()).toBe(false);
  now = 120_000;
  expect(circuit.allows()).toBe(true);
});

test("that a model begins to rest is told once", () => {
  const circuit = createCircuitBreaker({ failures: 2, restMs: 1000, now: () => 0 });
  expect([circuit.failed(), circuit.failed(), circuit.failed()]).toEqual([false, true, false]);
  circuit.succeeded();
  expect([circuit.failed(), circuit.failed()]).toEqual([false, true]);
});
