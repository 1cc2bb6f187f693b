import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchForTelegram } from "#channels/telegram/telegram-fetch.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { FaultyLine } from "../faults/faulty-line.ts";

describe("what is known of a call to Telegram that failed", () => {
  let api: FakeBotApi;
  let line: FaultyLine;
  beforeAll(async () => {
    api = await FakeBotApi.start();
    line = await FaultyLine.to(api.port);
  });
  afterAll(async () => {
    await line.stop();
    await api.stop();
  });
  const call = (root: string) =>
    fetchForTelegram(`${root}/bot${api.token}/getMe`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  const overTheLine = (state: "reset" | "no_answer", root = () => line.root) => {
    line.become(state);
    return call(root());
  };
  /** A port on which nobody listens. */
  const nobody = async (): Promise<string> => {
    const gone = await FakeBotApi.start();
    const { root } = gone;
    await gone.stop();
    return root;
  };

  test.each([
    ["nobody listens there", async () => call(await nobody())],
    ["the name is known to no name server", () => call("http://telegram.invalid")],
    ["the connection is reset before anything was written", () => overTheLine("reset")],
    [
      "no safe connection comes about",
      () => {
        line.become("through");
        return call(line.root.replace("http:", "https:"));
      },
    ],
    [
      "the connection never comes about",
      () => {
        line.become("hang");
        return call(line.root.replace("http:", "https:"));
      },
    ],
  ])("%s: it was never sent", async (_what, calls) => {
    await expect(calls()).rejects.toMatchObject({ name: "NeverSent" });
  });

  test("the request left, and the line broke before the answer: it may have arrived", async () => {
    const before = api.calls.length;
    await expect(overTheLine("no_answer")).rejects.not.toMatchObject({ name: "NeverSent" });
    await expect.poll(() => api.calls.length).toBe(before + 1);
  });

  test("a gateway's page for people counts as an answer of Telegram's: there was no effect", async () => {
    line.become("through");
    api.fault = () => ({ kind: "gateway", code: 502 });
    expect(await (await call(line.root)).json()).toMatchObject({ ok: false, error_code: 502 });
    api.fault = () => undefined;
  });
});
