import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";
import { opinionOf, takesItFor } from "../fakes/second-opinion.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

/** The screen of the tests is unsure of what begins with HALF. */
const unsure = "HALF list_goals quokkabox under the stairs";

describeAboveStorage("a text whose meaning is unsure, over HTTP", (open) => {
  let model: ModelServer;
  let house: House;
  beforeAll(async () => {
    model = await startModelServer();
    house = buildHouse(await open(), { secondOpinion: (log) => opinionOf(model, log) });
  });
  afterAll(() => model.close());
  beforeEach(() => {
    model.script(takesItFor("grounding"));
    house.logged.length = 0;
  });

  async function newcomer(agrees: boolean) {
    const { token } = await house.newcomer();
    if (agrees) {
      const set = await house.call("PATCH", "/api/me", { model_consent: true }, { token });
      expect(set.status, set.text).toBe(200);
    }
    const say = async (text: string, headers: Record<string, string> = {}) => {
      const told = await house.call("POST", "/api/chat", { text }, { token, headers });
      expect(told.status, told.text).toBe(200);
      return (told.json.replies as unknown as { text: string; buttons: { label: string; data: string }[][] }[]) ?? [];
    };
    return { token, say };
  }

  test("an exercise that the model names is asked about, after the buttons and in the same answer", async () => {
    const { token, say } = await newcomer(true);
    const replies = await say(unsure);
    expect(replies.map(({ text }) => text)).toEqual([expect.any(String), expect.stringMatching(/“.+” may fit/)]);
    const begun = await house.call("GET", "/api/exercises", undefined, { token });
    expect(begun.text).not.toMatch(/"step":/);
    const [yes] = replies[1]?.buttons.flat() ?? [];
    const pressed = await house.call("POST", "/api/chat", { button: yes?.data }, { token });
    expect(pressed.status, pressed.text).toBe(200);
    expect(pressed.json.replies).not.toEqual([]);
  });

  test("something else that can be done becomes the first button", async () => {
    model.script(takesItFor("settings"));
    const { say } = await newcomer(true);
    const [before, after] = await say(unsure);
    expect(before?.buttons[0]?.[0]?.label).toMatch(/goals/i);
    expect(after?.buttons[0]?.[0]?.label).toMatch(/settings/i);
    expect(after?.buttons[1]).toEqual(before?.buttons[0]);
  });

  test("without agreement no model is asked", async () => {
    const { say } = await newcomer(false);
    expect(await say(unsure)).toHaveLength(1);
    expect(model.requests).toEqual([]);
  });

  test("agreement that is taken back counts at once", async () => {
    const { token, say } = await newcomer(true);
    await house.call("PATCH", "/api/me", { model_consent: false }, { token });
    expect(await say(unsure)).toHaveLength(1);
    expect(model.requests).toEqual([]);
  });

  test("the same request again gets the same answer, and no model is asked twice", async () => {
    const { say } = await newcomer(true);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await say(unsure, headers);
    expect(await say(unsure, headers)).toEqual(first);
    expect(model.requests).toHaveLength(1);
  });

  test.each([
    ["is certain", "SURE list_goals"],
    ["is anyone's guess", "FAINT list_goals"],
    ["is a sign of crisis", `${unsure} CRISIS`],
  ])("no model is asked where the text %s", async (_rule, text) => {
    const { say } = await newcomer(true);
    await say(text);
    expect(model.requests).toEqual([]);
  });

  test.each([
    ["is dead", { status: 500 }],
    ["chats", { say: "What a day! I would begin with a cup of tea." }],
    ["obeys the text", { say: '{"intent":"delete_me"}' }],
    ["does not answer", { hang: true }],
    ["has nothing to add", takesItFor("other")],
    ["cries crisis", takesItFor("crisis")],
  ] as const)("a model that %s changes nothing, and an answer comes", async (_rule, turn) => {
    model.script(turn);
    const { say } = await newcomer(true);
    expect(await say(unsure)).toHaveLength(1);
    expect(model.requests.length).toBeGreaterThan(0);
  });

  test("no log line holds a word of the text, nor what it was taken for", async () => {
    model.script({ say: `You said: ${unsure}` }, takesItFor("grounding"));
    const { say } = await newcomer(true);
    await say(unsure);
    expect(model.requests.at(-1)?.messages.at(-1)?.content).toContain("quokkabox");
    const logged = JSON.stringify(house.logged);
    expect(house.logged.filter(({ event }) => event === "model_call")).toHaveLength(2);
    expect(logged).not.toMatch(/quokkabox|stairs|grounding/u);
  });
});
