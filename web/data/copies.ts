import type { QueryClient } from "@tanstack/react-query";
import type { MeWire } from "#contract/me.ts";
import {
  type Asked,
  inTurn,
  keepPressesBy,
  type KeptPress,
  keptWithin,
  problemOf,
  RequestProblem,
  unanswered,
} from "./api.ts";
import { copiesAt, deviceStorage, forgetCopies, leftAt } from "./device-storage.ts";
import { type DraftSeal, draftSeal } from "./draft-seal.ts";
import { keptValue } from "./kept-value.ts";
import { keys } from "./keys.ts";
import { outlives, refusedPress } from "./line.ts";

/**
 * Private copies on a device of one's own, for who wants them: what was looked at last opens without a line, and presses outlive a reload. All of it is
 * sealed by a key of the device's. With a PIN that key is itself sealed twice, by the PIN and by what the server gives to a page that is not locked.
 */
interface Copies {
  readonly person: string;
  readonly key?: string;
  readonly salt?: string;
  readonly byPin?: string;
  readonly byServer?: string;
}

interface Copy {
  readonly key: readonly unknown[];
  readonly data: unknown;
  readonly at: number;
}

/** Copies lie on this device that only a PIN opens. */
export const copiesWait = keptValue(false);

const keptFor = 7 * 24 * 3600_000;
const rounds = 600_000;
/** Wrong PINs after which the copies go, as they sign a device out. */
const mostWrong = 5;
const writeAfter = 200;
const allOf = [keys.me, keys.step, keys.status, keys.goals, keys.next, keys.progress, keys.today, keys.hours] as const;
const partsOf = [keys.exercises, keys.techniques] as const;

let seal: DraftSeal | undefined;
let copies = new Map<string, Copy>();
let presses: readonly KeptPress[] = [];
let writing: Promise<void> = Promise.resolve();
let stopFollowing: (() => void) | undefined;
let wrong = 0;

const random = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Whether this page can seal at all; plain HTTP cannot. */
export const canKeepCopies = (): boolean =>
  (globalThis.crypto?.subtle as SubtleCrypto | undefined) !== undefined && deviceStorage() !== undefined;

function kept(): Copies | undefined {
  const text = deviceStorage()?.getItem(copiesAt.about);
  return text == null ? undefined : (JSON.parse(text) as Copies);
}

async function keyFromPin(pin: string, salt: string): Promise<string> {
  const own = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: new TextEncoder().encode(salt), iterations: rounds };
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(how, own, 256)));
}

/** Whether something is copied at all: what stands on the first pages, today, the safety plan and what was begun; no letters, no talk. */
function isCopied(key: readonly unknown[], data: unknown): boolean {
  const starts = (all: readonly string[]): boolean => all.every((part, at) => key[at] === part);
  if (allOf.some((all) => all.length === key.length && starts(all)) || partsOf.some(starts)) return true;
  if (!starts(keys.works)) return false;
  return key[1] === "list" ? key[2] === "safety_plan" : (data as { readonly kind?: string }).kind === "safety_plan";
}

/** What has ended meanwhile goes, and what is old. */
function pruned(): readonly Copy[] {
  const waiting = copies.get(JSON.stringify([...keys.exercises, "waiting"]))?.data;
  const open = waiting === undefined ? undefined : (waiting as readonly { readonly id: string }[]).map(({ id }) => id);
  return [...copies.values()].filter(({ key, at }) => {
    if (Date.now() - at > keptFor) return false;
    const isOne = key[0] === keys.exercises[0] && key.length === 2 && key[1] !== "waiting";
    return !isOne || open === undefined || open.includes(String(key[1]));
  });
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
      if (seal !== by || kept() === undefined) return;
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
    write(copiesAt.copies, pruned);
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
  addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", leaving);
  for (const { queryKey, state } of client.getQueryCache().getAll()) note(queryKey, state.data);
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    note(event.query.queryKey, event.query.state.data);
  });
  stopFollowing = () => {
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
  copies = new Map(before.map((copy) => [JSON.stringify(copy.key), copy]));
  for (const copy of pruned()) {
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

/** Sends a press that was kept, with the key that it had; rejects with why it was not taken. */
async function resend({ path, content, key, at }: KeptPress): Promise<void> {
  const headers = {
    accept: "application/json",
    "idempotency-key": key,
    ...(content === undefined ? {} : { "content-type": "application/json" }),
  };
  const init: Asked = {
    method: "POST",
    headers,
    credentials: "same-origin",
    ...(content !== undefined && { body: content }),
  };
  const response = await inTurn(path, init, at + keptWithin);
  unanswered.delete(`POST ${path} ${content ?? ""}`);
  if (!response.ok) throw await problemOf(response, path);
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

/** Before anything is drawn: opens what needs no PIN. */
export async function beginCopies(client: QueryClient): Promise<void> {
  const about = kept();
  if (about?.key !== undefined) await open(client, about.key);
  else copiesWait.set(about !== undefined);
}

/** Opens the copies by the PIN, without a line; after a few wrong ones they are gone. */
export async function openByPin(client: QueryClient, pin: string): Promise<boolean> {
  const about = kept();
  if (about?.byPin === undefined || about.salt === undefined) return false;
  const key = await (await draftSeal(await keyFromPin(pin, about.salt)))?.open(about.byPin);
  if (key !== undefined) return open(client, key);
  wrong += 1;
  if (wrong >= mostWrong) noCopies();
  return false;
}

/** Who is here is known: their copies are opened, and those of anybody else, or from before the lock was another, go. */
export async function checkCopies(client: QueryClient, { id, lock }: MeWire): Promise<void> {
  const about = kept();
  if (about === undefined) return;
  if (about.person !== id || (lock === null) !== (about.key !== undefined)) return noCopies();
  if (seal !== undefined || lock === null || about.byServer === undefined) return;
  const key = await (await draftSeal(lock.draft_key))?.open(about.byServer);
  if (key === undefined) noCopies();
  else await open(client, key);
}

/** From now on copies are kept on this device; with a lock the PIN opens them as well. */
export async function allowCopies(client: QueryClient, { id, lock }: MeWire, pin: string): Promise<void> {
  const key = random();
  let about: Copies = { person: id, key };
  if (lock !== null) {
    const salt = random();
    const [byPin, byServer] = await Promise.all(
      [await keyFromPin(pin, salt), lock.draft_key].map(async (each) => (await draftSeal(each))?.seal(key)),
    );
    if (byPin === undefined || byServer === undefined) return;
    about = { person: id, salt, byPin, byServer };
  }
  deviceStorage()?.setItem(copiesAt.about, JSON.stringify(about));
  await open(client, key);
}

/** The page is locked: what opens the copies leaves its memory where a PIN is needed for it. */
export function hideCopies(): void {
  const about = kept();
  if (about === undefined || about.key !== undefined) return;
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
  copies = new Map();
  presses = [];
}
