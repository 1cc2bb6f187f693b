import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Marks of devices on which somebody signed in before. A mark opens nothing: its guesses are only counted by themselves, so that a
 * stranger who guesses at an account does not shut its owner out (OWASP's device cookies).
 */
export interface DeviceMarks {
  issue(email: string): string;
  /** What guesses from this device are counted by; undefined where the mark is not one of ours for this address. */
  known(email: string, mark: string | undefined): string | undefined;
}

export function createDeviceMarks(secret: string): DeviceMarks {
  const sign = (email: string, nonce: string): Buffer =>
    createHmac("sha256", secret).update(`waymark device ${nonce} ${email.toLowerCase()}`).digest();
  return {
    issue(email) {
      const nonce = randomBytes(18).toString("base64url");
      return `${nonce}.${sign(email, nonce).toString("base64url")}`;
    },
    known(email, mark) {
      const [nonce = "", signature = ""] = (mark ?? "").split(".");
      const given = Buffer.from(signature, "base64url");
      const expected = sign(email, nonce);
      return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : undefined;
    },
  };
}
