import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Principal } from "./accounts/sessions.ts";

/** What travels with one request. `incoming` is absent where the app is called without a socket. */
export interface HttpEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    locale: Locale;
    principal: Principal;
    personId: PersonId;
    /** Becomes `Incoming.key`: the person's `Idempotency-Key`, or a fresh one. */
    key: string;
  };
}
export type HttpContext = Context<HttpEnv>;
