import type { Clock } from "#app/ports.ts";

/** A second tap on the same button so soon after the first is the same tap, by a finger that shook or a chat that lagged. */
const sameTapMs = 1500;

export interface DoubleTaps {
  /** Whether this press repeats one that was just taken in; an update that Telegram delivers again is no second tap. */
  isSecond(button: string, updateId: number): boolean;
  /** The press came to nothing, and may come again. */
  forget(button: string): void;
}

/** Remembers presses for a moment, in this process: a toggle must not flip back, nor one "something else" put two things aside. */
export function createDoubleTaps(clock: Clock): DoubleTaps {
  const taken = new Map<string, { readonly at: number; readonly updateId: number }>();
  return {
    isSecond(button, updateId) {
      const now = clock.now();
      for (const [old, { at }] of taken) {
        if (now - at < sameTapMs) break;
        taken.delete(old);
      }
      const first = taken.get(button);
      if (first) return first.updateId !== updateId;
      taken.set(button, { at: now, updateId });
      return false;
    },
    forget: (button) => void taken.delete(button),
  };
}
