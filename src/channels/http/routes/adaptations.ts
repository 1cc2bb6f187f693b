import { createRoute, z } from "@hono/zod-openapi";
import {
  adaptationAnsweredSchema,
  adaptationAnswerSchema,
  adaptationListSchema,
  keepPlanSchema,
} from "#contract/adaptations.ts";
import { dayAnswerSchema } from "#contract/day.ts";
import type { AdaptationId } from "#core/adaptation/adaptation.ts";
import { adaptationsToWire } from "../adaptation-to-wire.ts";
import type { DayDesk } from "../day-desk.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn, signedInOr } from "../router.ts";

const tags = ["day"];

const list = createRoute({
  method: "get",
  path: "/api/day/adaptations",
  tags,
  summary: "How today was changed by readings, what is offered, and why",
  security: signedInOr("day:read"),
  responses: { 200: jsonContent("The changes of today", adaptationListSchema), ...problemContent },
});
const answer = createRoute({
  method: "post",
  path: "/api/day/adaptations/{id}",
  tags,
  summary: "Accept, decline or take back a change, or say whether it helped; 409 `adaptation_over` where it is settled",
  security: signedIn,
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }),
    ...jsonBody(adaptationAnswerSchema, true),
  },
  responses: { 200: jsonContent("The changes after it", adaptationAnsweredSchema), ...problemContent },
});
const keepPlan = createRoute({
  method: "put",
  path: "/api/day/keep-plan",
  tags,
  summary: "Keep the plan as it is: changes are explained and not made; or no longer",
  security: signedIn,
  request: jsonBody(keepPlanSchema, true),
  responses: { 200: jsonContent("The day after it", dayAnswerSchema), ...problemContent },
});

const couldBeAdaptation = (id: string): boolean => /^[\w-]{1,40}$/.test(id);

/** Changes of today by readings, each of which can be answered. */
export function adaptationsRoutes(router: Router, desk: DayDesk, problem: Problem): void {
  router.openapi(list, async (c) => {
    const now = await desk.today(c);
    return now instanceof Response ? now : c.json(adaptationsToWire(now.plan, now.shown), 200);
  });

  router.openapi(answer, async (c) => {
    const { id } = c.req.valid("param");
    if (!couldBeAdaptation(id)) return problem(c, "adaptation_not_found");
    const begun = await desk.begun(c);
    if (begun instanceof Response) return begun;
    const told = await desk.change(c, [
      { do: "adaptation", id: id as AdaptationId, answer: c.req.valid("json").answer },
    ]);
    if (told instanceof Response) return told;
    const now = await desk.today(c);
    if (now instanceof Response) return now;
    const all = adaptationsToWire(now.plan, now.shown);
    const adaptation = all.adaptations.find((each) => each.adaptation_id === id) ?? null;
    return c.json({ ...all, adaptation, replies: told.replies }, 200);
  });

  router.openapi(keepPlan, async (c) => {
    const begun = await desk.begun(c);
    if (begun instanceof Response) return begun;
    const told = await desk.change(c, [{ do: "keep_plan", keep: c.req.valid("json").keep_plan }]);
    return told instanceof Response ? told : c.json(told, 200);
  });
}
