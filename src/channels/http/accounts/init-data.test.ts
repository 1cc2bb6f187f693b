import { describe, expect, test } from "vitest";
import { initDataFor } from "../../../../test/fakes/init-data.ts";
import { readInitData } from "./init-data.ts";

const botToken = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1";
const at = Date.UTC(2026, 10, 22, 9, 30);
const right = initDataFor(4711, { botToken, at, languageCode: "ru" });

describe("what Telegram signed for a page", () => {
  test("says who opened it, in which language, and when", () => {
    expect(readInitData(right, botToken)).toEqual({
      telegramId: "4711",
      languageTag: "ru",
      signedAt: at,
      mark: expect.stringMatching(/^[\w-]{43}$/u),
    });
  });

  test("the example that Telegram's own developers check theirs by is read as they read it", () => {
    // docs.telegram-mini-apps.com, "init data": a published token and what it signed.
    const example =
      "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%7D&auth_date=1662771648&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2";
    const read = readInitData(example, "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8");
    expect(read?.telegramId).toBe("279058397");
  });

  const changed = new URLSearchParams(right);
  changed.set("user", JSON.stringify({ id: 1, first_name: "Anna" }));
  test.each([
    ["nothing", ""],
    ["another bot's", initDataFor(4711, { botToken: `987654321${botToken.slice(9)}`, at })],
    ["somebody else put in afterwards", changed.toString()],
    ["a hash of another length", right.replace(/hash=[0-9a-f]+/u, "hash=00")],
    ["no hash", right.replace(/&hash=[0-9a-f]+/u, "")],
    ["a field that stands there twice", `${right}&user=${encodeURIComponent('{"id":1}')}`],
    ["one more field than was signed", `${right}&start_param=x`],
    ["nobody, signed", initDataFor(4711, { botToken, at, over: { user: "null" } })],
    ["a bot, signed", initDataFor(4711, { botToken, at, over: { user: '{"id":4711,"is_bot":true}' } })],
    ["an id that is no number, signed", initDataFor(4711, { botToken, at, over: { user: '{"id":"4711"}' } })],
    ["a user that is no JSON, signed", initDataFor(4711, { botToken, at, over: { user: "{" } })],
    ["a time that is none, signed", initDataFor(4711, { botToken, at, over: { auth_date: "soon" } })],
    ["more than Telegram sends", initDataFor(4711, { botToken, at, over: { chat_instance: "9".repeat(9000) } })],
  ])("%s is nobody", (_what, given) => {
    expect(readInitData(given, botToken)).toBeUndefined();
  });
});
