import { isDeepStrictEqual } from "node:util";
import type { Journey, Milestone, TrackState } from "#core/tracks/journey.ts";
import { trackIds } from "#core/tracks/track.ts";
import { later } from "./later.ts";

const keysRemembered = 200;

/** The larger figure of each name. */
function larger<K extends string>(
  one: Readonly<Partial<Record<K, number>>>,
  other: Readonly<Partial<Record<K, number>>>,
): Readonly<Partial<Record<K, number>>> {
  const all: Partial<Record<K, number>> = { ...one };
  for (const name of Object.keys(other) as K[]) all[name] = Math.max(all[name] ?? 0, other[name] ?? 0);
  return all;
}

/** The further of two ways along one track; pause and weight are the target's. */
function joinedTrack(into: TrackState, from: TrackState): TrackState {
  const moved = (from.lastActivity ?? 0) > (into.lastActivity ?? 0) ? from : into;
  return {
    percent: Math.max(into.percent, from.percent),
    paused: into.paused,
    weight: into.weight,
    totalActions: Math.max(into.totalActions, from.totalActions),
    gained: larger(into.gained, from.gained),
    lastActivity: later(into.lastActivity, from.lastActivity),
    movedAt: later(into.movedAt, from.movedAt),
    stillDays: Math.min(into.stillDays, from.stillDays),
    momentum: moved.momentum,
  };
}

function joinedToday(into: Journey["today"], from: Journey["today"]): Journey["today"] {
  if (into === undefined || from === undefined) return into ?? from;
  if (into.date === from.date) return { date: into.date, counts: larger(into.counts, from.counts) };
  return into.date > from.date ? into : from;
}

const clarityOrder: Readonly<Record<Journey["clarity"], number>> = { unasked: 0, asked: 1, clear: 2, unclear: 2 };

/** Milestones of `from` that `into` has not got. */
export function comingMilestones(into: Journey | undefined, from: Journey | undefined): readonly Milestone[] {
  const has = new Set(into?.milestones.map(({ type }) => type));
  return (from?.milestones ?? []).filter(({ type }) => !has.has(type));
}

/**
 * One way out of two: on each track the further one, every milestone of both, nothing added up that may be the same thing done once.
 * The focus and what else the person chose is the target's, a focus that was chosen before one that was not; whoever wanted no reminders on
 * either gets none.
 */
export function joinedJourney(into: Journey, from: Journey): Journey {
  const capsules = new Map([...from.capsules, ...into.capsules].map((capsule) => [capsule.work, capsule]));
  const focus = into.chosen || !from.chosen ? into : from;
  return {
    primary: focus.primary,
    all: focus.all,
    chosen: focus.chosen,
    startedAt: Math.min(into.startedAt, from.startedAt),
    startedOn: into.startedOn < from.startedOn ? into.startedOn : from.startedOn,
    tracks: Object.fromEntries(
      trackIds.map((track) => [track, joinedTrack(into.tracks[track], from.tracks[track])]),
    ) as Journey["tracks"],
    switches: Math.max(into.switches, from.switches),
    milestones: [...into.milestones, ...comingMilestones(into, from)].toSorted((a, b) => a.at - b.at),
    counts: larger(into.counts, from.counts),
    today: joinedToday(into.today, from.today),
    daysActive: Math.max(into.daysActive, from.daysActive),
    applied: [...new Set([...from.applied, ...into.applied])].slice(-keysRemembered),
    mood: (from.mood?.at ?? 0) > (into.mood?.at ?? 0) ? from.mood : into.mood,
    offered: into.offered,
    declined: larger(into.declined, from.declined) as Journey["declined"],
    nudgedOn: [into.nudgedOn, from.nudgedOn].toSorted((a, b) => ((a ?? "") < (b ?? "") ? 1 : -1))[0],
    nudgedAbout: larger(into.nudgedAbout, from.nudgedAbout),
    clarity: clarityOrder[from.clarity] > clarityOrder[into.clarity] ? from.clarity : into.clarity,
    nudges: into.nudges && from.nudges,
    lookAt: Math.min(into.lookAt, from.lookAt),
    capsules: [...capsules.values()],
    // Both chains of the diary are kept as they were written; the next entry goes on with the longer one.
    diary: (from.diary?.entries ?? 0) > (into.diary?.entries ?? 0) ? from.diary : into.diary,
    revision: Math.max(into.revision, from.revision) + 1,
  };
}

/** What our own clock writes into a journey, and what was only offered: not the person's doing. */
function ours({ lookAt, nudgedOn, nudgedAbout, clarity, offered }: Journey) {
  return { lookAt, nudgedOn, nudgedAbout, clarity, offered };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A journey as it was joined, and the one that is there now. */
export interface Since {
  readonly before: Journey | undefined;
  readonly joined: Journey;
  readonly now: Journey;
}

/** Whether the diary was written on since two journeys were joined. */
export function diaryGrew({ joined, now }: Since): boolean {
  return now.diary?.hash !== joined.diary?.hash;
}

/**
 * The journey after the parting: where the person did nothing since, the one from before; what was walked since stays, with what had come,
 * but without the letters and the diary that go back. `kept` says which of the two it was.
 */
export function partedJourney(
  since: Since,
  gone: ReadonlySet<string>,
): { readonly journey: Journey | undefined; readonly kept: boolean } {
  const { before, joined, now } = since;
  const byPerson = (journey: Journey): unknown => plain({ ...journey, ...ours(joined) });
  if (isDeepStrictEqual(byPerson(now), byPerson(joined))) {
    const untouched = isDeepStrictEqual(plain(ours(now)), plain(ours(joined)));
    const journey = before && (untouched ? before : { ...before, ...ours(now), offered: before.offered });
    return { journey, kept: false };
  }
  const journey: Journey = {
    ...now,
    diary: diaryGrew(since) ? now.diary : before?.diary,
    capsules: now.capsules.filter(({ work }) => !gone.has(work)),
  };
  return { journey, kept: true };
}
