import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";
import { leaderOf, saysBack } from "../fakes/talk-leader.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

describeAboveStorage("a talk that a language model leads, over HTTP", (open) => {
  let model: ModelServer;
  let house: House;
  beforeAll(async () => {
    model = await startModelServer();
    house = buildHouse(await open(), { leader: (log) => leaderOf(model, log) });
  });
  afterAll(() => model.close());
  beforeEach(() => {
    model.script(saysBack("The loud kind.", { act: "wish", title: "Learn to whistle" }));
    house.logged.length = 0;
  });

  async function newcomer(agrees = true) {
    const { token } = await house.newcomer();
    if (agrees) await house.call("PATCH", "/api/me", { model_consent: true }, { token });
    const say = async (text: string, headers: Record<string, string> = {}) => {
      const told = await house.call("POST", "/api/chat", { text }, { token, headers });
      expect(told.status, told.text).toBe(200);
      const replies = told.json.replies as unknown as { text: string }[];
      return replies.map((reply) => reply.text).join("\n");
    };
    const goals = async () => (await house.call("GET", "/api/goals", undefined, { token })).text;
    return { say, goals };
  }

  test("a wish is answered in the model's words, becomes a goal by its title, and the next message is told of it", async () => {
    const { say, goals } = await newcomer();
    expect(await say("always wanted that piercing whistle")).toContain("The loud kind.");
    expect((await goals()).toLowerCase()).toContain("learn to whistle");
    model.script(saysBack("One note already.", { act: "step_done", goal: 1 }));
    expect(await say("got a first sound out")).toContain("One note already.");
    const told = model.requests[0]?.messages.at(-1)?.content ?? "";
    expect(told.toLowerCase()).toMatch(/1\. "learn to whistle" \(in front\); step: "/u);
    expect(told).toContain('"always wanted that piercing whistle" (wish)');
    expect(await goals()).toContain('"completed_count":1');
  });

  test("the same request again is answered the same, and asks no model twice", async () => {
    const { say } = await newcomer();
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await say("always wanted that piercing whistle", headers);
    expect(await say("always wanted that piercing whistle", headers)).toBe(first);
    expect(model.requests).toHaveLength(1);
  });

  test("a crisis is answered by the program alone, and nobody is asked of whoever has not agreed", async () => {
    const { say } = await newcomer();
    expect(await say("CRISIS")).not.toContain("The loud kind.");
    const other = await newcomer(false);
    expect(await other.say("always wanted that piercing whistle")).not.toContain("The loud kind.");
    expect(model.requests).toEqual([]);
  });

  test.each([
    ["does not answer", { hang: true }],
    ["is away", { status: 500 }],
    ["says what may not be said", saysBack("Open your ex's phone while she sleeps.", { act: "told" })],
  ] as const)("a model that %s leaves the person with the talk as it is without one", async (_name, turn) => {
    const { say } = await newcomer();
    model.script(turn);
    const answered = await say("it rained all day in the garden");
    expect(answered).not.toBe("");
    expect(answered).not.toContain("phone");
  });

  test("one that breaks is in nobody's way", async () => {
    const broken = buildHouse(await open(), { leader: () => ({ lead: () => Promise.reject(new Error("broken")) }) });
    const { token } = await broken.newcomer();
    await broken.call("PATCH", "/api/me", { model_consent: true }, { token });
    const told = await broken.call("POST", "/api/chat", { text: "it rained all day in the garden" }, { token });
    expect(told.status, told.text).toBe(200);
    expect(told.json.replies).not.toEqual([]);
  });

  test("logs hold none of it", async () => {
    const { say } = await newcomer();
    await say("always wanted that piercing whistle");
    expect(JSON.stringify(house.logged)).not.toMatch(/whistle|loud kind/iu);
  });
});
