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

/** Where a page leaves presses that wait for the line, sealed, with what opens them. */
const leftAt = "presses";
/** A server knows the key of a press for longer than this (ms). */
const knownFor = 7 * 24 * 3600_000;
const ivBytes = 12;

interface Press {
  readonly path: string;
  readonly content?: string;
  readonly key: string;
  readonly at: number;
}

/** Text of a page in base64, or base64url. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.codePointAt(0) ?? 0);

async function leftPresses(): Promise<readonly Press[]> {
  const found = await caches.match(`/${leftAt}`, { cacheName: leftAt });
  if (found === undefined) return [];
  const { key, sealed } = (await found.json()) as { readonly key: string; readonly sealed: string };
  const own = await crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["decrypt"]);
  const bytes = bytesOf(sealed);
  const how = { name: "AES-GCM", iv: bytes.slice(0, ivBytes) };
  const opened = await crypto.subtle.decrypt(how, own, bytes.slice(ivBytes));
  return JSON.parse(new TextDecoder().decode(opened)) as readonly Press[];
}

/**
 * Sends them in their order, each with the key that it had, so that none happens twice however often it is sent. They stay where they are: the
 * page that is opened next sends them once more, hears what became of each, and says what was refused.
 */
async function sendLeft(): Promise<void> {
  for (const { path, content, key, at } of await leftPresses()) {
    if (Date.now() - at > knownFor) continue;
    const headers = { "idempotency-key": key, ...(content !== undefined && { "content-type": "application/json" }) };
    const answer = await fetch(path, { method: "POST", headers, ...(content !== undefined && { body: content }) });
    // Nobody is signed in any more, or the session is locked: the page knows what to say to it.
    if (answer.status === 401 || answer.status === 423) return;
    const isBusy = answer.status === 409 && (await answer.text()).includes('"key_running"');
    if (isBusy || answer.status === 429 || answer.status >= 500) throw new Error("the browser tries again");
  }
}

worker.addEventListener("sync", (event) => {
  const due = event as ExtendableEvent & { readonly tag: string };
  if (due.tag === leftAt) due.waitUntil(sendLeft());
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
