import { createTransport } from "nodemailer";
import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";

/**
 * Sends links for new passwords through the operator's mail server (`smtp://user:password@host:587`, `smtps://…`). The sender is the
 * address given as `?from=` in the URL, else `waymark@` our own host.
 */
export function createResetMail(options: {
  readonly smtpUrl: string;
  readonly publicUrl: string;
  readonly words: Pick<Words, "word">;
}): (to: string, locale: Locale, url: string) => Promise<void> {
  const server = new URL(options.smtpUrl);
  const from = server.searchParams.get("from") ?? `waymark@${new URL(options.publicUrl).hostname}`;
  server.searchParams.delete("from");
  server.searchParams.set("connectionTimeout", "10000");
  server.searchParams.set("socketTimeout", "20000");
  const transport = createTransport(server.href);
  return async (to, locale, url) => {
    await transport.sendMail({
      from,
      // As an object, so that nothing in an address can add a second one.
      to: { name: "", address: to },
      subject: options.words.word("mail.reset_subject", locale),
      textEncoding: "base64",
      text: options.words.word("mail.reset_text", locale, { url }),
    });
  };
}
