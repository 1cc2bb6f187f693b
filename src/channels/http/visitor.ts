import { isIPv6 } from "node:net";
import type { HttpContext } from "./env.ts";

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const forwardingHeaders = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];

function remoteAddress(c: HttpContext): string | undefined {
  return c.env?.incoming?.socket?.remoteAddress;
}

/**
 * Whether the visitor sits at the machine itself. A proxy on the same machine also comes from loopback, so a forwarding header or a
 * public host name says no; the host check also keeps out pages that point their own name at 127.0.0.1.
 */
export function atTheMachine(c: HttpContext): boolean {
  const address = remoteAddress(c);
  if (address === undefined || !loopback.test(address)) return false;
  if (forwardingHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  return loopbackHost.test(c.req.header("host") ?? "");
}

/** An IPv6 customer holds a whole /64, so its addresses count as one. */
function collapse(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address.replace(/^::ffff:/, "");
  return address.split(":").slice(0, 4).join(":");
}

/** Whose requests are counted together: the address that connects, or the one a trusted proxy speaks for. */
export function visitorKey(c: HttpContext, trustedProxies: readonly string[]): string {
  const trusted = new Set(trustedProxies);
  let address = (remoteAddress(c) ?? "unknown").replace(/^::ffff:/, "");
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  while (trusted.has(address)) {
    const before = forwarded.pop();
    if (before === undefined || before === "") break;
    address = before;
  }
  return collapse(address);
}
