import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { fetchCalendar } from "#channels/calendar/fetch-calendar.ts";
import { isPublicAddress } from "#channels/outgoing/public-address.ts";

const calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
const servers: Server[] = [];

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

const allowed = { allowPrivate: true };

describe("a calendar is fetched", () => {
  test.each(["http", "webcal"])("from an address that begins with %s", async (scheme) => {
    const host = await serve((_request, response) => response.end(calendar));
    expect(await fetchCalendar(`${scheme}://${host}/a.ics`, allowed)).toEqual({ ok: true, text: calendar });
  });

  test("packed, where the server packs it", async () => {
    const host = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(calendar)),
    );
    expect(await fetchCalendar(`http://${host}/`, allowed)).toEqual({ ok: true, text: calendar });
  });

  test("with the name and password that the address holds", async () => {
    let told: string | undefined;
    const host = await serve((request, response) => {
      told = request.headers.authorization;
      response.end(calendar);
    });
    await fetchCalendar(`http://someone:secret@${host}/`, allowed);
    expect(told).toBe(`Basic ${Buffer.from("someone:secret").toString("base64")}`);
  });

  test("over three redirects and no more, and the password stays with its server", async () => {
    const told: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      told.push(request.headers.authorization);
      response.end(calendar);
    });
    const host = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      response.writeHead(302, { location: left === 1 ? `http://${other}/` : `/${left - 1}` }).end();
    });
    expect(await fetchCalendar(`http://someone:secret@${host}/3`, allowed)).toMatchObject({ ok: true });
    expect(await fetchCalendar(`http://${host}/4`, allowed)).toEqual({ ok: false, problem: "unreachable" });
    expect(told).toEqual([undefined]);
  });
});

describe("no calendar is fetched", () => {
  test.each([404, 401, 500, 204])("where the server answers %i", async (status) => {
    const host = await serve((_request, response) => response.writeHead(status).end());
    expect(await fetchCalendar(`http://${host}/`, allowed)).toEqual({ ok: false, problem: "unreachable" });
  });

  test("where nobody answers, or the name does not exist", async () => {
    const host = await serve(() => undefined);
    servers.pop()?.close();
    expect(await fetchCalendar(`http://${host}/`, allowed)).toEqual({ ok: false, problem: "unreachable" });
    expect(await fetchCalendar("http://nowhere.invalid/", allowed)).toEqual({ ok: false, problem: "unreachable" });
  });

  test("where it takes too long, even a little at a time", async () => {
    const host = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("X\r\n"), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect(await fetchCalendar(`http://${host}/`, { ...allowed, timeoutMs: 300 })).toEqual({
      ok: false,
      problem: "unreachable",
    });
  });

  test.each(["said", "unsaid", "packed"])("where it is too large, and says so or not: %s", async (how) => {
    const large = "X".repeat(20_000);
    const host = await serve((_request, response) => {
      if (how === "said") response.writeHead(200, { "content-length": large.length }).end(large);
      else if (how === "unsaid") {
        response.writeHead(200);
        response.write(large.slice(0, 9000));
        response.end(large);
      } else response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(large));
    });
    expect(await fetchCalendar(`http://${host}/`, { ...allowed, mostBytes: 10_000 })).toEqual({
      ok: false,
      problem: "too_large",
    });
  });

  test.each(["file:///etc/passwd", "ftp://example.org/a.ics", "gopher://example.org/", "no address", "http://"])(
    "from %s",
    async (address) => {
      expect(await fetchCalendar(address, allowed)).toEqual({ ok: false, problem: "not_allowed" });
    },
  );

  test.each([
    "127.0.0.1",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "169.254.169.254",
    "10.0.0.1",
    "[fe80::1]",
    "[fd00::1]",
    "0.0.0.0",
  ])("from this machine or the networks around it, however it is written: %s", async (name) => {
    let asked = 0;
    const host = await serve((_request, response) => {
      asked += 1;
      response.end(calendar);
    });
    const port = host.split(":")[1] ?? "";
    expect(await fetchCalendar(`http://${name}:${port}/`, { allowPrivate: false })).toEqual({
      ok: false,
      problem: "not_allowed",
    });
    expect(asked).toBe(0);
  });

  test("from wherever a redirect leads but the web", async () => {
    const host = await serve((_request, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end());
    expect(await fetchCalendar(`http://${host}/`, allowed)).toEqual({ ok: false, problem: "not_allowed" });
  });
});

test.each([
  ["8.8.8.8", true],
  ["172.15.255.255", true],
  ["172.16.0.1", false],
  ["192.168.1.1", false],
  ["100.64.0.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["2606:4700::1111", true],
  ["2001:4860:4860::8888", true],
  ["2001:db8::1", false],
  ["2002:7f00:1::", false],
  ["64:ff9b::7f00:1", false],
  ["::ffff:8.8.8.8", false],
  ["ff02::1", false],
  ["not an address", false],
])("%s is on the open internet: %s", (address, is) => {
  expect(isPublicAddress(address)).toBe(is);
});
