let keeps = true;

/** Where this device keeps things between visits; undefined where it keeps nothing: a private window, or a device that others use too. */
export function deviceStorage(): Storage | undefined {
  if (!keeps) return undefined;
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Where private copies lie: what is known of them, what was copied, and presses that wait. */
export const copiesAt = { about: "copies", copies: "copies:kept", presses: "copies:presses" } as const;

/** Whether private copies were allowed here. */
export const hasCopies = (): boolean => deviceStorage()?.getItem(copiesAt.about) != null;

/** Private copies go from this device. */
export function forgetCopies(): void {
  for (const each of Object.values(copiesAt)) deviceStorage()?.removeItem(each);
}

/** From now on nothing is kept on this device, and what was kept goes. Call it by `keepNothing` of the drafts, which saves what is being typed. */
export function stopKeeping(): void {
  try {
    localStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  keeps = false;
}
