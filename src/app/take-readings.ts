import { isQuiet } from "#core/adaptation/is-quiet.ts";
import { decide } from "#core/dialogue/decide.ts";
import type { Flags, Library, TextScreen } from "#core/dialogue/decision.ts";
import type { Snapshot } from "#core/dialogue/dialogue.ts";
import type { Instant, PersonId } from "#core/person/person.ts";
import { type BodyWindow, bodyWindow, tellsReadiness } from "#core/readings/body.ts";
import { plausible } from "#core/readings/plausible.ts";
import { readingIdOf } from "#core/readings/reading-id.ts";
import type { Reading } from "#core/readings/reading.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { ReadingDraft } from "./importer.ts";
import type { Clock, Log, Metrics, Store } from "./ports.ts";
import type { ReadingStore, TakeReadings } from "./reading-ports.ts";

export interface TakeReadingsParts {
  readonly store: Pick<Store, "snapshot">;
  readonly readings: Pick<ReadingStore, "put" | "putAndLook" | "body" | "freshBodies">;
  readonly input: Pick<Input, "take">;
  readonly screen: TextScreen;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "observe">;
}

export interface TakesReadings {
  readonly take: TakeReadings;
  /** Looks at everybody of whom something has come in the last minutes, as `take` does: whatever was kept and not looked at is seen here. */
  readonly lookAtFresh: () => Promise<void>;
}

/** The job comes every five minutes; what it missed once it sees the next time. */
const freshMs = 12 * 60_000;

/** A figure as it is kept, with the id that it has whenever it comes, and what speaks against it. */
export function readingOf(
  draft: ReadingDraft,
  how: { readonly at: Instant; readonly imported: boolean; readonly digest: (text: string) => string },
): Reading {
  const { sourceId, ...reading } = draft;
  return {
    id: readingIdOf(draft, sourceId, how.digest),
    ...reading,
    quality: plausible(draft, how.at),
    imported: how.imported,
  };
}

/**
 * Takes what phones and scripts send. It is kept first, which is what is acknowledged; then it is looked, without a lock, whether the day would change by it, and
 * only then the command goes in that changes it. So most readings cost no more than their own rows.
 */
export function createTakeReadings(parts: TakeReadingsParts): TakesReadings {
  const { store, readings, input, screen, library, flags, newId, clock, log, metrics } = parts;
  const { digest, triggers } = library;
  const window: BodyWindow = bodyWindow(triggers);
  const longest = Math.max(0, ...Object.values(window));
  const counts = (reading: Reading, at: Instant): boolean =>
    reading.quality === "plausible" && !reading.imported && at - reading.to <= (window[reading.metric] ?? -1);

  /** Whether the day would change is asked of the decision itself, so that nothing else has to know what it looks at. */
  const changes = (before: Snapshot, at: Instant): boolean =>
    decide(before, { do: "body" }, { now: at, newId, screen, library, flags: flags(before.person.id) }).after !==
    before;

  const look = async (
    before: Snapshot,
    { at, of, key }: { readonly at: Instant; readonly of: readonly Reading[]; readonly key: () => string },
  ): Promise<void> => {
    const { day, adapting, body } = before;
    if (!day?.plan || !body) return;
    try {
      const sayNothing = of.length > 0 && !of.some(({ metric }) => tellsReadiness(metric));
      if (sayNothing && isQuiet(day, adapting, body, triggers, at)) return;
      if (!changes(before, at)) return;
      const { id: personId } = before.person;
      await input.take({ personId, command: { do: "body" }, at, key: key(), origin: { via: "job" } });
    } catch (error) {
      // The readings are kept, and the job looks again.
      log.error("look_at_readings_failed", { error });
    }
  };

  return {
    async take(personId, drafts, at) {
      const started = performance.now();
      const observe = (name: string): void => metrics.observe(name, (performance.now() - started) / 1000);
      const rows = drafts.map((draft) => readingOf(draft, { at, imported: false, digest }));
      const fresh = rows.filter((row) => counts(row, at));
      const put =
        fresh.length > 0
          ? await readings.putAndLook(personId, rows, at, window)
          : await readings.put(personId, rows, at);
      if (put === undefined || put === "no_consent") return put;
      observe("readings_kept_seconds");
      const verdicts = "verdicts" in put ? put.verdicts : put;
      if ("snapshot" in put) {
        // Those that were known already too: whoever sent them may have died before they were looked at.
        const key = (): string => `body:${digest(fresh.map(({ id }) => id).join(" ")).slice(0, 32)}`;
        await look(put.snapshot, { at, of: fresh, key });
        observe("readings_looked_at_seconds");
      }
      return rows.map(({ id, quality }, index) => ({ id, quality, verdict: verdicts[index] ?? "conflict" }));
    },

    async lookAtFresh() {
      const at = clock.now();
      const minute = new Date(at).toISOString().slice(0, 16);
      const work = async (personId: PersonId): Promise<void> => {
        try {
          const snapshot = await store.snapshot(personId);
          if (!snapshot?.day?.plan) return;
          const body = await readings.body(personId, window, at);
          await look({ ...snapshot, body }, { at, of: [], key: () => `body:${minute}` });
        } catch (error) {
          log.error("look_at_readings_failed", { error });
        }
      };
      await eachDue((limit) => readings.freshBodies(at - freshMs, at - longest, limit), work);
    },
  };
}
