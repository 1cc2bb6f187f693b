import type { Joining } from "#app/join-telegram.ts";
import type { FeedStore } from "#app/ports.ts";
import type { WayStore } from "#app/way-ports.ts";
import type { TokenStore } from "#app/reading-ports.ts";
import type { Keepable } from "#core/person/keepable.ts";
import type { PersonId } from "#core/person/person.ts";

/**
 * Ends what reads or writes as a person beside their sessions: whoever changes a password because of somebody wants them out of
 * everything, and not out of the pages alone.
 */
export async function endAccess(
  parts: {
    readonly tokens: Pick<TokenStore, "list" | "revoke">;
    readonly feeds: Pick<FeedStore, "revoke">;
    readonly joining: Pick<Joining, "part" | "stop">;
    readonly ways: Pick<WayStore, "list" | "remove">;
  },
  personId: PersonId,
  keep: readonly Keepable[],
  /** A session that goes on: the browser it is in goes on being told. */
  stays?: string,
): Promise<void> {
  if (!keep.includes("tokens")) {
    for (const { id } of await parts.tokens.list(personId)) await parts.tokens.revoke(personId, id);
  }
  if (!keep.includes("feed")) await parts.feeds.revoke(personId);
  if (!keep.includes("ways")) {
    for (const { id, session } of await parts.ways.list(personId))
      if (session === undefined || session !== stays) await parts.ways.remove(personId, id);
  }
  if (!keep.includes("telegram")) {
    await parts.joining.stop(personId);
    await parts.joining.part(personId);
  }
}

/** Ends what a session that is over was told by. */
export async function endWaysOf(
  ways: Pick<WayStore, "list" | "remove">,
  personId: PersonId,
  sessionId: string,
): Promise<void> {
  for (const { id, session } of await ways.list(personId)) if (session === sessionId) await ways.remove(personId, id);
}
