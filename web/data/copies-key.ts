import type { MeWire } from "#contract/me.ts";
import { request } from "./api.ts";
import { draftSeal } from "./draft-seal.ts";
import { askDevice, fromBase64Url, passkeyChallenge, toBase64Url, wireOf } from "./passkey.ts";

/**
 * How the key of private copies lies on the device: as it is, or, with a lock, sealed twice: by a PIN or by a passkey, and by what the server gives to a
 * page that is not locked.
 */
export interface Copies {
  readonly person: string;
  readonly key?: string;
  readonly salt?: string;
  readonly byPin?: string;
  readonly passkey?: { readonly id: string; readonly rp: string };
  readonly byPasskey?: string;
  readonly byServer?: string;
}

/** A passkey that was shown, and the key that it alone can work out again. */
interface PasskeySecret extends Required<Pick<Copies, "salt" | "passkey">> {
  readonly key: string;
}

/** What opens the copies without a line. */
export type Opener = { readonly pin: string } | PasskeySecret;

const rounds = 600_000;
const purpose = "waymark private copies";
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A key of 32 bytes, in base64url. */
export const newKey = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)).buffer);

async function keyFromPin(pin: string, salt: string): Promise<string> {
  const own = await crypto.subtle.importKey("raw", bytesOf(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds };
  return toBase64Url(await crypto.subtle.deriveBits(how, own, 256));
}

/** Has a passkey work out its secret for a salt as well (PRF extension of WebAuthn). */
const withSecret = (salt: string) => ({ prf: { eval: { first: bytesOf(salt) } } });

/** A key from the secret of a passkey that was shown; undefined where what holds it works none out. */
async function keyFromPasskey(shown: PublicKeyCredential): Promise<string | undefined> {
  const first = shown.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const own = await crypto.subtle.importKey("raw", first, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: bytesOf(purpose) };
  return toBase64Url(await crypto.subtle.deriveBits(how, own, 256));
}

/** Asks for a passkey of the account to seal copies by; another's is refused by the server. */
export async function askForPasskey(): Promise<PasskeySecret | "closed" | "no_secret"> {
  const { challenge, rp_id: rp } = await passkeyChallenge();
  const salt = newKey();
  const asked = { challenge: fromBase64Url(challenge), rpId: rp, extensions: withSecret(salt) };
  const shown = await askDevice(asked).catch(() => undefined);
  if (shown === undefined) return "closed";
  const key = await keyFromPasskey(shown);
  if (key === undefined) return "no_secret";
  await request<void>("POST", "/api/account/passkey-confirm", wireOf(shown));
  return { salt, passkey: { id: shown.id, rp }, key };
}

/** Lays the key down so that it opens again; undefined where the page cannot seal. */
export async function sealKey({ id, lock }: MeWire, key: string, by: Opener): Promise<Copies | undefined> {
  if (lock === null) return { person: id, key };
  const salt = "pin" in by ? newKey() : by.salt;
  const openers = ["pin" in by ? await keyFromPin(by.pin, salt) : by.key, lock.draft_key];
  const [own, byServer] = await Promise.all(openers.map(async (each) => (await draftSeal(each))?.seal(key)));
  if (own === undefined || byServer === undefined) return undefined;
  const sealed = "pin" in by ? { byPin: own } : { passkey: by.passkey, byPasskey: own };
  return { person: id, salt, byServer, ...sealed };
}

/** The key of the copies by the PIN; undefined where it opens nothing. */
export async function keyByPin({ salt, byPin }: Copies, pin: string): Promise<string | undefined> {
  if (byPin === undefined || salt === undefined) return undefined;
  return (await draftSeal(await keyFromPin(pin, salt)))?.open(byPin);
}

/** The same by the passkey, without a line: what it signs is for nobody. */
export async function keyByPasskey({ salt, passkey, byPasskey }: Copies): Promise<string | undefined> {
  if (byPasskey === undefined || passkey === undefined || salt === undefined) return undefined;
  const shown = await askDevice({
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId: passkey.rp,
    allowCredentials: [{ type: "public-key", id: fromBase64Url(passkey.id) }],
    extensions: withSecret(salt),
  }).catch(() => undefined);
  const key = shown && (await keyFromPasskey(shown));
  return key === undefined ? undefined : (await draftSeal(key))?.open(byPasskey);
}
