import { Hono } from "hono";
import { expect, test } from "vitest";
import type { HttpEnv } from "./env.ts";
import { atTheMachine, createProxyTrust, visitorKey } from "./visitor.ts";

async function visit(
  remoteAddress: string | undefined,
  headers: Record<string, string>,
  trusted: readonly string[] = [],
) {
  const app = new Hono<HttpEnv>().get("/", (c) =>
    c.json({ here: atTheMachine(c), key: visitorKey(c, createProxyTrust(trusted)) }),
  );
  const env = remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } };
  const response = await app.request("/", { headers }, env);
  return (await response.json()) as { here: boolean; key: string };
}

test.each([
  ["localhost from loopback", "127.0.0.1", { host: "localhost:3000" }, true],
  ["the same by IPv6", "::1", { host: "[::1]:3000" }, true],
  ["the same by IPv4 in IPv6", "::ffff:127.0.0.1", { host: "127.0.0.1:3000" }, true],
  ["a name pointed at loopback by another site", "127.0.0.1", { host: "evil.example" }, false],
  ["a proxy on the same machine", "127.0.0.1", { host: "localhost", "x-forwarded-for": "203.0.113.1" }, false],
  ["another machine", "192.168.1.7", { host: "localhost:3000" }, false],
  ["no socket at all", undefined, { host: "localhost:3000" }, false],
] as const)("%s: at the machine or not", async (_rule, address, headers, here) => {
  expect((await visit(address, headers)).here).toBe(here);
});

test.each([
  ["the address that connects", "203.0.113.1", {}, [], "203.0.113.1"],
  ["a header of nobody we trust is ignored", "203.0.113.1", { "x-forwarded-for": "1.1.1.1" }, [], "203.0.113.1"],
  [
    "a trusted proxy speaks for its visitor",
    "10.0.0.1",
    { "x-forwarded-for": "1.1.1.1, 203.0.113.9" },
    ["10.0.0.1"],
    "203.0.113.9",
  ],
  [
    "through two proxies",
    "10.0.0.1",
    { "x-forwarded-for": "203.0.113.9, 10.0.0.2" },
    ["10.0.0.1", "10.0.0.2"],
    "203.0.113.9",
  ],
  [
    "a visitor who puts words into the header behind a proxy",
    "10.0.0.1",
    { "x-forwarded-for": "<b>, 203.0.113.9" },
    ["10.0.0.0/8"],
    "203.0.113.9",
  ],
  [
    "a neighbour in a private network speaks for nobody",
    "192.168.1.50",
    { "x-forwarded-for": "1.1.1.1" },
    [],
    "192.168.1.50",
  ],
  [
    "a container's network is believed where it is named",
    "172.18.0.3",
    { "x-forwarded-for": "203.0.113.9" },
    ["172.16.0.0/12"],
    "203.0.113.9",
  ],
  ["a proxy on this machine is believed unnamed", "127.0.0.1", { "x-forwarded-for": "203.0.113.9" }, [], "203.0.113.9"],
  [
    "what a neighbour told a proxy on this machine counts for nothing",
    "::ffff:127.0.0.1",
    { "x-forwarded-for": "1.1.1.1, 192.168.1.50" },
    [],
    "192.168.1.50",
  ],
  ["a proxy that names nobody", "10.0.0.1", {}, ["10.0.0.1"], "10.0.0.1"],
  ["an IPv6 network counts as one", "2001:db8:1:2:3:4:5:6", {}, [], "2001:db8:1:2"],
  ["the same, in its short form", "2001:DB8:1:2::5", {}, [], "2001:db8:1:2"],
  ["a network with noughts in it", "2001:db8::5", {}, [], "2001:db8:0:0"],
  ["two addresses of one short network", "2a02::2", {}, [], "2a02:0:0:0"],
  ["an address with a zone", "fe80::1%eth0", {}, [], "fe80:0:0:0"],
  ["IPv4 inside IPv6", "::ffff:cb00:7101", {}, [], "203.0.113.1"],
] as const)("counted together: %s", async (_rule, address, headers, trusted, key) => {
  expect((await visit(address, headers, trusted)).key).toBe(key);
});

test("a proxy that is no address is refused by name", () => {
  expect(() => createProxyTrust(["proxy.example"])).toThrow("proxy.example");
});
