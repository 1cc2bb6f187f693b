import { createRoute, z } from "@hono/zod-openapi";
import { insightsSchema, insightWeeks } from "#contract/insights.ts";
import { lacksBaseline } from "#core/readings/baseline.ts";
import { metrics } from "#core/readings/metric.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import type { HttpDeps } from "../deps.ts";
import { insightsToWire } from "../insights-to-wire.ts";
import { problemContent } from "../problem.ts";
import { jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const read = createRoute({
  method: "get",
  path: "/api/insights",
  tags: ["insights"],
  summary: "The last weeks: readings beside what is usual, changes of the day, what was done and what grew",
  security: signedIn,
  request: {
    query: z.object({
      weeks: z.coerce
        .number()
        .int()
        .min(1)
        .max(insightWeeks.most)
        .optional()
        .openapi({
          param: { name: "weeks", in: "query" },
          description: `${insightWeeks.usual} where it is not said`,
        }),
    }),
  },
  responses: { 200: jsonContent("The weeks", insightsSchema), ...problemContent },
});

/** What the last weeks looked like. Looking changes nothing, but that what is usual is reckoned at once where days came in that could tell it. */
export function insightsRoutes(router: Router, talk: Talk, deps: HttpDeps): void {
  router.openapi(read, async (c) => {
    const { weeks = insightWeeks.usual } = c.req.valid("query");
    const snapshot = await talk.look(c);
    const { id, timeZone } = snapshot.person;
    const now = deps.clock.now();
    const today = localDate(now, timeZone);
    const [found, daily] = await Promise.all([
      deps.loadHistory(id, now, weeks),
      deps.readings.daily(id, metrics, plusDays(today, -7 * (weeks + 1)), today),
    ]);
    const late = lacksBaseline(daily, found.baselines, today) && (await deps.limits.take("baselines", id)).ok;
    if (late) await deps.reckonBaselines(id);
    const history = late ? { ...found, baselines: await deps.readings.baselines(id) } : found;
    return c.json(insightsToWire(shownTo(snapshot, deps), history, daily, weeks), 200);
  });
}
