import nodemailer from "nodemailer";
import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";

/** Mails of the accounts; nothing else is ever mailed. */
export function createResetMail(
  smtpUrl: string,
  from: string,
  words: Words,
): (to: string, locale: Locale, url: string) => Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl, { from });
  return async (to, locale, url) => {
    await transport.sendMail({
      to,
      subject: words.word("mail.reset_subject", locale),
      text: words.word("mail.reset_text", locale, { url }),
    });
  };
}
