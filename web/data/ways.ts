import { useQuery } from "@tanstack/react-query";
import type { WaysWire, WayTestWire, WayWire, WayWishWire } from "#contract/ways.ts";
import { useAccountAction } from "./account.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

export const useWays = () => useQuery({ queryKey: keys.ways, queryFn: () => request<WaysWire>("GET", "/api/ways") });

const changes = [keys.ways, keys.access, keys.me];

export const useAddWay = () =>
  useAccountAction((wish: WayWishWire) => request<WayWire>("POST", "/api/ways", wish), changes);

export const useChangeWay = (id: string) =>
  useAccountAction(
    (wish: { readonly on?: boolean; readonly whole?: boolean }) => request<void>("PATCH", `/api/ways/${id}`, wish),
    changes,
  );

export const useEndWay = () => useAccountAction((id: string) => request<void>("DELETE", `/api/ways/${id}`), changes);

export const useTryWay = (id: string) =>
  useAccountAction(() => request<WayTestWire>("POST", `/api/ways/${id}/test`), changes);

/** Whether this browser can be reminded at all: only on secure pages, and not in every one. */
export const canBePushed = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;

/** Lets the browser's push service know of us; undefined where the person or the browser does not allow it. */
export async function subscribe(key: string): Promise<WayWishWire | undefined> {
  if ((await Notification.requestPermission()) !== "granted") return undefined;
  const { pushManager } = await navigator.serviceWorker.ready;
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  // A subscription by a key that is no longer ours is in the way of a new one.
  const old = await pushManager.getSubscription();
  const made = await pushManager.subscribe(wish).catch(async (error: unknown) => {
    if (old === null) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(wish);
  });
  const { endpoint = "", keys: given = {} } = made.toJSON();
  const subscription = { endpoint, keys: { p256dh: given["p256dh"] ?? "", auth: given["auth"] ?? "" } };
  return { channel: "push", subscription };
}
