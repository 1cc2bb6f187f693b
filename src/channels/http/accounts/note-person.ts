import type { Store } from "#app/ports.ts";
import type { NoticeKind } from "#contract/access.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Notices } from "./notices.ts";

/** Tells a person of an act that came another way than their pages, as from Telegram; nothing where they have no web account to be told on. */
export function createNotePerson(parts: {
  readonly store: Pick<Store, "transaction" | "snapshot">;
  readonly notices: Pick<Notices, "note">;
}) {
  return async (personId: PersonId, kind: NoticeKind, about?: string): Promise<void> => {
    const identities = await parts.store.transaction(personId, (tx) => tx.identities());
    const account = identities.find((each) => each.kind === "account");
    const person = account && (await parts.store.snapshot(personId))?.person;
    if (person) await parts.notices.note(account.externalId, { kind, about, locale: person.locale });
  };
}
