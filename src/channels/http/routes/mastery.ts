import { createRoute } from "@hono/zod-openapi";
import { masterySchema } from "#contract/mastery.ts";
import type { DayDesk } from "../day-desk.ts";
import { masteryToWire } from "../mastery-to-wire.ts";
import { problemContent } from "../problem.ts";
import { jsonContent, type Router, signedInOr } from "../router.ts";

const read = createRoute({
  method: "get",
  path: "/api/mastery",
  tags: ["mastery"],
  summary: "How far the person is: the levels of their path, what is missing, and every skill",
  security: signedInOr("day:read"),
  responses: { 200: jsonContent("The profile", masterySchema), ...problemContent },
});

/** What has grown, for whoever has health days. */
export function masteryRoutes(router: Router, desk: DayDesk): void {
  router.openapi(read, async (c) => {
    const shown = await desk.begun(c);
    return shown instanceof Response ? shown : c.json(masteryToWire(shown), 200);
  });
}
