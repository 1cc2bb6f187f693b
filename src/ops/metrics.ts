import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Metrics } from "#app/ports.ts";
import { milestoneTypes } from "#core/tracks/action.ts";
import { trackIds } from "#core/tracks/track.ts";
import { watchedTroubles } from "./troubles.ts";

type Labels = Readonly<Record<string, string>>;

const eachTrack = trackIds.map((track): Labels => ({ track }));

/** Every metric of our own: name, what it counts, labels. A name that is not here is a broken promise and throws. */
const counters = {
  waymark_http_requests_total: ["Requests answered, by route", ["route", "method", "status"]],
  waymark_live_closed_total: ["Live connections closed, by reason", ["why"]],
  waymark_commands_total: ["Commands taken in, by channel and outcome", ["command", "via", "outcome"]],
  waymark_journal_total: ["What happened to persons, by kind", ["kind"]],
  waymark_messages_total: ["Messages handed to a channel, by outcome", ["channel", "outcome"]],
  waymark_recovery_notices_total: ["Persons told, after an outage, that a message may not have arrived", []],
  waymark_telegram_updates_total: [
    "Updates of Telegram by what became of them: taken, set_aside as they break whatever touches them, or waits at Telegram, once for each try",
    ["outcome"],
  ],
  waymark_schedule_turns_total: [
    "Turns of what this process does again and again, by outcome",
    ["schedule", "outcome"],
  ],
  waymark_telegram_poll_failures_total: ["Polls of Telegram that failed, by Telegram's code or network", ["why"]],
  waymark_telegram_connects_total: ["Tries to connect the bot, by outcome", ["outcome"]],
  waymark_help_without_record_total: [
    "Help lines given to somebody in danger whose words could not be kept",
    ["channel"],
  ],
  waymark_coach_replies_total: ["Steps and questions worded, by coach, and why not the model", ["by", "miss"]],
  waymark_model_calls_total: ["Calls of the language model, by prompt and outcome", ["prompt", "outcome"]],
  waymark_model_tokens_total: ["Tokens of the language model", ["direction"]],
  track_progress_updates_total: ["Times that a track moved", ["track"]],
  track_points_total: ["Points that tracks moved by", ["track"]],
  track_days_over_40_points_total: ["Days on which somebody moved by more than 40 points", []],
  track_progress_incorrect_total: ["Progress that went down, or that the journal tells otherwise", ["track", "why"]],
  milestones_achieved_total: ["Milestones reached", ["milestone_type"]],
  primary_track_switches_total: ["Times that somebody chose another track to focus on", []],
  ai_suggestions_generated_total: ["Next actions suggested, by whom, and choices that failed", ["by", "outcome"]],
  ai_suggestions_feedback_total: ["Next actions taken up or put aside", ["verdict"]],
  tracks_clarity_total: ["Answers to whether the tracks are clear", ["verdict"]],
  waymark_second_looks_total: [
    "Messages that a model was shown because the screen was unsure, by what it found",
    ["level"],
  ],
  waymark_lesson_answers_total: ["Questions about a lesson that a model was asked, by outcome", ["outcome"]],
  waymark_talk_leads_total: ["Messages of a talk that a model was to lead, by outcome", ["outcome"]],
  day_plans_total: ["Plans of a day made, new or again after a change", ["why"]],
  day_reminders_total: ["Messages about a day that we began", ["kind"]],
  day_tasks_total: ["What became of tasks of a day", ["outcome"]],
  calendar_reads_total: ["Calendars of persons read, by outcome", ["outcome"]],
  waymark_troubles_total: ["Warnings and errors in the log, by event", ["event"]],
  track_nudges_total: ["Words that we began with somebody ourselves", ["kind"]],
} as const;

/** Labels that an alert divides by: counted from zero at the start, because a rate does not see a counter's first appearance. */
const fromZero: Readonly<Partial<Record<keyof typeof counters, readonly Labels[]>>> = {
  track_progress_updates_total: eachTrack,
  track_points_total: eachTrack,
  track_progress_incorrect_total: eachTrack.flatMap((track) => [
    { ...track, why: "decreased" },
    { ...track, why: "journal" },
  ]),
  waymark_troubles_total: watchedTroubles.map((event) => ({ event })),
  waymark_messages_total: ["sent", "unsure", "failed"].map((outcome) => ({ channel: "telegram", outcome })),
  milestones_achieved_total: milestoneTypes.map((type) => ({ milestone_type: type })),
  ai_suggestions_generated_total: [
    { by: "rules", outcome: "ok" },
    { by: "model", outcome: "ok" },
    { by: "model", outcome: "error" },
  ],
  ai_suggestions_feedback_total: [{ verdict: "accepted" }, { verdict: "declined" }],
  waymark_telegram_updates_total: ["taken", "set_aside", "waits"].map((outcome) => ({ outcome })),
  waymark_help_without_record_total: ["telegram", "http", "terminal"].map((channel) => ({ channel })),
  tracks_clarity_total: [{ verdict: "clear" }, { verdict: "unclear" }],
  day_plans_total: [{ why: "new" }, { why: "again" }],
  day_reminders_total: [{ kind: "morning" }, { kind: "block" }],
  day_tasks_total: ["done", "partly", "skip", "later"].map((outcome) => ({ outcome })),
  calendar_reads_total: ["read", "unreachable", "too_large", "not_a_calendar", "not_allowed", "failed"].map(
    (outcome) => ({
      outcome,
    }),
  ),
};

