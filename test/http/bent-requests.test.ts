import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveHttp } from "#channels/http/serve.ts";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

describe("a request that is bent", () => {
  const open = storageAbove();
  let house: House;
  let server: Awaited<ReturnType<typeof serveHttp>>;
  let token: string;
  beforeAll(async () => {
    house = buildHouse(await open());
    ({ token } = await house.newcomer());
    server = await serveHttp({ app: house.app, live: house.live, port: 0, host: "127.0.0.1" });
  });
  afterAll(() => server.close());

  /** What comes back for these bytes, as they stand. */
  const answerTo = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(server.port, "127.0.0.1", () => socket.end(bytes));
      let heard = "";
      socket.on("data", (data) => void (heard += String(data)));
      socket.on("close", () => resolve(heard));
      socket.on("error", reject);
    });
  const statuses = (heard: string) => [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gmu)].map(([, status]) => Number(status));
  const head = "Host: localhost\r\nContent-Type: application/json\r\n";
  const hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

  test.each([
    ["two lengths that differ", `${head}Content-Length: 2\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ["a length and pieces", `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["pieces by another name", `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["a length that is no number", `${head}Content-Length: +2\r\n\r\n{}${hidden}`],
    ["a blank before the colon", `${head}Content-Length : 2\r\n\r\n{}${hidden}`],
    ["a line that is folded", `${head}X-Long: a\r\n b\r\nContent-Length: 0\r\n\r\n${hidden}`],
  ])("with %s is refused whole, and nothing hides in it", async (_rule, rest) => {
    expect(statuses(await answerTo(`POST /api/account/sign-in HTTP/1.1\r\n${rest}`))).toEqual([400]);
  });

  test("with a head beyond every measure is refused", async () => {
    const long = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`;
    expect(statuses(await answerTo(long))).toEqual([431]);
  });

  test("leaves the line open for longer than a proxy in front keeps it, lest it write into one that closes", async () => {
    const heard = await answerTo("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(Number(/^keep-alive: timeout=(\d+)/imu.exec(heard)?.[1])).toBeGreaterThan(60);
  });

  test("is not said back: TRACE is no method here", async () => {
    const heard = await answerTo(
      "TRACE /api/me HTTP/1.1\r\nHost: localhost\r\nX-Secret: marmalade\r\nConnection: close\r\n\r\n",
    );
    expect(statuses(heard)[0]).toBeGreaterThanOrEqual(400);
    expect(heard).not.toContain("marmalade");
  });

  test.each(["__proto__", "constructor", "prototype"])("names nothing that all objects share: %s", async (name) => {
    const body = `{"title":"Paint the fence","${name}":{"polluted":true}}`;
    const answer = await house.app.request("/api/goals", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body,
    });
    expect(answer.status).toBe(422);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("that says a thing twice in its address is answered, and never with a mistake of ours", async () => {
    for (const query of ["limit=1&limit=2", "metric=steps&metric=sleep", "limit[]=1", "from=1&from="]) {
      const answer = await house.call("GET", `/api/readings?${query}`, undefined, { token });
      expect([query, answer.status < 500]).toEqual([query, true]);
    }
  });

  test.each(["ada@example.org\r\nBcc: eve@example.org", "ada@example.org, eve@example.org", "ada@example.org\nX: y"])(
    "adds nobody to a mail: %j",
    async (email) => {
      const answer = await house.call("POST", "/api/account/reset-request", { email });
      expect(answer.json.code).toBe("invalid");
    },
  );
});
