import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { NextWire } from "#contract/next.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { asks } from "./asks.ts";
import { keys } from "./keys.ts";
import { noticeCrisis } from "./talk.ts";

const every = 60_000;

/** The one next step across goals, tracks and the day; asked again each minute, because a block's time comes by itself. */
export const useNext = () =>
  useQuery({
    ...asks.next,
    refetchInterval: every,
    refetchOnWindowFocus: "always",
  });

/** Not that one now: another, or enough for today. */
export function usePass() {
  const client = useQueryClient();
  return useAction<string, NextWire & { readonly replies: readonly MessageWire[] }>(
    (key) => request("POST", "/api/next/pass", { key }),
    {
      after: ({ replies, ...next }) => {
        noticeCrisis(replies);
        client.setQueryData<NextWire>(keys.next, next);
      },
      changes: () => [],
    },
  );
}
