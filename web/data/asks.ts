import type { DayWire } from "#contract/day.ts";
import type { GoalListWire, GoalWire } from "#contract/goal.ts";
import type { MeWire } from "#contract/me.ts";
import type { NextWire } from "#contract/next.ts";
import type { ScheduleViewWire } from "#contract/schedule.ts";
import type { StatusWire } from "#contract/status.ts";
import type { StepViewWire } from "#contract/step.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

const asked = <T>(queryKey: readonly string[], path: string) => ({
  queryKey,
  queryFn: () => request<T>("GET", path),
});

async function allGoals(): Promise<readonly GoalWire[]> {
  const goals: GoalWire[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: GoalListWire = await request<GoalListWire>(
      "GET",
      from === 0 ? "/api/goals" : `/api/goals?from=${from}`,
    );
    goals.push(...page.goals);
    from = page.next;
  }
  return goals;
}

/** What the pages that are opened most ask the server for: they may be asked for before anything is drawn (app/first-page.ts). */
export const asks = {
  me: asked<MeWire | null>(keys.me, "/api/account/who"),
  step: asked<StepViewWire>(keys.step, "/api/step"),
  status: asked<StatusWire>(keys.status, "/api/status"),
  progress: asked<ProgressWire>(keys.progress, "/api/tracks/progress"),
  next: asked<NextWire>(keys.next, "/api/next"),
  hours: asked<ScheduleViewWire>(keys.hours, "/api/schedule"),
  today: asked<DayWire>(keys.today, "/api/day"),
  goals: { queryKey: keys.goals, queryFn: allGoals },
};
