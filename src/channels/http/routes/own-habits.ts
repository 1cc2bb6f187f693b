import { createRoute, z } from "@hono/zod-openapi";
import {
  ownHabitChangeSchema,
  ownHabitDeleteSchema,
  ownHabitMarkSchema,
  ownHabitNewSchema,
  ownHabitsAnswerSchema,
  ownHabitsSchema,
} from "#contract/own-habits.ts";
import { type OwnHabitId, ownUsual } from "#core/day/own-habit.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { ownHabitsToWire, ownSaid } from "../own-habits-to-wire.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const tags = ["habits"];
const id = z.uuid().openapi({ param: { name: "id", in: "path" } });
const byId = z.object({ id });
const answers = { 200: jsonContent("All of them after it", ownHabitsAnswerSchema), ...problemContent } as const;

const list = createRoute({
  method: "get",
  path: "/api/own-habits",
  tags,
  summary: "The habits that the person made up, with how they go and a grid of months",
  security: signedIn,
  responses: { 200: jsonContent("Them", ownHabitsSchema), ...problemContent },
});
const add = createRoute({
  method: "post",
  path: "/api/own-habits",
  tags,
  summary: "A new one; it comes into the day once `risk` is answered. The health days begin with it",
  security: signedIn,
  request: jsonBody(ownHabitNewSchema, true),
  responses: answers,
});
const change = createRoute({
  method: "patch",
  path: "/api/own-habits/{id}",
  tags,
  summary: "Change, pause or resume one; another name asks about risk anew",
  security: signedIn,
  request: { params: byId, ...jsonBody(ownHabitChangeSchema, true) },
  responses: answers,
});
const remove = createRoute({
  method: "delete",
  path: "/api/own-habits/{id}",
  tags,
  summary: "Delete one with all that was marked; 409 `confirm_first` without `confirmed`",
  security: signedIn,
  request: { params: byId, ...jsonBody(ownHabitDeleteSchema, false) },
  responses: answers,
});
const mark = createRoute({
  method: "put",
  path: "/api/own-habits/{id}/days/{date}",
  tags,
  summary: "What became of one on a day of the last year; `undo` takes it back",
  security: signedIn,
  request: {
    params: z.object({ id, date: z.iso.date().openapi({ param: { name: "date", in: "path" } }) }),
    ...jsonBody(ownHabitMarkSchema, true),
  },
  responses: answers,
});

/** Habits that a person makes up, over HTTP: looking begins nothing. */
export function ownHabitsRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  async function told(c: HttpContext, commands: readonly Command[]) {
    const [first, ...rest] = commands;
    if (first === undefined) return problem(c, "invalid");
    const answer = await talk.tell(c, first, ...rest);
    if (!answer.ok) return answer.response;
    return { habits: [...ownHabitsToWire(shownTo(answer.turn.after, deps))], replies: answer.replies };
  }

  router.openapi(list, async (c) => c.json({ habits: [...ownHabitsToWire(shownTo(await talk.look(c), deps))] }, 200));

  router.openapi(add, async (c) => {
    const { risk, name, ...wish } = c.req.valid("json");
    const said = { ...ownUsual, ...ownSaid(wish), name };
    const answer = await told(c, [{ do: "own_new", said, ...(risk === undefined ? {} : { risk }) }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(change, async (c) => {
    const own = c.req.valid("param").id as OwnHabitId;
    const { risk, paused, ...wish } = c.req.valid("json");
    const said = ownSaid(wish);
    const answer = await told(c, [
      ...(Object.keys(said).length === 0 ? [] : [{ do: "own_set", own, change: said } as const]),
      ...(risk === undefined ? [] : [{ do: "own_risk", own, risk } as const]),
      ...(paused === undefined ? [] : [{ do: "own_pause", own, paused } as const]),
    ]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(remove, async (c) => {
    const own = c.req.valid("param").id as OwnHabitId;
    const answer = await told(c, [{ do: "own_delete", own, confirmed: c.req.valid("json").confirmed ?? false }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(mark, async (c) => {
    const params = c.req.valid("param");
    const { how } = c.req.valid("json");
    const own = params.id as OwnHabitId;
    const answer = await told(c, [{ do: "own_mark", own, how, date: params.date as LocalDate }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });
}
