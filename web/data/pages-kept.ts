import { away } from "./line.ts";
import { newVersion } from "./new-version.ts";

const lookAgain = 3_600_000;
let begun = false;

/** Has the browser keep the pages, so that they open without a line, and follows when there are newer ones. Only a secure page can. */
export async function keepPages(): Promise<void> {
  if (begun || !("serviceWorker" in navigator)) return;
  begun = true;
  const { serviceWorker } = navigator;
  let mine = false;
  let before = serviceWorker.controller;
  const ready = (next: ServiceWorker): void =>
    newVersion.set(() => {
      mine = true;
      next.postMessage("take over", { transfer: [] });
    });
  serviceWorker.addEventListener("controllerchange", () => {
    const first = before === null;
    before = serviceWorker.controller;
    if (mine) return location.reload();
    // Another page of this browser has gone over; this one goes when its person likes.
    if (!first) newVersion.set(() => location.reload());
  });
  try {
    const kept = await serviceWorker.register("/worker.js");
    if (kept.waiting !== null && serviceWorker.controller !== null) ready(kept.waiting);
    kept.addEventListener("updatefound", () => {
      const next = kept.installing;
      next?.addEventListener("statechange", () => {
        if (next.state === "installed" && serviceWorker.controller !== null) ready(next);
      });
    });
    const look = (): void => void kept.update().catch(() => undefined);
    setInterval(look, lookAgain);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
    // A server that was away may have come back as another.
    away.follow(() => !away.get() && look());
  } catch {
    // A browser that keeps nothing opens the pages with a line only.
    begun = false;
  }
}

/** Nothing stays on a device that others use too: not even the pages. */
export async function forgetPages(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  for (const kept of await navigator.serviceWorker.getRegistrations()) await kept.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
