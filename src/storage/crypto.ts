import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { recent } from "./recent.ts";

/** Where a value stands: it opens there and nowhere else, so ciphertexts cannot be moved between rows or persons. */
export interface Place {
  readonly person: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** The data stored under a person's key was changed, moved, or belongs to another secret. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}

const ivBytes = 12;
const tagBytes = 16;
/** So many bytes longer is what is sealed than what it was: the key's version, a nonce and a tag. */
export const sealedOverhead = 1 + ivBytes + tagBytes;

// Keys are kept as `KeyObject`: handing Node the bare bytes costs four times the decryption itself, each time.

function encrypt(key: KeyObject, version: number, aad: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(aad));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < sealedOverhead) throw new CannotOpen("value is too short");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + ivBytes));
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(1 + ivBytes, sealed.length - tagBytes));
  try {
    decipher.final();
  } catch (cause) {
    throw new CannotOpen("value does not open under this key", { cause });
  }
  return plain;
}

/** Keys that follow from the operator's secret alone; each use has its own, so none can stand in for another. */
export interface MasterKeys {
  /** Wraps a fresh key for a person, or opens a wrapped one. */
  wrap(person: string, version: number, key: Uint8Array): Buffer;
  unwrap(person: string, version: number, wrapped: Uint8Array): Buffer;
  /** Pseudonym for look-ups by external id and for tombstones. */
  pseudonym(purpose: string, text: string): Buffer;
  /** Password of the service's own database login. */
  loginPassword(login: string): string;
  /** What a backup is sealed with where no passphrase was set. */
  readonly backupPassphrase: string;
}

/** Derives every key of the service from its secret by HKDF. */
export function masterKeys(secret: string): MasterKeys {
  if (secret.length < 16) throw new RangeError("the secret must have at least 16 characters");
  const derive = (use: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "waymark", use, 32));
  const wrapping = createSecretKey(derive("wrap"));
  const lookup = derive("lookup");
  const login = derive("login");
  return {
    wrap: (person, version, key) => encrypt(wrapping, version, `${person}|key|${version}`, key),
    unwrap: (person, version, wrapped) => decrypt(wrapping, `${person}|key|${version}`, wrapped),
    pseudonym: (purpose, text) => createHmac("sha256", lookup).update(`${purpose}|${text}`).digest(),
    loginPassword: (name) => createHmac("sha256", login).update(name).digest("base64url"),
    backupPassphrase: derive("backup").toString("base64url"),
  };
}

/** A person's key, unwrapped. */
export interface PersonKey {
  seal(place: Omit<Place, "person">, plain: Uint8Array): Buffer;
  open(place: Omit<Place, "person">, sealed: Uint8Array): Buffer;
  /** A key that follows from the person's first one, for one use that seals in another way than value by value; the same for as long as the person is. */
  derived(use: string): KeyObject;
}

export interface WrappedKey {
  readonly version: number;
  readonly wrapped: Uint8Array;
}

/** A fresh key for a person: the first version. */
export function freshKey(master: MasterKeys, person: string): WrappedKey {
  return { version: 1, wrapped: master.wrap(person, 1, randomBytes(32)) };
}

/**
 * Unwraps persons' keys and keeps the last few: unwrapping costs as much as opening a value. A key is given only for
 * wrapped keys just read from the database, so that erasing a person in another process ends its use here as well.
 */
export function keyRing(
  master: MasterKeys,
  most = 2000,
): { key(person: string, wrapped: readonly WrappedKey[]): PersonKey } {
  const kept = recent<string, { readonly stamp: string; readonly key: PersonKey }>(most);
  return {
    key(person, wrapped) {
      const stamp = wrapped.map((w) => Buffer.from(w.wrapped).toString("latin1")).join("|");
      const known = kept.get(person);
      const entry = known?.stamp === stamp ? known : { stamp, key: unwrapped(master, person, wrapped) };
      kept.set(person, entry);
      return entry.key;
    },
  };
}

function unwrapped(master: MasterKeys, person: string, wrapped: readonly WrappedKey[]): PersonKey {
  const keys = new Map(
    wrapped.map((w) => [w.version, createSecretKey(master.unwrap(person, w.version, w.wrapped))] as const),
  );
  const newest = Math.max(...keys.keys());
  const first = keys.get(Math.min(...keys.keys()));
  const derived = new Map<string, KeyObject>();
  const aad = (place: Omit<Place, "person">): string => `${person}|${place.table}|${place.column}|${place.row}`;
  return {
    derived(use) {
      const known = derived.get(use);
      if (known !== undefined) return known;
      if (first === undefined) throw new CannotOpen("the person has no key");
      const key = createSecretKey(Buffer.from(hkdfSync("sha256", first, person, use, 32)));
      derived.set(use, key);
      return key;
    },
    seal(place, plain) {
      const key = keys.get(newest);
      if (key === undefined) throw new CannotOpen("the person has no key");
      return encrypt(key, newest, aad(place), plain);
    },
    open(place, sealed) {
      const key = keys.get(sealed[0] ?? 0);
      if (key === undefined) throw new CannotOpen("the key of this value is gone");
      return decrypt(key, aad(place), sealed);
    },
  };
}
