import type { Instant } from "../time/instant.ts";
import { asLocalDate, localDate } from "../time/local-date.ts";
import { isActionType } from "./action.ts";
import { applyAction } from "./apply-action.ts";
import { countSwitch, pauseTrack, setPrimary, weighTrack } from "./focus.ts";
import { type Journey, newJourney } from "./journey.ts";
import { isTrackId } from "./track.ts";

/** One row of a person's journal, as far as the journey depends on it. */
export interface JournalFact {
  readonly kind: string;
  readonly at: Instant;
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
}

function step(journey: Journey, { kind, at, inputs }: JournalFact): Journey {
  const track = String(inputs["track"] ?? "");
  switch (kind) {
    case "action_done": {
      const action = String(inputs["action"]);
      if (!isActionType(action)) return journey;
      const linked = String(inputs["linked"] ?? "")
        .split(",")
        .filter(isTrackId);
      const date = asLocalDate(String(inputs["date"])) ?? localDate(at, "UTC");
      return applyAction(journey, { key: String(inputs["key"]), action, at, date, linked }, inputs["strict"] === true)
        .journey;
    }
    case "focus_changed": {
      const to = String(inputs["to"]);
      return to === "all" || isTrackId(to) ? setPrimary(journey, to) : journey;
    }
    case "track_switched":
      return countSwitch(journey);
    case "track_paused":
    case "track_resumed":
      return isTrackId(track) ? pauseTrack(journey, track, kind === "track_paused") : journey;
    case "track_weighed":
      return isTrackId(track) ? weighTrack(journey, track, Number(inputs["weight"])) : journey;
    default:
      return journey;
  }
}

/**
 * The journey as the journal tells it, oldest fact first: progress, milestones, focus, pauses and weights. What is only remembered for
 * suggestions and reminders is not in the journal, and not in the answer. Undefined where no journey began.
 */
export function replayJourney(facts: readonly JournalFact[]): Journey | undefined {
  const start = facts.findIndex(({ kind }) => kind === "tracks_started");
  const first = facts[start];
  if (!first) return undefined;
  const date = asLocalDate(String(first.inputs["date"])) ?? localDate(first.at, "UTC");
  return facts.slice(start + 1).reduce(step, newJourney(first.at, date));
}

/** What a journal and a stored journey must agree on. */
export function progressOf({ tracks, milestones, counts, primary, all, switches, daysActive }: Journey) {
  return { tracks, milestones, counts, primary, all, switches, daysActive };
}
