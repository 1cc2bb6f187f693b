import { createRoute } from "@hono/zod-openapi";
import { nextAnswerSchema, nextPassSchema } from "#contract/next.ts";
import { crisisAgain } from "#core/dialogue/crisis/crisis-turn.ts";
import type { DayDesk } from "../day-desk.ts";
import type { HttpDeps } from "../deps.ts";
import { nextToWire } from "../next-to-wire.ts";
import { problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const tags = ["next"];
const responses = { 200: jsonContent("The one next step", nextAnswerSchema), ...problemContent } as const;

const next = createRoute({
  method: "get",
  path: "/api/next",
  tags,
  summary: "The one next step across goals, tracks and the day, and why; never a list",
  security: signedIn,
  responses,
});
const pass = createRoute({
  method: "post",
  path: "/api/next/pass",
  tags,
  summary: "Not that one now: another. It does not come back for four hours; 409 `step_moved_on` where another is next",
  security: signedIn,
  request: jsonBody(nextPassSchema, true),
  responses,
});

/** The one next step over HTTP. */
export function nextRoutes(router: Router, desk: DayDesk, talk: Talk, deps: HttpDeps): void {
  router.openapi(next, async (c) => {
    const shown = await desk.upToDate(c);
    if (shown instanceof Response) return shown;
    const { person, dialogue } = shown.snapshot;
    const replies = dialogue.crisis ? talk.say([crisisAgain(shown.snapshot, dialogue.crisis)], person) : [];
    return c.json({ ...nextToWire(shown), replies }, 200);
  });
  router.openapi(pass, async (c) => {
    const told = await talk.tell(c, { do: "pass", key: c.req.valid("json").key });
    if (!told.ok) return told.response;
    return c.json({ ...nextToWire(shownTo(told.turn.after, deps)), replies: told.replies }, 200);
  });
}
