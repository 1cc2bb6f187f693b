import { lookup as resolve } from "node:dns";
import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** An address that is not on the open internet, where only that may be reached; it says nothing of which. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

export interface GuardedRequest {
  /** Addresses of this machine and the networks around it may be reached as well. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST";
  readonly body?: string | Buffer;
}

/** Looks a name up and gives only addresses that may be connected to: the one that was checked is the one that is used. */
function checkedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))) {
        return callback(new NotAllowed(), "", 0);
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** Asks an address that a person gave; nothing on this machine or the networks around it unless that is allowed. No redirect is followed. */
export function guardedRequest(url: URL, asked: GuardedRequest): Promise<IncomingMessage> {
  const { allowPrivate, signal, headers, method = "GET", body } = asked;
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  // A literal address is connected to without a look-up; the URL has made 127.1, 0x7f.1 and 2130706433 one by now.
  if (isIP(host) !== 0 && !allowPrivate && !isPublicAddress(host)) return Promise.reject(new NotAllowed());
  const ask: typeof requestPlain = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((answered, failed) => {
    const request = ask(
      url,
      { method, signal, agent: false, lookup: checkedLookup(allowPrivate), headers: { ...headers } },
      answered,
    );
    request.on("error", failed);
    request.end(body);
  });
}
