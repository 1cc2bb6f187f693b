import { isAPIError } from "better-auth/api";
import { randomBytes } from "node:crypto";
import type { SignupMode } from "#app/identify.ts";
import type { JoinWishes } from "#app/join-ports.ts";
import type { Clock } from "#app/ports.ts";
import { passwordLimits, type DoorWire } from "#contract/account.ts";
import type { ProblemCode } from "#contract/problem.ts";
import type { Locale } from "#core/person/person.ts";
import { type AuthSettings, createAuth, resetSeconds } from "./auth.ts";
import { createDeviceMarks, type DeviceMarks } from "./device-marks.ts";
import { createChatLocks } from "./chat-locks.ts";
import { createInvites, type Invites } from "./invites.ts";
import { createJoinWishes } from "./join-wishes.ts";
import { createLocks, type Locks } from "./locks.ts";
import { hashCode, newOneTimeCode, ownerCode } from "./one-time-code.ts";
import { createNotices, type Notices } from "./notices.ts";
import { createOwnerPage, type OwnerPage } from "./owner-page.ts";
import { createOwnerDoor, type OwnerDoor } from "./owner.ts";
import { createProvider, type ProviderSettings } from "./provider.ts";
import { createProviderDoor, type ProviderDoor } from "./provider-door.ts";
import { createPasskeys, type Passkeys } from "./passkeys.ts";
import { createSecondFactor, type SecondFactor } from "./second-factor.ts";
import { newSession, readSignedIn, type SignedIn } from "./new-session.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createTelegramUsers, isNoAddress, type TelegramUsers } from "./telegram-users.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { isWeakPassword } from "./weak-password.ts";

export interface AccountsSettings extends AuthSettings {
  readonly signUp: SignupMode;
  readonly clock: Clock;
  /** Absent where no mail is set up: then the operator hands out reset links. */
  readonly sendResetMail: ((to: string, locale: Locale, url: string) => Promise<void>) | undefined;
  /** The operator's OpenID provider; absent where there is none. */
  readonly provider?: ProviderSettings | undefined;
  /** Says that something changed, and not what; absent where no mail is set up. */
  readonly sendNoticeMail?: ((to: string, locale: Locale) => Promise<void>) | undefined;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ProblemCode };

export interface SignInAsk {
  readonly email: string;
  readonly password: string;
  /** Whether the second factor was given; asked only of somebody who has one and gave the right password. Without it nobody who has one comes in. */
  readonly factor?: (userId: string) => Promise<Outcome<undefined>>;
  readonly userAgent?: string | undefined;
  readonly shared?: boolean;
}

export interface SignUpAsk {
  readonly email: string;
  readonly password: string;
  readonly code: string | undefined;
  /** The visitor sits at the machine itself: may own it without a code. */
  readonly atTheMachine: boolean;
  readonly userAgent: string | undefined;
}

