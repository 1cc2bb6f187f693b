import { useInfiniteQuery } from "@tanstack/react-query";
import type { StepPageWire } from "#contract/goal.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

/** Steps of a goal that are done, the newest first, by pages; the first page comes again whenever goals change. */
export const useStepsDone = (goalId: string) =>
  useInfiniteQuery({
    queryKey: [...keys.goals, goalId],
    queryFn: ({ pageParam }) =>
      request<StepPageWire>("GET", `/api/goals/${goalId}/steps${pageParam === null ? "" : `?before=${pageParam}`}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ earlier_steps }) => earlier_steps,
    select: ({ pages }) => pages.flatMap(({ steps }) => steps.toReversed()),
  });
