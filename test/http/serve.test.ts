import { afterAll, beforeAll, expect, test } from "vitest";
import { createOperatorClient } from "#channels/http/operator-client.ts";
import { serveHttp } from "#channels/http/serve.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House, operator } from "./http-setup.ts";

const open = storageAbove();
let house: House;
let server: Awaited<ReturnType<typeof serveHttp>>;
const slow = Promise.withResolvers<void>();
const asked = Promise.withResolvers<void>();
beforeAll(async () => {
  const ping = (): Promise<void> => {
    asked.resolve();
    return slow.promise;
  };
  house = buildHouse(await open(), { deps: (deps) => ({ ...deps, ping }) });
  server = await serveHttp({ app: house.app, live: house.live, port: 0, host: "127.0.0.1" });
});
const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;

test("over a real socket, a visitor at the machine may own the place, and a proxied one may not", async () => {
  const door = async (headers: Record<string, string>) => (await fetch(at("/api/account/door"), { headers })).json();
  expect(await door({})).toMatchObject({ sign_up: "owner", code_needed: false });
  expect(await door({ "x-forwarded-for": "203.0.113.1" })).toMatchObject({ sign_up: "owner", code_needed: true });
});

test("the operator's commands ask the running server", async () => {
  const client = createOperatorClient({ port: server.port, token: operator });
  expect(await client.invite()).toMatchObject({
    kind: "done",
    value: { code: expect.stringMatching(/^[a-z2-9-]{19}$/) },
  });
  expect(await client.resetLink("nobody@example.org")).toEqual({ kind: "not_found" });
  await house.newcomer();
  expect(await client.resetLink(ada.email)).toMatchObject({
    kind: "done",
    value: { url: expect.stringContaining("#code=") },
  });
  await expect(createOperatorClient({ port: server.port, token: "wrong" }).invite()).rejects.toThrow("403");
});

test("a port that is taken is said, not waited for", async () => {
  const again = serveHttp({ app: house.app, live: house.live, port: server.port, host: "127.0.0.1" });
  await expect(again).rejects.toThrow("EADDRINUSE");
});

test("a stop lets a request that is at work finish, and takes no new ones", async () => {
  const running = fetch(at("/readyz"));
  await asked.promise;
  const closed = server.close();
  slow.resolve();
  expect((await running).status).toBe(200);
  await closed;
  await expect(fetch(at("/healthz"))).rejects.toThrow();
  expect(await createOperatorClient({ port: server.port, token: operator }).invite()).toEqual({ kind: "not_running" });
});

afterAll(() => server.close().catch(() => undefined));
