import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { matchedRoutes } from "hono/route";
import { liveRoute } from "../live/route.ts";
import { outageOf } from "#app/outage.ts";
import { authenticate, createPersons } from "./authenticate.ts";
import { createDayDesk } from "./day-desk.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext, HttpEnv } from "./env.ts";
import { helpWithoutRecord } from "./help.ts";
import { importPath, jsonOnly, limitBody, notFromElsewhere, pageHeaders, readingsPath } from "./guards.ts";
import { honourIdempotencyKey } from "./idempotency.ts";
import { createProblem, later } from "./problem.ts";
import { accessLog } from "./request-id.ts";
import { createRouter, type Router, tokenScopesOf } from "./router.ts";
import { accessRoutes } from "./routes/access.ts";
import { accountRoutes, openAccountPaths } from "./routes/account.ts";
import { adaptationsRoutes } from "./routes/adaptations.ts";
import { chatRoutes } from "./routes/chat.ts";
import { dayRoutes } from "./routes/day.ts";
import { daySettingsRoutes } from "./routes/day-settings.ts";
import { docsRoutes } from "./routes/docs.ts";
import { exercisesRoutes } from "./routes/exercises.ts";
import { feedRoutes } from "./routes/feed.ts";
import { firstStepRoutes, openFirstStepPath } from "./routes/first-step.ts";
import { filesRoutes } from "./routes/files.ts";
import { goalRoutes } from "./routes/goals.ts";
import { habitsRoutes } from "./routes/habits.ts";
import { ownHabitsRoutes } from "./routes/own-habits.ts";
import { importsRoutes } from "./routes/imports.ts";
import { insightsRoutes } from "./routes/insights.ts";
import { lessonsRoutes } from "./routes/lessons.ts";
import { masteryRoutes } from "./routes/mastery.ts";
import { linkRoutes } from "./routes/link.ts";
import { lockRoutes } from "./routes/lock.ts";
import { exportPath, meRoutes } from "./routes/me.ts";
import { openPasskeyPaths, passkeyRoutes } from "./routes/passkeys.ts";
import { openProviderPaths, providerRoutes } from "./routes/provider.ts";
import { nextRoutes } from "./routes/next.ts";
import { openOperatorPaths, operatorRoutes } from "./routes/operator.ts";
import { ownerPath, ownerRoutes } from "./routes/owner.ts";
import { photosRoutes } from "./routes/photos.ts";
import { readingsRoutes } from "./routes/readings.ts";
import { readingsInRoutes } from "./routes/readings-in.ts";
import { secondFactorRoutes } from "./routes/second-factor.ts";
import { scheduleRoutes } from "./routes/schedule.ts";
import { openTelegramPaths, telegramRoutes } from "./routes/telegram.ts";
import { searchPath, searchRoutes } from "./routes/search.ts";
import { stepRoutes } from "./routes/step.ts";
import { tokensPath, tokensRoutes } from "./routes/tokens.ts";
import { tracksRoutes } from "./routes/tracks.ts";
import { waysRoutes } from "./routes/ways.ts";
import { webRoutes } from "./routes/web.ts";
import { worksRoutes } from "./routes/works.ts";
import { createTalk, PersonGone } from "./talk.ts";

/** Everything else under `/api` asks who is there: a new route is shut until it is named here. */
const openPaths = new Set<string>([
  ...openAccountPaths,
  ...openPasskeyPaths,
  ...openProviderPaths,
  ...openTelegramPaths,
  ...openOperatorPaths,
  openFirstStepPath,
  "/api/openapi.json",
  "/api/docs",
]);

function isOpen(path: string): boolean {
  return openPaths.has(path) || path.startsWith("/api/docs/");
}

/** Credentials are not kept for replay, nor is what somebody looked for, nor what is large: these POSTs are safe to repeat by themselves, save that a token is made again. */
function keepsNoAnswers(path: string): boolean {
  return (
    path.startsWith("/api/account/") ||
    path.startsWith(`${ownerPath}/`) ||
    [tokensPath, importPath, exportPath, searchPath].includes(path) ||
    path.startsWith(`${exportPath}/`) ||
    readingsPath.test(path)
  );
}

