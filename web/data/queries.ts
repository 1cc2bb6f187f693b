import { useQuery } from "@tanstack/react-query";
import type { DoorWire } from "#contract/account.ts";
import { presses } from "#contract/presses.ts";
import { request } from "./api.ts";
import { asks } from "./asks.ts";
import { chat } from "./chat.ts";
import { keys } from "./keys.ts";

export const useDoor = () =>
  useQuery({ queryKey: keys.door, queryFn: () => request<DoorWire>("GET", "/api/account/door") });

/** Who is here; null where nobody has signed in. */
export const useMe = () => useQuery(asks.me);

/** Asked for again while the coach is at work, in case the live connection is down. */
export const useStep = () =>
  useQuery({
    ...asks.step,
    refetchInterval: (query) => (query.state.data?.state === "waiting_for_coach" ? 3000 : false),
  });

export const useStatus = () => useQuery(asks.status);

export const useGoals = () => useQuery(asks.goals);

/** Where the tracks stand; a problem where an operator has them off. */
export const useProgress = () => useQuery(asks.progress);

async function ask(button: string): Promise<string> {
  return (await chat({ button }))[0]?.text ?? "";
}

/** The question that the dialogue waits with, asked once more: "start" shows where one stands and changes nothing. */
export const useAskedAgain = (wanted: boolean, at: string) =>
  useQuery({
    queryKey: [...keys.asked, at],
    queryFn: () => chat({ button: presses.start }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** The rough length of the way, in the companion's words; only for those who turned it on. */
export const useEstimate = (shown: boolean, goalId: string | undefined, done: number) =>
  useQuery({
    queryKey: [...keys.estimate, goalId ?? "", done],
    queryFn: () => ask(presses.status),
    enabled: shown && goalId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is kept and who could see it, in the companion's words. */
export const usePrivacy = (locale: string) =>
  useQuery({
    queryKey: [...keys.privacy, locale],
    queryFn: () => ask(presses.privacy),
    staleTime: Number.POSITIVE_INFINITY,
  });
