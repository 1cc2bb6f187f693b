import { afterAll, beforeAll, expect, test } from "vitest";
import { createMail } from "#channels/http/accounts/mail.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { startMailServer } from "#test/fakes/mail-server.ts";

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => void (server = await startMailServer()));
afterAll(() => server.close());

const mail = () =>
  createMail({ smtpUrl: server.url, publicUrl: "https://way.example", words: loadWords(contentFolder) });

test("a link for a new password goes to its person alone, in their language", async () => {
  await mail().reset("ada@example.org", "ru", "https://way.example/reset-password#code=abcd-efgh");
  expect(server.said).toContain("MAIL FROM:<help@way.example>");
  expect(server.said.filter((line) => line.startsWith("RCPT TO"))).toEqual(["RCPT TO:<ada@example.org>"]);
  expect(server.lastText()).toContain("https://way.example/reset-password#code=abcd-efgh");
  expect(server.lastText()).toMatch(/[а-я]{4}/);
});

test.each(["en", "ru"] as const)(
  "a notice says that something changed, and neither what nor where (%s)",
  async (locale) => {
    await mail().notice("ada@example.org", locale);
    expect(server.lastText().length).toBeGreaterThan(50);
    expect(server.lastText()).not.toMatch(/waymark|telegram|token|https?:/i);
  },
);
