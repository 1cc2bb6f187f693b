import type { z } from "zod";
import { inviteSchema, operatorResetCodeSchema, ownerCodeSchema } from "#contract/account.ts";

/** What the running server did for the operator; `not_running` where nobody listens, so that the command may open the database itself. */
export type OperatorAnswer<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "not_found" }
  | { readonly kind: "not_running" };

export interface OperatorClient {
  invite(): Promise<OperatorAnswer<z.infer<typeof inviteSchema>>>;
  ownerCode(): Promise<OperatorAnswer<z.infer<typeof ownerCodeSchema>>>;
  resetLink(email: string): Promise<OperatorAnswer<z.infer<typeof operatorResetCodeSchema>>>;
}

/** Asks the server on this machine, because the embedded database has room for one process only. Throws on any other refusal. */
export function createOperatorClient(options: { readonly port: number; readonly token: string }): OperatorClient {
  async function ask<T>(path: string, schema: z.ZodType<T>, body: object | undefined): Promise<OperatorAnswer<T>> {
    const headers = {
      authorization: `Bearer ${options.token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    let response: Response;
    try {
      response = await fetch(`http://127.0.0.1:${options.port}${path}`, { method: "POST", headers, ...sent });
    } catch {
      return { kind: "not_running" };
    }
    if (response.status === 404) return { kind: "not_found" };
    if (!response.ok) throw new Error(`the server on port ${options.port} refused: status ${response.status}`);
    return { kind: "done", value: schema.parse(await response.json()) };
  }
  return {
    invite: () => ask("/api/operator/invites", inviteSchema, undefined),
    ownerCode: () => ask("/api/operator/owner-codes", ownerCodeSchema, undefined),
    resetLink: (email) => ask("/api/operator/reset-links", operatorResetCodeSchema, { email }),
  };
}
