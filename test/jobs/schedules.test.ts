import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { every } from "#jobs/every.ts";
import { startJobs } from "#jobs/start.ts";
import { silentLog, storageAbove } from "../storage/databases.ts";

const minute = 60_000;
const hour = 60 * minute;

/** The clock is set forward or back by so much (ms). */
const setClock = (by: number) => vi.setSystemTime(new Date().getTime() + by);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what is done again and again", () => {
  test("goes on when the clock is set back an hour, and does not hurry when it is set forward", async () => {
    let turns = 0;
    const repeated = every(
      5 * minute,
      async () => void (turns += 1),
      () => undefined,
    );
    for (const [jump, expected] of [
      [0, 1],
      [-hour, 2],
      [5 * hour, 3],
    ] as const) {
      setClock(jump);
      await vi.advanceTimersByTimeAsync(5 * minute);
      expect(turns).toBe(expected);
    }
    await repeated.stop();
    await vi.advanceTimersByTimeAsync(hour);
    expect(turns).toBe(3);
  });

  test("is done one turn at a time, and one that fails does not end it", async () => {
    const failures: unknown[] = [];
    let end = (): void => undefined;
    let begun = 0;
    const repeated = every(
      minute,
      () => {
        begun += 1;
        if (begun === 1) return new Promise<void>((resolve) => (end = resolve));
        return Promise.reject(new Error("no"));
      },
      (error) => void failures.push(error),
    );
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(begun).toBe(1);
    end();
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(failures).toHaveLength(2);
    await repeated.stop();
  });
});

describe("the schedules", () => {
  const open = storageAbove();

  test("all go on in every process after the clock was set back an hour", async () => {
    const storage = await open();
    const began: string[] = [];
    const noted = (name: string) => async () => void began.push(name);
    const jobs = await startJobs({
      connection: storage.jobs,
      log: silentLog,
      handlers: {
        deliver: undefined,
        deliverWays: () => Promise.resolve(),
        resumeAsk: noted("ask"),
        sweep: noted("sweep"),
        remind: noted("remind"),
        look: noted("look"),
        lookDay: noted("day"),
        readCalendars: noted("calendars"),
        reckonBaselines: noted("baselines"),
        resumeImports: noted("imports"),
        daily: noted("daily"),
      },
    });
    await vi.advanceTimersByTimeAsync(15 * minute);
    setClock(-hour);
    began.length = 0;
    await vi.advanceTimersByTimeAsync(15 * minute);
    const count = (name: string) => began.filter((each) => each === name).length;
    expect(["sweep", "day", "baselines", "look", "calendars"].map(count)).toEqual([15, 3, 3, 1, 1]);
    vi.useRealTimers();
    await jobs.stop();
  });
});
