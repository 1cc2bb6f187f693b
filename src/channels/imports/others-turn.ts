import { setImmediate } from "node:timers/promises";

/** Lets everything else that waits be done first: a file is read beside people who are being served. */
export const othersTurn = (): Promise<void> => setImmediate();
