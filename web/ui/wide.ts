import { useSyncExternalStore } from "react";

/** As wide as styles call `lg`: two columns stand beside each other from there on. */
const wide = typeof matchMedia === "function" ? matchMedia("(min-width: 64rem)") : undefined;

function follow(tell: () => void): () => void {
  wide?.addEventListener("change", tell);
  return () => wide?.removeEventListener("change", tell);
}

/** Whether two columns stand beside each other: what has no place on a phone need not be drawn there. */
export const useWide = (): boolean => useSyncExternalStore(follow, () => wide?.matches === true);
