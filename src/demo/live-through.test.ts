import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDemo } from "#content/demo.ts";
import type { Caller } from "./caller.ts";
import { demoDays, liveThrough } from "./live-through.ts";

const day = 24 * 3_600_000;
const { persons } = loadDemo(contentFolder);
const [mara] = persons;
if (mara === undefined) throw new Error("nobody is invented");

/** Doors that answer as the program's would, and note what they were asked and when. */
async function lived(now: number) {
  const asked: { readonly at: number; readonly what: string }[] = [];
  let clock = 0;
  const caller: Caller = {
    async call<T>(method: string, path: string, body?: object): Promise<T> {
      asked.push({ at: clock, what: `${method} ${path} ${JSON.stringify(body ?? {})}` });
      const tasks = ["a", "b", "c"].map((task_id) => ({ task_id, state: "open", kind: "habit" }));
      return { tasks, state: "on_step", step: { id: "s" }, exercise: null } as T;
    },
  };
  await liveThrough(mara as NonNullable<typeof mara>, caller, now, (instant) => {
    clock = instant;
  });
  return asked;
}

test("four weeks are lived in order, up to now and not beyond", async () => {
  const now = 1_800_000_000_000;
  const times = (await lived(now)).map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect([times[0], times.at(-1)]).toEqual([now - demoDays * day, now]);
});

test("the same weeks are lived at each start", async () => {
  const told = (asked: Awaited<ReturnType<typeof lived>>) => asked.map(({ what }) => what);
  expect(told(await lived(1_800_000_000_000))).toEqual(told(await lived(1_800_000_000_000)));
});

test("both languages have the same people", () => {
  const kinds = (locale: string) =>
    persons.filter((person) => person.locale === locale).map(({ archetype, track }) => [archetype, track]);
  expect(kinds("ru")).toEqual(kinds("en"));
});
