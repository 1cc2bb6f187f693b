import { beforeAll, describe, expect, test } from "vitest";
import { searchAnswerSchema } from "#contract/search.ts";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House, wholeScreen } from "./http-setup.ts";

const open = storageAbove();
let house: House;
beforeAll(async () => {
  house = buildHouse(await open(), { deps: (deps) => ({ ...deps, screen: wholeScreen }) });
});

/** Somebody with a goal whose first step is done, and a habit of their own. */
async function somebody(title: string, habit: string) {
  const { token } = await house.newcomer();
  const ask = (method: string, path: string, body?: unknown) => house.call(method, path, body, { token });
  await ask("POST", "/api/goals", { title, description: "By the river, before the heron comes" });
  await ask("POST", "/api/step/done", {});
  await ask("POST", "/api/own-habits", { name: habit, risk: false });
  const look = async (words: string) => {
    const answer = await ask("POST", "/api/search", { words });
    expect(answer.status, answer.text).toBe(200);
    return searchAnswerSchema.parse(answer.json);
  };
  const names = async (words: string) => (await look(words)).found.map(({ kind, name }) => [kind, name]);
  return { ask, look, names, token };
}

describe("search over one's own", () => {
  test("goals, steps, habits and exercises are found, with slips too, and what stands inside is shown around the words", async () => {
    const me = await somebody("Learn to swim", "Water the ferns");
    expect(await me.names("swiming")).toContainEqual(["goal", "Learn to swim"]);
    expect((await me.look("heron")).found[0]).toMatchObject({
      kind: "goal",
      passage: expect.stringContaining("heron"),
    });
    expect((await me.names("ferms"))[0]).toEqual(["own_habit", "Water the ferns"]);
    const [step] = (await me.look("write line")).found;
    expect(step).toMatchObject({ kind: "step", of: "Learn to swim" });
    expect((await me.look("grounding")).found.map(({ kind }) => kind)).toContain("exercise");
    expect((await me.look("")).found).toEqual([]);
  });

  test("nobody finds what is another's, and nothing of what was looked for is kept or written down", async () => {
    const [me, other] = [await somebody("Build a kayak", "Row"), await somebody("Paint", "Draw")];
    expect(await other.names("kayak")).toEqual([]);
    await me.look("zanzibar");
    expect(JSON.stringify(house.logged)).not.toContain("zanzibar");
  });

  test("words that speak of danger bring help first, and words without end are refused", async () => {
    const me = await somebody("Rest", "Tea");
    expect((await me.look("I want to kill myself")).help).toBe(true);
    expect((await me.look("tea")).help).toBe(false);
    expect((await me.ask("POST", "/api/search", { words: "a".repeat(201) })).status).toBe(422);
  });
});
