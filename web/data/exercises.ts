import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { ExerciseWire, FinishedWire, TechniqueWire } from "#contract/exercise.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import { useAction } from "./actions.ts";
import { request, upload } from "./api.ts";
import { keys } from "./keys.ts";
import { noticeCrisis } from "./talk.ts";

/** Where an exercise stands after something was done about it. */
export interface Answered {
  readonly exercise: ExerciseWire | null;
  readonly finished: FinishedWire | null;
  readonly replies: readonly MessageWire[];
}

const keyOf = (id: string): readonly string[] => [...keys.exercises, id];
const finishedKeyOf = (id: string): readonly string[] => [...keys.finished, id];
/** What an exercise that ended may have changed. */
const everything = [keys.exercises, keys.techniques, keys.works, keys.progress, keys.suggestions, keys.milestones];

/** Exercises that were begun and wait, touched last first. */
export async function waitingExercises(): Promise<readonly ExerciseWire[]> {
  return (await request<{ readonly exercises: readonly ExerciseWire[] }>("GET", "/api/exercises")).exercises;
}

export const useWaiting = (wanted = true) =>
  useQuery({ queryKey: [...keys.exercises, "waiting"], queryFn: waitingExercises, enabled: wanted });

/** One exercise at the step that it asks; once it has ended, nothing of it is fetched any more. */
export const useExercise = (id: string, ended: boolean) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: () => request<ExerciseWire>("GET", `/api/exercises/${id}`),
    enabled: !ended,
  });

/** How an exercise ended, if it did so in this visit. */
export function useFinished(id: string): FinishedWire | undefined {
  const client = useQueryClient();
  return (
    useQuery({
      queryKey: finishedKeyOf(id),
      queryFn: () => client.getQueryData<FinishedWire>(finishedKeyOf(id)) ?? null,
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? undefined
  );
}

export const useTechniques = () =>
  useQuery({
    queryKey: keys.techniques,
    queryFn: async () =>
      (await request<{ readonly techniques: readonly TechniqueWire[] }>("GET", "/api/techniques")).techniques,
  });

/** What a step is answered with: a button's word, or a text. */
export type Given = { readonly press: string } | { readonly text: string };

/** Answers the step that stands there. Where another device was faster, the step that is asked now comes back instead. */
export function useAnswer(id: string, then: (now: Answered) => void) {
  const client = useQueryClient();
  return useAction<Given & { readonly step: string }, Answered>(
    (given) => request("POST", `/api/exercises/${id}/answer`, given),
    {
      after: (now) => {
        noticeCrisis(now.replies);
        then(now);
        if (now.finished !== null) client.setQueryData(finishedKeyOf(id), now.finished);
        else if (now.exercise !== null) client.setQueryData(keyOf(id), now.exercise);
      },
      failed: (problem) => {
        if (problem.exercise !== undefined) client.setQueryData(keyOf(id), problem.exercise);
        else void client.invalidateQueries({ queryKey: keyOf(id) });
      },
      changes: ({ finished }) => (finished === null ? [] : everything.filter((key) => key !== keys.exercises)),
    },
  );
}

/** Sends one photo to the step that asks for photos. */
export function usePhoto(id: string) {
  const client = useQueryClient();
  return useAction<{ readonly picture: Blob; readonly wish: string }, Answered>(
    ({ picture, wish }) => upload(`/api/photos?exercise_id=${id}`, picture, wish),
    {
      after: ({ exercise }) => exercise !== null && client.setQueryData(keyOf(id), exercise),
      failed: ({ exercise }) => exercise !== undefined && client.setQueryData(keyOf(id), exercise),
      changes: () => [],
    },
  );
}

export function useBegin() {
  return useAction<TechniqueId, Answered>((technique) => request("POST", "/api/exercises", { technique }), {
    after: ({ replies }) => noticeCrisis(replies),
    changes: () => everything,
  });
}

export function useStop() {
  return useAction<string, Answered>((id) => request("POST", `/api/exercises/${id}/stop`), {
    changes: () => [keys.step, keys.status],
  });
}

export function useDrop() {
  return useAction<string, void>((id) => request("DELETE", `/api/exercises/${id}`), { changes: () => everything });
}
