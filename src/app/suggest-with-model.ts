import { suggestContextOf } from "#core/dialogue/tracks/journey-turn.ts";
import { type Flags, flagsFor, type Library } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { GoalKind } from "#core/goals/goal.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Journey } from "#core/tracks/journey.ts";
import { trackInFocus } from "#core/tracks/overall.ts";
import {
  choosableNow,
  idleDaysOf,
  nameOfAction,
  type NextAction,
  stillFresh,
  suggestNext,
  timesDone,
} from "#core/tracks/suggest.ts";
import { phaseOf, type TrackId, type TrackPhase, trackIds } from "#core/tracks/track.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Log, Metrics, Store, Turn } from "./ports.ts";

/** What a model is asked: ids and figures of one track, never a text. */
export interface NextAsk {
  readonly locale: Locale;
  readonly track: TrackId;
  readonly percent: number;
  readonly phase: TrackPhase;
  readonly idleDays: number;
  readonly mood: "heavy" | "middling" | "good" | "unknown";
  readonly goalKinds: readonly GoalKind[];
  readonly candidates: readonly {
    readonly id: string;
    readonly minutes: number;
    readonly easy: boolean;
    readonly done: number;
    readonly declined: number;
  }[];
}

/** Whether something was finished after which a person looks for the next thing. */
export function movesOn({ journal }: Turn): boolean {
  return journal.some(({ kind }) => kind === "exercise_finished" || kind === "action_done");
}

/** Asks a model to choose; `index` counts the candidates from 0. Never throws. */
export type ChooseNext = (
  personId: PersonId,
  ask: NextAsk,
) => Promise<{ readonly kind: "choice"; readonly index: number } | { readonly kind: "miss"; readonly why: string }>;

const dayMs = 24 * 3600 * 1000;
/** Nobody was asked: the person asks too often, or the model rests after failures that were counted. */
const notAsked: readonly string[] = ["rate_limited", "circuit_open"];

function moodOf({ mood }: Journey, now: number): NextAsk["mood"] {
  if (!mood || now - mood.at >= dayMs) return "unknown";
  return mood.score <= 3 ? "heavy" : mood.score <= 6 ? "middling" : "good";
}

export interface SuggestWithModelParts {
  readonly store: Pick<Store, "snapshot">;
  readonly input: Pick<Input, "take">;
  /** Undefined where no model is configured. */
  readonly choose: ChooseNext | undefined;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "count">;
}

/**
 * Lets a model choose what is next for a person who agreed to it, on the track in focus or on all that are open. The choice comes in as a
 * command that the rules check; where there is none, what the rules suggest simply stays. It holds until something happens, or a day.
 */
export function createSuggestWithModel(
  parts: SuggestWithModelParts,
): (personId: PersonId, which: "focus" | "all") => Promise<void> {
  const { store, input, choose, library, flags, clock, log, metrics } = parts;
  const asking = new Set<string>();

  const forTrack = async (snapshot: Snapshot, journey: Journey, track: TrackId, ask: ChooseNext): Promise<void> => {
    const { id: personId } = snapshot.person;
    const candidates = candidatesFor(snapshot, journey, track);
    const name = `${personId} ${track}`;
    if (candidates.length < 2 || asking.has(name)) return;
    asking.add(name);
    try {
      const answer = await ask(personId, askFor(snapshot, journey, track, candidates));
      if (answer.kind === "miss") {
        if (!notAsked.includes(answer.why)) {
          metrics.count("ai_suggestions_generated_total", { by: "model", outcome: "error" });
        }
        return;
      }
      const chosen = candidates[answer.index];
      if (!chosen) return;
      const at = clock.now();
      const key = `offer:${track}:${journey.revision}:${Math.floor(at / dayMs)}`;
      const { revision } = journey;
      const command = { do: "offer", track, action: chosen.action, revision } as const;
      await input.take({ personId, command, at, key, origin: { via: "job" } });
    } finally {
      asking.delete(name);
    }
  };

  const around = (snapshot: Snapshot) => suggestContextOf(snapshot, { now: clock.now(), library });

  /** Nothing to choose where a half-finished exercise comes first, or an earlier choice still holds. */
  const candidatesFor = (snapshot: Snapshot, journey: Journey, track: TrackId): readonly NextAction[] => {
    const context = around(snapshot);
    const offered = journey.offered[track];
    if (offered?.by === "model" && stillFresh(offered, journey, context.now)) return [];
    if (suggestNext(journey, track, context).because.rule === "draft") return [];
    return choosableNow(journey, track, context);
  };

  const askFor = (snapshot: Snapshot, journey: Journey, track: TrackId, candidates: readonly NextAction[]): NextAsk => {
    const { percent } = journey.tracks[track];
    const now = clock.now();
    return {
      locale: snapshot.person.locale,
      track,
      percent,
      phase: phaseOf(percent),
      idleDays: idleDaysOf(journey, track, now),
      mood: moodOf(journey, now),
      goalKinds: [...new Set(snapshot.goals.flatMap(({ status, kind }) => (status === "open" ? [kind] : [])))],
      candidates: candidates.map((next) => ({
        id: nameOfAction(next.action),
        minutes: next.minutes,
        easy: next.easy,
        done: timesDone(next, journey, library.techniques),
        declined: journey.declined[nameOfAction(next.action)] ?? 0,
      })),
    };
  };

  return async (personId, which) => {
    if (!choose) return;
    try {
      const allowed = flags(personId);
      if (!allowed.multi_track_system_enabled || !allowed.ai_suggestions_enabled) return;
      const snapshot = await store.snapshot(personId);
      const journey = snapshot?.journey;
      if (!snapshot || !journey || !flagsFor(allowed, snapshot).multi_track_system_enabled) return;
      if (!snapshot.person.modelConsent || snapshot.dialogue.crisis) return;
      const open = which === "focus" ? [trackInFocus(journey)] : trackIds;
      const tracksToAsk = open.filter((track) => !journey.tracks[track].paused);
      await Promise.all(tracksToAsk.map((track) => forTrack(snapshot, journey, track, choose)));
    } catch (error) {
      log.error("suggestion_failed", { error });
    }
  };
}
