import { setTimeout } from "node:timers/promises";
import { createRoute, z } from "@hono/zod-openapi";
import { goalAnswerSchema } from "#contract/goal.ts";
import {
  claritySchema,
  goalTrackSchema,
  milestoneListSchema,
  nudgesSchema,
  onboardingSchema,
  progressAnswerSchema,
  progressSchema,
  reportSchema,
  setPrimarySchema,
  suggestionListSchema,
  weighTrackSchema,
} from "#contract/tracks.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { exerciseInFront } from "#core/dialogue/tracks/exercise-shown.ts";
import type { GoalId } from "#core/goals/ids.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { exerciseToWire } from "../exercise-to-wire.ts";
import { type Problem, problemContent, type ProblemResponse } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { type Shown, shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";
import { goalToWire, stepsShown, stepView } from "../to-wire.ts";
import { milestonesToWire, movesToWire, progressToWire, suggestionsToWire } from "../tracks-to-wire.ts";
import { isId } from "./ids.ts";

/** Milliseconds; less than the three seconds in which a suggestion is promised. */
const patience = 2_500;

const tags = ["tracks"];
const onTrack = z.object({ track: z.enum(trackIds).openapi({ param: { name: "track", in: "path" } }) });
const onGoal = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const answers = { 200: jsonContent("Where the tracks stand now", progressAnswerSchema), ...problemContent } as const;

const progress = createRoute({
  method: "get",
  path: "/api/tracks/progress",
  tags,
  summary:
    "Every track: where it stands, what comes next, and the figure over all; four empty tracks before the first step",
  security: signedIn,
  responses: { 200: jsonContent("The progress", progressSchema), ...problemContent },
});
const suggestions = createRoute({
  method: "get",
  path: "/api/tracks/suggestions",
  tags,
  summary: "The next action of each track that is not paused, with its reason and everything else that may be next",
  security: signedIn,
  responses: { 200: jsonContent("The next actions", suggestionListSchema), ...problemContent },
});
const milestones = createRoute({
  method: "get",
  path: "/api/tracks/milestones",
  tags,
  summary: "What was reached, for ever",
  security: signedIn,
  responses: { 200: jsonContent("The milestones", milestoneListSchema), ...problemContent },
});
const setPrimary = createRoute({
  method: "post",
  path: "/api/tracks/set-primary",
  tags,
  summary: "Put a track, or all at once, in front; the journey begins with it",
  security: signedIn,
  request: jsonBody(setPrimarySchema, true),
  responses: answers,
});
const onboarding = createRoute({
  method: "post",
  path: "/api/tracks/onboarding",
  tags,
  summary: "What brings the person here; the questions that follow come as buttons, to be sent to /api/chat",
  security: signedIn,
  request: jsonBody(onboardingSchema, true),
  responses: answers,
});
const report = createRoute({
  method: "post",
  path: "/api/tracks/report",
  tags,
  summary: "Something was done in life; one kind counts once a day",
  security: signedIn,
  request: jsonBody(reportSchema, true),
  responses: answers,
});
const nudges = createRoute({
  method: "post",
  path: "/api/tracks/nudges",
  tags,
  summary: "Whether we may remind gently of anything",
  security: signedIn,
  request: jsonBody(nudgesSchema, true),
  responses: answers,
});
const clarity = createRoute({
  method: "post",
  path: "/api/tracks/clarity",
  tags,
  summary: "Whether it is clear how the tracks work",
  security: signedIn,
  request: jsonBody(claritySchema, true),
  responses: answers,
});
const weight = createRoute({
  method: "post",
  path: "/api/tracks/{track}/weight",
  tags,
  summary: "How much a track counts in the figure over all",
  security: signedIn,
  request: { params: onTrack, ...jsonBody(weighTrackSchema, true) },
  responses: answers,
});
const accept = createRoute({
  method: "post",
  path: "/api/tracks/{track}/accept",
  tags,
  summary: "Take the suggestion up: its exercise begins, or goes on",
  security: signedIn,
  request: { params: onTrack },
  responses: answers,
});
const decline = createRoute({
  method: "post",
  path: "/api/tracks/{track}/decline",
  tags,
  summary: "Something else, please: nothing is asked, another one is offered",
  security: signedIn,
  request: { params: onTrack },
  responses: answers,
});
const pause = createRoute({
  method: "post",
  path: "/api/tracks/{track}/pause",
  tags,
  summary:
    "Let a track rest: it leaves the figure over all, the suggestions and the reminders, and keeps what was reached",
  security: signedIn,
  request: { params: onTrack },
  responses: answers,
});
const resume = createRoute({
  method: "post",
  path: "/api/tracks/{track}/resume",
  tags,
  summary: "Go on with a track that rested",
  security: signedIn,
  request: { params: onTrack },
  responses: answers,
});
const linkGoal = createRoute({
  method: "post",
  path: "/api/goals/{id}/track",
  tags: ["goals"],
  summary: "Link a goal to a track, so that its steps move the track a little; null takes the link away",
  security: signedIn,
  request: { params: onGoal, ...jsonBody(goalTrackSchema, true) },
  responses: { 200: jsonContent("The goal", goalAnswerSchema), ...problemContent },
});

/** The tracks over HTTP: looking writes nothing, each change is a command of the same dialogue. */
export function tracksRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  async function look(c: HttpContext): Promise<Shown | ProblemResponse> {
    const shown = shownTo(await talk.look(c), deps);
    return shown.around.flags.multi_track_system_enabled ? shown : problem(c, "tracks_off");
  }

  async function tell(c: HttpContext, command: Command) {
    const told = await talk.tell(c, command);
    if (!told.ok) return told.response;
    const shown = shownTo(told.turn.after, deps);
    const front = exerciseInFront(shown.snapshot);
    const body = {
      ...progressToWire(shown),
      ...movesToWire(told.turn.journal, shown),
      exercise: front === undefined ? null : exerciseToWire(front, shown),
      replies: told.replies,
    };
    return c.json(body, 200);
  }
  const trackOf = (c: { req: { valid(from: "param"): { track: TrackId } } }): TrackId => c.req.valid("param").track;

  router.openapi(progress, async (c) => {
    const shown = await look(c);
    return shown instanceof Response ? shown : c.json(progressToWire(shown), 200);
  });
  router.openapi(suggestions, async (c) => {
    const taken = await deps.limits.take("suggestions", c.get("personId"));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    // What a model would choose is waited for a moment; after that the rules' own suggestion is as good.
    await Promise.race([deps.suggest(c.get("personId"), "all"), setTimeout(patience, undefined, { ref: false })]);
    const shown = await look(c);
    if (shown instanceof Response) return shown;
    const body = suggestionsToWire(shown);
    deps.suggestionsShown(
      c.get("personId"),
      body.suggestions.map(({ track, technique, report: done, because }) => ({
        track,
        suggestion: technique ?? `report:${done}`,
        byModel: because.rule === "chosen",
      })),
    );
    return c.json(body, 200);
  });
  router.openapi(milestones, async (c) => {
    const shown = await look(c);
    return shown instanceof Response ? shown : c.json({ milestones: milestonesToWire(shown) }, 200);
  });
  router.openapi(setPrimary, (c) => tell(c, { do: "set_primary", track: c.req.valid("json").track }));
  router.openapi(onboarding, (c) => tell(c, { do: "brings", what: c.req.valid("json").brings }));
  router.openapi(report, (c) => tell(c, { do: "report", action: c.req.valid("json").action }));
  router.openapi(nudges, (c) => tell(c, { do: "nudges", wanted: c.req.valid("json").wanted }));
  router.openapi(clarity, (c) => tell(c, { do: "clarity", clear: c.req.valid("json").clear }));
  router.openapi(weight, (c) => tell(c, { do: "weigh_track", track: trackOf(c), weight: c.req.valid("json").weight }));
  router.openapi(accept, (c) => tell(c, { do: "accept", track: trackOf(c) }));
  router.openapi(decline, (c) => tell(c, { do: "decline", track: trackOf(c) }));
  router.openapi(pause, (c) => tell(c, { do: "pause_track", track: trackOf(c), paused: true }));
  router.openapi(resume, (c) => tell(c, { do: "pause_track", track: trackOf(c), paused: false }));

  router.openapi(linkGoal, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "goal_not_found");
    const goalId = id as GoalId;
    const { track } = c.req.valid("json");
    const told = await talk.tell(c, { do: "link_goal", goalId, ...(track === null ? {} : { track }) });
    if (!told.ok) return told.response;
    const goal = await deps.store.transaction(c.get("personId"), (tx) => tx.goal(goalId, stepsShown.ofGoal + 1));
    const { after } = told.turn;
    const now = stepView(after);
    return c.json({ goal: goal === undefined ? null : goalToWire(goal, after), replies: told.replies, now }, 200);
  });
}
