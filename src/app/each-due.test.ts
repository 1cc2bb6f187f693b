import { describe, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { type DueLeases, eachDue } from "./each-due.ts";

const people = (count: number): readonly PersonId[] =>
  Array.from({ length: count }, (_, at) => `person ${String(at).padStart(4, "0")}` as PersonId);

/** A line of those who are due, from which whoever was seen to goes, and leases that several processes share. */
function house(count: number) {
  const line = new Set(people(count));
  const held = new Map<PersonId, string>();
  const asked: number[] = [];
  const seen: PersonId[] = [];
  const leases = (holder: string): DueLeases => ({
    async leaseDue(_work, persons, most) {
      const free = persons.filter((one) => (held.get(one) ?? holder) === holder);
      const mine = free.slice(0, most);
      for (const one of mine) held.set(one, holder);
      return { mine, free: free.length };
    },
  });
  const turn = (holder: string, more: Partial<Parameters<typeof eachDue>[0]> = {}) =>
    eachDue({
      what: "day",
      leases: leases(holder),
      async due(limit) {
        asked.push(limit);
        return [...line].slice(0, limit);
      },
      async work(one) {
        seen.push(one);
        await Promise.resolve();
        line.delete(one);
      },
      ...more,
    });
  return { line, held, asked, seen, turn };
}

describe("those who are due", () => {
  test.each([0, 1, 200, 999])("are all seen to, once each: %i of them", async (count) => {
    const { seen, turn } = house(count);
    expect(await turn("a")).toBe(count);
    expect(seen.toSorted()).toEqual(people(count));
  });

  test("are shared among processes that look at once: nobody is seen to twice", async () => {
    const { seen, turn } = house(1000);
    const counts = await Promise.all([turn("a"), turn("b"), turn("c")]);
    expect(seen.toSorted()).toEqual(people(1000));
    expect(Math.min(...counts)).toBeGreaterThan(250);
  });

  test("who are held by another process hold up nobody behind them", async () => {
    const { seen, held, turn } = house(700);
    for (const one of people(500)) held.set(one, "b");
    expect(await turn("a")).toBe(200);
    expect(seen.toSorted()).toEqual(people(700).slice(500));
  });

  test("who stay due although they were seen to are seen to once a turn, and the others all the same", async () => {
    const { seen, asked, turn, line } = house(1000);
    const stuck = new Set(people(300));
    expect(
      await turn("a", {
        async work(one) {
          seen.push(one);
          if (!stuck.has(one)) line.delete(one);
        },
      }),
    ).toBe(1000);
    expect(seen.toSorted()).toEqual(people(1000));
    // No more is asked for than stands in the way.
    expect(Math.max(...asked)).toBeLessThanOrEqual(200 + 2 * stuck.size);
  });

  test("no more are at work at once than may be", async () => {
    let now = 0;
    let most = 0;
    const { turn, line } = house(50);
    await turn("a", {
      abreast: 3,
      async work(one) {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        line.delete(one);
      },
    });
    expect(most).toBe(3);
  });
});
