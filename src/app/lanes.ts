import type { PersonId } from "#core/person/person.ts";
import type { Deliver } from "./deliver.ts";
import { pause } from "./pause.ts";
import type { Log } from "./ports.ts";

/** So many persons are sent to side by side: thirty messages a second, each of which may hang for fifteen seconds, fit in. */
const mostAbreast = 500;
/** Waits before the next try where delivering itself failed, as while the database is away (ms): doubling. */
const firstWait = 1000;
const longestWait = 30_000;
/** A chat that hangs does not hold up the end of the program for longer (ms); what it was being sent counts as unsure then. */
const longestEnd = 10_000;

export interface Lanes {
  /** Delivers to this person, soon; somebody in a crisis at once, however many others are being sent to. Never throws. */
  run(personId: PersonId, urgent?: boolean): void;
  /** Begins nothing more, and resolves when nothing is open; what was left lies in the outbox. */
  close(): Promise<void>;
}

/**
 * Delivers to many persons side by side, one lane each: a chat that hangs holds nobody but its own person. Whoever is named again while
 * they are delivered to is looked at once more afterwards. A job is done once its person is in a lane; should the process die, the sweep finds them.
 */
export function createLanes(parts: { readonly deliver: Deliver; readonly log: Log; readonly abreast?: number }): Lanes {
  const { deliver, log, abreast = mostAbreast } = parts;
  const closing = new AbortController();
  const open = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const waiting = new Map<string, PersonId>();

  const work = async (lane: string, personId: PersonId): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; ) {
      again.delete(lane);
      try {
        await deliver(personId, closing.signal);
        failures = 0;
      } catch (error) {
        log.warn("delivery_failed", { error });
        await pause(Math.min(longestWait, firstWait * 2 ** Math.min(failures++, 10)), closing.signal);
        continue;
      }
      if (!again.has(lane)) return;
    }
  };
  const begin = (lane: string, personId: PersonId): void => {
    waiting.delete(lane);
    open.set(
      lane,
      work(lane, personId).finally(() => {
        open.delete(lane);
        again.delete(lane);
        for (const [next, who] of waiting) {
          if (open.size >= abreast) return;
          begin(next, who);
        }
      }),
    );
  };

  return {
    run(personId, urgent = false) {
      if (closing.signal.aborted) return;
      // Somebody in a crisis has a second lane, beside the one in which another message of theirs may hang.
      const lane = urgent ? `${personId} urgent` : personId;
      if (open.has(lane)) again.add(lane);
      else if (urgent || open.size < abreast) begin(lane, personId);
      else waiting.set(lane, personId);
    },
    async close() {
      closing.abort();
      waiting.clear();
      const late = new AbortController();
      await Promise.race([Promise.all(open.values()), pause(longestEnd, late.signal)]);
      late.abort();
    },
  };
}
