/** No step is longer, whatever a server sends; what goes on for ever would fill the memory before the time is over. */
const longestAnswer = 1024 ** 2;

class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
  constructor() {
    super(`the answer is longer than ${longestAnswer / 1024 ** 2} MB: this is no answer of a model`);
  }
}

/** A fetch that reads no more than an answer can be, and goes nowhere else: what is asked may be a person's story, meant for this server alone. */
export function boundedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (!response.body) return response;
    let read = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, flow) {
          read += chunk.byteLength;
          if (read > longestAnswer) flow.error(new AnswerTooLong());
          else flow.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(counted, { status, statusText, headers });
  };
}

/** What a failure says of an answer that was too long; undefined where it was another. */
export function tooLong(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof AnswerTooLong) return at.message;
  return undefined;
}
