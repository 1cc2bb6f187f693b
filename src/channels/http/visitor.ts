import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import type { HttpContext } from "./env.ts";

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const forwardingHeaders = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];

function remoteAddress(c: HttpContext): string | undefined {
  return c.env?.incoming?.socket?.remoteAddress;
}

/** Whether an address leads to this machine alone, so that nobody else can reach what stands there. */
export function isLoopbackUrl(url: string): boolean {
  return loopbackHost.test(new URL(url).host);
}

/**
 * Whether the visitor sits at the machine itself. A proxy on the same machine also comes from loopback, so a forwarding header or a
 * public host name says no; the host check also keeps out pages that point their own name at 127.0.0.1. A proxy that adds nothing looks
 * the same, so where one may stand, this alone opens nothing.
 */
export function atTheMachine(c: HttpContext): boolean {
  const address = remoteAddress(c);
  if (address === undefined || !loopback.test(address)) return false;
  if (forwardingHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  return loopbackHost.test(c.req.header("host") ?? "");
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): readonly string[] {
  // A URL writes every address in one way: small letters, no leading zeros, an IPv4 part in hexadecimal.
  const written = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [head = "", tail] = written.split("::");
  const before = head === "" ? [] : head.split(":");
  if (tail === undefined) return before;
  const after = tail === "" ? [] : tail.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}

/** An IPv6 customer holds a whole /64, so its addresses count as one; an IPv4 address inside IPv6 counts as itself. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === "0") && groups[5] === "ffff";
  if (!isMapped) return groups.slice(0, 4).join(":");
  return groups
    .slice(6)
    .flatMap((group) => {
      const both = Number.parseInt(group, 16);
      return [both >> 8, both & 255];
    })
    .join(".");
}

/** Whether an address is one of the reverse proxies that speak for their visitors. */
export type ProxyTrust = (address: string) => boolean;

/** Believed without being named: whoever is on this machine already. Anybody may sit in a private network. */
const ownMachine = ["127.0.0.0/8", "::1/128"] as const;

/** Believes this machine and the proxies that are named. Reads addresses and subnets once; throws naming the one that is neither. */
export function createProxyTrust(named: readonly string[]): ProxyTrust {
  const list = new BlockList();
  for (const proxy of [...ownMachine, ...named]) {
    const [address = "", prefix] = proxy.split("/");
    if (isIP(address) === 0) throw new Error(`not an address or subnet of a proxy: ${proxy}`);
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    list.addSubnet(address, prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Whose requests are counted together: the address that connects, or the one a trusted proxy speaks for. */
export function visitorKey(c: HttpContext, trusts: ProxyTrust): string {
  let address = plain(remoteAddress(c) ?? "unknown");
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  while (trusts(address)) {
    const before = forwarded.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = plain(before);
  }
  return networkOf(address);
}

/** An IPv4 address that came over an IPv6 socket, as itself, so that it is found among those that are named. */
function plain(address: string): string {
  const network = isIPv6(address) ? networkOf(address) : address;
  return isIPv4(network) ? network : address;
}
