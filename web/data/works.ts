import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MovesWire } from "#contract/exercise.ts";
import type { MessageWire } from "#contract/chat.ts";
import type { SafetyPlanWire, WorkSummaryWire, WorkWire } from "#contract/work.ts";
import type { WorkKind } from "#core/techniques/technique.ts";
import type { WorkStatus } from "#core/techniques/work.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

interface WorkPage {
  readonly works: readonly WorkSummaryWire[];
  readonly next_from: number | null;
}

/** What the person made, newest first, a page at a time. */
export const useWorks = (kind: WorkKind | undefined) =>
  useInfiniteQuery({
    queryKey: [...keys.works, "list", kind ?? ""],
    queryFn: ({ pageParam }) =>
      request<WorkPage>("GET", `/api/works?from=${pageParam}${kind === undefined ? "" : `&kind=${kind}`}`),
    initialPageParam: 0,
    getNextPageParam: ({ next_from }) => next_from,
  });

export const useWork = (id: string) =>
  useQuery({ queryKey: [...keys.works, id], queryFn: () => request<WorkWire>("GET", `/api/works/${id}`) });

/** The own safety plan on a locked page; nothing of it stays in memory once it is put away. */
export const usePlanOnLock = () =>
  useQuery({
    queryKey: ["plan-on-lock"],
    queryFn: () => request<SafetyPlanWire>("GET", "/api/safety-plan"),
    gcTime: 0,
  });

export type WorkWish =
  | { readonly do: "edit"; readonly section: string; readonly text: string }
  | { readonly do: "tick"; readonly section: string; readonly line: number }
  | { readonly do: "status"; readonly status: WorkStatus };

type WorkAnswer = MovesWire & { readonly work: WorkWire; readonly replies: readonly MessageWire[] };

/** Changes a work; a diary entry is corrected by a new one beside it, which then comes back. */
export function useWorkAction(id: string) {
  const client = useQueryClient();
  return useAction<WorkWish, WorkAnswer>(
    ({ do: what, ...body }) =>
      what === "edit" ? request("PATCH", `/api/works/${id}`, body) : request("POST", `/api/works/${id}/${what}`, body),
    {
      after: ({ work }) => client.setQueryData([...keys.works, work.id], work),
      changes: ({ moved }) => [
        [...keys.works, "list"],
        ...(moved.length === 0 ? [] : [keys.progress, keys.suggestions, keys.milestones]),
      ],
    },
  );
}

export function useRemoveWork() {
  return useAction<string, void>((id) => request("DELETE", `/api/works/${id}`), {
    changes: () => [[...keys.works, "list"], [...keys.suggestions]],
  });
}
