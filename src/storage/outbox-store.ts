import type { OutboxMessage, OutboxStore, TakenMessage } from "#app/outbox-ports.ts";
import { addressed } from "./addressed.ts";
import type { ChannelName } from "#core/person/channel.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { PersonKey } from "./crypto.ts";
import { type Database, onlyValue } from "./database.ts";
import { living } from "./listener.ts";
import { literal } from "./literal.ts";
import { openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { part } from "./statement.ts";

export interface OutboxParts {
  readonly database: Database;
  readonly key: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey;
  readonly holder: number;
  readonly now: () => Instant;
}

/** What `core.take_outbox` gives. */
type TakenRow = {
  readonly messages:
    | readonly { readonly id: string; readonly tries: number; readonly queued_at: Instant; readonly sealed: string }[]
    | null;
  readonly keys: readonly WrappedKeyRow[] | null;
} | null;

/** A connection to the server may be remade within this time (ms) without its process counting as dead. */
const graceMs = 15_000;

/** Messages on their way; one sender a person at a time, in the order in which they were decided. */
export function outboxStore({ database, key, holder, now }: OutboxParts): OutboxStore {
  const settle = async (
    person: PersonId,
    id: string,
    outcome: "sent" | "failed" | "queued" | "unsure",
    extra: {
      readonly message?: number | undefined;
      readonly code?: string;
      readonly again?: Instant;
      readonly told?: boolean;
    },
  ): Promise<boolean> =>
    onlyValue(
      await database.once(
        `select core.settle_outbox(${literal(person)}, ${literal(id)}, ${holder}, ${now()}, ${literal(outcome)}, ${literal(extra.message ?? null)}, ${literal(extra.code ?? null)}, ${literal(extra.again ?? null)}, ${extra.told ?? false})`,
      ),
    ) === true;
  const opened = (person: PersonId, taken: TakenRow): readonly TakenMessage[] => {
    if (taken === null || taken.messages === null) return [];
    const own = key(person, taken.keys);
    return taken.messages.map(({ id, tries, queued_at: since, sealed }) => ({
      message: addressed(openJson<OutboxMessage>(own, spots.outbox(id), sealed)),
      tries,
      since,
    }));
  };
  const among = (channels: readonly ChannelName[] | undefined): string | null =>
    channels === undefined ? null : `{${channels.join(",")}}`;
  return {
    async take(person, limit, channels) {
      const took = await database.often(
        part`core.take_outbox(${person}, ${limit}, ${holder}, ${now()}, ${among(channels)})`,
      );
      return opened(person, took as TakenRow);
    },
    async sentAndTake(person, { id, messageId }, limit, channels) {
      const took = await database.often(
        part`core.sent_and_take(${person}, ${id}, ${holder}, ${now()}, ${messageId ?? null}, ${limit}, ${among(channels)})`,
      );
      return opened(person, took as TakenRow);
    },
    sent: (person, id, message) => settle(person, id, "sent", { message }),
    retry: (person, id, at) => settle(person, id, "queued", { again: at }),
    failed: (person, id, code) => settle(person, id, "failed", { code }),
    unsure: (person, id, { told }) => settle(person, id, "unsure", { told }),
    async wake(person) {
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        update core.outbox set not_before = 0, leased_at = null where person_id = ${literal(person)} and state = 'queued' and not_before > 0`);
    },
    async giveBack(person, inHand) {
      const known = inHand.map((id) => literal(id)).join(", ");
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        update core.outbox set state = 'queued', holder = null, leased_at = null, tries = tries - 1
        where person_id = ${literal(person)} and state = 'sending' and holder = ${holder} and id <> all (array[${known}]::text[])`);
    },
    async unsureAfterCrash() {
      const before = database.kind === "embedded" ? now() : now() - graceMs;
      const lost = onlyValue(
        await database.once(`select core.unsure_outbox(${living(database.kind, holder)}, ${before}, ${now()})`),
      ) as readonly { readonly person: PersonId; readonly id: string }[] | null;
      return (lost ?? []).map(({ person, id }) => ({ personId: person, id }));
    },
    async untold(quietMs) {
      const found = onlyValue(await database.once(`select core.untold_outbox(${now() - quietMs}, ${now()})`)) as
        | readonly { readonly person: PersonId; readonly id: string }[]
        | null;
      return (found ?? []).map(({ person, id }) => ({ personId: person, id }));
    },
    async told(person) {
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        update core.outbox set told_at = ${now()} where person_id = ${literal(person)} and state = 'unsure' and told_at is null`);
    },
    async waiting(olderThanMs) {
      const rows = await database.once(`select core.waiting_outbox(${now() - olderThanMs}, ${now()}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },
  };
}
