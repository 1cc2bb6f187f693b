import { createRoute, z } from "@hono/zod-openapi";
import {
  blockPutSchema,
  checkinSchema,
  dayAnswerSchema,
  dayHistorySchema,
  dayModeSchema,
  daySchema,
  dayStartSchema,
  taskDoSchema,
} from "#contract/day.ts";
import { taskInFullSchema } from "#contract/day-task.ts";
import type { BlockId } from "#core/day/block.ts";
import type { Plan, Task, TaskId } from "#core/day/plan.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { DayDesk } from "../day-desk.ts";
import { taskInFull } from "../day-task-to-wire.ts";
import { dayToWire, pastToWire } from "../day-to-wire.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn, signedInOr } from "../router.ts";
import type { Talk } from "../talk.ts";

const tags = ["day"];
const byId = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const answers = { 200: jsonContent("The day after it", dayAnswerSchema), ...problemContent } as const;

const today = createRoute({
  method: "get",
  path: "/api/day",
  tags,
  summary: "Today as it is planned, planned now where it was not yet; 409 `no_day` before the health days have begun",
  security: signedInOr("day:read"),
  responses: { 200: jsonContent("Today", daySchema), ...problemContent },
});
const start = createRoute({
  method: "post",
  path: "/api/day/start",
  tags,
  summary: "Begin the health days, in one of the six ways or the gentlest; where they have begun nothing changes",
  security: signedIn,
  request: jsonBody(dayStartSchema, false),
  responses: answers,
});
const task = createRoute({
  method: "get",
  path: "/api/day/tasks/{id}",
  tags,
  summary: "One task of today in full",
  security: signedInOr("day:read"),
  request: { params: byId },
  responses: { 200: jsonContent("The task", taskInFullSchema), ...problemContent },
});
const doTask = createRoute({
  method: "post",
  path: "/api/day/tasks/{id}",
  tags,
  summary:
    "What became of a task; put it off, have another in its place, leave it out for good, or take the last word back",
  security: signedIn,
  request: { params: byId, ...jsonBody(taskDoSchema, true) },
  responses: answers,
});
const putBlock = createRoute({
  method: "put",
  path: "/api/day/blocks/{id}",
  tags,
  summary:
    "Put a block of today somewhere else with what is in it, make it longer or shorter, or put it back; 409 `no_place`",
  security: signedIn,
  request: { params: byId, ...jsonBody(blockPutSchema, true) },
  responses: answers,
});
const replan = createRoute({
  method: "post",
  path: "/api/day/replan",
  tags,
  summary: "Plan the rest of the day again; what has happened stays",
  security: signedIn,
  responses: answers,
});
const checkin = createRoute({
  method: "post",
  path: "/api/day/checkin",
  tags,
  summary:
    "How one is, as one of five faces: energy, or stress, mood, sleep; 409 `consent_needed` before the person agreed",
  security: signedIn,
  request: jsonBody(checkinSchema, true),
  responses: answers,
});
const mode = createRoute({
  method: "put",
  path: "/api/day/mode",
  tags,
  summary: "How much today asks, by the person's own word",
  security: signedIn,
  request: jsonBody(dayModeSchema, true),
  responses: answers,
});
const history = createRoute({
  method: "get",
  path: "/api/day/history",
  tags,
  summary: "Days that are over, newest first",
  security: signedInOr("day:read"),
  request: {
    query: z.object({
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(90)
        .optional()
        .openapi({ param: { name: "limit", in: "query" }, description: "14 where it is not said" }),
    }),
  },
  responses: { 200: jsonContent("The days", dayHistorySchema), ...problemContent },
});

/** What cannot be a task's id is simply not found. */
const couldBeTask = (id: string): boolean => /^[\w-]{1,60}$/.test(id);
const found = (plan: Plan, id: string): Task | undefined => plan.tasks.find((each) => each.id === id);

/** Today over HTTP: each change is a command of the same dialogue. */
export function dayRoutes(router: Router, desk: DayDesk, talk: Talk, deps: HttpDeps, problem: Problem): void {
  async function change(c: HttpContext, command: Command, taskId?: string) {
    const begun = await desk.begun(c);
    if (begun instanceof Response) return begun;
    const answer = await desk.change(c, [command], taskId);
    return answer instanceof Response ? answer : c.json(answer, 200);
  }

  router.openapi(today, async (c) => {
    const now = await desk.today(c);
    return now instanceof Response ? now : c.json(dayToWire(now.plan, now.shown), 200);
  });

  router.openapi(start, async (c) => {
    const { archetype } = c.req.valid("json");
    const { day } = await talk.look(c);
    const first: Command = archetype === undefined || day ? { do: "today" } : { do: "archetype", archetype };
    const answer = await desk.change(c, first.do === "today" ? [first] : [first, { do: "today" }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(task, async (c) => {
    const now = await desk.today(c);
    if (now instanceof Response) return now;
    const it = found(now.plan, c.req.valid("param").id);
    return it ? c.json(taskInFull(it, now.plan, now.shown, deps), 200) : problem(c, "task_not_found");
  });

  router.openapi(doTask, (c) => {
    const { id } = c.req.valid("param");
    if (!couldBeTask(id)) return Promise.resolve(problem(c, "task_not_found"));
    const taskId = id as TaskId;
    const wish = c.req.valid("json");
    const command: Command =
      wish.do === "snooze"
        ? { do: "snooze", taskId, minutes: wish.minutes }
        : { do: "mark_task", taskId, how: wish.do };
    return change(c, command, id);
  });
  router.openapi(putBlock, (c) => {
    const wish = c.req.valid("json");
    const to = "back" in wish ? "back" : { from: Date.parse(wish.from), minutes: wish.minutes };
    return change(c, { do: "put_block", blockId: c.req.valid("param").id as BlockId, to });
  });
  router.openapi(replan, (c) => change(c, { do: "replan" }));
  router.openapi(checkin, (c) => {
    const { face, metric = "energy_level" } = c.req.valid("json");
    return change(c, { do: "checkin", metric, face });
  });
  router.openapi(mode, (c) => change(c, { do: "mode", mode: c.req.valid("json").mode }));

  router.openapi(history, async (c) => {
    const shown = await desk.begun(c);
    if (shown instanceof Response) return shown;
    const { limit = 14 } = c.req.valid("query");
    const past = await deps.store.daysPast(c.get("personId"), limit);
    return c.json({ days: past.map((plan) => pastToWire(plan, shown)) }, 200);
  });
}
