import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { createHash, createHmac, createPublicKey, randomBytes, timingSafeEqual, verify } from "node:crypto";
import type { Clock } from "#app/ports.ts";
import type { PasskeyMadeWire, PasskeyShownWire } from "#contract/passkey.ts";
import type { Instant } from "#core/time/instant.ts";
import type { AuthDb } from "./tables.ts";

export interface Passkey {
  readonly id: string;
  readonly name: string | undefined;
  readonly createdAt: Instant;
}

/** Passkeys (WebAuthn level 3) without attestation: the device's own word for its key is enough, as only its person's session can bring it. */
export interface Passkeys {
  /** `for` a person who adds one, or for nobody yet, who signs in. */
  challenge(whom: string): string;
  list(userId: string): Promise<readonly Passkey[]>;
  /** False where what was made does not fit the challenge, the place, or itself. */
  add(userId: string, made: PasskeyMadeWire, name: string | undefined, origins: Origins): Promise<boolean>;
  remove(userId: string, id: string): Promise<boolean>;
  /** Whose passkey this is, shown just now by somebody whom the device knows; undefined where it is not. */
  shown(passkey: PasskeyShownWire, origins: Origins): Promise<string | undefined>;
}
/** Whether a page that a browser names is ours. */
export type Origins = (origin: string) => boolean;

/** In a challenge for somebody who is not known yet. */
export const anybody = "sign-in";
const challengeLasts = 5 * 60_000;
const dayMs = 86_400_000;
const flags = { present: 0x01, verified: 0x04, attested: 0x40 } as const;
const hashes: Readonly<Record<number, "sha256" | null>> = { [-7]: "sha256", [-257]: "sha256", [-8]: null };
const bytesOf = (text: string): Buffer => Buffer.from(text, "base64url");
const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();

export function createPasskeys(parts: {
  readonly db: AuthDb;
  readonly clock: Clock;
  readonly secret: string;
  readonly rpId: string;
}): Passkeys {
  const { db, clock, secret, rpId } = parts;
  const key = `${secret} passkeys`;
  const sign = (whom: string, nonce: string, until: string): string =>
    createHmac("sha256", secret).update(`waymark passkey ${whom} ${nonce} ${until}`).digest("base64url");

  /** A challenge is ours by its signature, good for one answer, and for five minutes. */
  async function take(challenge: string, whom: string): Promise<boolean> {
    const [nonce = "", until = "", signature = ""] = bytesOf(challenge).toString().split(".");
    const given = Buffer.from(signature);
    const expected = Buffer.from(sign(whom, nonce, until));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    if (Number(until) <= clock.now()) return false;
    const first = await db
      .insertInto("passkey_answered")
      .values({ challenge: sha256(challenge).toString("base64url"), expires_at: new Date(Number(until)) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("challenge")
      .executeTakeFirst();
    return first !== undefined;
  }

  /** What the device says of itself: for this place, with its person there and known to it. */
  function counterOf(authenticator: Buffer): number | undefined {
    const wanted = flags.present | flags.verified;
    if (authenticator.length < 37 || !authenticator.subarray(0, 32).equals(sha256(rpId))) return undefined;
    return ((authenticator[32] ?? 0) & wanted) === wanted ? authenticator.readUInt32BE(33) : undefined;
  }

  async function fits(clientData: Buffer, type: string, whom: string, ours: Origins): Promise<boolean> {
    const told = parse(clientData.toString());
    if (told?.["type"] !== type || typeof told["origin"] !== "string" || !ours(told["origin"])) return false;
    if (told["crossOrigin"] === true || typeof told["challenge"] !== "string") return false;
    return take(told["challenge"], whom);
  }

  return {
    challenge(whom) {
      const nonce = randomBytes(16).toString("base64url");
      const until = String(clock.now() + challengeLasts);
      return Buffer.from(`${nonce}.${until}.${sign(whom, nonce, until)}`).toString("base64url");
    },
    async list(userId) {
      const rows = await db.selectFrom("passkey").select(["id", "sealed"]).where("user_id", "=", userId).execute();
      return Promise.all(
        rows.map(async ({ id, sealed }) => {
          const { name, at } = JSON.parse(await symmetricDecrypt({ key, data: sealed })) as {
            name?: string;
            at: Instant;
          };
          return { id, name, createdAt: at };
        }),
      );
    },
    async add(userId, made, name, ours) {
      const authenticator = bytesOf(made.authenticator_data);
      const counter = counterOf(authenticator);
      if (counter === undefined || ((authenticator[32] ?? 0) & flags.attested) === 0) return false;
      const length = authenticator.length >= 55 ? authenticator.readUInt16BE(53) : -1;
      if (!authenticator.subarray(55, 55 + length).equals(bytesOf(made.id))) return false;
      if (!(made.algorithm in hashes) || !isKey(made.public_key)) return false;
      if (!(await fits(bytesOf(made.client_data), "webauthn.create", userId, ours))) return false;
      const at = clock.now() - (clock.now() % dayMs);
      const sealed = await symmetricEncrypt({ key, data: JSON.stringify({ name, at }) });
      const added = await db
        .insertInto("passkey")
        .values({
          id: made.id,
          user_id: userId,
          public_key: made.public_key,
          algorithm: made.algorithm,
          counter: String(counter),
          sealed,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return added !== undefined;
    },
    async remove(userId, id) {
      const gone = await db
        .deleteFrom("passkey")
        .where("user_id", "=", userId)
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      return gone !== undefined;
    },
    async shown(passkey, ours) {
      const authenticator = bytesOf(passkey.authenticator_data);
      const clientData = bytesOf(passkey.client_data);
      const row = await db.selectFrom("passkey").selectAll().where("id", "=", passkey.id).executeTakeFirst();
      const counter = counterOf(authenticator);
      if (row === undefined || counter === undefined) return undefined;
      const signed = Buffer.concat([authenticator, sha256(clientData)]);
      const publicKey = createPublicKey({ key: bytesOf(row.public_key), format: "der", type: "spki" });
      if (!verify(hashes[row.algorithm] ?? null, signed, publicKey, bytesOf(passkey.signature))) return undefined;
      if (!(await fits(clientData, "webauthn.get", anybody, ours))) return undefined;
      // A count that goes back tells of a copy; those that synchronise their keys do not count at all.
      if (counter !== 0 && counter <= Number(row.counter)) return undefined;
      await db
        .updateTable("passkey")
        .set({ counter: String(counter) })
        .where("id", "=", row.id)
        .execute();
      return row.user_id;
    },
  };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isKey(spki: string): boolean {
  try {
    return createPublicKey({ key: bytesOf(spki), format: "der", type: "spki" }).type === "public";
  } catch {
    return false;
  }
}
