import type { Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import { photosOf, type Work, type WorkId } from "#core/techniques/work.ts";
import type { Instant } from "#core/time/instant.ts";
import { type LocalDate, localDate } from "#core/time/local-date.ts";
import type { Journey, Milestone, TrackState } from "#core/tracks/journey.ts";
import { lastActivityOf, recoveryTime, totalActions } from "#core/tracks/overall.ts";
import { phaseOf, type TrackId, type TrackPhase, trackIds } from "#core/tracks/track.ts";
import type { PersonKey } from "./crypto.ts";
import { type Hex, openJson, sealJson, spots } from "./sealing.ts";

/** One track, under the names that operators and other programs know. */
interface TrackColumns {
  readonly phase: TrackPhase;
  readonly completion_percentage: number;
  readonly total_actions: number;
  readonly last_activity: Instant | null;
  readonly paused: boolean;
  readonly weight: number;
  readonly gained: TrackState["gained"];
  readonly moved_at: Instant | null;
  readonly still_days: number;
  readonly momentum: number;
}

/** What of a journey has no column of its own; ids and figures. */
interface RestColumns {
  readonly started_on: LocalDate;
  readonly all: boolean;
  /** Absent in older rows. */
  readonly chosen?: boolean;
  readonly counts: Journey["counts"];
  readonly today: NonNullable<Journey["today"]> | null;
  readonly days_active: number;
  readonly applied: Journey["applied"];
  readonly offered: Journey["offered"];
  readonly declined: Journey["declined"];
  readonly nudged_on: LocalDate | null;
  readonly nudged_about: Journey["nudgedAbout"];
  readonly clarity: Journey["clarity"];
  readonly nudges: boolean;
  readonly capsules: Journey["capsules"];
  readonly diary: NonNullable<Journey["diary"]> | null;
  readonly revision: number;
}

/** Texts and health: sealed. */
interface JourneyTexts {
  readonly mood: NonNullable<Journey["mood"]>;
}

export interface JourneyRow {
  readonly recovery_tracks: Readonly<Record<TrackId, TrackColumns>>;
  readonly primary_track: TrackId;
  readonly track_switch_count: number;
  readonly started_at: Instant;
  readonly look_at: Instant;
  readonly rest: RestColumns;
  readonly sealed: Hex | null;
}

export interface TracksRow {
  readonly journey: JourneyRow;
  readonly milestones: readonly Milestone[] | null;
}

export interface ExerciseRow {
  readonly id: string;
  readonly technique: TechniqueId;
  readonly started_at: Instant;
  readonly touched_at: Instant;
  readonly sealed: Hex;
}

export interface WorkRow {
  readonly id: string;
  readonly kind: Work["kind"];
  readonly technique: TechniqueId;
  readonly status: Work["status"];
  readonly created_at: Instant;
  readonly changed_at: Instant;
  readonly opens_on: LocalDate | null;
  readonly diary_number: number | null;
  readonly diary_hash: string | null;
  readonly diary_previous: string | null;
  readonly corrects: string | null;
  readonly deleted: boolean;
  readonly sealed: Hex;
}

function trackOf(row: TrackColumns): TrackState {
  return {
    percent: row.completion_percentage,
    paused: row.paused,
    weight: row.weight,
    totalActions: row.total_actions,
    gained: row.gained,
    lastActivity: row.last_activity ?? undefined,
    movedAt: row.moved_at ?? undefined,
    stillDays: row.still_days,
    momentum: row.momentum,
  };
}

function trackColumns(state: TrackState): TrackColumns {
  return {
    phase: phaseOf(state.percent),
    completion_percentage: state.percent,
    total_actions: state.totalActions,
    last_activity: state.lastActivity ?? null,
    paused: state.paused,
    weight: state.weight,
    gained: state.gained,
    moved_at: state.movedAt ?? null,
    still_days: state.stillDays,
    momentum: state.momentum,
  };
}

/** A journey with its milestones, oldest first. */
export function journeyOf({ journey: row, milestones }: TracksRow, key: PersonKey): Journey {
  const { rest } = row;
  const texts = row.sealed === null ? undefined : openJson<JourneyTexts>(key, spots.journey, row.sealed);
  return {
    startedAt: row.started_at,
    startedOn: rest.started_on,
    tracks: Object.fromEntries(
      trackIds.map((track) => [track, trackOf(row.recovery_tracks[track])]),
    ) as Journey["tracks"],
    primary: row.primary_track,
    chosen: rest.chosen ?? row.track_switch_count > 0,
    all: rest.all,
    switches: row.track_switch_count,
    milestones: milestones ?? [],
    counts: rest.counts,
    today: rest.today ?? undefined,
    daysActive: rest.days_active,
    applied: rest.applied,
    mood: texts?.mood,
    offered: rest.offered,
    declined: rest.declined,
    nudgedOn: rest.nudged_on ?? undefined,
    nudgedAbout: rest.nudged_about,
    clarity: rest.clarity,
    nudges: rest.nudges,
    lookAt: row.look_at,
    capsules: rest.capsules,
    diary: rest.diary ?? undefined,
    revision: rest.revision,
  };
}

/** The columns of a journey, as `core.save` takes them; week and day are those of the person's own calendar at `at`. */
export function journeyColumns(
  journey: Journey,
  timeZone: string,
  at: Instant,
  key: PersonKey,
): Readonly<Record<string, unknown>> {
  const { week, day } = recoveryTime(journey, localDate(at, timeZone));
  const rest: RestColumns = {
    started_on: journey.startedOn,
    all: journey.all,
    chosen: journey.chosen,
    counts: journey.counts,
    today: journey.today ?? null,
    days_active: journey.daysActive,
    applied: journey.applied,
    offered: journey.offered,
    declined: journey.declined,
    nudged_on: journey.nudgedOn ?? null,
    nudged_about: journey.nudgedAbout,
    clarity: journey.clarity,
    nudges: journey.nudges,
    capsules: journey.capsules,
    diary: journey.diary ?? null,
    revision: journey.revision,
  };
  const texts: JourneyTexts | undefined = journey.mood && { mood: journey.mood };
  return {
    recovery_tracks: Object.fromEntries(trackIds.map((track) => [track, trackColumns(journey.tracks[track])])),
    primary_track: journey.primary,
    recovery_week: week,
    recovery_day: day,
    track_switch_count: journey.switches,
    last_activity: lastActivityOf(journey) ?? null,
    total_actions: totalActions(journey),
    started_at: journey.startedAt,
    look_at: journey.lookAt,
    rest,
    sealed: texts === undefined ? null : sealJson(key, spots.journey, texts),
  };
}

type ExerciseTexts = Pick<Exercise, "at" | "answers">;

export function exerciseOf(row: ExerciseRow, key: PersonKey): Exercise {
  const { at, answers } = openJson<ExerciseTexts>(key, spots.exercise(row.id), row.sealed);
  return {
    id: row.id as ExerciseId,
    technique: row.technique,
    at,
    answers,
    startedAt: row.started_at,
    touchedAt: row.touched_at,
  };
}

export function exerciseColumns(exercise: Exercise, key: PersonKey): Readonly<Record<string, unknown>> {
  const { at, answers } = exercise;
  const texts: ExerciseTexts = { at, answers };
  return {
    id: exercise.id,
    technique: exercise.technique,
    started_at: exercise.startedAt,
    touched_at: exercise.touchedAt,
    photos: Object.values(answers).flatMap((answer) => (answer.kind === "photos" ? answer.photos : [])),
    sealed: sealJson(key, spots.exercise(exercise.id), texts),
  };
}

type WorkTexts = Pick<Work, "title" | "sections">;

export function workOf(row: WorkRow, key: PersonKey): Work {
  const { title, sections } = openJson<WorkTexts>(key, spots.work(row.id), row.sealed);
  const { diary_number: number, diary_hash: hash, diary_previous: previous } = row;
  return {
    id: row.id as WorkId,
    kind: row.kind,
    technique: row.technique,
    title,
    sections,
    status: row.status,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    opensOn: row.opens_on ?? undefined,
    diary:
      number === null || hash === null || previous === null
        ? undefined
        : { number, previous, hash, corrects: (row.corrects ?? undefined) as WorkId | undefined },
    deleted: row.deleted,
  };
}

/** The columns of a work; texts that are those of `before` are not sealed again. */
export function workColumns(work: Work, before: Work | undefined, key: PersonKey): Readonly<Record<string, unknown>> {
  const { title, sections, diary } = work;
  const kept = before !== undefined && before.title === title && before.sections === sections;
  const texts: WorkTexts = { title, sections };
  return {
    id: work.id,
    kind: work.kind,
    technique: work.technique,
    status: work.status,
    created_at: work.createdAt,
    changed_at: work.changedAt,
    opens_on: work.opensOn ?? null,
    diary_number: diary?.number ?? null,
    diary_hash: diary?.hash ?? null,
    diary_previous: diary?.previous ?? null,
    corrects: diary?.corrects ?? null,
    deleted: work.deleted,
    photos: photosOf(work),
    sealed: kept ? null : sealJson(key, spots.work(work.id), texts),
  };
}
