import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMail } from "#channels/http/accounts/mail.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";

/** A mail server that takes every message and keeps what it was told. */
const said: string[] = [];
let raw = "";
function serveMail(socket: Socket) {
  let inMessage = false;
  socket.write("220 test\r\n");
  socket.on("data", (data) => {
    raw += String(data);
    for (const line of String(data)
      .split("\r\n")
      .filter((each) => each !== "")) {
      said.push(line);
      if (inMessage && line !== ".") continue;
      const answer = line === "DATA" ? "354 go on" : line.startsWith("EHLO") ? "250 test" : "250 ok";
      inMessage = line === "DATA";
      socket.write(line === "QUIT" ? "221 bye\r\n" : `${answer}\r\n`);
    }
  });
}
const server = createServer(serveMail);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

function mail() {
  const { port } = server.address() as AddressInfo;
  return createMail({
    smtpUrl: `smtp://127.0.0.1:${port}?from=help@way.example`,
    publicUrl: "https://way.example",
    words: loadWords(contentFolder),
  });
}
const lastText = () => Buffer.from(raw.slice(raw.lastIndexOf("\r\n\r\n")), "base64").toString();

test("a link for a new password goes to its person alone, in their language", async () => {
  await mail().reset("ada@example.org", "ru", "https://way.example/reset-password#code=abcd-efgh");
  expect(said).toContain("MAIL FROM:<help@way.example>");
  expect(said.filter((line) => line.startsWith("RCPT TO"))).toEqual(["RCPT TO:<ada@example.org>"]);
  expect(lastText()).toContain("https://way.example/reset-password#code=abcd-efgh");
  expect(lastText()).toMatch(/[а-я]{4}/);
});

test.each(["en", "ru"] as const)(
  "a notice says that something changed, and neither what nor where (%s)",
  async (locale) => {
    await mail().notice("ada@example.org", locale);
    expect(lastText().length).toBeGreaterThan(50);
    expect(lastText()).not.toMatch(/waymark|telegram|token|https?:/i);
  },
);
