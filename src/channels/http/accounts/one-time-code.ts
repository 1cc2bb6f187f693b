import { createHash, createHmac, randomBytes } from "node:crypto";

/** No 0/o, 1/l/i: the codes are read from a terminal and typed by hand. */
const letters = "23456789abcdefghjkmnpqrstuvwxyz";

function spell(bytes: Buffer, length: number): string {
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let code = "";
  while (code.length < length) {
    code += letters[Number(number % BigInt(letters.length))];
    number /= BigInt(letters.length);
  }
  return code.replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** A fresh code of 16 letters (79 bits), in groups of four. */
export function newOneTimeCode(): string {
  return spell(randomBytes(32), 16);
}

/** The code that opens the owner's door, the same on every process that has the secret. */
export function ownerCode(secret: string): string {
  return spell(createHmac("sha256", secret).update("waymark owner code").digest(), 16);
}

/** What is kept of a code: its hash, after forgiving case, blanks and missing dashes. */
export function hashCode(code: string): string {
  return createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest("base64url");
}
