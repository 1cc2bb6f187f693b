import type { SendNote } from "#app/ways.ts";
import { guardedRequest, NotAllowed } from "../outgoing/guarded-request.ts";

/** Posts to an address of a person's, and says what came of it. */
export type PostNote = (
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
) => ReturnType<SendNote>;

const timeoutMs = 10_000;
/** The codes of a line over which nothing was sent. */
const neverSent: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
]);

/** How long (ms) a server wants to be left alone; HTTP has it in seconds, or as a date, which we do not need to the second. */
const leftAlone = (header: string | undefined): number => {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds, 3600) * 1000 : 60_000;
};

/** Posts by the guard that keeps people's addresses out of the operator's own network; no redirect is followed, and no answer is read. */
export function createPostNote({ allowPrivate }: { readonly allowPrivate: boolean }): PostNote {
  return async (address, headers, body) => {
    const url = URL.parse(address);
    if (!url || !/^https?:$/u.test(url.protocol)) return { kind: "failed", code: "not_allowed" };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = await guardedRequest(url, { allowPrivate, signal, method: "POST", headers, body });
      const { statusCode = 0 } = answer;
      answer.destroy();
      if (statusCode >= 200 && statusCode < 300) return { kind: "sent", messageId: undefined };
      if (statusCode === 404 || statusCode === 410) return { kind: "gone" };
      if (statusCode === 429 || statusCode >= 500)
        return { kind: "later", afterMs: leftAlone(answer.headers["retry-after"]) };
      return { kind: "failed", code: `http_${statusCode}` };
    } catch (error) {
      if (error instanceof NotAllowed) return { kind: "failed", code: "not_allowed" };
      // It may have arrived, and nobody is told the same twice.
      return neverSent.has((error as NodeJS.ErrnoException).code)
        ? { kind: "later", afterMs: 0 }
        : { kind: "failed", code: "no_answer" };
    }
  };
}
