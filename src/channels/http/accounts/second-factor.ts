import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { randomBytes } from "node:crypto";
import type { Clock } from "#app/ports.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb } from "./tables.ts";

/** A second factor of an account: six digits of an authenticator app (RFC 6238), and recovery codes for the day on which it is gone. */
export interface SecondFactor {
  /** Undefined where there is none. */
  state(userId: string): Promise<{ readonly recoveryCodesLeft: number } | undefined>;
  /** A new secret, which counts for nothing until a code of it was shown. */
  begin(userId: string, account: string): Promise<{ readonly secret: string; readonly url: string }>;
  /** The first code turns it on; gives the recovery codes, and undefined where the code is wrong or nothing was begun. */
  confirm(userId: string, code: string): Promise<readonly string[] | undefined>;
  /** New recovery codes in place of the old ones. */
  renew(userId: string): Promise<readonly string[]>;
  /** Whether this is a code of now, or a recovery code; either is taken once. */
  check(userId: string, code: string): Promise<boolean>;
  remove(userId: string): Promise<void>;
}

const stepMs = 30_000;
/** Clocks of phones go wrong by less than one step either way. */
const window = [-1, 0, 1];
const howManyRecoveryCodes = 8;

export function createSecondFactor(parts: {
  readonly db: AuthDb;
  readonly clock: Clock;
  readonly secret: string;
  /** Who the app says that the codes are for. */
  readonly issuer: string;
}): SecondFactor {
  const { db, clock } = parts;
  const key = `${parts.secret} second factor`;
  const find = (userId: string) => db.selectFrom("totp").selectAll().where("user_id", "=", userId).executeTakeFirst();

  /** The step whose code this is; a code is taken once, and none that is older than the last. */
  async function take(userId: string, code: string, turnsOn: boolean): Promise<boolean> {
    const row = await find(userId);
    const digits = code.replaceAll(/\s/g, "");
    if (row === undefined || row.is_on === turnsOn || !/^\d{6}$/.test(digits)) return false;
    const otp = createOTP(await symmetricDecrypt({ key, data: row.sealed }));
    const now = Math.floor(clock.now() / stepMs);
    let step: number | undefined;
    // All are reckoned, so that the time an answer takes tells nothing.
    for (const beside of window) if ((await otp.hotp(now + beside)) === digits) step = now + beside;
    if (step === undefined) return false;
    const taken = await db
      .updateTable("totp")
      .set({ last_step: String(step), is_on: true })
      .where("user_id", "=", userId)
      .where("last_step", "<", String(step))
      .returning("user_id")
      .executeTakeFirst();
    return taken !== undefined;
  }

  async function renew(userId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: howManyRecoveryCodes }, newOneTimeCode);
    await db.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
    await db
      .insertInto("recovery_code")
      .values(codes.map((code) => ({ user_id: userId, code_hash: hashCode(code) })))
      .execute();
    return codes;
  }

  return {
    async state(userId) {
      if (!(await find(userId))?.is_on) return undefined;
      const row = await db
        .selectFrom("recovery_code")
        .select((count) => count.fn.countAll().as("left"))
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return { recoveryCodesLeft: Number(row?.left ?? 0) };
    },
    async begin(userId, account) {
      const secret = randomBytes(16).toString("hex");
      const sealed = await symmetricEncrypt({ key, data: secret });
      const fresh = { sealed, is_on: false, last_step: "0" };
      await db
        .insertInto("totp")
        .values({ user_id: userId, ...fresh })
        // One that is on stays until it is removed: a page that was left open must not put another in its place.
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(fresh).where("totp.is_on", "=", false))
        .execute();
      const url = createOTP(secret).url(parts.issuer, account);
      return { secret: new URL(url).searchParams.get("secret") ?? "", url };
    },
    async confirm(userId, code) {
      return (await take(userId, code, true)) ? renew(userId) : undefined;
    },
    renew,
    async check(userId, code) {
      if (await take(userId, code, false)) return true;
      const used = await db
        .deleteFrom("recovery_code")
        .where("user_id", "=", userId)
        .where("code_hash", "=", hashCode(code))
        .returning("user_id")
        .executeTakeFirst();
      return used !== undefined;
    },
    async remove(userId) {
      await db.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
      await db.deleteFrom("totp").where("user_id", "=", userId).execute();
    },
  };
}
