import type { PersonId } from "#core/person/person.ts";
import type { Clock, Idempotency } from "./ports.ts";

/**
 * Keeps an input that breaks whatever touches it, beside those that were handled: sealed under the person's key, gone with them, and forgotten
 * after the same thirty days. When it resolves the input is as safe as one that was taken in.
 */
export function createSetAside(parts: {
  readonly idempotency: Pick<Idempotency, "begin" | "finish">;
  readonly clock: Clock;
}): (personId: PersonId, key: string, input: unknown) => Promise<void> {
  return async (personId, key, input) => {
    const name = `set-aside:${key}`;
    await parts.idempotency.begin(personId, name, "set-aside", parts.clock.now());
    await parts.idempotency.finish(personId, name, {
      status: 0,
      contentType: "application/json",
      body: JSON.stringify(input),
    });
  };
}
