import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PastAdaptation } from "#core/insights/week.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { TokenScope } from "#core/person/token-scope.ts";
import type { Baseline, Baselines } from "#core/readings/baseline.ts";
import type { Body, BodyWindow } from "#core/readings/body.ts";
import type { ImportState } from "#core/readings/import-state.ts";
import type { Metric } from "#core/readings/metric.ts";
import type { Plausibility } from "#core/readings/plausible.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { ReadingDraft } from "./importer.ts";

/** What became of a reading: kept, known already with the same figure, or known with another one, which stays as it was. */
export type PutVerdict = "stored" | "known" | "conflict";

/** One day of one metric, for charts. */
export interface DailyFigure {
  readonly metric: Metric;
  readonly date: LocalDate;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** Which readings: the newest first, of one metric or all, measured in [from, to). */
export interface ReadingQuery {
  readonly metric?: Metric;
  readonly from?: Instant;
  readonly to?: Instant;
  /** Goes on after this one. */
  readonly after?: { readonly to: Instant; readonly id: ReadingId };
  readonly limit: number;
}

/** Readings of persons: kept once whatever is sent how often, seen by their person alone. */
export interface ReadingStore {
  /** Keeps what is new, all or nothing, one verdict a row in their order; `no_consent` where the person never agreed, undefined where there is no such person. Durable when it resolves. */
  put(
    personId: PersonId,
    readings: readonly Reading[],
    at: Instant,
  ): Promise<readonly PutVerdict[] | "no_consent" | undefined>;
  /** Keeps them as `put` does, and gives the person's state and body as they are after it, without a lock, in the same round trip. */
  putAndLook(
    personId: PersonId,
    readings: readonly Reading[],
    at: Instant,
    window: BodyWindow,
  ): Promise<{ readonly verdicts: readonly PutVerdict[]; readonly snapshot: Snapshot } | "no_consent" | undefined>;
  /** What is known of a body right now, without a lock. */
  body(personId: PersonId, window: BodyWindow, now: Instant): Promise<Body>;
  list(personId: PersonId, query: ReadingQuery): Promise<readonly Reading[]>;
  /** Plausible figures by local day, both days included, oldest first; what we computed is not among them. */
  daily(
    personId: PersonId,
    metrics: readonly Metric[],
    from: LocalDate,
    to: LocalDate,
  ): Promise<readonly DailyFigure[]>;
  /** How many are kept of each metric and source. */
  counts(
    personId: PersonId,
  ): Promise<readonly { readonly metric: Metric; readonly source: string; readonly count: number }[]>;
  baselines(personId: PersonId): Promise<Baselines>;
  /** What days were changed into since a date, oldest first, without the tasks. */
  changes(personId: PersonId, from: LocalDate): Promise<readonly PastAdaptation[]>;
  /** Says before anything is read that baselines are being reckoned at `at`: whatever of the past is kept after it is seen by `saveBaselines`. */
  beginBaselines(personId: PersonId, at: Instant): Promise<void>;
  /**
   * Takes the place of all baselines of the person; they are reckoned again at `due`, or when something new is kept where it is undefined. Nothing is
   * saved where something came since they were `begun`, or another reckoning did: what is newer holds, and what is due stays due.
   */
  saveBaselines(
    personId: PersonId,
    baselines: readonly Baseline[],
    at: Instant,
    due: Instant | undefined,
    begun?: Instant,
  ): Promise<void>;
  /** Persons whose baselines are to be reckoned: a new day began for them, or something of the past was kept. */
  dueBaselines(at: Instant, limit: number): Promise<readonly PersonId[]>;
  /** Persons of whom something plausible, measured after `measuredAfter` and not from a file, was kept since `since`. */
  freshBodies(since: Instant, measuredAfter: Instant, limit: number): Promise<readonly PersonId[]>;
}

export interface ApiToken {
  readonly id: string;
  /** As the person named it: a phone, a script. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly usedAt: Instant | undefined;
  readonly expiresAt: Instant | undefined;
}

/** Personal tokens for phones and scripts; only their HMAC is kept. */
export interface TokenStore {
  /** The token itself is given once and never again; `too_many` above twenty; undefined where there is no such person. */
  create(
    personId: PersonId,
    wish: Pick<ApiToken, "name" | "scopes" | "expiresAt">,
    at: Instant,
  ): Promise<{ readonly token: string; readonly kept: ApiToken } | "too_many" | undefined>;
  list(personId: PersonId): Promise<readonly ApiToken[]>;
  /** False where there was none. */
  revoke(personId: PersonId, id: string): Promise<boolean>;
  /** Whose it is and what it may; undefined where unknown, revoked or expired. Notes the use, at most once an hour. */
  find(token: string, at: Instant): Promise<{ readonly personId: PersonId; readonly kept: ApiToken } | undefined>;
}

/** How far an import is. Counts only ever grow. */
export interface ImportRun {
  readonly id: string;
  /** Which file it is, whatever it is called: the same file again goes on where it stopped. */
  readonly fingerprint: string;
  /** Which importer reads it; undefined until that is known. */
  readonly format: string | undefined;
  readonly state: ImportState;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  readonly bytes: number;
  readonly bytesRead: number;
  /** Where to go on, for the importer alone. */
  readonly cursor: string | undefined;
  readonly counts: {
    readonly read: number;
    readonly stored: number;
    readonly known: number;
    readonly conflicts: number;
    /** Kept, and not used because of what speaks against them. */
    readonly marked: number;
  };
  /** What the file holds that we do not use, by its own name. */
  readonly unused: Readonly<Record<string, number>>;
  /** What could not be read, by reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** Why it failed; closed codes of the importers. */
  readonly problem: string | undefined;
  /** How often it was begun since it last got any further. */
  readonly attempts: number;
}

export interface ImportStore {
  /** The run of this file of the person that is not done, or a new one; undefined where there is no such person, or they do not agree. */
  begin(
    personId: PersonId,
    wish: Pick<ImportRun, "fingerprint" | "bytes">,
    at: Instant,
  ): Promise<ImportRun | undefined>;
  /** Saves how far it is; false where the run was forgotten, with all that it brought. */
  save(personId: PersonId, run: ImportRun): Promise<boolean>;
  /** Newest first. */
  list(personId: PersonId, limit: number): Promise<readonly ImportRun[]>;
}

/** What became of one figure that was sent; what is not plausible is kept, marked, and not used. */
export interface TakenReading {
  /** Undefined where it was refused. */
  readonly id: ReadingId | undefined;
  /** `refused` where its time is none that a calendar knows: it cannot be kept. */
  readonly verdict: PutVerdict | "refused";
  readonly quality: Plausibility;
}

/**
 * Keeps figures as they are sent, one verdict each in their order, and then looks whether the day changes by them; durable when it
 * resolves. `no_consent` where the person never agreed that such data are kept, undefined where there is no such person.
 */
export type TakeReadings = (
  personId: PersonId,
  drafts: readonly ReadingDraft[],
  at: Instant,
) => Promise<readonly TakenReading[] | "no_consent" | undefined>;
