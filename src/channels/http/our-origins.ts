import type { Origins } from "./accounts/passkeys.ts";
import type { HttpContext } from "./env.ts";

/** The pages whose passkeys count: those at our public address, or at the very host that is asked. */
export function ourOrigins(c: HttpContext, publicUrl: string): Origins {
  return (origin) => {
    if (!URL.canParse(origin)) return false;
    const { host } = new URL(origin);
    return origin === new URL(publicUrl).origin || host === c.req.header("host");
  };
}
