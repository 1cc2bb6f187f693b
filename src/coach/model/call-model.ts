import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, type LanguageModel, NoObjectGeneratedError, Output } from "ai";
import type { z } from "zod";

/** Where a language model is reached: any OpenAI-compatible endpoint. */
export interface ModelEndpoint {
  /** Root of an OpenAI-compatible API, such as `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
}

export function openModel({ baseUrl, model, apiKey }: ModelEndpoint): LanguageModel {
  const provider = createOpenAICompatible({
    name: "coach",
    baseURL: baseUrl,
    supportsStructuredOutputs: true,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  return provider(model);
}

export interface ModelCall {
  readonly system: string;
  readonly prompt: string;
  /** What the model is asked to fill; its answer may still be anything. */
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
  readonly temperature: number;
}

/** What a call brought back, and what it cost. */
export interface Called {
  readonly result:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "failed"; readonly why: "timeout" | "unreachable" };
  readonly usage: { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined };
}

/** The raw text, also where it does not fit the schema: prose around an object is still read. */
export async function callModel(
  model: LanguageModel,
  { system, prompt, schema, schemaName, maxOutputTokens, temperature }: ModelCall,
  abortSignal: AbortSignal,
): Promise<Called> {
  try {
    const { text, usage } = await generateText({
      model,
      instructions: system,
      prompt,
      output: Output.object({ schema, name: schemaName }),
      maxOutputTokens,
      temperature,
      // What works without a model is there at once, so nobody waits for a second try of a broken endpoint.
      maxRetries: 0,
      abortSignal,
    });
    return { result: { kind: "text", text }, usage };
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error)) {
      return { result: { kind: "text", text: error.text ?? "" }, usage: error.usage ?? {} };
    }
    return { result: { kind: "failed", why: abortSignal.aborted ? "timeout" : "unreachable" }, usage: {} };
  }
}
