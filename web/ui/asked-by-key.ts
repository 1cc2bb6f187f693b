import { deviceStorage } from "../data/device-storage.ts";

/** What keys ask for: the search over everything, a page, or the list of these keys. */
export type ByKey = "search" | "keys" | "/goals/new" | "/day";

const off = "keys";
const letters: Readonly<Record<string, ByKey>> = { n: "/goals/new", d: "/day", "?": "keys" };

/** Whether single keys do something on this device: who dictates, or shakes, may not want that. */
export const keysAreOn = (): boolean => deviceStorage()?.getItem(off) !== "off";
export const turnKeys = (on: boolean): void => deviceStorage()?.setItem(off, on ? "on" : "off");

/** What a key asks for; nothing where somebody is typing, or answers a question that stands before the page. On any layout, by where the key is. */
export function askedByKey({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
  target,
}: KeyboardEvent): ByKey | undefined {
  if (altKey || isComposing || document.querySelector("dialog[open]")) return undefined;
  const letter = /^[a-z?]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
  if (ctrlKey || metaKey) return letter === "k" ? "search" : undefined;
  const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return isTyping || !keysAreOn() ? undefined : letters[letter];
}
