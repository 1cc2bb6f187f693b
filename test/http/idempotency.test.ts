import { beforeAll, expect, test } from "vitest";
import { DatabaseUnavailable } from "#app/outage.ts";
import type { HttpDeps } from "#channels/http/deps.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

describeAboveStorage("an Idempotency-Key", (open) => {
  let house: House;
  beforeAll(async () => {
    house = buildHouse(await open());
  });
  const post = (token: string, key: string | undefined, body: unknown, path = "/api/goals") =>
    house.call("POST", path, body, { token, headers: key === undefined ? {} : { "idempotency-key": key } });
  const goalsOf = async (of: House, token: string) =>
    (await of.call("GET", "/api/goals", undefined, { token })).json.goals as unknown as readonly unknown[];
  const goals = (token: string) => goalsOf(house, token);

  test("gives the first answer again and does nothing twice", async () => {
    const { token } = await house.newcomer();
    const first = await post(token, "once", { title: "Write a song" });
    const second = await post(token, "once", { title: "Write a song" });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await goals(token)).toHaveLength(1);
  });

  test("belongs to one request: another body or path is refused", async () => {
    const { token } = await house.newcomer();
    await post(token, "mine", { title: "Write a song" });
    expect((await post(token, "mine", { title: "Write a book" })).json.code).toBe("key_mismatch");
    expect((await post(token, "mine", { text: "hello" }, "/api/chat")).json.code).toBe("key_mismatch");
  });

  test("belongs to one person", async () => {
    const [one, other] = [await house.newcomer(), await house.newcomer()];
    await post(one.token, "same", { title: "Write a song" });
    const answer = await post(other.token, "same", { title: "Write a book" });
    expect(answer.json.goal.title).toBe("Write a book");
  });

  test("lets one of two at once through", async () => {
    const { token } = await house.newcomer();
    const both = await Promise.all([1, 2].map(() => post(token, "twice", { title: "Write a song" })));
    const codes = both.map((answer) => answer.status).sort();
    expect([JSON.stringify([201, 201]), JSON.stringify([201, 409])]).toContain(JSON.stringify(codes));
    expect(await goals(token)).toHaveLength(1);
  });

  test("gives a denial again as well", async () => {
    const { token } = await house.newcomer();
    const first = await post(token, "no", undefined, "/api/step/done");
    const second = await post(token, "no", undefined, "/api/step/done");
    expect([first.status, second.status, second.text]).toEqual([409, 409, first.text]);
    expect(second.headers.get("content-type")).toContain("application/problem+json");
  });

  test("without one, each request is a new one", async () => {
    const { token } = await house.newcomer();
    await post(token, undefined, { title: "Write a song" });
    await post(token, undefined, { title: "Write a song" });
    expect(await goals(token)).toHaveLength(2);
  });

  test("is free again after a mistake of ours", async () => {
    let broken = true;
    const flaky = buildHouse(await open(), {
      deps: (deps) => ({
        ...deps,
        input: {
          handle: (incoming) => (broken ? Promise.reject(new Error("broken")) : deps.input.handle(incoming)),
        },
      }),
    });
    const { token } = await flaky.newcomer();
    const send = () =>
      flaky.call("POST", "/api/goals", { title: "Write a song" }, { token, headers: { "idempotency-key": "k" } });
    expect((await send()).status).toBe(500);
    broken = false;
    expect((await send()).status).toBe(201);
  });

  test("a try that died after its effect is not done again", async () => {
    const storage = await open();
    let dies = true;
    const dying = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        input: {
          handle: async (incoming) => {
            const turn = await deps.input.handle(incoming);
            if (dies) throw new Error("the process died here");
            return turn;
          },
        },
      }),
    });
    const { token } = await dying.newcomer();
    const send = () =>
      dying.call("POST", "/api/goals", { title: "Write a song" }, { token, headers: { "idempotency-key": "k" } });
    await send();
    dies = false;
    const again = await send();
    expect(again.status).toBe(201);
    expect(again.json.goal.title).toBe("Write a song");
    const list = await dying.call("GET", "/api/goals", undefined, { token });
    expect(list.json.goals).toHaveLength(1);
  });

  const away = () => Promise.reject(new DatabaseUnavailable("the database cannot be reached"));
  test.each([
    [
      "a try that the database broke off",
      (times: { left: number }, deps: HttpDeps): Partial<HttpDeps> => ({
        input: { handle: (incoming) => (times.left-- > 0 ? away() : deps.input.handle(incoming)) },
        idempotency: {
          ...deps.idempotency,
          abandon: (...of) => (times.left-- > 0 ? away() : deps.idempotency.abandon(...of)),
        },
      }),
    ],
    [
      "a try whose beginning was kept, and the answer to it lost",
      (times: { left: number }, deps: HttpDeps): Partial<HttpDeps> => ({
        idempotency: {
          ...deps.idempotency,
          async begin(...of) {
            const begun = await deps.idempotency.begin(...of);
            return times.left-- > 0 ? away() : begun;
          },
          abandon: (...of) => (times.left-- > 0 ? away() : deps.idempotency.abandon(...of)),
        },
      }),
    ],
  ] as const)("%s holds its key only until the database is back", async (_what, broken) => {
    const times = { left: 0 };
    const flaky = buildHouse(await open(), { deps: (deps) => ({ ...deps, ...broken(times, deps) }) });
    const { token } = await flaky.newcomer();
    const send = () =>
      flaky.call("POST", "/api/goals", { title: "Write a song" }, { token, headers: { "idempotency-key": "k" } });
    times.left = 3;
    expect((await send()).status).toBe(503);
    await expect.poll(async () => (await send()).status).toBe(201);
    expect(await goalsOf(flaky, token)).toHaveLength(1);
  });
});
