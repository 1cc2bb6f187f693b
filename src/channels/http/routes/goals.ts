import { createRoute, z } from "@hono/zod-openapi";
import {
  type GoalPatchWire,
  goalAnswerSchema,
  goalCreateSchema,
  goalListSchema,
  goalPatchSchema,
  goalSchema,
} from "#contract/goal.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { assertNever } from "#core/assert-never.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import type { Talk, Told } from "../talk.ts";
import { goalToWire, stepView } from "../to-wire.ts";
import { isId } from "./ids.ts";

const params = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const tags = ["goals"];

const list = createRoute({
  method: "get",
  path: "/api/goals",
  tags,
  summary: "All goals, most recently touched first, each with its newest steps",
  security: signedIn,
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
  summary: "One goal with its completed steps",
  security: signedIn,
  request: { params },
  responses: { 200: jsonContent("The goal", goalSchema), ...problemContent },
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

/** In the list a goal tells what it comes from; its whole history is asked for by the goal, or twenty thousand steps would come with each look. */
const stepsInList = 3;

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
  const load = (c: HttpContext, goalId: GoalId) => deps.store.transaction(c.get("personId"), (tx) => tx.goal(goalId));

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
    const snapshot = await talk.look(c);
    const goals = await deps.store.transaction(c.get("personId"), (tx) => tx.goals(stepsInList));
    return c.json({ goals: goals.map((goal) => goalToWire(goal, snapshot)) }, 200);
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
