import type { Instant } from "#core/time/instant.ts";
import type { Exercise } from "#core/techniques/exercise.ts";
import { type DiaryLink, photosOf, type Work } from "#core/techniques/work.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Journey, Milestone, TrackState } from "#core/tracks/journey.ts";
import { lastActivityOf, recoveryTime, totalActions } from "#core/tracks/overall.ts";
import { phaseOf, type TrackId, trackIds } from "#core/tracks/track.ts";
import type { PersonKey } from "./crypto.ts";
import { clearOf, entityOf, restored, rowOf, type Table } from "./entity-row.ts";
import { clear, type Codec, parts, type Row, sealed, within } from "./field.ts";
import { spots } from "./sealing.ts";

/** What `core.state` gives of the tracks. */
export interface TracksRow {
  readonly journey: Row;
  readonly milestones: readonly Milestone[] | null;
}

/** One track, under the names that operators and other programs know. */
const trackStates: Table<TrackState> = {
  fields: {
    percent: clear("completion_percentage"),
    paused: clear("paused"),
    weight: clear("weight"),
    totalActions: clear("total_actions"),
    gained: clear("gained"),
    lastActivity: clear("last_activity"),
    movedAt: clear("moved_at"),
    stillDays: clear("still_days"),
    momentum: clear("momentum"),
  },
  derived: { phase: ({ percent }) => phaseOf(percent) },
};

const everyTrack: Codec<Journey["tracks"], Readonly<Record<TrackId, Row>>> = {
  write: (tracks) =>
    Object.fromEntries(trackIds.map((track) => [track, clearOf(trackStates, tracks[track])])) as Record<TrackId, Row>,
  read: (rows) =>
    Object.fromEntries(trackIds.map((track) => [track, restored(trackStates, rows[track], {})])) as Journey["tracks"],
};

/** Milestones are rows that are only ever added; `rest` holds ids and figures that have no column of their own. */
const journeys: Table<Journey, "milestones"> = {
  fields: {
    startedAt: clear("started_at"),
    startedOn: within("rest", "started_on"),
    tracks: clear("recovery_tracks", everyTrack),
    primary: clear("primary_track"),
    chosen: within("rest", "chosen"),
    all: within("rest", "all"),
    switches: clear("track_switch_count"),
    counts: within("rest", "counts"),
    today: within("rest", "today"),
    daysActive: within("rest", "days_active"),
    applied: within("rest", "applied"),
    mood: sealed,
    offered: within("rest", "offered"),
    declined: within("rest", "declined"),
    nudgedOn: within("rest", "nudged_on"),
    nudgedAbout: within("rest", "nudged_about"),
    clarity: within("rest", "clarity"),
    nudges: within("rest", "nudges"),
    lookAt: clear("look_at"),
    capsules: within("rest", "capsules"),
    diary: within("rest", "diary"),
    revision: within("rest", "revision"),
  },
  seal: { spot: spots.journey, undefinedAs: "absent", empty: {} },
  derived: { last_activity: (journey) => lastActivityOf(journey) ?? null, total_actions: totalActions },
};

const exercises: Table<Exercise> = {
  fields: {
    id: clear("id"),
    technique: clear("technique"),
    at: sealed,
    answers: sealed,
    startedAt: clear("started_at"),
    touchedAt: clear("touched_at"),
  },
  seal: { spot: { by: "id", of: spots.exercise }, undefinedAs: "absent" },
  derived: {
    photos: ({ answers }) =>
      Object.values(answers).flatMap((answer) => (answer.kind === "photos" ? answer.photos : [])),
  },
};

const diaryLinks = parts<DiaryLink>(
  {
    number: clear("diary_number"),
    previous: clear("diary_previous"),
    hash: clear("diary_hash"),
    corrects: clear("corrects"),
  },
  "number",
);

const works: Table<Work> = {
  fields: {
    id: clear("id"),
    kind: clear("kind"),
    technique: clear("technique"),
    title: sealed,
    sections: sealed,
    status: clear("status"),
    createdAt: clear("created_at"),
    changedAt: clear("changed_at"),
    opensOn: clear("opens_on"),
    diary: diaryLinks,
    deleted: clear("deleted"),
  },
  seal: { spot: { by: "id", of: spots.work }, undefinedAs: "absent" },
  derived: { photos: photosOf },
};

/** A journey with its milestones, oldest first. */
export function journeyOf({ journey: row, milestones }: TracksRow, key: PersonKey): Journey {
  // Older rows do not say whether the focus was chosen: whoever ever switched chose it.
  const rest = { chosen: Number(row["track_switch_count"]) > 0, ...(row["rest"] as Row) };
  return { ...entityOf(journeys, { ...row, rest }, key), milestones: milestones ?? [] };
}

/** The columns of a journey, as `core.save` takes them; week and day are those of the person's own calendar at `at`. */
export function journeyColumns(journey: Journey, timeZone: string, at: Instant, key: PersonKey): Row {
  const { week, day } = recoveryTime(journey, localDate(at, timeZone));
  return { ...rowOf(journeys, journey, key), recovery_week: week, recovery_day: day };
}

/** An exercise as it was saved. */
export function exerciseOf(row: Row, key: PersonKey): Exercise {
  return entityOf(exercises, row, key);
}

/** The columns of an exercise, with the photos that it shows in the clear. */
export function exerciseColumns(exercise: Exercise, key: PersonKey): Row {
  return rowOf(exercises, exercise, key);
}

/** A work as it was saved. */
export function workOf(row: Row, key: PersonKey): Work {
  return entityOf(works, row, key);
}

/** The columns of a work; texts that are those of `before` are not sealed again. */
export function workColumns(work: Work, before: Work | undefined, key: PersonKey): Row {
  return rowOf(works, work, key, before);
}
