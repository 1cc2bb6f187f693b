/** Seals and opens what a person began to write; undefined where the browser has no cryptography for the page, as on plain HTTP. */
export interface DraftSeal {
  seal(text: string): Promise<string>;
  /** Undefined where it was sealed by another key, or is none of ours. */
  open(sealed: string): Promise<string | undefined>;
}

const algorithm = "AES-GCM";
const ivBytes = 12;

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.codePointAt(0) ?? 0);

/** `key` is 32 bytes in base64url, from the server alone. */
export async function draftSeal(key: string): Promise<DraftSeal | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  const raw = toBytes(key.replaceAll("-", "+").replaceAll("_", "/"));
  const own = await subtle.importKey("raw", raw, algorithm, false, ["encrypt", "decrypt"]);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const sealed = await subtle.encrypt({ name: algorithm, iv }, own, new TextEncoder().encode(text));
      return toText(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async open(sealed) {
      try {
        const bytes = toBytes(sealed);
        const iv = bytes.slice(0, ivBytes);
        const opened = await subtle.decrypt({ name: algorithm, iv }, own, bytes.slice(ivBytes));
        return new TextDecoder().decode(opened);
      } catch {
        return undefined;
      }
    },
  };
}
