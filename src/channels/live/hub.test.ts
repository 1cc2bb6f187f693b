import { expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { createLiveHub, type LiveConnection, mostPages } from "./hub.ts";

const person = (name: string) => name as PersonId;

function openHub(sessionAlive: (sessionId: string) => Promise<boolean> = async () => true) {
  let spread: (personId: PersonId, event: { readonly kind: "step" | "erased" }) => void = () => undefined;
  const follows: string[] = [];
  const hub = createLiveHub({
    feed: {
      listen: async (on) => {
        spread = on;
        return async () => undefined;
      },
      follow: async (personId) => void follows.push(`+${personId}`),
      leave: async (personId) => void follows.push(`-${personId}`),
    },
    metrics: { count: () => undefined, observe: () => undefined },
    sessionAlive,
  });
  function join(name: string, over: Partial<LiveConnection> = {}) {
    const heard: string[] = [];
    const closed: number[] = [];
    const handle = hub.add({
      personId: person(name),
      userId: `user of ${name}`,
      sessionId: `session of ${name}`,
      send: (message) => void heard.push(message),
      close: (code) => void closed.push(code),
      waiting: () => 0,
      ...over,
    });
    return { heard, closed, handle };
  }
  return { hub, join, follows, tell: (name: string, kind: "step" | "erased") => spread(person(name), { kind }) };
}

test("a page that does not take what it is sent is closed rather than held in memory", async () => {
  const { hub, join, tell } = openHub();
  await hub.start();
  let unread = 0;
  const slow = join("ada", { waiting: () => unread });
  unread = 10_000_000;
  tell("ada", "step");
  expect(slow.closed).toEqual([4409]);
  expect(hub.count()).toBe(0);
});

test("a page of an erased person hears so and is closed", async () => {
  const { hub, join, tell } = openHub();
  await hub.start();
  const page = join("ada");
  tell("ada", "erased");
  expect(page.heard.at(-1)).toBe('{"type":"changed","what":"erased"}');
  expect(page.closed).toEqual([4401]);
});

test("a database that is away throws nobody out", async () => {
  const { hub, join } = openHub(() => Promise.reject(new Error("no database")));
  const page = join("ada");
  await hub.tick();
  expect(page.closed).toEqual([]);
});

test.each([
  ["one session", { userId: "user of ada", only: "session of ada" }, 1],
  ["all but this session", { userId: "user of ada", except: "session of ada" }, 0],
  ["another person's sessions", { userId: "user of bob" }, 0],
])("ending %s closes just those pages", (_rule, ended, closed) => {
  const { hub, join } = openHub();
  const page = join("ada");
  hub.endSessions(ended);
  expect(page.closed).toHaveLength(closed);
});

test("a page that is gone is forgotten", () => {
  const { hub, join } = openHub();
  join("ada").handle.gone();
  expect(hub.count()).toBe(0);
});

test("one session holds only so many pages; another session's open, and one that is closed makes room", () => {
  const { hub, join } = openHub();
  const pages = Array.from({ length: mostPages }, () => join("ada"));
  const further = join("ada");
  expect([further.closed, further.heard]).toEqual([[4429], []]);
  expect(hub.count()).toBe(mostPages);
  expect(pages.every(({ closed }) => closed.length === 0)).toBe(true);
  expect(join("bob").closed).toEqual([]);
  expect(join("ada", { sessionId: "another session of ada" }).closed).toEqual([]);
  pages[0]?.handle.gone();
  expect(join("ada").closed).toEqual([]);
});

test("a person is followed once for all their pages, until the last is gone, and again when one comes back", async () => {
  const { hub, join, follows } = openHub();
  const [one, other] = [join("ada"), join("ada")];
  expect(one.heard).toEqual([]);
  const hello = '{"type":"hello"}';
  await expect.poll(() => [one.heard, other.heard]).toEqual([[hello], [hello]]);
  expect(follows).toEqual(["+ada"]);
  one.handle.gone();
  await hub.tick();
  expect(follows).toEqual(["+ada"]);
  other.handle.gone();
  const ticking = hub.tick();
  const again = join("ada");
  await ticking;
  await hub.tick();
  expect(follows).toEqual(["+ada", "-ada", "+ada"]);
  await expect.poll(() => again.heard).toContain(hello);
});
