import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";

/** The few mails of the program: a link for a new password, that something changed, without saying what or where, and what somebody asked for. */
export interface Mail {
  reset(to: string, locale: Locale, url: string): Promise<void>;
  notice(to: string, locale: Locale): Promise<void>;
  /** That something is there for somebody who asked to be told so. */
  send(to: string, subject: string, text: string): Promise<void>;
}

/**
 * Sends through the operator's mail server (`smtp://user:password@host:587`, `smtps://…`). The sender is the address given as `?from=` in
 * the URL, else `waymark@` our own host.
 */
export function createMail(options: {
  readonly smtpUrl: string;
  readonly publicUrl: string;
  readonly words: Pick<Words, "word">;
}): Mail {
  const server = new URL(options.smtpUrl);
  const from = server.searchParams.get("from") ?? `waymark@${new URL(options.publicUrl).hostname}`;
  server.searchParams.delete("from");
  server.searchParams.set("connectionTimeout", "10000");
  server.searchParams.set("socketTimeout", "20000");
  /** Loaded with the first mail: few programs have a mail server, and those that do send little. */
  const load = async () => (await import("nodemailer")).createTransport(server.href);
  let transport: ReturnType<typeof load> | undefined;
  const send = async (to: string, subject: string, text: string): Promise<void> => {
    // The address as an object, so that nothing in it can add a second one.
    transport ??= load();
    await (await transport).sendMail({ from, to: { name: "", address: to }, subject, textEncoding: "base64", text });
  };
  const { word } = options.words;
  return {
    send,
    reset: (to, locale, url) => send(to, word("mail.reset_subject", locale), word("mail.reset_text", locale, { url })),
    notice: (to, locale) => send(to, word("mail.notice_subject", locale), word("mail.notice_text", locale)),
  };
}
