import type { Decision, JournalEntry, Library } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Journey } from "#core/tracks/journey.ts";
import { nameOfAction, type NextAction } from "#core/tracks/suggest.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import type { Log } from "#app/ports.ts";
import type { OperatorMetrics } from "./metrics.ts";
import { pointsOn } from "./points-today.ts";

/** One line for the log, or one thing to count; nothing in either is a person's word. */
export type TrackNews =
  | { readonly log: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly count: string; readonly labels?: Readonly<Record<string, string>>; readonly by?: number };

/** The id of what a reply suggests, by the words it is shown with. */
export type SuggestionIds = ReadonlyMap<string, string>;

/** More than so many points on one of a person's days is worth a look. */
const usualDay = 40;
const suggesting: readonly string[] = [
  "suggestion.one",
  "suggestion.other",
  "nudge.stuck",
  "focus.plan",
  "focus.plan_all",
];

/** Every next action that content knows, under the reference of its words. */
export function suggestionIds({ pack, techniques }: Pick<Library, "pack" | "techniques">): SuggestionIds {
  const named = ({ words, action }: NextAction): readonly (readonly [string, string])[] => [
    [words.ref, nameOfAction(action)],
  ];
  const next = Object.values(pack.next).flatMap((phases) => Object.values(phases).flat());
  return new Map([
    ...[...next, ...Object.values(pack.upkeep).flat()].flatMap(named),
    ...Object.values(techniques).map(({ id }) => [`technique.${id}.name`, id] as const),
  ]);
}

/** The brief's logs and counters for one decision; a pure look at what changed. */
export function trackNews(
  userId: string,
  before: Pick<Snapshot, "journey">,
  decision: Decision,
  ids: SuggestionIds,
): readonly TrackNews[] {
  // How an operator learns whom to let in first.
  if (decision.denied?.code === "tracks_off") return [{ log: "tracks_off", fields: { user_id: userId } }];
  const { journal, replies } = decision;
  const { journey } = decision.after;
  if (decision.erase || !journey) return [];
  return [
    ...journal.flatMap((entry) => newsOf(userId, entry)),
    ...trackIds.flatMap((track) => moved(userId, track, before.journey, journal, journey)),
    ...longDay(before.journey, journey),
    ...replies.flatMap((reply) => suggested(userId, reply, ids)),
  ];
}

function newsOf(userId: string, { kind, because }: JournalEntry): readonly TrackNews[] {
  const { rule, inputs } = because;
  const input = (name: string): string => String(inputs?.[name] ?? "");
  const switched: TrackNews = {
    log: "track_switched",
    fields: { user_id: userId, from_track: input("from"), to_track: input("to") },
  };
  switch (kind) {
    case "tracks_started":
      return [{ log: "track_initialized", fields: { user_id: userId, all_tracks: trackIds } }];
    case "focus_changed":
      return [switched, { count: "primary_track_switches_total" }];
    case "track_switched":
      return [switched];
    case "milestone_achieved": {
      const milestone = input("milestone");
      return [
        {
          log: "milestone_achieved",
          fields: { user_id: userId, track: input("track"), milestone_name: milestone },
        },
        { count: "milestones_achieved_total", labels: { milestone_type: milestone } },
      ];
    }
    case "suggested":
      // What the rules suggest is counted where it is shown; a model's choice is made without being shown.
      return rule === "chosen"
        ? [
            {
              log: "next_action_suggested",
              fields: { user_id: userId, track: input("track"), suggestion: input("action") },
            },
            { count: "ai_suggestions_generated_total", labels: { by: "model", outcome: "ok" } },
          ]
        : [];
    case "suggestion_accepted":
      return [{ count: "ai_suggestions_feedback_total", labels: { verdict: "accepted" } }];
    case "suggestion_declined":
      return [{ count: "ai_suggestions_feedback_total", labels: { verdict: "declined" } }];
    case "clarity_told":
      return [{ count: "tracks_clarity_total", labels: { verdict: rule } }];
    case "nudged":
      return [{ count: "track_nudges_total", labels: { kind: rule } }];
    default:
      return [];
  }
}

