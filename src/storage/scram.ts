import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const rounds = 4096;

/**
 * What PostgreSQL keeps of a password (RFC 5803, as `pg_authid.rolpassword`): sent in its place, so that no statement, and no server's
 * log of statements, ever holds a password.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, "sha256");
  const keyed = (name: string): Buffer => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${rounds}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}
