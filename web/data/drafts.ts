import { deviceStorage, stopKeeping } from "./device-storage.ts";
import { type DraftSeal, draftSeal } from "./draft-seal.ts";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";

/** Whose drafts these are: nobody reads what another account began to write on the same device. */
export const DraftOwner = createContext("nobody");

const prefix = "draft:";
const followers = new Set<() => void>();
/** Drafts where nothing is kept: they last as long as the page. */
const unkept = new Map<string, string>();

/** Where all drafts lie as one, sealed, once there is a lock. */
const sealedAt = "drafts";
let seal: DraftSeal | undefined;
/** A lock is wanted: nothing is written in the clear, not even where the page cannot seal. */
let seals = false;
let sealing: Promise<void> = Promise.resolve();

function plainStorage(): Storage | undefined {
  return seals ? undefined : deviceStorage();
}

function read(key: string): string | undefined {
  return plainStorage()?.getItem(key) ?? unkept.get(key);
}

/** One after the other, so that the last words are what stays. */
function sealAll(): void {
  const by = seal;
  if (by === undefined) return;
  const all = JSON.stringify([...unkept]);
  sealing = sealing.then(async () => {
    try {
      if (unkept.size === 0) deviceStorage()?.removeItem(sealedAt);
      else deviceStorage()?.setItem(sealedAt, await by.seal(all));
    } catch {
      // A browser that keeps nothing: the drafts last as long as the page is open.
    }
  });
}

function write(key: string, text: string | undefined): void {
  const kept = plainStorage();
  try {
    if (text === undefined) kept?.removeItem(key);
    else kept?.setItem(key, text);
    if (kept !== undefined || text === undefined) unkept.delete(key);
    else unkept.set(key, text);
  } catch {
    if (text !== undefined) unkept.set(key, text);
  }
  if (seals) sealAll();
  for (const tell of followers) tell();
}

/**
 * From now on drafts are kept sealed alone, under a key that the server gives to a page that is not locked; those that lay open are sealed, and those
 * that were sealed come back.
 */
export async function sealDrafts(key: string): Promise<void> {
  if (seal !== undefined) return;
  const kept = deviceStorage();
  if (!seals)
    for (const each of Object.keys(kept ?? {}))
      if (each.startsWith(prefix)) unkept.set(each, kept?.getItem(each) ?? "");
  seals = true;
  const by = await draftSeal(key);
  const sealed = kept?.getItem(sealedAt);
  const opened = sealed == null ? undefined : await by?.open(sealed);
  for (const [each, text] of JSON.parse(opened ?? "[]") as [string, string][])
    if (!unkept.has(each)) unkept.set(each, text);
  for (const each of Object.keys(kept ?? {})) if (each.startsWith(prefix)) kept?.removeItem(each);
  seal = by;
  sealAll();
  for (const tell of followers) tell();
}

/** There is no lock any more: drafts are kept as on any device of one's own. */
export function unsealDrafts(): void {
  if (!seals) return;
  seals = false;
  seal = undefined;
  const all = [...unkept];
  for (const [key, text] of all) write(key, text);
  deviceStorage()?.removeItem(sealedAt);
}

/** The page is locked: drafts and their key leave its memory. Where it cannot seal, they wait there, and nowhere else. */
export function hideDrafts(): void {
  if (seal === undefined) return;
  seal = undefined;
  unkept.clear();
}

function follow(tell: () => void): () => void {
  followers.add(tell);
  return () => followers.delete(tell);
}

/**
 * A text that survives a reload and a failed request, how to change it, and how to forget it once it has arrived. `given` shows
 * while nothing was typed. What was typed since then, here or in another tab, is not forgotten with it.
 */
export function useDraft(name: string, given = ""): readonly [string, (text: string) => void, () => void] {
  const key = `${prefix}${useContext(DraftOwner)}:${name}`;
  const text = useSyncExternalStore(follow, () => read(key));
  const set = useCallback((next: string) => write(key, next === given ? undefined : next), [key, given]);
  const shown = text ?? given;
  const forget = useCallback(() => {
    if ((read(key) ?? given) === shown) write(key, undefined);
  }, [key, given, shown]);
  return [shown, set, forget];
}

/** From now on nothing is kept on this device; what is being typed stays where it is, for as long as the page does. */
export function keepNothing(): void {
  const kept = deviceStorage();
  if (kept === undefined) return;
  for (const key of Object.keys(kept)) if (key.startsWith(prefix)) unkept.set(key, kept.getItem(key) ?? "");
  stopKeeping();
}

/** Empties the drafts on this device that `goes` says: all at sign-out, so that nothing that was typed stays behind. */
export function forgetDrafts(goes: (text: string, key: string) => boolean = () => true): void {
  for (const key of unkept.keys()) if (goes(read(key) ?? "", key)) unkept.delete(key);
  const kept = plainStorage();
  for (const key of Object.keys(kept ?? {})) {
    if (key.startsWith(prefix) && goes(read(key) ?? "", key)) kept?.removeItem(key);
  }
  if (seal !== undefined) sealAll();
  else if (seals && unkept.size === 0) deviceStorage()?.removeItem(sealedAt);
  for (const tell of followers) tell();
}
