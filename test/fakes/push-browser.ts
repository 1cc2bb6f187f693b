import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** A browser that subscribed: what it gives out, and what it reads of what its push service was given (RFC 8291). */
export function pushBrowser(endpoint: string) {
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  const auth = randomBytes(16);
  const mine = curve.getPublicKey();
  const derive = (salt: Buffer, key: Buffer, info: Buffer | string, length: number): Buffer =>
    Buffer.from(hkdfSync("sha256", key, salt, info, length));
  return {
    subscription: {
      endpoint,
      keys: { p256dh: mine.toString("base64url"), auth: auth.toString("base64url") },
    },
    read(body: Buffer): Record<string, string> {
      const salt = body.subarray(0, 16);
      const idLength = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + idLength);
      const sealed = body.subarray(21 + idLength);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), mine, theirs]);
      const key = derive(auth, curve.computeSecret(theirs), info, 32);
      const opened = createDecipheriv(
        "aes-128-gcm",
        derive(salt, key, "Content-Encoding: aes128gcm\0", 16),
        derive(salt, key, "Content-Encoding: nonce\0", 12),
      );
      opened.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([opened.update(sealed.subarray(0, -16)), opened.final()]);
      // What follows the last sign that is no zero is padding, and that sign says that this is the last record.
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as Record<string, string>;
    },
  };
}
