import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { z } from "zod";

/** What the fake model does with one request. */
export type ModelTurn =
  /** Says it, once `when` has come where that is given. */
  | { readonly say: string; readonly when?: Promise<unknown> }
  /** Takes the request and never answers: the time limits of all who wait pass at once. */
  | { readonly hang: true }
  /** Refuses, in words of its own where they are given. */
  | { readonly status: number; readonly says?: string };

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string() }).optional(),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
});
export type ModelRequest = z.infer<typeof requestSchema>;

export interface ModelServer {
  readonly baseUrl: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly ModelRequest[];
  /** The time limits that were set while it stood (ms). */
  readonly limits: readonly number[];
  /** Turns are taken in order; the last one repeats. */
  script(...turns: readonly ModelTurn[]): void;
  close(): Promise<void>;
}

/** A model's answer in the shape that the coach asks for. */
export function modelStep(
  step: Partial<Record<"step" | "floor_step" | "stretch_step" | "cue", string>> & { readonly minutes?: number },
): ModelTurn {
  return { say: JSON.stringify({ status: "ok", question: null, minutes: 15, cue: null, quick: null, ...step }) };
}

/** Time limits as a test needs them: a busy machine misses none, and a model that hangs need not be waited for. */
function fakeLimits() {
  const lengths: number[] = [];
  const open: AbortController[] = [];
  const fake = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const limit = new AbortController();
    lengths.push(ms);
    open.push(limit);
    return limit.signal;
  });
  return {
    lengths,
    pass: () => open.splice(0).forEach((limit) => limit.abort(new DOMException("the time is over", "TimeoutError"))),
    restore: () => fake.mockRestore(),
  };
}

/**
 * An OpenAI-compatible endpoint on loopback that says what a test scripts. While it stands, no time limit of this process passes by the clock.
 */
export async function startModelServer(): Promise<ModelServer> {
  const limits = fakeLimits();
  const requests: ModelRequest[] = [];
  let turns: readonly ModelTurn[] = [{ status: 500 }];
  let taken = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      requests.push(requestSchema.parse(JSON.parse(body)));
      const turn = turns[Math.min(taken++, turns.length - 1)] ?? { status: 500 };
      if ("hang" in turn) return limits.pass();
      if ("status" in turn) {
        const error = { message: turn.says ?? "no" };
        response.writeHead(turn.status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
        return;
      }
      const message = { role: "assistant", content: turn.say };
      const choices = [{ index: 0, message, finish_reason: "stop" }];
      const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
      const answer = { id: "x", object: "chat.completion", created: 0, model: "fake", choices, usage };
      void Promise.resolve(turn.when).then(() =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer)),
      );
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    limits: limits.lengths,
    script(...next) {
      turns = next;
      taken = 0;
      requests.length = 0;
      limits.lengths.length = 0;
    },
    async close() {
      limits.restore();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}
