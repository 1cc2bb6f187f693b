import { keptValue } from "./kept-value.ts";

/** How this page becomes the newer one that is ready; undefined while it is the newest. */
export const newVersion = keptValue<(() => void) | undefined>(undefined);
