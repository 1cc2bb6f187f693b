import { createHmac, randomUUID } from "node:crypto";

/** What a page that Telegram opens is given: signed as Telegram signs it, for the bot of this token. */
export function initDataFor(
  telegramId: number,
  given: {
    readonly botToken: string;
    readonly at: number;
    readonly languageCode?: string;
    readonly over?: Readonly<Record<string, string>>;
  },
): string {
  const fields: Record<string, string> = {
    query_id: randomUUID(),
    user: JSON.stringify({ id: telegramId, first_name: "Anna", language_code: given.languageCode ?? "en" }),
    auth_date: String(Math.floor(given.at / 1000)),
    signature: "what others check it by",
    ...given.over,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const key = createHmac("sha256", "WebAppData").update(given.botToken).digest();
  const hash = createHmac("sha256", key).update(lines.toSorted().join("\n")).digest("hex");
  return new URLSearchParams({ ...fields, hash }).toString();
}
