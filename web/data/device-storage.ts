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

/** From now on nothing is kept on this device, and what was kept goes. Call it by `keepNothing` of the drafts, which saves what is being typed. */
export function stopKeeping(): void {
  try {
    localStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  keeps = false;
}
