import { beforeAll, describe, expect, test } from "vitest";
import { isLong, storageAbove } from "../storage/databases.ts";
import { buildHouse, type House } from "../http/http-setup.ts";
import { anyJson, anyText, oneOf, seeded } from "./fuzz.ts";
import { parsers } from "./parsers.ts";

/** The same row of inputs each time: a run judges a change, not its luck. Where there is time, a million of them. */
const seed = 20_261_122;
const names = Object.keys(parsers);
const each = isLong ? Math.ceil(980_000 / names.length) : 400;
const requests = isLong ? 20_000 : 400;

describe("every parser of what comes from outside", () => {
  test.each(names)("%s answers whatever it is given", (name) => {
    const parse = parsers[name];
    const random = seeded(seed + names.indexOf(name));
    for (let at = 0; at < each; at += 1) expect(() => parse?.(random)).not.toThrow();
  });
});

interface Route {
  readonly method: string;
  readonly path: string;
  readonly fields: readonly string[];
}

describe("every route", () => {
  const open = storageAbove();
  let house: House;
  let routes: readonly Route[];
  beforeAll(async () => {
    // Nothing is counted here: what is asked is whether anything breaks.
    house = buildHouse(await open(), { limits: { take: async () => ({ ok: true }) } });
    const document = JSON.stringify((await house.call("GET", "/api/openapi.json")).json);
    const fields = [
      ...new Set(
        [...document.matchAll(/"([a-z_]{2,30})":\{"(?:type|\$ref|enum|anyOf)"/g)].map(([, name]) => name ?? ""),
      ),
    ];
    routes = house.app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/") && !path.startsWith("/api/docs"))
      // What ends the session would leave the rest unasked, and a file that is taken in is read by workers of its own.
      .filter(({ path }) => !/sign-out|account\/unlock|\/api\/imports|\/api\/live/.test(path))
      .map(({ method, path }) => ({ method, path, fields }));
    expect(routes.length).toBeGreaterThan(90);
  });

  test("answers whatever is sent to it, and never by a mistake of ours", async () => {
    const random = seeded(seed);
    let { token } = await house.newcomer();
    const broken: string[] = [];
    for (let at = 0; at < requests; at += 1) {
      const route = routes[at % routes.length] as Route;
      const path = route.path.replaceAll(/:[^/]+/g, () =>
        encodeURIComponent(whole(anyText(random).slice(0, 200)) || "x"),
      );
      const query =
        random() < 0.3 ? `?${oneOf(random, route.fields)}=${encodeURIComponent(whole(anyText(random)))}` : "";
      const writes = !["GET", "HEAD"].includes(route.method);
      const body = writes ? (random() < 0.1 ? anyText(random) : anyJson(random, route.fields)) : undefined;
      const answer = await house.call(route.method, `${path}${query}`, body, { token });
      if (answer.status >= 500)
        broken.push(`${route.method} ${path}${query} ${JSON.stringify(body)}: ${answer.status}`);
      if (answer.status === 401) ({ token } = await house.newcomer());
    }
    expect(broken).toEqual([]);
  });
});

/** Half letters cannot stand in an address. */
const whole = (text: string): string => text.toWellFormed();
