import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb } from "./tables.ts";

/** The second proof that the owner's page asks for: signing in alone, the password fresh or not, never opens it. */
export interface OwnerPage {
  /** A code for whoever sits at the machine; good once, for ten minutes. */
  code(): Promise<{ readonly code: string; readonly expiresAt: Instant }>;
  /** Takes the code out of use; false where it is unknown, used or too old. Of two at once, one gets it. */
  redeem(code: string): Promise<boolean>;
  /** What the browser of a proven session shows from then on, and until when. */
  pass(sessionId: string): { readonly pass: string; readonly until: Instant };
  /** Until when this is a pass of this session; undefined where it is none. */
  passUntil(sessionId: string, pass: string | undefined): Instant | undefined;
}

const minute = 60_000;
const codeLasts = 10 * minute;
/** The page stays open for so long (ms) after a proof. */
export const ownerPageLasts = 20 * minute;
const kind = "owner-page:";

export function createOwnerPage(db: AuthDb, clock: Clock, secret: string): OwnerPage {
  const sign = (sessionId: string, until: string): string =>
    createHmac("sha256", secret).update(`waymark owner page ${sessionId} ${until}`).digest("base64url");
  return {
    async code() {
      const code = newOneTimeCode();
      const expiresAt = clock.now() + codeLasts;
      await db.deleteFrom("verification").where("identifier", "like", `${kind}%`).execute();
      await db
        .insertInto("verification")
        .values({ identifier: `${kind}${hashCode(code)}`, value: "", expiresAt: new Date(expiresAt) })
        .execute();
      return { code, expiresAt };
    },
    async redeem(code) {
      const taken = await db
        .deleteFrom("verification")
        .where("identifier", "=", `${kind}${hashCode(code)}`)
        .where("expiresAt", ">", new Date(clock.now()))
        .returning("identifier")
        .execute();
      return taken.length > 0;
    },
    pass(sessionId) {
      const until = clock.now() + ownerPageLasts;
      return { pass: `${until}.${sign(sessionId, String(until))}`, until };
    },
    passUntil(sessionId, pass = "") {
      const [until = "", signature = ""] = pass.split(".");
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(sessionId, until));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return Number(until) > clock.now() ? Number(until) : undefined;
    },
  };
}
