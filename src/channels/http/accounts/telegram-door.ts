import type { ChatLocks } from "#app/chat-lock-ports.ts";
import type { Admission, NotLetIn } from "#app/identify.ts";
import type { Clock, Store } from "#app/ports.ts";
import type { ProblemCode } from "#contract/problem.ts";
import { localeFor } from "#core/person/locale-for.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Accounts, Outcome } from "./accounts.ts";
import { readInitData } from "./init-data.ts";
import type { SignedIn } from "./new-session.ts";
import type { Principal } from "./sessions.ts";
import type { AuthDb } from "./tables.ts";

export interface EnterAsk {
  /** As the page was given it, unread. */
  readonly initData: string;
  readonly invite: string | undefined;
  readonly userAgent: string | undefined;
  /** The session that the page has already, if any. */
  readonly here: Pick<Principal, "userId" | "sessionId"> | undefined;
}

/** The pages inside Telegram: whoever Telegram says is there comes in by the rules of the chat. */
export interface TelegramDoor {
  /** `here` where this very opening was answered before, in the session that asks: a page that is loaded anew. */
  enter(ask: EnterAsk): Promise<Outcome<SignedIn | "here">>;
}

export interface TelegramDoorParts {
  readonly botToken: string;
  readonly admit: (user: { telegramId: string; locale: Locale; code: string | undefined }) => Promise<Admission>;
  readonly accounts: Pick<Accounts, "telegramUsers" | "emailOf" | "sessions">;
  readonly chatLocks: Pick<ChatLocks, "state">;
  readonly store: Pick<Store, "transaction" | "linkIdentity">;
  readonly db: AuthDb;
  readonly clock: Clock;
}

/** What was signed longer ago (ms) opens nothing: a page asks at once. */
const freshFor = 5 * 60_000;
/** Telegram's clock may be so far (ms) ahead of ours. */
const aheadAtMost = 60_000;
/** An opening is remembered for so long (ms): past its own time, and past the session that it made. */
const remembered = 3 * 3600_000;

const refusals = {
  closed: "sign_up_closed",
  invite_needed: "sign_up_refused",
  invite_wrong: "sign_up_refused",
  too_often: "too_many_requests",
} as const satisfies Record<NotLetIn, ProblemCode>;

export function createTelegramDoor(parts: TelegramDoorParts): TelegramDoor {
  const { accounts, admit, clock, db, store } = parts;
  const refuse = (code: ProblemCode) => ({ ok: false, code }) as const;

  /** The session that an opening made. */
  const madeBy = async (mark: string): Promise<string | undefined> =>
    (await db.selectFrom("telegram_entry").select("session_id").where("mark", "=", mark).executeTakeFirst())
      ?.session_id;

  /** False where somebody came in by it before: of two at once, one does. */
  async function spend(mark: string, sessionId: string): Promise<boolean> {
    const now = clock.now();
    await db.deleteFrom("telegram_entry").where("expires_at", "<", new Date(now)).execute();
    const rows = await db
      .insertInto("telegram_entry")
      .values({ mark, session_id: sessionId, expires_at: new Date(now + remembered) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("mark")
      .execute();
    return rows.length > 0;
  }

  const accountOf = async (personId: PersonId): Promise<string | undefined> =>
    (await store.transaction(personId, (tx) => tx.identities())).find(({ kind }) => kind === "account")?.externalId;

  /** The account behind a person; whoever has only ever been in Telegram gets one without an address. */
  async function userOf(personId: PersonId): Promise<string> {
    const known = await accountOf(personId);
    if (known !== undefined) return known;
    const made = await accounts.telegramUsers.make();
    await store.linkIdentity(personId, { kind: "account", externalId: made });
    return made;
  }

  return {
    async enter({ initData, invite, userAgent, here }) {
      const opened = readInitData(initData, parts.botToken);
      if (opened === undefined) return refuse("telegram_again");
      const spentFor = await madeBy(opened.mark);
      if (spentFor !== undefined) {
        return spentFor === here?.sessionId ? { ok: true, value: "here" } : refuse("telegram_again");
      }
      const age = clock.now() - opened.signedAt;
      if (age > freshFor || age < -aheadAtMost) return refuse("telegram_again");
      const { telegramId } = opened;
      if ((await parts.chatLocks.state(telegramId)) === "locked") return refuse("telegram_locked");
      const admitted = await admit({ telegramId, locale: localeFor(opened.languageTag), code: invite });
      if (admitted.kind === "refused") return refuse(refusals[admitted.because]);
      const userId = await userOf(admitted.personId);
      const passwordless = (await accounts.emailOf(userId)) === undefined;
      const made = await accounts.telegramUsers.enter(userId, userAgent, passwordless);
      if (!(await spend(opened.mark, made.sessionId))) {
        await accounts.sessions.end(userId, made.sessionId);
        return refuse("telegram_again");
      }
      // A page that is opened anew needs no earlier session in the same browser.
      if (here !== undefined && (await accounts.sessions.isShared(here.sessionId)))
        await accounts.sessions.end(here.userId, here.sessionId);
      return { ok: true, value: made };
    },
  };
}
