import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createMiddleware } from "hono/factory";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpEnv } from "./env.ts";
import type { Problem } from "./problem.ts";

const usable = /^[\x21-\x7e]{1,200}$/;

/** How long (ms) it is tried to free a key that the database would not let go of; after a minute it is free by itself. */
const freesFor = 60_000;
const firstWait = 100;
const longestWait = 5000;

/** The same key with the same request gives the first answer again; the effect's own key makes even a half-dead first try safe. */
export function honourIdempotencyKey(deps: Pick<HttpDeps, "idempotency" | "clock" | "newId">, problem: Problem) {
  const { idempotency, clock } = deps;

  /** Tried until the database lets go of it; no answer waits for that, nor does the end of the program. */
  async function freeLater(personId: PersonId, key: string, at: Instant): Promise<void> {
    for (let waited = 0, wait = firstWait; waited < freesFor; waited += wait, wait = Math.min(longestWait, wait * 2)) {
      await pause(wait, undefined, { ref: false });
      try {
        return await idempotency.abandon(personId, key, at);
      } catch {
        // Not yet.
      }
    }
  }
  /** Whoever comes again after an outage is not told for a minute that their first try is still at work. */
  const free = (personId: PersonId, key: string, at: Instant): Promise<void> =>
    idempotency.abandon(personId, key, at).catch(() => void freeLater(personId, key, at));

  return createMiddleware<HttpEnv>(async (c, next) => {
    const given = c.req.header("idempotency-key")?.replaceAll('"', "");
    if (c.req.method !== "POST" || given === undefined) {
      c.set("key", deps.newId());
      return next();
    }
    if (!usable.test(given)) return problem(c, "bad_key");
    const personId = c.get("personId");
    const body = new Uint8Array(await c.req.arrayBuffer());
    // A form sent again has another boundary around the same picture.
    const form = c.req.header("content-type")?.startsWith("multipart/") ?? false;
    const fingerprint = createHash("sha256")
      .update(`${c.req.method}\n${c.req.path}\n`)
      .update(form ? `${body.byteLength}` : body)
      .digest("base64url");
    const at = clock.now();
    const start = await idempotency.begin(personId, given, fingerprint, at).catch((error: unknown) => {
      // It may have been begun, and only the answer lost.
      void free(personId, given, at);
      throw error;
    });
    switch (start.kind) {
      case "running":
        return problem(c, "key_running");
      case "mismatch":
        return problem(c, "key_mismatch");
      case "replay":
        return new Response(start.response.body, {
          status: start.response.status,
          headers: { "content-type": start.response.contentType, "idempotency-replayed": "true" },
        });
      case "fresh":
        break;
    }
    c.set("key", `http:${given}`);
    let kept = false;
    try {
      await next();
      // What failed on our side, or was only put off, may be tried again under the same key.
      if (c.res.status < 500 && c.res.status !== 429) {
        const contentType = c.res.headers.get("content-type") ?? "application/json";
        const response = { status: c.res.status, contentType, body: await c.res.clone().text() };
        await idempotency.finish(personId, given, response);
        kept = true;
      }
    } finally {
      if (!kept) await free(personId, given, at);
    }
    return undefined;
  });
}
