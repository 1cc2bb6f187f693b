import { expect } from "vitest";
import type { z } from "zod";
import type { DayTaskWire, DayWire } from "#contract/day.ts";
import { dayAnswerSchema, daySchema } from "#contract/day.ts";
import type { Locale } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import type { House } from "./http-setup.ts";
import { day, hour, walker } from "./tracks-setup.ts";

/** How long until it is early morning in Riga, in winter and in summer. */
export function untilMorning(now: number): number {
  const five = 5 * hour;
  return (day + five - (now % day)) % day;
}

/** A person with a page of the day open; every answer is held to its contract, and whatever sets something is sent twice. */
export async function dweller(house: House, storage: Storage, locale: Locale = "en") {
  const me = await walker(house, storage, locale);

  /** PUT and PATCH say how things shall be: twice is as once. */
  async function put<S extends z.ZodType>(schema: S, path: string, body: unknown, method = "PUT"): Promise<z.infer<S>> {
    await house.call(method, path, body, { token: me.token });
    const answer = await house.call(method, path, body, { token: me.token });
    expect(answer.status, answer.text).toBe(200);
    return schema.parse(answer.json);
  }

  async function remove(path: string, body?: unknown): Promise<void> {
    const answer = await house.call("DELETE", path, body, { token: me.token });
    expect([answer.status, answer.text]).toEqual([204, ""]);
  }

  const today = (): Promise<DayWire> => me.get(daySchema, "/api/day");
  const begin = (archetype?: string) =>
    me.post(dayAnswerSchema, "/api/day/start", archetype === undefined ? {} : { archetype });
  const does = (taskId: string, what: string, more: object = {}) =>
    me.post(dayAnswerSchema, `/api/day/tasks/${taskId}`, { do: what, ...more });
  const habitOf = (day: DayWire): DayTaskWire => {
    const task = day.tasks.find(({ kind, state }) => kind === "habit" && state === "open");
    if (!task) throw new Error("no open habit in the day");
    return task;
  };
  return { ...me, put, remove, today, begin, does, habitOf };
}
export type Dweller = Awaited<ReturnType<typeof dweller>>;
