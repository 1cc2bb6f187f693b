import type { QueryClient } from "@tanstack/react-query";
import type { MeWire } from "#contract/me.ts";
import { keepPressesBy, type KeptPress, RequestProblem } from "./api.ts";
import { type Copy, isCopied, pruned } from "./copied.ts";
import { type Copies, keyByPasskey, keyByPin, newKey, type Opener, sealKey } from "./copies-key.ts";
import { copiesAt, deviceStorage, forgetCopies, leftAt } from "./device-storage.ts";
import { type DraftSeal, draftSeal } from "./draft-seal.ts";
import { keptValue } from "./kept-value.ts";
import { outlives, refusedPress } from "./line.ts";
import { resend } from "./resend.ts";

/** Copies lie on this device that only a PIN or a passkey opens. */
export const copiesWait = keptValue(false);

/** Wrong PINs after which the copies go, as they sign a device out. */
const mostWrong = 5;
const writeAfter = 200;

// Private copies on a device of one's own, for who wants them: what was looked at last opens without a line, and presses outlive a reload. All of it
// is sealed by a key of the device's (`copies-key.ts`).
let seal: DraftSeal | undefined;
let copies = new Map<string, Copy>();
let presses: readonly KeptPress[] = [];
let writing: Promise<void> = Promise.resolve();
let stopFollowing: (() => void) | undefined;
let wrong = 0;
/** What was known of the copies when this page opened them: another page may have sealed them anew since, and is left to it. */
let openedBy: string | undefined;
/** The PIN that opened the page, until it is known whether it is the one that the copies are sealed by. */
let given: string | undefined;

/** Whether this page can seal at all; plain HTTP cannot. */
export const canKeepCopies = (): boolean =>
  (globalThis.crypto?.subtle as SubtleCrypto | undefined) !== undefined && deviceStorage() !== undefined;

const about = (): string | undefined => deviceStorage()?.getItem(copiesAt.about) ?? undefined;

function kept(): Copies | undefined {
  const text = about();
  return text === undefined ? undefined : (JSON.parse(text) as Copies);
}

interface WithSync extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/**
 * Leaves presses, sealed as they are, to the worker, which sends them when the line is back, page or no page. With a lock it has no key: then they wait
 * for the PIN.
 */
async function leave(sealed: string): Promise<void> {
  const key = kept()?.key;
  if (key === undefined || !("serviceWorker" in navigator)) return;
  if (presses.length === 0) return void (await caches.delete(leftAt));
  await (await caches.open(leftAt)).put(`/${leftAt}`, Response.json({ key, sealed }));
  const worker: WithSync = await navigator.serviceWorker.ready;
  await worker.sync?.register(leftAt);
}

/** One after the other, so that the last is what stays; nothing once it was all forgotten. */
function write(at: string, value: () => unknown): void {
  writing = writing.then(async () => {
    const by = seal;
    if (by === undefined) return;
    try {
      const sealed = await by.seal(JSON.stringify(value()));
      if (seal !== by || openedBy === undefined || about() !== openedBy) return;
      deviceStorage()?.setItem(at, sealed);
      // A browser may have nothing to send by itself: the open page does.
      if (at === copiesAt.presses) leave(sealed).catch(() => undefined);
    } catch {
      // A device without room: what was kept before stays.
    }
  });
}

async function read<T>(at: string, by: DraftSeal): Promise<readonly T[]> {
  const sealed = deviceStorage()?.getItem(at);
  const opened = sealed == null ? undefined : await by.open(sealed);
  return opened === undefined ? [] : (JSON.parse(opened) as readonly T[]);
}

function follow(client: QueryClient): void {
  stopFollowing?.();
  let later: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(later);
    later = undefined;
    write(copiesAt.copies, () => pruned(copies));
  };
  const note = (key: readonly unknown[], data: unknown): void => {
    if (data === undefined || data === null || !isCopied(key, data)) return;
    copies.set(JSON.stringify(key), { key, data, at: Date.now() });
    later ??= setTimeout(keep, writeAfter);
  };
  // Whoever goes to another page at once has what they saw here as well.
  const leaving = (): void => {
    if (later !== undefined) keep();
  };
  // Another page took them away or sealed them anew: this one keeps nothing more, and does not say that it does.
  const elsewhere = ({ key }: StorageEvent): void => {
    if (key === copiesAt.about && about() !== openedBy) close();
  };
  addEventListener("storage", elsewhere);
  addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", leaving);
  for (const { queryKey, state } of client.getQueryCache().getAll()) note(queryKey, state.data);
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    note(event.query.queryKey, event.query.state.data);
  });
  stopFollowing = () => {
    removeEventListener("storage", elsewhere);
    removeEventListener("beforeunload", leaving);
    document.removeEventListener("visibilitychange", leaving);
    clearTimeout(later);
    unsubscribe();
  };
}

/** Everything is open: what was copied shows, what happens is copied, and presses that were kept go out in their order. */
function open(client: QueryClient, key: string): Promise<boolean> {
  opening ??= openOnce(client, key).finally(() => (opening = undefined));
  return opening;
}
let opening: Promise<boolean> | undefined;