/** What moved on one track; and whether anything is wrong with it: it never goes down, and the journal tells the same. */
function moved(
  userId: string,
  track: TrackId,
  before: Journey | undefined,
  journal: readonly JournalEntry[],
  after: Journey,
): readonly TrackNews[] {
  const from = before?.tracks[track].percent ?? 0;
  const to = after.tracks[track].percent;
  const wrong = (why: "decreased" | "journal"): TrackNews => ({
    count: "track_progress_incorrect_total",
    labels: { track, why },
  });
  return [
    ...(to > from
      ? [
          { log: "progress_updated", fields: { user_id: userId, track, "old_%": from, "new_%": to } },
          { count: "track_progress_updates_total", labels: { track } },
          { count: "track_points_total", labels: { track }, by: to - from },
        ]
      : []),
    ...(to < from ? [wrong("decreased")] : []),
    ...(told(journal, track, from) === to ? [] : [wrong("journal")]),
  ];
}

/** Where a track stands after what the journal tells; not a number where its entries do not join. */
function told(journal: readonly JournalEntry[], track: TrackId, from: number): number {
  return journal.reduce((percent, { kind, because: { inputs } }) => {
    const start = inputs?.[`${track}_from`];
    if (kind !== "action_done" || start === undefined) return percent;
    return start === percent ? Number(inputs?.[`${track}_to`]) : Number.NaN;
  }, from);
}

/** Counted once, when a day goes over the line. */
function longDay(before: Journey | undefined, after: Journey): readonly TrackNews[] {
  if (!after.today || before?.today === after.today) return [];
  const { date } = after.today;
  const already = before !== undefined && pointsOn(date, before) > usualDay;
  return !already && pointsOn(date, after) > usualDay ? [{ count: "track_days_over_40_points_total" }] : [];
}

function suggested(userId: string, { say, with: slots, buttons }: Reply, ids: SuggestionIds): readonly TrackNews[] {
  if (!suggesting.includes(say)) return [];
  const press = buttons?.flat().find((button) => button.press?.do === "accept")?.press;
  const next = slots?.["next"];
  if (press?.do !== "accept" || typeof next !== "object" || !("ref" in next)) return [];
  const because = slots?.["because"];
  const byModel = typeof because === "object" && "ref" in because && because.ref === "because.chosen";
  return suggestionNews(userId, { track: press.track, suggestion: ids.get(next.ref) ?? next.ref, byModel });
}

/** A next action as it was shown, wherever it was shown. */
export interface ShownSuggestion {
  readonly track: TrackId;
  readonly suggestion: string;
  readonly byModel: boolean;
}

function suggestionNews(userId: string, { track, suggestion, byModel }: ShownSuggestion): readonly TrackNews[] {
  return [
    { log: "next_action_suggested", fields: { user_id: userId, track, suggestion } },
    ...(byModel ? [] : [{ count: "ai_suggestions_generated_total", labels: { by: "rules", outcome: "ok" } }]),
  ];
}

/** Tells logs and counters of every decision. What it cannot make sense of is logged: watching never undoes what a person did. */
export function createTrackWatch(parts: {
  readonly log: Log;
  readonly metrics: Pick<OperatorMetrics, "add">;
  readonly library: Pick<Library, "pack" | "techniques">;
  readonly pseudonym: (personId: PersonId) => string;
}): {
  decided(personId: PersonId, before: Snapshot, decision: Decision): void;
  /** Next actions that were shown where nothing was decided: somebody looked at a page. */
  shown(personId: PersonId, suggestions: readonly ShownSuggestion[]): void;
} {
  const ids = suggestionIds(parts.library);
  const tell = (all: () => readonly TrackNews[]): void => {
    try {
      for (const news of all()) {
        if ("log" in news) parts.log.info(news.log, news.fields);
        else parts.metrics.add(news.count, news.by ?? 1, news.labels);
      }
    } catch (error) {
      parts.log.error("tracks_not_watched", { error });
    }
  };
  return {
    decided: (personId, before, decision) => tell(() => trackNews(parts.pseudonym(personId), before, decision, ids)),
    shown: (personId, suggestions) =>
      tell(() => suggestions.flatMap((each) => suggestionNews(parts.pseudonym(personId), each))),
  };
}