/** The HTTP channel: it translates, guards and answers, and decides nothing. Call it with `app.fetch` or, in tests, `app.request`. */
export function createHttpApp(deps: HttpDeps): Router {
  const { settings } = deps;
  const problem = createProblem(deps.problemWords);
  const app = createRouter(problem);
  const persons = createPersons(deps);
  const talk = createTalk(deps, problem);
  const desk = createDayDesk(talk, deps, problem);
  const mine = authenticate(deps, persons, tokenScopesOf(app), problem);
  const once = honourIdempotencyKey(deps, problem);

  const helps = helpWithoutRecord(deps, problem);
  app.use("*", accessLog(deps), pageHeaders(settings.publicUrl, deps.telegramDoor !== undefined));
  // Accounts are told passwords, and nothing else.
  app.use(
    "/api/*",
    createMiddleware<HttpEnv>((c, next) => (c.req.path.startsWith("/api/account/") ? next() : helps(c, next))),
  );
  app.use("/api/*", limitBody(problem), jsonOnly(problem), notFromElsewhere(problem, settings.publicUrl));
  app.use(
    "/api/*",
    createMiddleware<HttpEnv>((c, next) => {
      if (isOpen(c.req.path)) return next();
      // Unknown addresses are told so before anybody is asked who they are.
      if (!matchedRoutes(c).some((route) => route.method !== "ALL")) return Promise.resolve(unknown(c));
      return mine(c, next);
    }),
  );
  app.use(
    "/api/*",
    createMiddleware<HttpEnv>((c, next) =>
      isOpen(c.req.path) || (c.req.method === "POST" && keepsNoAnswers(c.req.path)) ? next() : once(c, next),
    ),
  );

  operatorRoutes(app, deps, problem);
  accountRoutes(app, deps, persons, problem);
  lockRoutes(app, deps, problem);
  secondFactorRoutes(app, deps, problem);
  passkeyRoutes(app, deps, problem);
  providerRoutes(app, deps, persons, problem);
  firstStepRoutes(app, deps, problem);
  telegramRoutes(app, deps, problem);
  goalRoutes(app, talk, deps, problem);
  stepRoutes(app, talk, deps);
  tracksRoutes(app, talk, deps, problem);
  dayRoutes(app, desk, talk, deps, problem);
  adaptationsRoutes(app, desk, problem);
  daySettingsRoutes(app, desk, talk, deps, problem);
  habitsRoutes(app, talk, deps, problem);
  ownHabitsRoutes(app, talk, deps, problem);
  masteryRoutes(app, desk);
  lessonsRoutes(app, talk, deps, problem);
  insightsRoutes(app, talk, deps);
  scheduleRoutes(app, talk, deps, problem);
  nextRoutes(app, desk, talk, deps);
  feedRoutes(app, deps, problem);
  readingsInRoutes(app, deps, problem);
  readingsRoutes(app, talk, deps, problem);
  importsRoutes(app, talk, deps, problem);
  tokensRoutes(app, deps, problem);
  exercisesRoutes(app, talk, deps, problem);
  worksRoutes(app, talk, deps, problem);
  photosRoutes(app, talk, deps, problem);
  filesRoutes(app, deps, problem);
  searchRoutes(app, talk, deps, problem);
  chatRoutes(app, talk, deps, problem);
  meRoutes(app, talk, deps, persons, problem);
  linkRoutes(app, deps, problem);
  waysRoutes(app, deps, problem);
  accessRoutes(app, deps);
  ownerRoutes(app, deps, problem);
  liveRoute(app, deps.live);
  docsRoutes(app, settings);
  const apiPatterns = app.routes.filter((route) => route.method !== "ALL");
  if (settings.webDist !== undefined) webRoutes(app, settings.webDist, problem);

  /** Another method of an address that exists is 405, anything else 404. */
  function unknown(c: HttpContext) {
    const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll(/:[^/]+/g, "[^/]+")}$`).test(c.req.path);
    return problem(c, apiPatterns.some((route) => fits(route.path)) ? "method_not_allowed" : "not_found");
  }

  app.notFound((c) => unknown(c as HttpContext));
  app.onError(async (error, c: HttpContext) => {
    if (error instanceof HTTPException && error.status === 400) return problem(c, "bad_json");
    if (error instanceof PersonGone) {
      persons.forget();
      return problem(c, "unauthenticated");
    }
    // Libraries wrap what the database said, or swallow it: then the database itself is asked.
    const outage = outageOf(error) ?? (await deps.ping().then(() => undefined, outageOf));
    if (outage !== undefined) {
      deps.log.warn("http_outage", { requestId: c.get("requestId"), outage });
      return later(c, problem, outage);
    }
    deps.log.error("http_failure", { requestId: c.get("requestId"), error });
    return problem(c, "internal");
  });
  return app;
}
