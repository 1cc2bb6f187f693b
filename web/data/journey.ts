import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { ExerciseWire, MovesWire } from "#contract/exercise.ts";
import type { MilestoneWire, ProgressWire, SuggestionWire } from "#contract/tracks.ts";
import type { ActionType } from "#core/tracks/action.ts";
import type { TrackId } from "#core/tracks/track.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";
import { noticeCrisis } from "./talk.ts";

/** The progress after a change, with what it moved and what is said or asked now. */
export type JourneyAnswer = ProgressWire &
  MovesWire & { readonly exercise: ExerciseWire | null; readonly replies: readonly MessageWire[] };

export type JourneyWish =
  | { readonly do: "set-primary"; readonly track: TrackId | "all" }
  | { readonly do: "accept" | "decline" | "pause" | "resume"; readonly on: TrackId }
  | { readonly do: "weight"; readonly on: TrackId; readonly weight: number }
  | { readonly do: "report"; readonly action: ActionType }
  | { readonly do: "onboarding"; readonly brings: "tracks" | "goal" | "day" }
  | { readonly do: "nudges"; readonly wanted: boolean }
  | { readonly do: "clarity"; readonly clear: boolean };

/** What is done about the tracks; where they stand afterwards shows at once. */
export function useJourney() {
  const client = useQueryClient();
  return useAction<JourneyWish, JourneyAnswer>(
    ({ do: what, ...rest }) => {
      const { on, ...body } = rest as { readonly on?: TrackId };
      const path = on === undefined ? `/api/tracks/${what}` : `/api/tracks/${on}/${what}`;
      return request("POST", path, Object.keys(body).length === 0 ? undefined : body);
    },
    {
      after: ({ moved: _m, reached: _r, exercise: _e, replies, ...progress }) => {
        noticeCrisis(replies);
        client.setQueryData<ProgressWire>(keys.progress, progress);
      },
      changes: () => [keys.suggestions, keys.milestones, keys.exercises, keys.step, keys.status],
    },
  );
}

export const useSuggestions = (wanted: boolean) =>
  useQuery({
    queryKey: keys.suggestions,
    queryFn: async () =>
      (await request<{ readonly suggestions: readonly SuggestionWire[] }>("GET", "/api/tracks/suggestions"))
        .suggestions,
    enabled: wanted,
  });

export const useMilestones = () =>
  useQuery({
    queryKey: keys.milestones,
    queryFn: async () =>
      (await request<{ readonly milestones: readonly MilestoneWire[] }>("GET", "/api/tracks/milestones")).milestones,
  });
