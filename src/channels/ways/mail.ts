import type { SendNote } from "#app/ways.ts";

/** Sends one mail by the operator's server; rejects as its library does. */
export type SendMail = (to: string, subject: string, text: string) => Promise<void>;

interface MailFailure {
  readonly code?: string;
  readonly responseCode?: number;
}

const nobodyThere: ReadonlySet<unknown> = new Set([550, 551, 553]);
const neverSent: ReadonlySet<unknown> = new Set(["ECONNECTION", "EDNS", "ECONNREFUSED", "EAUTH", "ETLS"]);

/** Sends to an address of mail. */
export function createMailWay(send: SendMail): SendNote {
  return async (address, { title, text, url }) => {
    try {
      await send(address, title, `${text}\n\n${url}\n`);
      return { kind: "sent", messageId: undefined };
    } catch (error) {
      const { code, responseCode = 0 } = error as MailFailure;
      if (code === "EENVELOPE" && nobodyThere.has(responseCode)) return { kind: "gone" };
      if (neverSent.has(code) || (responseCode >= 400 && responseCode < 500)) return { kind: "later", afterMs: 60_000 };
      return { kind: "failed", code: "mail" };
    }
  };
}
