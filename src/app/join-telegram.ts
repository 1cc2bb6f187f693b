import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Caller, JoinNews, JoinWish, JoinWishes } from "./join-ports.ts";
import type { Clock, Log, Store } from "./ports.ts";

export interface JoinParts {
  readonly store: Pick<
    Store,
    | "findPerson"
    | "linkIdentity"
    | "noteIdentity"
    | "unlinkIdentity"
    | "mergePersons"
    | "undoMerge"
    | "transaction"
    | "snapshot"
  >;
  readonly wishes: JoinWishes;
  /** The address of a web account; undefined where it is gone. */
  readonly addressOf: (userId: string) => Promise<string | undefined>;
  /** Takes an account away that had no address: whoever came by Telegram has another one now. */
  readonly forgetAccount: (userId: string) => Promise<void>;
  /** Ends what an account opened inside Telegram. */
  readonly endPages: (userId: string) => Promise<void>;
  /** Tells somebody in Telegram; false where it did not reach them. */
  readonly tell: (to: Caller, news: JoinNews) => Promise<boolean>;
  /** Tells the person on the web at their next visit. */
  readonly note: (personId: PersonId, kind: "telegram_joined" | "telegram_parted", name: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the web is told of its yes: `unreachable` where the other side could not be told of the day of grace, so that it did not begin. */
export type Confirmed =
  | { readonly kind: "joined" }
  | { readonly kind: "waiting"; readonly dueAt: Instant }
  | { readonly kind: "nothing" | "has_account" | "has_telegram" | "unreachable" };

/** One is enough to know that there are some; those deleted still have their place in the record. */
const anyWork = { kind: undefined, from: 0, limit: 1, deletedToo: true } as const;

/** Both sides see for so long (ms) that two records are about to become one, and either can stop it. */
export const graceMs = 24 * 3600_000;

/**
 * Joins a Telegram account to a web account, and parts them again. Both sides are shown whom it would join and say yes; where Telegram
 * holds something that would become readable on the web, a day passes first.
 */
export interface Joining {
  /** A code for the web; `has_telegram` where there is one already and another was not asked for. */
  offer(
    personId: PersonId,
    another: boolean,
  ): Promise<{ readonly code: string; readonly expiresAt: Instant } | "has_telegram" | "waiting">;
  /** Somebody opens a code in Telegram: what to ask or tell them. */
  open(caller: Caller, code: string): Promise<JoinNews>;
  /** Their answer, or their stop later on; a button of somebody else's does nothing. */
  answer(caller: Caller, wishId: string, yes: boolean): Promise<JoinNews>;
  /** The web's yes, after the password. */
  confirm(personId: PersonId): Promise<Confirmed>;
  /** The web's no, or its stop later on; false where there was nothing to stop. */
  stop(personId: PersonId): Promise<boolean>;
  wish(personId: PersonId): Promise<JoinWish | undefined>;
  /** Takes Telegram accounts from a person, one or all; what a merge of the last day brought goes back with its own. False where there was none. */
  part(personId: PersonId, telegramId?: string): Promise<boolean>;
  /** What Telegram's side is asked before it parts: from whose account. */
  askToPart(caller: Caller): Promise<JoinNews>;
  /** The same from Telegram's side. */
  partMe(caller: Caller): Promise<JoinNews>;
  /** Joins those whose day of grace is over; call it every quarter of an hour. */
  settle(): Promise<void>;
}

/** An address that its owner recognises and nobody else learns: `a***@example.org`. */
export function maskAddress(address: string): string {
  const [name = "", ...host] = address.split("@");
  return `${name.slice(0, 1)}***@${host.join("@")}`;
}

export function createJoining(parts: JoinParts): Joining {
  const { store, wishes, clock, log } = parts;

  const identitiesOf = (personId: PersonId) => store.transaction(personId, (tx) => tx.identities());

  /** The masked address of a person's web account; undefined where they have none. */
  async function addressOf(personId: PersonId): Promise<string | undefined> {
    const account = (await identitiesOf(personId)).find(({ kind }) => kind === "account");
    const address = account && (await parts.addressOf(account.externalId));
    return address === undefined ? undefined : maskAddress(address);
  }

  const telegramsOf = async (personId: PersonId) =>
    (await identitiesOf(personId)).filter(({ kind }) => kind === "telegram").map(({ externalId }) => externalId);

  /** Whether anything of a person's own is kept under this record, archived goals included. */
  const holds = (personId: PersonId): Promise<boolean> =>
    store.transaction(personId, async (tx) => {
      const opened = await tx.open("joining");
      if (opened === undefined) return false;
      const { journey, day, exercises, dialogue } = opened.snapshot;
      const said = journey !== undefined || day !== undefined || exercises.length > 0 || dialogue.crisis !== undefined;
      return said || (await tx.goals()).length > 0 || (await tx.works(anyWork)).length > 0;
    });

  /** Why two may not become one, whoever wishes it; undefined where they may. */
  async function refusal(
    wish: JoinWish,
    known: PersonId | undefined,
  ): Promise<"has_account" | "has_telegram" | undefined> {
    if (known === wish.personId) return undefined;
    if (known !== undefined && (await addressOf(known)) !== undefined) return "has_account";
    return !wish.another && (await telegramsOf(wish.personId)).length > 0 ? "has_telegram" : undefined;
  }

  /** Whoever came by Telegram alone has an account without an address behind the pages: from now on there is a real one. */
  async function forgetNameless(personId: PersonId): Promise<void> {
    for (const { kind, externalId } of await identitiesOf(personId)) {
      if (kind !== "account") continue;
      await store.unlinkIdentity(personId, kind, externalId);
      await parts.forgetAccount(externalId);
    }
  }

  async function join(wish: JoinWish, caller: Caller, known: PersonId | undefined): Promise<void> {
    const identity = { kind: "telegram", externalId: caller.telegramId } as const;
    if (known === undefined) {
      const linked = await store.linkIdentity(wish.personId, identity);
      if (linked === "taken") throw new Error("a Telegram account got a person while it was being joined");
    } else if (known !== wish.personId) {
      await forgetNameless(known);
      await store.mergePersons(wish.personId, known);
    }
    await store.noteIdentity(wish.personId, identity, { name: caller.name, since: clock.now(), usedAt: clock.now() });
    await parts.note(wish.personId, "telegram_joined", caller.name);
    await parts.tell(caller, { kind: "joined", address: (await addressOf(wish.personId)) ?? "" });
  }

  async function stopWish(wish: JoinWish): Promise<boolean> {
    if (!(await wishes.end(wish.id))) return false;
    if (wish.caller) await parts.tell(wish.caller, { kind: "stopped" });
    return true;
  }

  async function settleOne(wish: JoinWish): Promise<void> {
    const { caller } = wish;
    if (caller === undefined || !(await wishes.end(wish.id))) return;
    const known = await store.findPerson("telegram", caller.telegramId);
    // Whoever erased themselves, or was joined elsewhere in the meantime, is not who said yes.
    if (known !== caller.personId || (await refusal(wish, known)) !== undefined) {
      await parts.tell(caller, { kind: "stopped" });
      return;
    }
    await join(wish, caller, known);
  }

  return {
    async offer(personId, another) {
      if ((await wishes.of(personId))?.state === "waiting") return "waiting";
      if (!another && (await telegramsOf(personId)).length > 0) return "has_telegram";
      return wishes.issue(personId, another);
    },

    async open(caller, code) {
      const known = await store.findPerson("telegram", caller.telegramId);
      const wish = await wishes.open(code, { ...caller, personId: known });
      const address = wish && (await addressOf(wish.personId));
      if (wish === undefined || address === undefined) return { kind: "unknown" };
      if (known === wish.personId) {
        await wishes.end(wish.id);
        return { kind: "already" };
      }
      const own = known && (await addressOf(known));
      if (own !== undefined) {
        await wishes.end(wish.id);
        return { kind: "has_account", address: own };
      }
      return { kind: "ask", wishId: wish.id, address, holds: known !== undefined && (await holds(known)) };
    },

    async answer(caller, wishId, yes) {
      const wish = await wishes.find(wishId);
      if (wish?.caller?.telegramId !== caller.telegramId) return { kind: "unknown" };
      if (!yes) return { kind: (await wishes.end(wishId)) ? "stopped" : "unknown" };
      const address = await addressOf(wish.personId);
      if (address === undefined) return { kind: "unknown" };
      if (wish.state === "waiting" && wish.dueAt !== undefined) {
        return { kind: "waiting", wishId, address, dueAt: wish.dueAt };
      }
      const agreed = wish.state === "agreed" || (await wishes.advance(wishId, { state: "agreed" }));
      return agreed ? { kind: "agreed", wishId, address } : { kind: "unknown" };
    },

    async confirm(personId) {
      const wish = await wishes.of(personId);
      if (wish?.state === "waiting" && wish.dueAt !== undefined) return { kind: "waiting", dueAt: wish.dueAt };
      const caller = wish?.caller;
      if (wish?.state !== "agreed" || caller === undefined) return { kind: "nothing" };
      const known = await store.findPerson("telegram", caller.telegramId);
      const refused = await refusal(wish, known);
      if (refused !== undefined || (known !== caller.personId && known !== personId)) {
        await stopWish(wish);
        return { kind: refused ?? "nothing" };
      }
      if (known !== undefined && known !== personId && (await holds(known))) {
        const dueAt = clock.now() + graceMs;
        const address = (await addressOf(personId)) ?? "";
        // Who cannot be told cannot stop it: then the day does not begin.
        if (!(await parts.tell(caller, { kind: "waiting", wishId: wish.id, address, dueAt })))
          return { kind: "unreachable" };
        return (await wishes.advance(wish.id, { state: "waiting", dueAt }))
          ? { kind: "waiting", dueAt }
          : { kind: "nothing" };
      }
      if (!(await wishes.end(wish.id))) return { kind: "nothing" };
      await join(wish, caller, known);
      return { kind: "joined" };
    },

    async stop(personId) {
      const wish = await wishes.of(personId);
      return wish !== undefined && stopWish(wish);
    },

    wish: (personId) => wishes.of(personId),

    async part(personId, telegramId) {
      // Whoever has no address would lose their only way in.
      if ((await addressOf(personId)) === undefined) return false;
      const all = await identitiesOf(personId);
      const mine = all.filter(({ kind }) => kind === "telegram");
      // A private chat has the number of the one it is with.
      const locale = (await store.snapshot(personId))?.person.locale ?? "en";
      let parted = false;
      for (const { externalId, about } of mine) {
        if (telegramId !== undefined && externalId !== telegramId) continue;
        const identity = { kind: "telegram", externalId } as const;
        // A merge of the last day is undone whole; later, or where nothing was merged, only the way in from Telegram is closed.
        const gone =
          (await store.undoMerge(personId, identity)) || (await store.unlinkIdentity(personId, "telegram", externalId));
        if (!gone) continue;
        parted = true;
        await parts.note(personId, "telegram_parted", about?.name ?? "");
        await parts.tell({ telegramId: externalId, chatId: externalId, name: "", locale }, { kind: "parted" });
      }
      for (const { kind, externalId } of parted ? all : []) if (kind === "account") await parts.endPages(externalId);
      return parted;
    },

    async askToPart(caller) {
      const personId = await store.findPerson("telegram", caller.telegramId);
      const address = personId && (await addressOf(personId));
      return address === undefined ? { kind: "not_joined" } : { kind: "ask_part", address };
    },

    async partMe(caller) {
      const personId = await store.findPerson("telegram", caller.telegramId);
      if (personId === undefined || (await addressOf(personId)) === undefined) return { kind: "not_joined" };
      const wish = await wishes.of(personId);
      if (wish) await stopWish(wish);
      const identity = { kind: "telegram", externalId: caller.telegramId } as const;
      const parted =
        (await store.undoMerge(personId, identity)) ||
        (await store.unlinkIdentity(personId, "telegram", caller.telegramId));
      if (!parted) return { kind: "not_joined" };
      for (const { kind, externalId } of await identitiesOf(personId))
        if (kind === "account") await parts.endPages(externalId);
      await parts.note(personId, "telegram_parted", caller.name);
      return { kind: "parted" };
    },

    async settle() {
      for (const wish of await wishes.due()) {
        await settleOne(wish).catch((error: unknown) => log.error("joining_failed", { error }));
      }
    },
  };
}
