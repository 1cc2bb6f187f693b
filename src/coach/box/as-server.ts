import { z } from "zod";
import type { Box, Urgency } from "./box.ts";
import { boundedSchema, endedWithin } from "./bounded-schema.ts";

const request = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.number().optional(),
  temperature: z.number().optional(),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }).optional() })
    .optional(),
});

const usual = { maxTokens: 1200, temperature: 0.4 } as const;
/** A shape has an end of its own, and half an object is none: only what has no end is cut off (tokens). */
const longestShape = 3000;

/** The box as an OpenAI-compatible server that no network leads to: all that is asked of a model goes the same way to it as to any other. */
export function asServer(box: Box, urgency: Urgency): typeof globalThis.fetch {
  return async (_address, init) => {
    const { model, messages, max_tokens, temperature, response_format } = request.parse(
      JSON.parse(String(init?.body ?? "{}")),
    );
    const of = (wanted: (role: string) => boolean): string =>
      messages
        .filter(({ role }) => wanted(role))
        .map(({ content }) => content)
        .join("\n\n");
    const signal = init?.signal ?? new AbortController().signal;
    const schema = response_format?.json_schema?.schema;
    const bounded = schema && boundedSchema(schema);
    const ask = {
      system: of((role) => role === "system"),
      prompt: of((role) => role !== "system"),
      ...(bounded ? { schema: bounded } : {}),
      maxTokens: schema ? longestShape : (max_tokens ?? usual.maxTokens),
      temperature: temperature ?? usual.temperature,
    };
    try {
      const { text, inputTokens, outputTokens } = await box.ask(ask, urgency, signal);
      return Response.json({
        id: "box",
        object: "chat.completion",
        created: 0,
        model,
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: bounded ? whole(text, bounded) : text },
            finish_reason: "stop",
          },
        ],
        usage: {
          prompt_tokens: inputTokens,
          completion_tokens: outputTokens,
          total_tokens: inputTokens + outputTokens,
        },
      });
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      return Response.json({ error: { message } }, { status: 503 });
    }
  };
}

/** The same answer, in which nothing stops in the middle of a sentence. */
function whole(text: string, bounded: object): string {
  try {
    return JSON.stringify(endedWithin(JSON.parse(text), bounded));
  } catch {
    // No object: whoever asked says so.
    return text;
  }
}
