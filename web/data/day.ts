import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { BlockPutWire, DayAnswerWire, DayPastWire, DaySettingsWire, DayWire } from "#contract/day.ts";
import type { TaskInFullWire } from "#contract/day-task.ts";
import type { ScheduleViewWire } from "#contract/schedule.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import type { Away } from "#core/day/day.ts";
import type { Mode } from "#core/day/mode.ts";
import type { AdaptationAnswer, Face, TapMetric } from "#core/dialogue/turn/body-command.ts";
import type { TaskMark } from "#core/dialogue/turn/plan-command.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { asks } from "./asks.ts";
import { keys } from "./keys.ts";
import { noticeCrisis } from "./talk.ts";

/** The person's hours; also what tells whether they live health days at all, so that whoever does not never meets them. */
export const useHours = () => useQuery(asks.hours);

export const useLives = (): boolean | undefined => useHours().data?.started;

/** Today's plan; asked for only where there are health days. */
export const useDay = (lives: boolean | undefined) =>
  useQuery({
    ...asks.today,
    enabled: lives === true,
  });

export const useTask = (id: string) =>
  useQuery({
    queryKey: [...keys.day, "task", id],
    queryFn: () => request<TaskInFullWire>("GET", `/api/day/tasks/${encodeURIComponent(id)}`),
  });

/** So many of the newest days that are over. */
export const useDaysPast = (limit = 14) =>
  useQuery({
    queryKey: [...keys.day, "past", limit],
    queryFn: async () =>
      (await request<{ readonly days: readonly DayPastWire[] }>("GET", `/api/day/history?limit=${limit}`)).days,
  });

/** What may be set about the day; what is left out stays. */
export type DaySettingsChange = Partial<Omit<DaySettingsWire, "tasks_usual" | "tasks_most">>;

export type DayWish =
  | { readonly do: "start"; readonly archetype?: ArchetypeId }
  | { readonly do: TaskMark; readonly on: string }
  | { readonly do: "snooze"; readonly on: string; readonly minutes: number }
  | { readonly do: "replan" }
  | { readonly do: "put"; readonly block: string; readonly to: BlockPutWire }
  | { readonly do: "checkin"; readonly metric: TapMetric; readonly face: Face }
  | { readonly do: "mode"; readonly mode: Mode | "auto" }
  | { readonly do: "away"; readonly why: Away["why"] | "back"; readonly until?: string }
  | { readonly do: "settings"; readonly change: DaySettingsChange };

function send(wish: DayWish): Promise<DayAnswerWire> {
  switch (wish.do) {
    case "start":
      return request("POST", "/api/day/start", wish.archetype === undefined ? {} : { archetype: wish.archetype });
    case "replan":
      return request("POST", "/api/day/replan");
    case "put":
      return request("PUT", `/api/day/blocks/${encodeURIComponent(wish.block)}`, wish.to);
    case "checkin":
      return request("POST", "/api/day/checkin", { metric: wish.metric, face: wish.face });
    case "mode":
      return request("PUT", "/api/day/mode", { mode: wish.mode });
    case "away": {
      const { do: _do, ...body } = wish;
      return request("PUT", "/api/day/away", body);
    }
    case "settings":
      return request("PUT", "/api/day/settings", wish.change);
    default: {
      const { on, ...body } = wish;
      return request("POST", `/api/day/tasks/${encodeURIComponent(on)}`, body, true);
    }
  }
}

/** What is done about the day. Nothing is shown as done before it is: a mark without a line waits for it, and that is said. */
export function useDayAction() {
  const client = useQueryClient();
  return useAction<DayWish, DayAnswerWire>(send, {
    after: ({ day, replies }) => {
      noticeCrisis(replies);
      client.setQueryData<DayWire>(keys.today, day);
      client.setQueryData<ScheduleViewWire>(keys.hours, (hours) => hours && { ...hours, started: true });
    },
    changes: ({ moved }) => [
      keys.day,
      keys.body,
      keys.step,
      keys.status,
      ...(moved.length === 0 ? [] : [keys.progress, keys.suggestions, keys.milestones]),
    ],
  });
}

export type AdaptationWish =
  | { readonly do: "answer"; readonly id: string; readonly answer: AdaptationAnswer }
  | { readonly do: "keep plan"; readonly keep: boolean };

/** What is said of a change of the day; the day itself is then fetched again, because taking one back may touch several tasks. */
export function useAdaptationAction() {
  const client = useQueryClient();
  return useAction<AdaptationWish, { readonly replies: readonly MessageWire[] }>(
    (wish) =>
      wish.do === "answer"
        ? request("POST", `/api/day/adaptations/${encodeURIComponent(wish.id)}`, { answer: wish.answer })
        : request("PUT", "/api/day/keep-plan", { keep_plan: wish.keep }),
    {
      after: ({ replies }, wish) => {
        noticeCrisis(replies);
        if (wish.do !== "keep plan") return;
        client.setQueryData<DayWire>(keys.today, (day) => day && { ...day, keep_plan: wish.keep });
      },
      changes: () => [keys.day, keys.body, keys.step],
    },
  );
}

/** Ends the health days and forgets all of them; goals and tracks stay. */
export function useForgetDays() {
  const client = useQueryClient();
  return useAction<void, void>(() => request("DELETE", "/api/day", { confirmed: true }), {
    after: () => client.removeQueries({ queryKey: keys.today }),
    changes: () => [keys.day],
  });
}
