import { deviceStorage, stopKeeping } from "./device-storage.ts";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";

/** Whose drafts these are: nobody reads what another account began to write on the same device. */
export const DraftOwner = createContext("nobody");

const prefix = "draft:";
const followers = new Set<() => void>();
/** Drafts where nothing is kept: they last as long as the page. */
const unkept = new Map<string, string>();

function read(key: string): string | undefined {
  return deviceStorage()?.getItem(key) ?? unkept.get(key);
}

function write(key: string, text: string | undefined): void {
  const kept = deviceStorage();
  try {
    if (text === undefined) kept?.removeItem(key);
    else kept?.setItem(key, text);
    if (kept !== undefined || text === undefined) unkept.delete(key);
    else unkept.set(key, text);
  } catch {
    if (text !== undefined) unkept.set(key, text);
  }
  for (const tell of followers) tell();
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
  const kept = deviceStorage();
  for (const key of Object.keys(kept ?? {})) {
    if (key.startsWith(prefix) && goes(read(key) ?? "", key)) kept?.removeItem(key);
  }
  for (const tell of followers) tell();
}
