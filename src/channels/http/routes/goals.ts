import { createRoute, z } from "@hono/zod-openapi";
import {
  type GoalPatchWire,
  goalAnswerSchema,
  goalCreateSchema,
  goalListSchema,
  goalPatchSchema,
  goalSchema,
  stepPageSchema,
} from "#contract/goal.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { assertNever } from "#core/assert-never.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import type { Talk, Told } from "../talk.ts";
import { goalToWire, stepPage, stepsShown, stepView } from "../to-wire.ts";
import { isId } from "./ids.ts";

const params = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const tags = ["goals"];

const list = createRoute({
  method: "get",
  path: "/api/goals",
  tags,
  summary: "Goals, most recently touched first, each with its newest steps, a page at a time",
  security: signedIn,
  request: {
    query: z.object({
      from: z.coerce
        .number()
        .int()
        .min(0)
        .max(100_000)
        .optional()
        .openapi({ param: { name: "from", in: "query" }, description: "Where the page begins" }),
    }),
  },
  responses: { 200: jsonContent("The goals", goalListSchema), ...problemContent },
});
const create = createRoute({
  method: "post",
  path: "/api/goals",
  tags,
  summary: "Name a goal; it becomes the active one and gets its first step or a question",
  security: signedIn,
  request: jsonBody(goalCreateSchema, true),
  responses: { 201: jsonContent("The goal", goalAnswerSchema), ...problemContent },
});
const read = createRoute({
  method: "get",
  path: "/api/goals/{id}",
  tags,
  summary: "One goal with the newest of its completed steps",
  security: signedIn,
  request: { params },
  responses: { 200: jsonContent("The goal", goalSchema), ...problemContent },
});
const steps = createRoute({
  method: "get",
  path: "/api/goals/{id}/steps",
  tags,
  summary: "Completed steps of a goal, a page at a time from the newest back",
  security: signedIn,
  request: {
    params,
    query: z.object({
      before: z
        .string()
        .optional()
        .openapi({ param: { name: "before", in: "query" }, description: "`earlier_steps` of what came last" }),
    }),
  },
  responses: { 200: jsonContent("The steps", stepPageSchema), ...problemContent },
});
const patch = createRoute({
  method: "patch",
  path: "/api/goals/{id}",
  tags,
  summary: "Change a goal's words or kind, pause, archive, reopen it, or say that it is reached",
  security: signedIn,
  request: { params, ...jsonBody(goalPatchSchema, true) },
  responses: { 200: jsonContent("The goal", goalAnswerSchema), ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path: "/api/goals/{id}",
  tags,
  summary: "Delete a goal; what was achieved by it stays",
  security: signedIn,
  request: { params },
  responses: { 204: { description: "Deleted" }, ...problemContent },
});
const activate = createRoute({
  method: "post",
  path: "/api/goals/{id}/activate",
  tags,
  summary: "Walk this goal now",
  security: signedIn,
  request: { params },
  responses: { 200: jsonContent("The goal", goalAnswerSchema), ...problemContent },
});

/** So many goals come at once. */
const goalsPage = 100;

function statusCommand(goalId: GoalId, status: NonNullable<GoalPatchWire["status"]>): Command {
  switch (status) {
    case "open":
      return { do: "reopen_goal", goalId };
    case "paused":
      return { do: "pause_goal", goalId };
    case "achieved":
      return { do: "finish_goal", goalId, reached: true };
    case "archived":
      return { do: "archive_goal", goalId };
    default:
      return assertNever(status);
  }
}

function patchCommands(goalId: GoalId, wish: GoalPatchWire): readonly Command[] {
  const { status, title, description, kind } = wish;
  const edit: Command = {
    do: "edit_goal",
    goalId,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(kind === undefined ? {} : { kind }),
  };
  const edits = title !== undefined || description !== undefined || kind !== undefined;
  return [...(edits ? [edit] : []), ...(status === undefined ? [] : [statusCommand(goalId, status)])];
}

/** Goals over HTTP: each change is a command of the same dialogue. */
export function goalRoutes(router: Router, talk: Talk, deps: Pick<HttpDeps, "store">, problem: Problem): void {
  const load = (c: HttpContext, goalId: GoalId) =>
    deps.store.transaction(c.get("personId"), (tx) => tx.goal(goalId, stepsShown.ofGoal + 1));

  async function answer(c: HttpContext, told: Extract<Told, { ok: true }>, goalId: GoalId | undefined) {
    const goal = goalId === undefined ? undefined : await load(c, goalId);
    const snapshot = told.turn.after;
    return {
      goal: goal === undefined ? null : goalToWire(goal, snapshot),
      replies: told.replies,
      now: stepView(snapshot),
    };
  }

  router.openapi(list, async (c) => {
    const { from = 0 } = c.req.valid("query");
    const snapshot = await talk.look(c);
    const page = { from, limit: goalsPage + 1 };
    const found = await deps.store.transaction(c.get("personId"), (tx) => tx.goals(stepsShown.inList + 1, page));
    const goals = found.slice(0, goalsPage).map((goal) => goalToWire(goal, snapshot, stepsShown.inList));
    return c.json({ goals, next: found.length > goalsPage ? from + goalsPage : null }, 200);
  });

  router.openapi(steps, async (c) => {
    const { id } = c.req.valid("param");
    const { before } = c.req.valid("query");
    if (!isId(id) || (before !== undefined && !isId(before))) return problem(c, "goal_not_found");
    const snapshot = await talk.look(c);
    if (!snapshot.goals.some((goal) => goal.id === id)) return problem(c, "goal_not_found");
    const most = stepsShown.ofGoal;
    const found = await deps.store.transaction(c.get("personId"), (tx) => tx.history(id as GoalId, most + 1, before));
    return c.json(stepPage(found, most), 200);
  });

  router.openapi(create, async (c) => {
    const { title, description, kind } = c.req.valid("json");
    // A form is sent whole: what it leaves out is not asked for in a second message.
    const told = await talk.tell(c, {
      do: "new_goal",
      title,
      description: description ?? "",
      ...(kind === undefined ? {} : { kind }),
    });
    if (!told.ok) return told.response;
    const newest = told.turn.after.goals.toSorted((a, b) => b.createdAt - a.createdAt)[0];
    const { waiting, activeGoal } = told.turn.after.dialogue;
    const goalId = "goalId" in waiting && waiting.goalId !== undefined ? waiting.goalId : (activeGoal ?? newest?.id);
    if (goalId !== undefined) c.header("location", `/api/goals/${goalId}`);
    return c.json(await answer(c, told, goalId), 201);
  });

  router.openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "goal_not_found");
    const snapshot = await talk.look(c);
    const goal = await load(c, id as GoalId);
    if (goal === undefined) return problem(c, "goal_not_found");
    return c.json(goalToWire(goal, snapshot), 200);
  });

  router.openapi(patch, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "goal_not_found");
    const [first, ...rest] = patchCommands(id as GoalId, c.req.valid("json"));
    if (first === undefined) return problem(c, "invalid");
    const told = await talk.tell(c, first, ...rest);
    if (!told.ok) return told.response;
    return c.json(await answer(c, told, id as GoalId), 200);
  });

  router.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "goal_not_found");
    const told = await talk.tell(c, { do: "delete_goal", goalId: id as GoalId, confirmed: true });
    return told.ok ? c.body(null, 204) : told.response;
  });

  router.openapi(activate, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "goal_not_found");
    const told = await talk.tell(c, { do: "activate", goalId: id as GoalId });
    if (!told.ok) return told.response;
    return c.json(await answer(c, told, id as GoalId), 200);
  });
}
