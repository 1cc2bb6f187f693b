import { createRoute } from "@hono/zod-openapi";
import {
  calendarAddressSchema,
  consentSchema,
  intakeAnswerSchema,
  intakePutSchema,
  intakeSchema,
  scheduleAnswerSchema,
  schedulePatchSchema,
  schedulePutSchema,
  scheduleViewSchema,
} from "#contract/schedule.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import { scheduleProblems } from "#core/day/schedule-problems.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { intakeToWire, scheduleChange, scheduleErrors, scheduleView, wholeSchedule } from "../schedule-to-wire.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const tags = ["schedule"];
const hours = { 200: jsonContent("The hours", scheduleAnswerSchema), ...problemContent } as const;
const health = { 200: jsonContent("The intake", intakeAnswerSchema), ...problemContent } as const;

const read = createRoute({
  method: "get",
  path: "/api/schedule",
  tags,
  summary: "How the person's days go: hours, meals, shifts, what is fixed, and what they have at hand",
  security: signedIn,
  responses: { 200: jsonContent("The hours", scheduleViewSchema), ...problemContent },
});
const put = createRoute({
  method: "put",
  path: "/api/schedule",
  tags,
  summary:
    "All of it at once; 422 `schedule_impossible` names each field that contradicts another. The health days begin with it",
  security: signedIn,
  request: jsonBody(schedulePutSchema, true),
  responses: hours,
});
const patch = createRoute({
  method: "patch",
  path: "/api/schedule",
  tags,
  summary: "Some of it; what is left out stays",
  security: signedIn,
  request: jsonBody(schedulePatchSchema, true),
  responses: hours,
});
const setCalendar = createRoute({
  method: "put",
  path: "/api/schedule/calendar",
  tags,
  summary: "The address of a calendar (ICS): only when the person is busy is read from it, no titles",
  security: signedIn,
  request: jsonBody(calendarAddressSchema, true),
  responses: hours,
});
const dropCalendar = createRoute({
  method: "delete",
  path: "/api/schedule/calendar",
  tags,
  summary: "Forget the calendar and what was read from it",
  security: signedIn,
  responses: { 204: { description: "Forgotten" }, ...problemContent },
});
const intake = createRoute({
  method: "get",
  path: "/api/intake",
  tags,
  summary: "What the person said of their body, as codes; each section can be left out",
  security: signedIn,
  responses: { 200: jsonContent("The intake", intakeSchema), ...problemContent },
});
const putIntake = createRoute({
  method: "put",
  path: "/api/intake",
  tags,
  summary: "All of it at once; 409 `consent_needed` before the person agreed",
  security: signedIn,
  request: jsonBody(intakePutSchema, true),
  responses: health,
});
const dropIntake = createRoute({
  method: "delete",
  path: "/api/intake",
  tags,
  summary: "Forget the answers; the consent stays",
  security: signedIn,
  responses: { 204: { description: "Forgotten" }, ...problemContent },
});
const consent = createRoute({
  method: "put",
  path: "/api/intake/consent",
  tags,
  summary: "Whether data about the body may be kept; taking it back forgets what is there at once",
  security: signedIn,
  request: jsonBody(consentSchema, true),
  responses: health,
});

/** Hours, calendar and health questions over HTTP. */
export function scheduleRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  async function setHours(c: HttpContext, change: Partial<Schedule>) {
    const told = await talk.tell(c, { do: "set_schedule", change });
    if (told.ok) {
      return c.json({ ...scheduleView(shownTo(told.turn.after, deps)), replies: told.replies }, 200);
    }
    if (told.turn?.denied?.code !== "schedule_impossible") return told.response;
    const shown = shownTo(told.turn.after, deps);
    const wished: Schedule = { ...(shown.snapshot.day?.schedule ?? emptySchedule), ...change };
    const errors = scheduleErrors(scheduleProblems(wished), wished, shown);
    return problem(c, "schedule_impossible", { errors, replies: told.replies ?? [] });
  }

  async function setHealth(c: HttpContext, command: Command) {
    const told = await talk.tell(c, command);
    if (!told.ok) return told.response;
    return c.json({ ...intakeToWire(shownTo(told.turn.after, deps)), replies: told.replies }, 200);
  }

  router.openapi(read, async (c) => c.json(scheduleView(shownTo(await talk.look(c), deps)), 200));
  router.openapi(put, (c) => setHours(c, wholeSchedule(c.req.valid("json"), deps.newId)));
  router.openapi(patch, (c) => setHours(c, scheduleChange(c.req.valid("json"), deps.newId)));

  router.openapi(setCalendar, async (c) => {
    const told = await talk.tell(c, { do: "calendar", address: c.req.valid("json").address });
    if (!told.ok) return told.response;
    return c.json({ ...scheduleView(shownTo(told.turn.after, deps)), replies: told.replies }, 200);
  });
  router.openapi(dropCalendar, async (c) => {
    const told = await talk.tell(c, { do: "calendar_off" });
    return told.ok ? c.body(null, 204) : told.response;
  });

  router.openapi(intake, async (c) => c.json(intakeToWire(shownTo(await talk.look(c), deps)), 200));
  router.openapi(putIntake, (c) => {
    const { mild, ...said } = c.req.valid("json");
    return setHealth(c, { do: "set_intake", ...said, ...(mild ? { mild } : {}) });
  });
  router.openapi(consent, (c) => setHealth(c, { do: "health_consent", agreed: c.req.valid("json").agreed }));
  router.openapi(dropIntake, async (c) => {
    const { day } = await talk.look(c);
    // Where nothing was said there is nothing to forget, and no health days begin.
    if (!day?.intake) return c.body(null, 204);
    const told = await talk.tell(c, { do: "set_intake", answered: [], codes: [] });
    return told.ok ? c.body(null, 204) : told.response;
  });
}
