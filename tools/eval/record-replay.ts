import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const requestSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z
    .object({ json_schema: z.object({ name: z.string().optional(), schema: z.unknown() }).optional() })
    .optional(),
});

/** Stands where a model's server would: takes answers that lie in a folder, and writes down what has none. */
export interface Recorder {
  readonly fetch: typeof globalThis.fetch;
  /** The next goal or conversation begins: behind a request without an answer, nothing more of one is written down. */
  begin(): void;
  /** How many requests had no answer so far. */
  unanswered(): number;
  /** How many were answered. */
  answered(): number;
}

/** Where requests are written to, and where answers are looked for besides. */
export interface RecorderFolders {
  readonly record: string | undefined;
  readonly replay: string | undefined;
}

/**
 * A request is `ID.request.json` (`{id, messages, schema}`), its answer `ID.answer.json` or `ID.answer.txt` beside it: whatever a model would have
 * said, word for word. The id is made of messages and schema, so the same request finds its answer again whenever and wherever it is made.
 */
export function createRecorder({ record, replay }: RecorderFolders): Recorder {
  const folders = [replay, record].filter((folder) => folder !== undefined);
  const waiting = new Set<string>();
  const found = new Set<string>();
  let stopped = false;
  if (record !== undefined) mkdirSync(record, { recursive: true });
  const answerTo = (id: string): string | undefined => {
    const files = folders.flatMap((folder) => ["json", "txt"].map((kind) => join(folder, `${id}.answer.${kind}`)));
    const file = files.find((each) => existsSync(each));
    return file === undefined ? undefined : readFileSync(file, "utf8");
  };
  return {
    begin() {
      stopped = false;
    },
    fetch: async (_url, init) => {
      const { messages, response_format: format } = requestSchema.parse(JSON.parse(String(init?.body)));
      const schema = format?.json_schema?.schema ?? null;
      const id = createHash("sha256")
        .update(JSON.stringify([messages, schema]))
        .digest("hex")
        .slice(0, 12);
      const said = answerTo(id);
      if (said === undefined) {
        if (!stopped || record === undefined) waiting.add(id);
        if (record !== undefined && !stopped)
          writeFileSync(join(record, `${id}.request.json`), `${JSON.stringify({ id, messages, schema }, null, 2)}\n`);
        stopped = true;
        return Response.json({ error: { message: `no answer to ${id} yet` } }, { status: 503 });
      }
      found.add(id);
      const message = { role: "assistant", content: said };
      return Response.json({
        id,
        object: "chat.completion",
        created: 0,
        model: "replayed",
        choices: [{ index: 0, message, finish_reason: "stop" }],
      });
    },
    unanswered: () => waiting.size,
    answered: () => found.size,
  };
}