async function openOnce(client: QueryClient, key: string): Promise<boolean> {
  if (seal !== undefined) return true;
  const by = await draftSeal(key);
  if (by === undefined) return false;
  const before = await read<Copy>(copiesAt.copies, by);
  presses = await read<KeptPress>(copiesAt.presses, by);
  seal = by;
  openedBy = about();
  copies = new Map(before.map((copy) => [JSON.stringify(copy.key), copy]));
  for (const copy of pruned(copies)) {
    client.setQueryDefaults(copy.key, { gcTime: Number.POSITIVE_INFINITY });
    // It counts as old: whatever answers is asked again.
    if (client.getQueryData(copy.key) === undefined) client.setQueryData(copy.key, copy.data, { updatedAt: 1 });
  }
  keepPressesBy((press) => {
    // The same press again is the same.
    if (presses.some(({ key: known }) => known === press.key)) return;
    keepOnly([...presses, press]);
    send(client, press);
  });
  outlives.set(true);
  copiesWait.set(false);
  follow(client);
  for (const press of presses) send(client, press);
  return true;
}

function keepOnly(next: readonly KeptPress[]): void {
  presses = next;
  write(copiesAt.presses, () => presses);
}

/** Sends a kept press in its turn, says why it was not taken, and looks how things stand then. */
function send(client: QueryClient, press: KeptPress): void {
  const settled = (problem: unknown): void => {
    // Behind a lock it waits until that is opened.
    if (problem instanceof RequestProblem && problem.code === "locked") return;
    keepOnly(presses.filter(({ key }) => key !== press.key));
    if (problem instanceof RequestProblem) refusedPress.set(problem);
    void client.invalidateQueries();
  };
  resend(press).then(settled, settled);
}

/** Before anything is drawn: opens what needs neither PIN nor passkey. */
export async function beginCopies(client: QueryClient): Promise<void> {
  const lies = kept();
  if (lies?.key !== undefined) await open(client, lies.key);
  else copiesWait.set(lies !== undefined);
}

/** Opens the copies by the PIN, without a line; after a few wrong ones they are gone. */
export async function openByPin(client: QueryClient, pin: string): Promise<boolean> {
  const lies = kept();
  if (lies?.byPin === undefined) return false;
  const key = await keyByPin(lies, pin);
  if (key !== undefined) return open(client, key);
  wrong += 1;
  if (wrong >= mostWrong) noCopies();
  return false;
}

/** Opens the copies by the passkey that sealed them, without a line. */
export async function openByPasskey(client: QueryClient): Promise<boolean> {
  const lies = kept();
  const key = lies && (await keyByPasskey(lies));
  return key !== undefined && open(client, key);
}

/** Who is here is known: their copies are opened, and those of anybody else, or from before there was a lock or none, go. */
export async function checkCopies(client: QueryClient, me: MeWire): Promise<void> {
  const lies = kept();
  const pin = given;
  given = undefined;
  if (lies === undefined) return;
  const { id, lock } = me;
  if (lies.person !== id || (lock === null) !== (lies.key !== undefined)) return noCopies();
  if (seal !== undefined || lock === null || lies.byServer === undefined) return;
  const key = await (await draftSeal(lock.draft_key))?.open(lies.byServer);
  if (key === undefined) return noCopies();
  await open(client, key);
  if (pin === undefined || lies.byPin === undefined || (await keyByPin(lies, pin)) !== undefined) return;
  await sealAnew(me, pin);
}

/** The server took this PIN: where it was changed on another device, the copies are sealed anew by it as soon as they are open. */
export function pinWas(pin: string): void {
  given = pin;
}

/** From now on copies are kept on this device; with a lock a PIN or a passkey opens them as well. */
export async function allowCopies(client: QueryClient, me: MeWire, by: Opener): Promise<void> {
  const key = newKey();
  const lies = await sealKey(me, key, by);
  if (lies === undefined) return;
  deviceStorage()?.setItem(copiesAt.about, JSON.stringify(lies));
  await open(client, key);
}

/** The PIN is another: a new key, so that the old one opens nothing that is kept from now on. A passkey knows of no PIN, and stays. */
export async function sealAnew(me: MeWire, pin: string): Promise<void> {
  const lies = kept();
  if (lies?.byPasskey !== undefined) return;
  const key = newKey();
  const [next, by] = [await sealKey(me, key, { pin }), await draftSeal(key)];
  if (seal === undefined || next === undefined || by === undefined) return noCopies();
  writing = writing.then(async () => {
    const [all, waiting] = await Promise.all([
      by.seal(JSON.stringify(pruned(copies))),
      by.seal(JSON.stringify(presses)),
    ]);
    if (seal === undefined) return;
    seal = by;
    openedBy = JSON.stringify(next);
    // All at once: a page that is closed in between would leave what nothing opens.
    deviceStorage()?.setItem(copiesAt.copies, all);
    deviceStorage()?.setItem(copiesAt.presses, waiting);
    deviceStorage()?.setItem(copiesAt.about, openedBy);
    await caches.delete(leftAt);
  });
  // A device without room: what another PIN opens does not stay.
  writing = writing.catch(noCopies);
  await writing;
}

/** A passkey was taken away: it opens no copies here either. */
export function passkeyGone(id: string): void {
  if (kept()?.passkey?.id === id) noCopies();
}

/** The page is locked: what opens the copies leaves its memory where a PIN is needed for it. */
export function hideCopies(): void {
  const lies = kept();
  if (lies === undefined || lies.key !== undefined) return;
  close();
  copiesWait.set(true);
}

/** No copies any more: all that was kept is gone from the device, and nothing more is. */
export function noCopies(): void {
  close();
  copiesWait.set(false);
  forgetCopies();
}

function close(): void {
  stopFollowing?.();
  keepPressesBy(undefined);
  outlives.set(false);
  seal = undefined;
  openedBy = undefined;
  copies = new Map();
  presses = [];
}
