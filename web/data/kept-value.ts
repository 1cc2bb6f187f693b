import { useSyncExternalStore } from "react";

/** A value outside of any component that components can follow. */
export interface KeptValue<T> {
  get(): T;
  set(value: T): void;
  follow(tell: () => void): () => void;
}

export function keptValue<T>(first: T): KeptValue<T> {
  let current = first;
  const followers = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const tell of followers) tell();
    },
    follow(tell) {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

export function useKept<T>(value: KeptValue<T>): T {
  return useSyncExternalStore(value.follow, value.get);
}
