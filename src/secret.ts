import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** There is data but no secret that opens it: going on would lock it away for good. */
export class SecretMissing extends Error {
  constructor(dataDir: string) {
    super(
      `The secret is missing: ${dataDir} holds data, but not the file "secret" it was encrypted with. Put that file back, or name it in WAYMARK_SECRET_FILE, or set WAYMARK_SECRET to what it held.`,
    );
  }
}

/** Where the secret is: given itself, or in a file of its own, or beside the data. */
export interface SecretPlace {
  readonly WAYMARK_SECRET: string | undefined;
  readonly WAYMARK_SECRET_FILE: string | undefined;
  readonly WAYMARK_DATA_DIR: string;
}

/** The file that holds the secret, or will; undefined where it is given itself. */
export function secretFile(place: SecretPlace): string | undefined {
  return place.WAYMARK_SECRET === undefined
    ? (place.WAYMARK_SECRET_FILE ?? join(place.WAYMARK_DATA_DIR, "secret"))
    : undefined;
}

/**
 * The secret all keys come from: the configured one, else the one in its file, else a new one that is kept there.
 * Whoever loses it loses all that is encrypted, so a start never makes a second one over data that exists.
 */
export function keepSecret(place: SecretPlace): { readonly secret: string; readonly made: boolean } {
  const file = secretFile(place);
  if (file === undefined) return { secret: place.WAYMARK_SECRET ?? "", made: false };
  if (existsSync(file)) return { secret: readFileSync(file, "utf8").trim(), made: false };
  const beside = join(place.WAYMARK_DATA_DIR, "secret");
  if (existsSync(join(place.WAYMARK_DATA_DIR, "postgres")) || existsSync(beside))
    throw new SecretMissing(place.WAYMARK_DATA_DIR);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const secret = randomBytes(48).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return { secret, made: true };
}

/** A secret for one purpose, from which neither the main one nor another purpose's can be told. */
export function secretFor(purpose: string, secret: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}
