import type { Log, Metrics } from "#app/ports.ts";

/** Lines of the log that an alert asks for: counted from zero at the start, because a rate does not see a counter's first appearance. */
export const watchedTroubles = [
  "delivery_failed",
  "flags_broken",
  "import_failed",
  "jobs.error",
  "jobs.failed",
  "look_day_failed",
  "look_failed",
  "reckon_baselines_failed",
  "storage.connection_lost",
  "storage.listener_lost",
  "telegram_poll_failed",
  "telegram_update_failed",
] as const;

/** Counts each warning and error by its event, so that whatever is written down as going wrong can also be seen at a glance. */
export function countTroubles(log: Log, metrics: Pick<Metrics, "count">): Log {
  const counted =
    (write: Log["warn"]): Log["warn"] =>
    (event, fields) => {
      metrics.count("waymark_troubles_total", { event });
      write(event, fields);
    };
  return { info: log.info, warn: counted(log.warn), error: counted(log.error) };
}
