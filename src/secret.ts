import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** There is data but no secret that opens it: going on would lock it away for good. */
export class SecretMissing extends Error {
  constructor(dataDir: string) {
    super(
      `The secret is missing: ${dataDir} holds data, but not the file "secret" it was encrypted with. Put that file back or set WAYMARK_SECRET to what it held.`,
    );
  }
}

/**
 * The secret all keys come from: the configured one, else the one kept in the data folder, else a new one that is kept there.
 * Whoever loses it loses all that is encrypted, so a start never makes a second one over data that exists.
 */
export function keepSecret(
  given: string | undefined,
  dataDir: string,
): { readonly secret: string; readonly made: boolean } {
  if (given !== undefined) return { secret: given, made: false };
  const file = join(dataDir, "secret");
  if (existsSync(file)) return { secret: readFileSync(file, "utf8").trim(), made: false };
  if (existsSync(join(dataDir, "postgres"))) throw new SecretMissing(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(48).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return { secret, made: true };
}

/** A secret for one purpose, from which neither the main one nor another purpose's can be told. */
export function secretFor(purpose: string, secret: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}