/** Accounts of the web: who may come in, and how they prove it. Persons stand behind them through `Store` identities. */
export interface Accounts {
  door(atTheMachine: boolean): Promise<DoorWire>;
  signUp(ask: SignUpAsk): Promise<Outcome<SignedIn>>;
  /** `shared` on a device that others use too: the session is short and goes with the browser. */
  signIn(ask: SignInAsk): Promise<Outcome<SignedIn>>;
  changePassword(userId: string, keepSession: string, current: string, next: string): Promise<Outcome<undefined>>;
  checkPassword(userId: string, password: string): Promise<boolean>;
  /** By mail where there is one; says nothing of whether such an account exists. */
  requestReset(email: string, locale: Locale): Promise<"mail" | "operator">;
  reset(code: string, password: string): Promise<Outcome<{ readonly userId: string }>>;
  /** For the operator: a one-time link, or undefined where there is no such account. */
  resetLink(email: string): Promise<{ readonly url: string; readonly expiresAt: number } | undefined>;
  /** Undefined where they have none, as whoever came by Telegram: then there is no password either. */
  emailOf(userId: string): Promise<string | undefined>;
  /** When the user came to be; undefined also of whoever came by Telegram, whose person was there before them. */
  since(userId: string): Promise<number | undefined>;
  /** Removes the user with sessions and passwords; the person's own data is the store's. */
  forget(userId: string): Promise<void>;
  /**
   * Forgets users whose person is gone, as after an erasure in Telegram or a process that died between the two; sign-ups of the last
   * minutes may still be waiting for their person. Resolves to how many.
   */
  forgetOrphans(hasPerson: (userId: string) => Promise<boolean>): Promise<number>;
  readonly owner: Pick<OwnerDoor, "exists" | "isOwner">;
  readonly ownerPage: OwnerPage;
  /** The code to print at start while there is no owner. */
  readonly ownerCode: string;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly passkeys: Passkeys;
  /** Signing in at the operator's provider; undefined where there is none. */
  readonly provider: ProviderDoor | undefined;
  /** A session for somebody who proved otherwise who they are. */
  enter(userId: string, userAgent: string | undefined, shared: boolean): Promise<SignedIn>;
  readonly telegramUsers: TelegramUsers;
  readonly locks: Locks;
  readonly chatLocks: ReturnType<typeof createChatLocks>;
  readonly invites: Invites;
  readonly joinWishes: JoinWishes;
  readonly devices: DeviceMarks;
  readonly notices: Notices;
}

/** A user this young (ms) without a person is a sign-up that is under way or was cut short: it heals itself. */
export const signUpTakes = 5 * 60_000;

/** How a link of the operator's ends: it also takes a second factor away, for whoever lost it; a link by mail does not. */
const pastFactor = "-past";

function refuse<T>(code: ProblemCode): Outcome<T> {
  return { ok: false, code };
}

