import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Everything that is not the open internet: this machine, the networks around it, and addresses with a purpose of their own. */
const closed = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  closed.addSubnet(network, prefix, "ipv4");
}
/** Of IPv6 only what is given out to the world is open, without those parts that wrap an IPv4 address or are for books. */
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");
const wrapped = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  wrapped.addSubnet(network, prefix, "ipv6");
}

/** Whether an address is on the open internet. An IPv4 address inside an IPv6 one is never: nobody needs to write it so. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, "ipv4");
  return isIPv6(address) && open.check(address, "ipv6") && !wrapped.check(address, "ipv6");
}
