import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { OwnHabitChangeWire, OwnHabitNewWire, OwnHabitsAnswerWire, OwnHabitWire } from "#contract/own-habits.ts";
import type { OwnMark } from "#core/dialogue/turn/setup-command.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

const ownKey = [...keys.day, "own"] as const;

interface OwnHabits {
  readonly habits: readonly OwnHabitWire[];
}

/** The habits that the person made up. */
export const useOwnHabits = () =>
  useQuery({ queryKey: ownKey, queryFn: () => request<OwnHabits>("GET", "/api/own-habits") });

export type OwnWish =
  | { readonly do: "add"; readonly said: OwnHabitNewWire }
  | { readonly do: "change"; readonly id: string; readonly change: OwnHabitChangeWire }
  | { readonly do: "remove"; readonly id: string }
  | { readonly do: "mark"; readonly id: string; readonly date: string; readonly how: OwnMark };

function send(wish: OwnWish): Promise<OwnHabitsAnswerWire> {
  switch (wish.do) {
    case "add":
      return request("POST", "/api/own-habits", wish.said);
    case "change":
      return request("PATCH", `/api/own-habits/${wish.id}`, wish.change);
    case "remove":
      return request("DELETE", `/api/own-habits/${wish.id}`, { confirmed: true });
    case "mark":
      return request("PUT", `/api/own-habits/${wish.id}/days/${wish.date}`, { how: wish.how });
  }
}

export function useOwnAction() {
  const client = useQueryClient();
  return useAction<OwnWish, OwnHabitsAnswerWire>(send, {
    after: ({ habits }) => client.setQueryData(ownKey, { habits }),
    changes: () => [keys.day],
  });
}
