import { expect, test } from "vitest";
import { faces, type TapMetric, tapMetrics } from "../../turn/body-command.ts";
import { heardReply } from "./checkin-views.ts";

const hardest = new Map<TapMetric, number>([
  ["stress_level", 5],
  ["mood", 1],
  ["sleep_quality", 1],
]);

const says = (metric: TapMetric, face: (typeof faces)[number]) => heardReply(metric, face, new Set());

test.each(tapMetrics.flatMap((metric) => faces.map((face) => [metric, face] as const)))(
  "%s %i: only the worst gets a kind answer with something to do now, and help below",
  (metric, face) => {
    const reply = says(metric, face);
    const hard = hardest.get(metric) === face;
    expect(reply.say.startsWith("checkin.hard_")).toBe(hard);
    expect((reply.buttons ?? []).flat().some(({ press }) => press.do === "help_now")).toBe(hard);
  },
);
