import { createHmac } from "node:crypto";

/** What proves the operator: whoever can read the secret. `./waymark invite` derives the same and asks the running server. */
export function operatorToken(secret: string): string {
  return createHmac("sha256", secret).update("waymark operator").digest("base64url");
}
