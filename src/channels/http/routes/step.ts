import { createRoute } from "@hono/zod-openapi";
import { statusSchema } from "#contract/status.ts";
import { stepAnswerSchema, stepDoneSchema, stepRephraseSchema, stepViewSchema } from "#contract/step.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { StepId } from "#core/goals/ids.ts";
import type { HttpContext } from "../env.ts";
import type { HttpDeps } from "../deps.ts";
import { problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import type { Talk } from "../talk.ts";
import { statusToWire, stepView } from "../to-wire.ts";

const tags = ["step"];
const responses = { 200: jsonContent("Where the person stands now", stepViewSchema), ...problemContent } as const;

const show = createRoute({
  method: "get",
  path: "/api/step",
  tags,
  summary: "The one current step, or the open question",
  security: signedIn,
  responses,
});
const done = createRoute({
  method: "post",
  path: "/api/step/done",
  tags,
  summary: "The step is done",
  security: signedIn,
  request: jsonBody(stepDoneSchema, false),
  responses,
});
const next = createRoute({
  method: "post",
  path: "/api/step/next",
  tags,
  summary: "The next step, once this one is done",
  security: signedIn,
  responses,
});
const rephrase = createRoute({
  method: "post",
  path: "/api/step/rephrase",
  tags,
  summary: "Another wording, with the reason or a comment; without both the reason is asked",
  security: signedIn,
  request: jsonBody(stepRephraseSchema, false),
  responses,
});
const answer = createRoute({
  method: "post",
  path: "/api/step/answer",
  tags,
  summary: "Answer the open question",
  security: signedIn,
  request: jsonBody(stepAnswerSchema, true),
  responses,
});
const undo = createRoute({
  method: "post",
  path: "/api/step/undo",
  tags,
  summary: "Take the last `done` back, within ten minutes",
  security: signedIn,
  responses,
});
const status = createRoute({
  method: "get",
  path: "/api/status",
  tags,
  summary: "The active goal and what was done so far",
  security: signedIn,
  responses: { 200: jsonContent("Where the person stands", statusSchema), ...problemContent },
});

/** The one step over HTTP. */
export function stepRoutes(router: Router, talk: Talk, deps: Pick<HttpDeps, "clock">): void {
  async function tell(c: HttpContext, command: Command) {
    const told = await talk.tell(c, command);
    return told.ok ? c.json({ ...stepView(told.turn.after), replies: told.replies }, 200) : told.response;
  }
  const which = (stepId: string | undefined) => (stepId === undefined ? {} : { stepId: stepId as StepId });

  router.openapi(show, async (c) => c.json({ ...stepView(await talk.look(c)), replies: [] }, 200));
  router.openapi(done, (c) => tell(c, { do: "done", ...which(c.req.valid("json").step_id) }));
  router.openapi(next, (c) => tell(c, { do: "next" }));
  router.openapi(rephrase, (c) => {
    const { step_id, reason, comment } = c.req.valid("json");
    return tell(c, {
      do: "rephrase",
      ...which(step_id),
      ...(reason === undefined ? {} : { reason }),
      ...(comment === undefined ? {} : { comment }),
    });
  });
  router.openapi(answer, (c) => tell(c, { do: "answer", text: c.req.valid("json").answer }));
  router.openapi(undo, (c) => tell(c, { do: "undo" }));
  router.openapi(status, async (c) => c.json(statusToWire(await talk.look(c), deps.clock.now()), 200));
}
