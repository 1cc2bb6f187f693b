import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Metrics } from "#app/ports.ts";

/** Every metric of our own: name, what it counts, labels. A name that is not here is a broken promise and throws. */
const counters = {
  waymark_http_requests_total: ["Requests answered, by route", ["route", "method", "status"]],
  waymark_live_closed_total: ["Live connections closed, by reason", ["why"]],
  waymark_commands_total: ["Commands taken in, by channel and outcome", ["command", "via", "outcome"]],
  waymark_journal_total: ["What happened to persons, by kind", ["kind"]],
  waymark_messages_total: ["Messages handed to a channel, by outcome", ["channel", "outcome"]],
  waymark_coach_replies_total: ["Steps and questions worded, by coach, and why not the model", ["by", "miss"]],
  waymark_model_calls_total: ["Calls of the language model, by prompt and outcome", ["prompt", "outcome"]],
  waymark_model_tokens_total: ["Tokens of the language model", ["direction"]],
} as const;

const histograms = {
  waymark_http_request_seconds: ["Time to answer a request", ["route", "method"]],
  waymark_model_call_seconds: ["Time of a call of the language model", ["prompt"]],
} as const;

const gauges = {
  waymark_persons: "Persons who have a record here",
  waymark_goals: "Goals that are kept",
  waymark_steps_done: "Steps that are done",
  waymark_outbox_waiting: "Messages that wait to be sent",
  waymark_outbox_unsure: "Messages that may not have arrived",
} as const;
export type GaugeName = keyof typeof gauges;

export interface OperatorMetrics extends Metrics {
  add(name: string, by: number, labels?: Readonly<Record<string, string>>): void;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Counters for the operator; figures about persons are asked of the database only when somebody looks. */
export function createMetrics(figures: () => Promise<Readonly<Record<GaugeName, number>>>): OperatorMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counted = new Map(
    Object.entries(counters).map(([name, [help, labelNames]]) => [
      name,
      new Counter({ name, help, labelNames: [...labelNames], registers: [registry] }),
    ]),
  );
  const timed = new Map(
    Object.entries(histograms).map(([name, [help, labelNames]]) => [
      name,
      new Histogram({
        name,
        help,
        labelNames: [...labelNames],
        registers: [registry],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      }),
    ]),
  );
  const shown = new Map(
    Object.entries(gauges).map(([name, help]) => [name as GaugeName, new Gauge({ name, help, registers: [registry] })]),
  );
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
      const now = await figures();
      for (const [name, gauge] of shown) gauge.set(now[name]);
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