const histograms = {
  waymark_http_request_seconds: ["Time to answer a request", ["route", "method"]],
  waymark_model_call_seconds: ["Time of a call of the language model", ["prompt"]],
  track_progress_update_seconds: ["Time to take in what moved a track, commit included", []],
  readings_kept_seconds: ["Time to keep the readings of one call", []],
  readings_looked_at_seconds: ["Time to keep fresh readings and to look what they change, the change included", []],
  day_look_seconds: ["Time to look at everybody whose day had something due", []],
} as const;

const gauges = {
  waymark_database_up:
    "Whether the database answered when it was last asked for figures; while it is 0 they are those of before",
  waymark_persons: "Persons who have a record here",
  waymark_goals: "Goals that are kept",
  waymark_steps_done: "Steps that are done",
  waymark_outbox_waiting: "Messages that wait to be sent",
  waymark_outbox_oldest_seconds: "How long the message that waits longest has waited",
  waymark_outbox_unsure: "Messages that may not have arrived",
  tracks_persons: "Persons on the tracks",
  tracks_stuck_persons: "Persons on the tracks who moved on none of them for 30 days (counted up to 1000)",
  days_persons: "Persons with health days",
  days_plans: "Plans of a day made in the last 24 hours",
  days_done_share: "Share of the tasks of the last week that were done, partly counts half",
  days_overdue: "Persons whose day should have been looked at over 20 minutes ago (counted up to 1000)",
} as const;
type GaugeName = keyof typeof gauges;

/** What the process itself sees at any moment, also while the database is away. */
const nearGauges = {
  waymark_own_login: "Whether the service works under a login of its own, or in the embedded database: 1 or 0",
  waymark_database_waiting: "Requests of this process that wait for a connection to the database",
  waymark_backup_age_seconds: "How old the last daily backup of the embedded database is",
  waymark_disk_free_bytes: "Room that is left where the data folder lies",
} as const;
export type NearFigures = Readonly<Partial<Record<keyof typeof nearGauges, number>>>;

/** What the database is asked for when somebody looks. */
export type Figures = Readonly<Record<Exclude<GaugeName, "waymark_database_up">, number>> & {
  /** Mean percentage of each track that anybody is on. */
  readonly average_track_completion_percentage: Readonly<Record<string, number>>;
};

export interface OperatorMetrics extends Metrics {
  add(name: string, by: number, labels?: Readonly<Record<string, string>>): void;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** A scrape is given up after ten seconds by default: the figures of the process must not wait for a database that is away (ms). */
const patience = 3000;

/** What a promise gives within the time; undefined where it fails or is late. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Counters for the operator; figures about persons are asked of the database only when somebody looks, and stay as they were while it is away. */
export function createMetrics(figures: () => Promise<Figures>, near: () => NearFigures = () => ({})): OperatorMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counted = new Map(
    Object.entries(counters).map(([name, [help, labelNames]]) => [
      name,
      new Counter({ name, help, labelNames: [...labelNames], registers: [registry] }),
    ]),
  );
  for (const [name, starts] of Object.entries(fromZero)) for (const labels of starts) counted.get(name)?.inc(labels, 0);
  const timed = new Map(
    Object.entries(histograms).map(([name, [help, labelNames]]) => [
      name,
      new Histogram({
        name,
        help,
        labelNames: [...labelNames],
        registers: [registry],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      }),
    ]),
  );
  const shown = new Map(
    Object.entries({ ...gauges, ...nearGauges }).map(([name, help]) => [
      name,
      new Gauge({ name, help, registers: [registry] }),
    ]),
  );
  // Nothing is known to be wrong before somebody looked.
  shown.get("waymark_own_login")?.set(1);
  const averages = new Gauge({
    name: "average_track_completion_percentage",
    help: "Mean percentage of a track over all who are on the tracks",
    labelNames: ["track"],
    registers: [registry],
  });
  const add = (name: string, by: number, labels: Readonly<Record<string, string>> = {}): void => {
    const counter = counted.get(name);
    if (!counter) throw new Error(`no such counter: ${name}`);
    counter.inc(labels, by);
  };
  return {
    add,
    count: (name, labels) => add(name, 1, labels),
    observe(name, seconds, labels = {}) {
      const histogram = timed.get(name);
      if (!histogram) throw new Error(`no such histogram: ${name}`);
      histogram.observe(labels, seconds);
    },
    async render() {
      const now = await within(patience, figures());
      shown.get("waymark_database_up")?.set(now === undefined ? 0 : 1);
      for (const [name, value] of Object.entries({ ...now, ...near() }))
        if (typeof value === "number") shown.get(name)?.set(value);
      for (const [track, percent] of Object.entries(now?.average_track_completion_percentage ?? {})) {
        averages.set({ track }, percent);
      }
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
