import { expect, test } from "vitest";
import { z } from "zod";
import { callModel, type ModelEndpoint, openModel } from "#coach/model/call-model.ts";
import { wireSchema } from "#coach/model/read-answer.ts";

const never = new AbortController().signal;
const common = { system: "One small step.", prompt: "Goal: juggle", maxOutputTokens: 1200, temperature: 0.4 };
const step = { ...common, schema: wireSchema, schemaName: "coach_answer" };
/** A shape that is soon filled, where something else is judged. */
const soon = { ...common, schema: z.object({ status: z.enum(["ok"]) }), schemaName: "soon" };

/** What holds of whatever stands where an OpenAI-compatible server does, a server or a model in the program itself. */
export function holdsAsEndpoint(endpoint: () => ModelEndpoint): void {
  test("what is asked in a shape is answered in it, tokens are counted, and no parameter of ours is refused", async () => {
    const opened = openModel(endpoint());
    const { result, usage } = await callModel(opened, step, never);
    expect(wireSchema.safeParse(result.kind === "text" ? JSON.parse(result.text) : result).error).toBeUndefined();
    expect(usage.inputTokens).toBeGreaterThan(0);
    expect(usage.outputTokens).toBeGreaterThan(0);
    expect(opened.without.size).toBe(0);
  });

  test("two persons who ask at once are both answered", async () => {
    const opened = openModel(endpoint());
    const both = await Promise.all([callModel(opened, soon, never), callModel(opened, soon, never)]);
    expect(both.map(({ result }) => result.kind)).toEqual(["text", "text"]);
  });

  test("what was taken back fails as a time limit does, and the next ask is answered", async () => {
    const opened = openModel(endpoint());
    const gone = new AbortController();
    gone.abort();
    expect((await callModel(opened, soon, gone.signal)).result).toEqual({ kind: "failed", why: "timeout" });
    expect((await callModel(opened, soon, never)).result.kind).toBe("text");
  });
}
