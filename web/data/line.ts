import { keptValue } from "./kept-value.ts";

/** Whether the server could not be reached the last time that anything was asked of it. */
export const away = keptValue(false);

/** Whether presses that wait are kept beyond this page. */
export const outlives = keptValue(false);

/** Why a press that was kept over a reload was not taken in the end. */
export const refusedPress = keptValue<Error | undefined>(undefined);

/** How many presses wait for the line to come back; each goes out with the key that it had, so that none happens twice. */
export const keptPresses = keptValue(0);

const firstLook = 1000;
const lastLook = 15_000;
let looking: ReturnType<typeof setTimeout> | undefined;

/** Something did not get through: from now on it is looked for the line until it is back. */
export function lineLost(): void {
  away.set(true);
  if (looking === undefined) lookIn(firstLook);
}

/** Something got through. */
export function lineFound(): void {
  clearTimeout(looking);
  looking = undefined;
  if (away.get()) away.set(false);
}

/** Looks whether the server is there, such as when the live connection has ended. */
export async function lookAtLine(): Promise<void> {
  try {
    const { ok } = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(lastLook) });
    if (ok) lineFound();
    else lineLost();
  } catch {
    lineLost();
  }
}

function lookIn(wait: number): void {
  looking = setTimeout(() => {
    void lookAtLine().finally(() => {
      if (away.get()) lookIn(Math.min(lastLook, wait * 2));
    });
  }, wait);
}

addEventListener("online", () => void lookAtLine());
addEventListener("offline", lineLost);

/** Resolves when the line is back, or to false after so long (ms). */
export function lineBack(most: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (is: boolean): void => {
      clearTimeout(over);
      stop();
      resolve(is);
    };
    const over = setTimeout(() => end(false), most);
    const stop = away.follow(() => !away.get() && end(true));
    if (!away.get()) end(true);
  });
}
