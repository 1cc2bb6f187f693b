import { expect, test } from "vitest";
import { figuresAtAGlance, samplesIn, schedulesAtAGlance } from "./figures.ts";

const text = `# HELP waymark_http_requests_total Answers
# TYPE waymark_http_requests_total counter
waymark_http_requests_total{method="GET",route="/api/me",status="200"} 30
waymark_http_requests_total{method="GET",route="/api/me",status="503"} 2
waymark_http_request_seconds_sum{route="/api/me"} 1.6
waymark_http_request_seconds_count{route="/api/me"} 32
waymark_coach_replies_total{by="offline",miss="none"} 4
waymark_coach_replies_total{by="model",miss="none"} 1
process_resident_memory_bytes 104857600
waymark_schedule_turns_total{schedule="look-day",outcome="ok"} 7
waymark_schedule_turns_total{schedule="look",outcome="ok"} 3
waymark_schedule_turns_total{schedule="look",outcome="failed"} 1
`;

test("figures are summed over their labels, and what was never counted is nothing", () => {
  expect(Object.fromEntries(figuresAtAGlance(samplesIn(text)).map(({ name, value }) => [name, value]))).toEqual({
    requests: 32,
    server_errors: 2,
    request_ms: 50,
    memory_mb: 100,
    lag_ms: 0,
    steps_by_coach: 4,
    steps_by_model: 1,
    troubles: 0,
  });
});

test("each schedule is told by itself, whatever another's name begins with", () => {
  expect(schedulesAtAGlance(samplesIn(text))).toEqual([
    { name: "look", ok: 3, failed: 1 },
    { name: "look-day", ok: 7, failed: 0 },
  ]);
});