export function createAccounts(settings: AccountsSettings): Accounts {
  const { clock, secret } = settings;
  const auth = createAuth(settings);
  const db = settings.db.withSchema("auth");
  const owner = createOwnerDoor(db, clock);
  const invites = createInvites(db, clock);
  const sessions = createSessions(auth, db, clock, settings.publicUrl);
  const secondFactor = createSecondFactor({ db, clock, secret, issuer: new URL(settings.publicUrl).host });
  const locks = createLocks({ db, clock, secret, sessions });
  const printedCode = ownerCode(secret);
  const failed = (error: unknown): void =>
    settings.log.error("provider_failed", { name: error instanceof Error ? error.name : "unknown" });
  const provider =
    settings.provider &&
    createProviderDoor({
      provider: createProvider(settings.provider, { clock, secret, publicUrl: settings.publicUrl, failed }),
      auth,
      db,
      owner,
      invites,
      signUp: settings.signUp,
    });

  /** The password was given just now: that counts for what asks for it again. */
  async function begun(session: SignedIn): Promise<SignedIn> {
    await sessions.confirm(session.sessionId);
    await locks.begin(session);
    return session;
  }

  const noFactor = async (): Promise<Outcome<undefined>> => refuse("second_factor_needed");

  async function signIn({
    email,
    password,
    factor = noFactor,
    userAgent,
    shared = false,
  }: SignInAsk): Promise<Outcome<SignedIn>> {
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email, password, rememberMe: !shared },
        headers: new Headers(userAgent === undefined ? {} : { "user-agent": userAgent }),
        returnHeaders: true,
      });
      const made = await readSignedIn(auth, headers, response.user.id);
      const proven = (await secondFactor.state(made.userId)) === undefined ? undefined : await factor(made.userId);
      if (proven?.ok === false) {
        await sessions.end(made.userId, made.sessionId);
        return proven;
      }
      const session = await begun(made);
      const expiresAt = shared ? await sessions.share(session.sessionId) : session.expiresAt;
      return { ok: true, value: { ...session, expiresAt } };
    } catch (error) {
      if (isAPIError(error) && error.statusCode < 500) return refuse("sign_in_failed");
      throw error;
    }
  }

  async function create(ask: SignUpAsk): Promise<Outcome<SignedIn>> {
    try {
      const { headers, response } = await auth.api.signUpEmail({
        // No name is asked for: an address is enough to come back by.
        body: { email: ask.email, password: ask.password, name: "" },
        headers: new Headers(ask.userAgent === undefined ? {} : { "user-agent": ask.userAgent }),
        returnHeaders: true,
      });
      return { ok: true, value: await begun(await readSignedIn(auth, headers, response.user.id)) };
    } catch (error) {
      // A taken address is refused in the words of a wrong code.
      if (isAPIError(error) && error.statusCode < 500) return refuse("sign_up_refused");
      throw error;
    }
  }

  async function signUpOwner(ask: SignUpAsk): Promise<Outcome<SignedIn>> {
    const knowsCode = ask.code !== undefined && hashCode(ask.code) === hashCode(printedCode);
    if (!ask.atTheMachine && !knowsCode) return refuse("sign_up_refused");
    if (!(await owner.claim())) return refuse("owner_exists");
    const made = await create(ask).catch(async (error: unknown) => {
      await owner.release();
      throw error;
    });
    if (made.ok) await owner.settle(made.value.userId);
    else await owner.release();
    return made;
  }

  async function signUpInvited(ask: SignUpAsk): Promise<Outcome<SignedIn>> {
    const { code } = ask;
    if (code === undefined || !(await invites.redeem(code))) return refuse("sign_up_refused");
    const made = await create(ask).catch(async (error: unknown) => {
      await invites.release(code);
      throw error;
    });
    if (!made.ok) await invites.release(code);
    return made;
  }

  async function newResetLink(
    userId: string,
    by: "mail" | "operator",
  ): Promise<{ readonly url: string; readonly expiresAt: number }> {
    const { internalAdapter } = await auth.$context;
    const code = `${newOneTimeCode()}-${randomBytes(9).toString("hex")}${by === "operator" ? pastFactor : ""}`;
    const expiresAt = clock.now() + resetSeconds * 1000;
    await internalAdapter.createVerificationValue({
      value: userId,
      identifier: `reset-password:${code}`,
      expiresAt: new Date(expiresAt),
    });
    // After the hash sign, so that the code stays out of every log and referrer.
    return { url: `${settings.publicUrl}/reset-password#code=${code}`, expiresAt };
  }

  async function userIdOf(email: string): Promise<string | undefined> {
    const { internalAdapter } = await auth.$context;
    return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id;
  }

  async function emailOf(userId: string): Promise<string | undefined> {
    const row = await db.selectFrom("user").select("email").where("id", "=", userId).executeTakeFirst();
    return row === undefined || isNoAddress(row.email) ? undefined : row.email;
  }

  async function checkPassword(userId: string, password: string): Promise<boolean> {
    const { internalAdapter } = await auth.$context;
    const account = await internalAdapter.findCredentialAccount(userId);
    return account?.password != null && (await verifyPassword(account.password, password));
  }

  async function forget(userId: string): Promise<void> {
    await sessions.endAll(userId);
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteUser(userId);
  }

  return {
    async door(atTheMachine) {
      const owned = await owner.exists();
      return {
        sign_up: owned ? settings.signUp : "owner",
        code_needed: owned ? settings.signUp === "invite" : !atTheMachine,
        reset_by_mail: settings.sendResetMail !== undefined,
        provider: settings.provider?.name ?? null,
        password_least: passwordLimits.least,
      };
    },
    async signUp(ask) {
      if (await isWeakPassword(ask.password, ask.email)) return refuse("weak_password");
      // A retry whose first answer was lost: the account is there and the password proves whose it is. Tried for every address,
      // so that the time an answer takes does not tell which ones exist.
      const again = await signIn(ask);
      if (again.ok) return again;
      if (!(await owner.exists())) return signUpOwner(ask);
      switch (settings.signUp) {
        case "closed":
          return refuse("sign_up_closed");
        case "invite":
          return signUpInvited(ask);
        case "open":
          return create(ask);
      }
    },
    signIn,
    checkPassword,
    async changePassword(userId, keepSession, current, next) {
      if (!(await checkPassword(userId, current))) return refuse("wrong_password");
      if (await isWeakPassword(next, (await emailOf(userId)) ?? "")) return refuse("weak_password");
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updatePassword(userId, await hashPassword(next, settings.passwordCost));
      await provider?.part(userId);
      await sessions.endOthers(userId, keepSession);
      return { ok: true, value: undefined };
    },
    async requestReset(email, locale) {
      const send = settings.sendResetMail;
      if (send === undefined) return "operator";
      const userId = await userIdOf(email);
      if (userId !== undefined) {
        const { url } = await newResetLink(userId, "mail");
        // Not awaited: how long an answer takes must not tell whether the account exists.
        send(email, locale, url).catch(() => settings.log.error("reset_mail_failed"));
      }
      return "mail";
    },
    async reset(code, password) {
      const { internalAdapter } = await auth.$context;
      const held = await internalAdapter.findVerificationValue(`reset-password:${code}`);
      if (held === null || held.expiresAt.getTime() <= clock.now()) return refuse("reset_invalid");
      if (await isWeakPassword(password, (await emailOf(held.value)) ?? "")) return refuse("weak_password");
      try {
        await auth.api.resetPassword({ body: { newPassword: password, token: code } });
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return refuse("reset_invalid");
        throw error;
      }
      await provider?.part(held.value);
      await sessions.endAll(held.value);
      if (code.endsWith(pastFactor)) await secondFactor.remove(held.value);
      return { ok: true, value: { userId: held.value } };
    },
    async resetLink(email) {
      const userId = await userIdOf(email);
      return userId === undefined ? undefined : newResetLink(userId, "operator");
    },
    emailOf,
    async since(userId) {
      const row = await db
        .selectFrom("user")
        .select(["email", "createdAt"])
        .where("id", "=", userId)
        .executeTakeFirst();
      return row === undefined || isNoAddress(row.email) ? undefined : row.createdAt.getTime();
    },
    forget,
    async forgetOrphans(hasPerson) {
      let forgotten = 0;
      let last = "00000000-0000-0000-0000-000000000000";
      for (;;) {
        const users = await db
          .selectFrom("user")
          .select("id")
          .where("id", ">", last)
          .where("createdAt", "<", new Date(clock.now() - signUpTakes))
          .orderBy("id")
          .limit(500)
          .execute();
        for (const { id } of users) {
          if (await hasPerson(id)) continue;
          await forget(id);
          forgotten += 1;
        }
        const end = users.at(-1);
        if (end === undefined) return forgotten;
        last = end.id;
      }
    },
    owner: { exists: owner.exists, isOwner: owner.isOwner },
    ownerPage: createOwnerPage(db, clock, secret),
    ownerCode: printedCode,
    sessions,
    secondFactor,
    passkeys: createPasskeys({ db, clock, secret, rpId: new URL(settings.publicUrl).hostname }),
    provider,
    async enter(userId, userAgent, shared) {
      const made = await begun(await newSession(auth, userId, userAgent, shared ? "shared" : "own"));
      return shared ? { ...made, expiresAt: await sessions.share(made.sessionId) } : made;
    },
    telegramUsers: createTelegramUsers({ auth, db, sessions, locks }),
    locks,
    chatLocks: createChatLocks({ db, clock, secret }),
    invites,
    joinWishes: createJoinWishes(db, clock, secret),
    devices: createDeviceMarks(secret),
    notices: createNotices({
      db,
      clock,
      secret,
      emailOf,
      sendMail: settings.sendNoticeMail,
      mailFailed: () => settings.log.error("notice_mail_failed"),
    }),
  };
}
