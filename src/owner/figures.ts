import { type FigureName, figureNames } from "#contract/owner.ts";

interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** The samples of Prometheus's text format. */
export function samplesIn(text: string): readonly Sample[] {
  return text.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = /^([a-z_:]\w*)(\{.*\})? (\S+)$/iu.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
}

const sumOf = (samples: readonly Sample[], name: string, labels = /(?:)/u): number =>
  samples.filter((one) => one.name === name && labels.test(one.labels)).reduce((sum, { value }) => sum + value, 0);

const readers: Readonly<Record<FigureName, (samples: readonly Sample[]) => number>> = {
  requests: (all) => sumOf(all, "waymark_http_requests_total"),
  server_errors: (all) => sumOf(all, "waymark_http_requests_total", /status="5/u),
  request_ms: (all) => {
    const count = sumOf(all, "waymark_http_request_seconds_count");
    return count === 0 ? 0 : (sumOf(all, "waymark_http_request_seconds_sum") / count) * 1000;
  },
  memory_mb: (all) => sumOf(all, "process_resident_memory_bytes") / 1024 ** 2,
  lag_ms: (all) => sumOf(all, "nodejs_eventloop_lag_p99_seconds") * 1000,
  steps_by_coach: (all) => sumOf(all, "waymark_coach_replies_total", /by="offline"/u),
  steps_by_model: (all) => sumOf(all, "waymark_coach_replies_total", /by="model"/u),
  troubles: (all) => sumOf(all, "waymark_troubles_total"),
};

/** The figures that an owner can do something with, since the process began. */
export const figuresAtAGlance = (samples: readonly Sample[]): { name: FigureName; value: number }[] =>
  figureNames.map((name) => ({ name, value: Math.round(readers[name](samples)) }));

/** How often each schedule ran, and how often it failed. */
export function schedulesAtAGlance(samples: readonly Sample[]): { name: string; ok: number; failed: number }[] {
  const turns = samples.filter(({ name }) => name === "waymark_schedule_turns_total");
  const names = [...new Set(turns.map(({ labels }) => /schedule="([^"]+)"/u.exec(labels)?.[1] ?? ""))];
  const of = (schedule: string, outcome: string): number =>
    sumOf(
      turns.filter(({ labels }) => labels.includes(`schedule="${schedule}"`)),
      "waymark_schedule_turns_total",
      new RegExp(`outcome="${outcome}"`, "u"),
    );
  return names
    .filter((name) => name !== "")
    .map((name) => ({ name, ok: of(name, "ok"), failed: of(name, "failed") }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
