import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { startPolling } from "./polling.ts";
import type { TakenIn } from "./take-in.ts";

const quiet = { info() {}, warn() {}, error() {} };

/** Telegram with these updates, which it hands out from an offset on, again and again until they are confirmed. */
function telegramWith(updates: readonly Update[]) {
  const offsets: number[] = [];
  const getUpdates = async ({ offset }: { offset: number }) => {
    offsets.push(offset);
    await new Promise((resolve) => setImmediate(resolve));
    return updates.filter(({ update_id: id }) => id >= offset);
  };
  return { api: { getUpdates } as unknown as Api, offsets };
}

const from = (sender: number, id: number): Update =>
  ({ update_id: id, message: { message_id: id, date: 0, chat: { id: sender }, from: { id: sender } } }) as never;

test("whoever is waited for long holds up nobody else, keeps their order, and is not confirmed before", async () => {
  const { api, offsets } = telegramWith([from(1, 10), from(2, 11), from(1, 12), from(2, 13)]);
  const begun: number[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const takeIn = async ({ update_id: id }: Update): Promise<TakenIn> => {
    begun.push(id);
    if (id === 10) await slow;
    return "taken";
  };
  const polling = startPolling({ api, takeIn, log: quiet, metrics: { count() {} }, patience: 1 });
  await expect.poll(() => offsets.filter((offset) => offset === 10).length).toBeGreaterThan(1);
  expect(begun).toEqual([10, 11, 13]);
  finish();
  await expect.poll(() => offsets.at(-1)).toBe(14);
  await polling.stop();
  expect(begun).toEqual([10, 11, 13, 12]);
});

test("a stop waits for what is in hand", async () => {
  const { api } = telegramWith([from(1, 10)]);
  let finish = (): void => undefined;
  let begun = false;
  let finished = false;
  const takeIn = async (): Promise<TakenIn> => {
    begun = true;
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    finished = true;
    return "taken";
  };
  const polling = startPolling({ api, takeIn, log: quiet, metrics: { count() {} }, patience: 1 });
  await expect.poll(() => begun).toBe(true);
  const stopped = polling.stop();
  finish();
  await stopped;
  expect(finished).toBe(true);
});
