/** The files of one build, each with its digest (SHA-256, hex): put before this script when the pages are built. */
declare const files: Readonly<Record<string, string>>;
/** One build, as all its files together name it. */
declare const version: string;

const kept = `pages-${version}`;
const prefix = "pages-";
/** The page that knows all addresses of its own. */
const shell = "/index.html";
/** What only the server answers, in a window of its own too. */
const ofTheServer = /^\/(?:api|feeds)\/|^\/(?:healthz|readyz|metrics)$|\.[a-z0-9]+$/iu;

const worker = self as unknown as ServiceWorkerGlobalScope;

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps all files of this build, and none of another: where the server has been given a new one meanwhile, nothing is kept of either. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(kept);
  const isIt = async (answer: Response, digest: string): Promise<boolean> =>
    answer.ok && (await digestOf(await answer.clone().arrayBuffer())) === digest;
  const keepOne = async ([path, digest]: readonly [string, string]): Promise<void> => {
    // Most files are the same in the build before.
    const before = await caches.match(path);
    if (before !== undefined && (await isIt(before, digest))) return cache.put(path, before);
    const answer = await fetch(path, { cache: "no-cache", credentials: "omit" });
    if (!(await isIt(answer, digest))) throw new Error(`${path} is of another build`);
    await cache.put(path, answer);
  };
  try {
    await Promise.all(Object.entries(files).map(keepOne));
  } catch (error) {
    await caches.delete(kept);
    throw error;
  }
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== kept) await caches.delete(name);
  await worker.clients.claim();
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  return (await cache.match(path)) ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

// Nothing is ever added to what was kept at the beginning: no answer of the API, and no page with anybody's words.
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    if (!ofTheServer.test(pathname)) event.respondWith(answer(shell, request));
  } else if (Object.hasOwn(files, pathname)) event.respondWith(answer(pathname, request));
});

/** What a server that the person let remind them says; it came sealed, and only the browser opened it. */
interface Said {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

worker.addEventListener("push", (event) => {
  const { id, title, text } = (event.data?.json() ?? {}) as Partial<Said>;
  if (title === undefined) return;
  // Of two with one id the second takes the place of the first.
  const shown = { body: text ?? "", tag: id ?? title, icon: "/icon-192.png", badge: "/icon-192.png" };
  event.waitUntil(worker.registration.showNotification(title, shown));
});

/** Leads to a page that is open, or opens one. */
async function openPage(): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: "window" });
  await (open === undefined ? worker.clients.openWindow("/") : open.focus());
}

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

/** An open page has been asked and wants the new version: only then does it take the place of the old one. */
worker.addEventListener("message", ({ data }) => {
  if (data === "take over") void worker.skipWaiting();
});
