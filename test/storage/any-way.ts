import fc from "fast-check";
import type { Answer, Exercise } from "#core/techniques/exercise.ts";
import { techniqueIds, workKinds } from "#core/techniques/technique.ts";
import {
  type DiaryLink,
  type Line,
  type Section,
  type Work,
  type WorkId,
  workStatuses,
} from "#core/techniques/work.ts";
import { actionTypes } from "#core/tracks/action.ts";
import type { Journey, OfferedAction, TrackState } from "#core/tracks/journey.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { date } from "./any-day.ts";
import { anId, type Every, every, instant, maybe, text, texts } from "./every.ts";

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom({ kind: "told" } as const, { kind: "skipped" } as const, { kind: "check", verdict: "kept" } as const),
  text.map((said) => ({ kind: "text", text: said }) as const),
  fc.record({ kind: fc.constant("pages" as const), texts, done: fc.boolean() }),
  fc.record({ kind: fc.constant("list" as const), items: texts, done: fc.boolean() }),
  fc.record({
    kind: fc.constant("photos" as const),
    photos: fc.array(fc.uuid(), { maxLength: 3 }),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("scale" as const), value: fc.nat(10) }),
  fc.record({ kind: fc.constant("riddles" as const), riddles: texts, round: fc.nat(4), done: fc.boolean() }),
);

/** An exercise that is open. */
export const exerciseFields: Every<Exercise> = {
  id: anId(),
  technique: fc.constantFrom(...techniqueIds),
  at: fc.constantFrom("body", "end"),
  answers: fc.dictionary(fc.constantFrom("body", "name", "photos"), answer, { noNullPrototype: true }),
  startedAt: instant,
  touchedAt: instant,
};
export const anyExercise = every(exerciseFields);

const ref = text.map((path) => ({ ref: path }));
const line: fc.Arbitrary<Line> = fc.oneof(
  text.map((said) => ({ text: said })),
  ref,
  fc.record({ riddle: ref, answer: ref }),
  fc.uuid().map((photo) => ({ photo })),
);
const section = every<Section>(
  {
    step: fc.constantFrom("a", "b"),
    head: ref,
    lines: fc.array(line, { maxLength: 3 }),
    ticked: fc.array(fc.nat(3)),
  },
  "ticked",
);
const link = every<DiaryLink>({
  number: fc.nat(999),
  previous: fc.uuid(),
  hash: fc.uuid(),
  corrects: maybe(anId<WorkId>()),
});

/** What an exercise left. */
export const workFields: Every<Work> = {
  id: anId(),
  kind: fc.constantFrom(...workKinds),
  technique: fc.constantFrom(...techniqueIds),
  title: fc.oneof(text, ref),
  sections: fc.array(section, { maxLength: 3 }),
  status: fc.constantFrom(...workStatuses),
  createdAt: instant,
  changedAt: instant,
  opensOn: maybe(date),
  diary: maybe(link),
  deleted: fc.boolean(),
};
export const anyWork = every(workFields);

const counts = fc.dictionary(fc.constantFrom(...actionTypes), fc.nat(40), { noNullPrototype: true });
const track = every<TrackState>({
  percent: fc.nat(100),
  paused: fc.boolean(),
  weight: fc.integer({ min: 1, max: 5 }),
  totalActions: fc.nat(500),
  gained: counts,
  lastActivity: maybe(instant),
  movedAt: maybe(instant),
  stillDays: fc.nat(90),
  momentum: fc.nat(100),
});
const offered = every<OfferedAction>({
  action: fc.constantFrom({ kind: "technique", technique: "grounding" }, { kind: "report", action: "legal_help" }),
  at: instant,
  revision: fc.nat(99),
  by: fc.constantFrom("rules", "model"),
});
const someTrack = fc.constantFrom(...trackIds);

/** A way over the tracks, even one that nobody can have walked; without milestones, which are only ever added. */
export const journeyFields: Every<Journey> = {
  startedAt: instant,
  startedOn: date,
  tracks: fc.record(Object.fromEntries(trackIds.map((id) => [id, track])) as Record<TrackId, typeof track>, {
    noNullPrototype: true,
  }),
  primary: someTrack,
  chosen: fc.boolean(),
  all: fc.boolean(),
  switches: fc.nat(9),
  milestones: fc.constant([]),
  counts,
  today: maybe(fc.record({ date, counts })),
  daysActive: fc.nat(400),
  applied: fc.array(fc.uuid(), { maxLength: 4 }),
  mood: maybe(fc.record({ score: fc.nat(10), at: instant })),
  offered: fc.dictionary(someTrack, offered, { noNullPrototype: true }),
  declined: fc.dictionary(fc.constantFrom("technique:grounding", "report:legal_help"), fc.nat(4), {
    noNullPrototype: true,
  }),
  nudgedOn: maybe(date),
  nudgedAbout: fc.dictionary(someTrack, instant, { noNullPrototype: true }),
  clarity: fc.constantFrom("unasked", "asked", "clear", "unclear"),
  nudges: fc.boolean(),
  lookAt: instant,
  capsules: fc.array(fc.record({ work: anId<WorkId>(), opensOn: date }), { maxLength: 2 }),
  diary: maybe(fc.record({ entries: fc.integer({ min: 1, max: 9 }), hash: fc.uuid() })),
  revision: fc.nat(999),
};
