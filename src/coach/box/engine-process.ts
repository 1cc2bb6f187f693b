import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { totalmem } from "node:os";
import type { EngineAnswer, EngineAsk, FromEngine, ToEngine } from "./engine-words.ts";

/** As much of node-llama-cpp as is used; the package is no dependency of the program, so it brings no types. */
interface Engine {
  getLlama(options: object): Promise<{
    loadModel(options: object): Promise<{
      createContext(options: object): Promise<{ getSequence(): object }>;
      tokenize(text: string): readonly unknown[];
    }>;
    createGrammarForJsonSchema(schema: object): Promise<object>;
  }>;
  readonly LlamaChat: new (
    options: object,
  ) => {
    generateResponse(history: readonly object[], options: object): Promise<{ readonly response: string }>;
  };
}

/** Prompt and answer of the longest ask fit; more would only take memory (tokens). */
const window = 8192;
/**
 * Short rules, such as those of the second look, have a small place of their own: where they took turns with the long ones in one place, the model would
 * read both anew each time.
 */
const brief = { window: 4096, rules: 4000, spare: 64 } as const;
/** Between two pieces of a prompt it is looked whether the ask was taken back (tokens). */
const piece = 128;
const megabyte = 1024 ** 2;
/** However large a model is, the rest of the machine keeps this share. */
const mostOfMemory = 0.8;

const [, , engineFolder = "", modelFile = "", threads = "1"] = process.argv;

const say = (word: FromEngine): void => void process.send?.(word);
const memoryMb = (): number => Math.round(process.memoryUsage.rss() / megabyte);
const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 300) ?? "";

async function load(): Promise<(ask: EngineAsk, signal: AbortSignal) => Promise<EngineAnswer>> {
  const entry = join(engineFolder, "node_modules", "node-llama-cpp", "dist", "index.js");
  const { getLlama, LlamaChat } = (await import(pathToFileURL(entry).href)) as Engine;
  const llama = await getLlama({ build: "never", gpu: false, logLevel: "error", skipDownload: true });
  const model = await llama.loadModel({ modelPath: modelFile });
  const chatIn = async (max: number) => {
    const context = await model.createContext({ contextSize: { max }, batchSize: piece, threads: Number(threads) });
    return new LlamaChat({ contextSequence: context.getSequence() });
  };
  const long = await chatIn(window);
  let short: ReturnType<typeof chatIn> | undefined;
  const chatFor = (system: string, tokens: number) => {
    if (system.length > brief.rules || tokens + brief.spare > brief.window) return long;
    short ??= chatIn(brief.window).catch(() => long);
    return short;
  };
  const grammars = new Map<string, Promise<object>>();
  const grammarFor = (schema: object): Promise<object> => {
    const key = JSON.stringify(schema);
    const made = grammars.get(key) ?? llama.createGrammarForJsonSchema(schema);
    grammars.set(key, made);
    return made;
  };
  return async ({ system, prompt, schema, maxTokens, temperature }, signal) => {
    const started = performance.now();
    let [outputTokens, firstMs] = [0, 0];
    const history = [
      { type: "system", text: system },
      { type: "user", text: prompt },
      { type: "model", response: [] },
    ];
    const inputTokens = model.tokenize(system + prompt).length;
    const chat = await chatFor(system, inputTokens + maxTokens);
    const { response } = await chat.generateResponse(history, {
      ...(schema ? { grammar: await grammarFor(schema) } : {}),
      maxTokens,
      temperature,
      signal,
      // A model that thinks aloud would think past everybody's patience.
      budgets: { thoughtTokens: 0 },
      onToken: (tokens: readonly unknown[]) => {
        if (outputTokens === 0) firstMs = Math.round(performance.now() - started);
        outputTokens += tokens.length;
      },
    });
    return { text: response, inputTokens, outputTokens, firstMs };
  };
}

const open = new Map<number, AbortController>();

async function serve(): Promise<void> {
  const answer = await load();
  process.on("message", ({ id, ...word }: ToEngine) => {
    if (word.do === "stop") return open.get(id)?.abort();
    const controller = new AbortController();
    open.set(id, controller);
    answer(word.ask, controller.signal)
      .then(
        (given) => say({ is: "answer", id, answer: given, memoryMb: memoryMb() }),
        (error: unknown) => say({ is: "failed", id, why: reason(error) }),
      )
      .finally(() => {
        open.delete(id);
        // A model that grows without end takes itself away before the machine does it.
        if (process.memoryUsage.rss() > totalmem() * mostOfMemory) process.exit(75);
      })
      .catch(() => undefined);
  });
  say({ is: "ready", memoryMb: memoryMb() });
}

// Without the program that started it nobody asks any more.
process.on("disconnect", () => process.exit());
serve().catch((error: unknown) => {
  say({ is: "ill", why: reason(error) });
  process.exitCode = 1;
  process.disconnect();
});
