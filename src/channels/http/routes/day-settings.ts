import { createRoute } from "@hono/zod-openapi";
import {
  dayAimsSchema,
  dayAnswerSchema,
  dayAwaySchema,
  dayDeleteSchema,
  dayFeedSchema,
  daySettingsChangeSchema,
  daySettingsSchema,
} from "#contract/day.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { DaySettings } from "#core/dialogue/turn/setup-command.ts";
import { dayDateOf } from "#core/dialogue/turn/on-day.ts";
import { type LocalDate, localDate } from "#core/time/local-date.ts";
import type { DayDesk } from "../day-desk.ts";
import { settingsToWire } from "../day-to-wire.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import { shownTo } from "../show.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { PersonGone, type Talk } from "../talk.ts";

const tags = ["day"];
const answers = { 200: jsonContent("The day after it", dayAnswerSchema), ...problemContent } as const;

const settings = createRoute({
  method: "get",
  path: "/api/day/settings",
  tags,
  summary: "What is set about the health days",
  security: signedIn,
  responses: { 200: jsonContent("The settings", daySettingsSchema), ...problemContent },
});
const changeSettings = createRoute({
  method: "put",
  path: "/api/day/settings",
  tags,
  summary: "Set something about the health days; what is left out stays",
  security: signedIn,
  request: jsonBody(daySettingsChangeSchema, true),
  responses: answers,
});
const aims = createRoute({
  method: "put",
  path: "/api/day/aims",
  tags,
  summary: "What the days are for: up to two; the rest of today is made for them",
  security: signedIn,
  request: jsonBody(dayAimsSchema, true),
  responses: answers,
});
const away = createRoute({
  method: "put",
  path: "/api/day/away",
  tags,
  summary: "Ill, travelling or pausing: nothing is asked and nothing is lost, until the person is back",
  security: signedIn,
  request: jsonBody(dayAwaySchema, true),
  responses: answers,
});
const remove = createRoute({
  method: "delete",
  path: "/api/day",
  tags,
  summary: "End the health days and forget all that they hold; 409 `confirm_first` without `confirmed`",
  security: signedIn,
  request: jsonBody(dayDeleteSchema, false),
  responses: { 204: { description: "Forgotten" }, ...problemContent },
});
const feed = createRoute({
  method: "get",
  path: "/api/day/feed",
  tags,
  summary: "Whether the plan has a secret address for a calendar program",
  security: signedIn,
  responses: { 200: jsonContent("Since when", dayFeedSchema), ...problemContent },
});
const makeFeed = createRoute({
  method: "post",
  path: "/api/day/feed",
  tags,
  summary: "A new secret address for a calendar program; one that was there before no longer works",
  security: signedIn,
  responses: { 200: jsonContent("The address, told this once", dayFeedSchema), ...problemContent },
});
const dropFeed = createRoute({
  method: "delete",
  path: "/api/day/feed",
  tags,
  summary: "Take the secret address back",
  security: signedIn,
  responses: { 204: { description: "It no longer works" }, ...problemContent },
});

/** What is set about the health days, their pauses, their end, and their calendar feed. */
export function daySettingsRoutes(router: Router, desk: DayDesk, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const { again, tell } = createCare(deps, problem);
  router.openapi(settings, async (c) => {
    const shown = await desk.begun(c);
    return shown instanceof Response
      ? shown
      : c.json(settingsToWire(shown.snapshot.day, shown.around.library.day), 200);
  });

  router.openapi(changeSettings, async (c) => {
    const begun = await desk.begun(c);
    if (begun instanceof Response) return begun;
    const wish = c.req.valid("json");
    const change: DaySettings = {
      ...(wish.reminders === undefined ? {} : { reminders: wish.reminders }),
      ...(wish.tasks_a_day === undefined ? {} : { tasksADay: wish.tasks_a_day ?? undefined }),
      ...(wish.messages_a_day === undefined ? {} : { messagesADay: wish.messages_a_day }),
      ...(wish.with_goal_step === undefined ? {} : { withGoalStep: wish.with_goal_step }),
      ...(wish.with_track_action === undefined ? {} : { withTrackAction: wish.with_track_action }),
      ...(wish.digest === undefined ? {} : { digest: wish.digest }),
    };
    const answer = await desk.change(c, [{ do: "day_settings", change }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(aims, async (c) => {
    const answer = await desk.change(c, [{ do: "aims", set: c.req.valid("json").aims }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(away, async (c) => {
    const { why, until } = c.req.valid("json");
    const { snapshot, around } = shownTo(await talk.look(c), deps);
    const { day, person } = snapshot;
    if (day === undefined && why === "back") return problem(c, "no_day");
    const today = day ? dayDateOf({ ...snapshot, day }, around) : localDate(around.now, person.timeZone);
    if (until !== undefined && until < today) {
      return problem(c, "invalid", { errors: [{ pointer: "/until", detail: "too_small" }] });
    }
    const last = until === undefined ? {} : { until: until as LocalDate };
    const gone = { do: "away", why, ...last } as const;
    // The first thing that is said begins the days, and there is a plan to answer with once somebody looks.
    const answer = await desk.change(c, day ? [gone] : [gone, { do: "today", unsaid: true }]);
    return answer instanceof Response ? answer : c.json(answer, 200);
  });

  router.openapi(remove, async (c) => {
    const { confirmed = false } = c.req.valid("json");
    const told = await talk.tell(c, { do: "delete_day", confirmed });
    if (!told.ok) return told.response;
    await deps.feeds.revoke(c.get("personId"));
    return c.body(null, 204);
  });

  router.openapi(feed, async (c) => {
    const use = await deps.feeds.use(c.get("personId"));
    return c.json({ url: null, since: use === undefined ? null : toWireInstant(use.since) }, 200);
  });

  router.openapi(makeFeed, async (c) => {
    const begun = await desk.begun(c);
    if (begun instanceof Response) return begun;
    const refused = await again(c);
    if (refused) return refused;
    const token = await deps.feeds.create(c.get("personId"));
    if (token === undefined) throw new PersonGone();
    const use = await deps.feeds.use(c.get("personId"));
    await tell(c, { kind: "feed_made" });
    const url = `${deps.settings.publicUrl}/feeds/${token}.ics`;
    return c.json({ url, since: use === undefined ? null : toWireInstant(use.since) }, 200);
  });

  router.openapi(dropFeed, async (c) => {
    await deps.feeds.revoke(c.get("personId"));
    return c.body(null, 204);
  });
}
