import { isQuiet } from "#core/adaptation/is-quiet.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import type { Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { type BodyWindow, bodyWindow, tellsReadiness, triggerWindow } from "#core/readings/body.ts";
import { plausible } from "#core/readings/plausible.ts";
import { readingIdOf } from "#core/readings/reading-id.ts";
import type { Reading } from "#core/readings/reading.ts";
import { isMoment } from "#core/time/is-moment.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { ReadingDraft } from "./importer.ts";
import type { Clock, Log, Metrics, Store } from "./ports.ts";
import type { PutVerdict, ReadingStore, TakenReading, TakeReadings } from "./reading-ports.ts";

export interface TakeReadingsParts {
  readonly store: Pick<Store, "snapshot" | "leaseDue">;
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

/** What has to be looked at after some metrics came, at first. */
interface Glance {
  readonly triggers: Library["triggers"];
  readonly window: BodyWindow;
}

const became = (rows: readonly Reading[], verdicts: readonly PutVerdict[]): readonly TakenReading[] =>
  rows.map(({ id, quality }, index) => ({ id, quality, verdict: verdicts[index] ?? "conflict" }));

/** What became of all that was sent, where some of it was of a time that no calendar knows: one of those costs the others nothing. */
function withRefused(
  all: readonly ReadingDraft[],
  drafts: readonly ReadingDraft[],
  taken: readonly TakenReading[],
): readonly TakenReading[] {
  if (drafts.length === all.length) return taken;
  const byDraft = new Map(drafts.map((draft, index) => [draft, taken[index]]));
  return all.map((draft) => byDraft.get(draft) ?? { id: undefined, quality: "not_a_number", verdict: "refused" });
}

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
 * only then the command goes in that changes it: at first by the triggers that a metric belongs to, and only where one of them stirs by all that is known. So most readings cost
 * little more than their own rows.
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

  /** Where it fails the readings are kept all the same, and the job looks again. */
  const safely = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error("look_at_readings_failed", { error });
    }
  };

  const look = async (before: Snapshot, at: Instant, key: () => string): Promise<void> => {
    if (!before.day?.plan || !changes(before, at)) return;
    const { id: personId } = before.person;
    await input.take({ personId, command: { do: "body" }, at, key: key(), origin: { via: "job" } });
  };

  /** The triggers that some of these metrics belong to, and what they look at; undefined where how ready somebody is may follow from them too. */
  const glances = new Map<string, Glance | undefined>();
  const glanceAt = (fresh: readonly Reading[]): Glance | undefined => {
    const seen = new Set(fresh.map(({ metric }) => metric));
    const name = [...seen].join(" ");
    if (!glances.has(name)) {
      const concerned = triggers.filter(({ condition }) => condition.uses.some(({ metric }) => seen.has(metric)));
      const ready =
        [...seen].some(tellsReadiness) ||
        concerned.some(
          ({ computed, condition }) => computed && condition.uses.some((use) => tellsReadiness(use.metric)),
        );
      glances.set(name, ready ? undefined : { triggers: concerned, window: triggerWindow(concerned) });
    }
    return glances.get(name);
  };

  return {
    async take(personId, all, at) {
      const started = performance.now();
      const drafts = all.filter(({ from, to }) => isMoment(from) && isMoment(to));
      const told = (rows: readonly Reading[], verdicts: readonly PutVerdict[]): readonly TakenReading[] =>
        withRefused(all, drafts, became(rows, verdicts));
      const observe = (name: string): void => metrics.observe(name, (performance.now() - started) / 1000);
      const rows = drafts.map((draft) => readingOf(draft, { at, imported: false, digest }));
      const fresh = rows.filter((row) => counts(row, at));
      if (fresh.length === 0) {
        const verdicts = await readings.put(personId, rows, at);
        if (verdicts === undefined || verdicts === "no_consent") return verdicts;
        observe("readings_kept_seconds");
        return told(rows, verdicts);
      }
      // What a person tells of themselves is answered, whatever triggers make of it.
      const glance = fresh.some(({ modality }) => modality === "self_reported") ? undefined : glanceAt(fresh);
      const put = await readings.putAndLook(personId, rows, at, glance?.window ?? window);
      if (put === undefined || put === "no_consent") return put;
      observe("readings_kept_seconds");
      const { snapshot, verdicts } = put;
      const { day, adapting, body } = snapshot;
      const key = (): string => `body:${digest(fresh.map(({ id }) => id).join(" ")).slice(0, 32)}`;
      await safely(async () => {
        if (!day?.plan || !body) return;
        // Those that were known already count too: whoever sent them may have died before they were looked at.
        if (!glance) return look(snapshot, at, key);
        if (isQuiet(day, adapting, body, glance.triggers, at)) return;
        await look({ ...snapshot, body: await readings.body(personId, window, at) }, at, key);
      });
      observe("readings_looked_at_seconds");
      return told(rows, verdicts);
    },

    async lookAtFresh() {
      const at = clock.now();
      const minute = new Date(at).toISOString().slice(0, 16);
      const work = (personId: PersonId): Promise<void> =>
        safely(async () => {
          const snapshot = await store.snapshot(personId);
          if (!snapshot?.day?.plan) return;
          const body = await readings.body(personId, window, at);
          await look({ ...snapshot, body }, at, () => `body:${minute}`);
        });
      const due = (limit: number) => readings.freshBodies(at - freshMs, at - longest, limit);
      await eachDue({ what: "body", leases: store, due, work });
    },
  };
}
