import type { ReactNode } from "react";
import type { GoalAnswerWire, GoalWire } from "#contract/goal.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { useAction } from "../../data/actions.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { Select } from "../../ui/field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useGoalWords } from "../../words/goal-words.ts";
import { useWords } from "../../words/words.tsx";

/** Which track, if any, a goal's steps move as well. */
export function GoalTrack({ goal, progress }: { readonly goal: GoalWire; readonly progress: ProgressWire }): ReactNode {
  const words = useWords();
  const more = useGoalWords();
  const link = useAction<TrackId | null, GoalAnswerWire>(
    (track) => request("POST", `/api/goals/${goal.id}/track`, { track }),
    { changes: () => [keys.goals, keys.suggestions, keys.progress] },
  );
  return (
    <>
      <Select
        label={words.goalTrack}
        hint={more.goalTrackHint}
        value={goal.track ?? ""}
        options={[
          { value: "", label: more.noTrack },
          ...trackIds.map((value) => ({ value, label: progress.tracks[value].name })),
        ]}
        onPick={(value) => link.mutate(trackIds.find((track) => track === value) ?? null)}
      />
      <Problem error={link.error} />
    </>
  );
}
