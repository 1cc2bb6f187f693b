import { createRoute, z } from "@hono/zod-openapi";
import {
  safetyPlanSchema,
  type SafetyPlanWire,
  workAnswerSchema,
  workListSchema,
  workPatchSchema,
  workSchema,
  workStatusSchema,
  workTickSchema,
} from "#contract/work.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { workKinds } from "#core/techniques/technique.ts";
import type { WorkId } from "#core/techniques/work.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";
import { movesToWire } from "../tracks-to-wire.ts";
import { workSummary, workToWire } from "../work-to-wire.ts";
import { isId } from "./ids.ts";

const tags = ["works"];
const page = 20;
const params = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const query = z.object({
  kind: z
    .enum(workKinds)
    .optional()
    .openapi({ param: { name: "kind", in: "query" } }),
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .openapi({ param: { name: "from", in: "query" }, description: "Where the page begins" }),
});
const changed = { 200: jsonContent("The work", workAnswerSchema), ...problemContent } as const;

const list = createRoute({
  method: "get",
  path: "/api/works",
  tags,
  summary: "What the person made, a page at a time",
  security: signedIn,
  request: { query },
  responses: { 200: jsonContent("The works", workListSchema), ...problemContent },
});
const read = createRoute({
  method: "get",
  path: "/api/works/{id}",
  tags,
  summary: "One work in full",
  security: signedIn,
  request: { params },
  responses: { 200: jsonContent("The work", workSchema), ...problemContent },
});
const safetyPlan = createRoute({
  method: "get",
  path: "/api/safety-plan",
  tags,
  summary: "My own safety plan; also while it is locked, where I chose that",
  security: signedIn,
  responses: { 200: jsonContent("The plan", safetyPlanSchema), ...problemContent },
});
const safetyPlanHere = createRoute({
  method: "post",
  path: "/api/safety-plan/here",
  tags,
  summary: "My own safety plan, for this device to keep also when I am signed out; takes the password",
  security: signedIn,
  responses: { 200: jsonContent("The plan", safetyPlanSchema), ...problemContent },
});
const patch = createRoute({
  method: "patch",
  path: "/api/works/{id}",
  tags,
  summary: "Rewrite one section; in the contact diary that is a correction, a new entry beside the old one",
  security: signedIn,
  request: { params, ...jsonBody(workPatchSchema, true) },
  responses: changed,
});
const tick = createRoute({
  method: "post",
  path: "/api/works/{id}/tick",
  tags,
  summary: "Tick a line of a list off, or take the tick away",
  security: signedIn,
  request: { params, ...jsonBody(workTickSchema, true) },
  responses: changed,
});
const status = createRoute({
  method: "post",
  path: "/api/works/{id}/status",
  tags,
  summary: "What became of it in life: sent, opened, played. We send nothing ourselves",
  security: signedIn,
  request: { params, ...jsonBody(workStatusSchema, true) },
  responses: changed,
});
const remove = createRoute({
  method: "delete",
  path: "/api/works/{id}",
  tags,
  summary: "Delete a work for good; what was reached with it stays reached",
  security: signedIn,
  request: { params },
  responses: { 204: { description: "Deleted" }, ...problemContent },
});

/** The works over HTTP, each in its person's language. */
export function worksRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const { again, tell } = createCare(deps, problem);

  async function load(c: HttpContext, id: string) {
    if (!isId(id)) return undefined;
    const [work] = await deps.store.works(c.get("personId"), { ids: [id as WorkId] });
    return work;
  }

  async function change(c: HttpContext, id: string, command: (workId: WorkId) => Command) {
    if (!isId(id)) return problem(c, "work_not_found");
    const told = await talk.tell(c, command(id as WorkId));
    if (!told.ok) return told.response;
    const work = told.turn.savedWorks[0] ?? (await load(c, id));
    if (work === undefined) return problem(c, "work_not_found");
    const shown = shownTo(told.turn.after, deps);
    const body = { work: workToWire(work, shown), ...movesToWire(told.turn.journal, shown), replies: told.replies };
    return c.json(body, 200);
  }

  router.openapi(list, async (c) => {
    const { kind, from = 0 } = c.req.valid("query");
    const shown = shownTo(await talk.look(c), deps);
    const works = await deps.store.works(c.get("personId"), { kind, from, limit: page + 1 });
    const next_from = works.length > page ? from + page : null;
    return c.json({ works: works.slice(0, page).map((work) => workSummary(work, shown)), next_from }, 200);
  });

  router.openapi(read, async (c) => {
    const shown = shownTo(await talk.look(c), deps);
    const work = await load(c, c.req.valid("param").id);
    return work === undefined ? problem(c, "work_not_found") : c.json(workToWire(work, shown), 200);
  });

  const ownPlan = async (c: HttpContext): Promise<SafetyPlanWire> => {
    const shown = shownTo(await talk.look(c), deps);
    const [plan] = await deps.store.works(c.get("personId"), { kind: "safety_plan", from: 0, limit: 1 });
    return { plan: plan === undefined ? null : workToWire(plan, shown) };
  };
  router.openapi(safetyPlan, async (c) => c.json(await ownPlan(c), 200));
  router.openapi(safetyPlanHere, async (c) => {
    // What stays readable when nobody is signed in is like a door left open: an open screen alone must not do that.
    const refused = await again(c);
    if (refused) return refused;
    await tell(c, { kind: "plan_kept_on_device" });
    return c.json(await ownPlan(c), 200);
  });

  router.openapi(patch, (c) => {
    const { section, text } = c.req.valid("json");
    return change(c, c.req.valid("param").id, (workId) => ({ do: "edit_work", workId, step: section, text }));
  });
  router.openapi(tick, (c) => {
    const { section, line } = c.req.valid("json");
    return change(c, c.req.valid("param").id, (workId) => ({ do: "tick_work", workId, step: section, line }));
  });
  router.openapi(status, (c) =>
    change(c, c.req.valid("param").id, (workId) => ({
      do: "mark_work",
      workId,
      status: c.req.valid("json").status,
    })),
  );

  router.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "work_not_found");
    const told = await talk.tell(c, { do: "delete_work", workId: id as WorkId, confirmed: true });
    return told.ok ? c.body(null, 204) : told.response;
  });
}
