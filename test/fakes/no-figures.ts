import type { Figures } from "#ops/metrics.ts";

/** What an installation tells of itself that nobody uses yet. */
export const noFigures: Figures = {
  waymark_persons: 0,
  waymark_goals: 0,
  waymark_steps_done: 0,
  waymark_outbox_waiting: 0,
  waymark_outbox_oldest_seconds: 0,
  waymark_outbox_unsure: 0,
  tracks_persons: 0,
  tracks_stuck_persons: 0,
  days_persons: 0,
  days_plans: 0,
  days_done_share: 0,
  days_overdue: 0,
  average_track_completion_percentage: {},
};
