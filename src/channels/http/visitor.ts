import { BlockList, isIP, isIPv6 } from "node:net";
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
  if (!isIPv6(address)) return address;
  return address.split(":").slice(0, 4).join(":");
}

/** Whether an address is one of the reverse proxies that speak for their visitors. */
export type ProxyTrust = (address: string) => boolean;

/** Proxies on the machine itself and on private networks, as in most set-ups with containers. */
export const nearbyProxies = [
  "127.0.0.0/8",
  "::1/128",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "fc00::/7",
] as const;

/** Reads addresses and subnets once; throws naming the one that is neither. */
export function createProxyTrust(proxies: readonly string[]): ProxyTrust {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", prefix] = proxy.split("/");
    if (isIP(address) === 0) throw new Error(`not an address or subnet of a proxy: ${proxy}`);
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    list.addSubnet(address, prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Whose requests are counted together: the address that connects, or the one a trusted proxy speaks for. */
export function visitorKey(c: HttpContext, trusts: ProxyTrust): string {
  let address = (remoteAddress(c) ?? "unknown").replace(/^::ffff:/, "");
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  while (trusts(address)) {
    const before = forwarded.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return collapse(address);
}
