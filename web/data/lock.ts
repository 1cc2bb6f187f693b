import type { QueryClient } from "@tanstack/react-query";
import type { LockWire } from "#contract/lock.ts";
import { request } from "./api.ts";
import { deviceStorage, hasCopies } from "./device-storage.ts";
import { hideDrafts } from "./drafts.ts";
import { keptValue } from "./kept-value.ts";
import { forgetTalk } from "./talk.ts";

const path = "/api/account/lock";
const untold = "locked";

/** Whether the page is locked: nothing of the person's is drawn then, or held in its memory. */
export const locked = keptValue(isUntold());

/** Whether this page was locked and the server does not know it yet, as without a connection: a reload must not open it. */
function isUntold(): boolean {
  return deviceStorage()?.getItem(untold) === "1";
}

/** That somebody is there is told no more often than this (ms), and looked at as often. */
const tellEvery = 30_000;
const lookEvery = 5000;
const minute = 60_000;
const signs = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

/** Draws the lock, and empties the page's memory behind it. */
export function shut(client: QueryClient): void {
  if (locked.get()) return;
  locked.set(true);
  forgetTalk();
  hideDrafts();
  if (hasCopies()) void import("./copies.ts").then(({ hideCopies }) => hideCopies());
  // After the pages are gone: what they follow would be fetched again.
  setTimeout(() => client.clear());
}

/** Locks the page and the session; where the server cannot be reached, it locks the session by itself after the same minutes. */
export function lockNow(client: QueryClient): void {
  try {
    deviceStorage()?.setItem(untold, "1");
  } catch {
    // The lock then lasts as long as the page.
  }
  shut(client);
  void tellLock();
}

/** Has the server lock the session where it does not know yet. */
export async function tellLock(): Promise<void> {
  if (!isUntold()) return;
  try {
    await request<void>("POST", path);
    deviceStorage()?.removeItem(untold);
  } catch {
    // Tried again when there is a connection.
  }
}

/** As the page is left at once: the request outlives it. */
export function lockWhileLeaving(): void {
  void fetch(path, { method: "POST", keepalive: true, credentials: "same-origin" }).catch(() => undefined);
}

/** Locks the page after minutes in which nobody was at it in any of its tabs. Returns how to stop. */
export function watchAway(after: number, client: QueryClient): () => void {
  let seen = Date.now();
  let told = seen;
  const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("seen");
  const look = (): boolean => {
    if (Date.now() - seen <= after * minute) return false;
    lockNow(client);
    return true;
  };
  const isThere = (): void => {
    // A device that slept: the first touch must not count as if nobody had been away.
    if (look()) return;
    seen = Date.now();
    if (seen - told < tellEvery) return;
    told = seen;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches pages of ours alone
    tabs?.postMessage("here");
    request<void>("POST", `${path}/awake`).catch(() => undefined);
  };
  tabs?.addEventListener("message", () => {
    seen = Date.now();
  });
  const looking = setInterval(look, lookEvery);
  for (const sign of signs) addEventListener(sign, isThere, { capture: true, passive: true });
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(looking);
    tabs?.close();
    for (const sign of signs) removeEventListener(sign, isThere, { capture: true });
    removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", look);
  };
}

export const setLock = (pin: string, afterMinutes: number): Promise<void> =>
  request("PUT", path, { pin, after_minutes: afterMinutes });
export const removeLock = (): Promise<void> => request("DELETE", path);
export const showPlanOnLock = (shown: boolean): Promise<void> => request("PUT", `${path}/plan`, { shown });
export const unlock = (pin: string): Promise<void> => request("POST", "/api/account/unlock", { pin });
/** Whether the session is still locked; another tab may have opened it. */
export const lockState = (): Promise<LockWire> => request("GET", path);
