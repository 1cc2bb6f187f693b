/** What the engine is asked: one exchange, with the shape that the answer must have. */
export interface EngineAsk {
  readonly system: string;
  readonly prompt: string;
  /** A JSON schema that the engine can hold an answer to; absent where any text will do. */
  readonly schema?: object;
  readonly maxTokens: number;
  readonly temperature: number;
}

export interface EngineAnswer {
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Until the first word (ms): so long takes reading what was sent, as far as it was not read before. */
  readonly firstMs: number;
}

/** What is said to the process that holds the model. */
export type ToEngine =
  | { readonly do: "ask"; readonly id: number; readonly ask: EngineAsk }
  | { readonly do: "stop"; readonly id: number };

/** What that process says. */
export type FromEngine =
  | { readonly is: "ready"; readonly memoryMb: number }
  | { readonly is: "answer"; readonly id: number; readonly answer: EngineAnswer; readonly memoryMb: number }
  | { readonly is: "failed"; readonly id: number; readonly why: string }
  /** It could not load the model, and ends. */
  | { readonly is: "ill"; readonly why: string };
