import type { Clock } from "#app/ports.ts";

/** What was just looked up, for a moment: bounded in number, and never older than its time (milliseconds). */
export interface BriefMemory<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  clear(): void;
}

export function createBriefMemory<T>(
  clock: Clock,
  options: { readonly ms: number; readonly most: number },
): BriefMemory<T> {
  const held = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get(key) {
      const found = held.get(key);
      if (found === undefined) return undefined;
      if (found.until > clock.now()) return found.value;
      held.delete(key);
      return undefined;
    },
    set(key, value) {
      // A Map keeps the order of insertion, so that the first key is the oldest.
      if (held.size >= options.most)
        for (const oldest of held.keys()) {
          held.delete(oldest);
          break;
        }
      held.delete(key);
      held.set(key, { value, until: clock.now() + options.ms });
    },
    clear: () => held.clear(),
  };
}
