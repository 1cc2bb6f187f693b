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

/** Whether a passkey opens them. */
export const opensByPasskey = (): boolean => deviceStorage()?.getItem(copiesAt.about)?.includes('"byPasskey"') === true;

/** Where presses lie that the browser sends by itself when the line is back. */
export const leftAt = "presses";

/** Private copies go from this device. */
export function forgetCopies(): void {
  for (const each of Object.values(copiesAt)) deviceStorage()?.removeItem(each);
  if ("caches" in globalThis) void caches.delete(leftAt);
}

const planAt = "plan-here";

/** The own safety plan as it lies on this device for who wants it there also when nobody is signed in (`plan-here.ts`). */
export const planHere = (): string | undefined => deviceStorage()?.getItem(planAt) ?? undefined;

/** Nobody is signed in any more: all that is kept on this device goes, but the plan that its person wanted here even so. */
export function clearButPlan(): void {
  const [plan, kept] = [planHere(), deviceStorage()];
  if (plan === undefined) return;
  for (const key of Object.keys(kept ?? {})) if (key !== planAt) kept?.removeItem(key);
}

export function setPlanHere(plan: string | undefined): void {
  if (plan === undefined) deviceStorage()?.removeItem(planAt);
  else deviceStorage()?.setItem(planAt, plan);
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
