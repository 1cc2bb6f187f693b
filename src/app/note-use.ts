import type { PersonId } from "#core/person/person.ts";
import type { Caller } from "./join-ports.ts";
import type { Clock, Log, Store } from "./ports.ts";

const hour = 3600_000;
/** So many are remembered; one that was pushed out is only noted once more. */
const mostKnown = 20_000;

/** Notes that a person's Telegram account is in use, and its name, so that they see who reads and writes as them; once an hour at most; never throws. */
export function createNoteUse({
  store,
  clock,
  log,
}: {
  readonly store: Pick<Store, "noteIdentity">;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const noted = new Map<string, number>();
  return async (personId: PersonId, { telegramId, name }: Pick<Caller, "telegramId" | "name">): Promise<void> => {
    const key = `${personId} ${telegramId}`;
    const now = clock.now();
    if (now - (noted.get(key) ?? -Infinity) < hour) return;
    if (noted.size >= mostKnown) noted.delete(noted.keys().next().value ?? key);
    noted.set(key, now);
    const identity = { kind: "telegram", externalId: telegramId } as const;
    try {
      await store.noteIdentity(personId, identity, { name, since: undefined, usedAt: now });
    } catch (error) {
      noted.delete(key);
      log.warn("use_not_noted", { error });
    }
  };
}
export type NoteUse = ReturnType<typeof createNoteUse>;
