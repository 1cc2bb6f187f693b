import { createRoute } from "@hono/zod-openapi";
import { firstStepSchema, firstStepWishSchema } from "#contract/first-step.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router } from "../router.ts";
import { wiresOf } from "../talk.ts";
import { stepView } from "../to-wire.ts";
import { createProxyTrust, visitorKey } from "../visitor.ts";

const tryOut = createRoute({
  method: "post",
  path: "/api/first-step",
  tags: ["goals"],
  summary: "The first step of a goal before any account; nothing of it is kept",
  security: [],
  request: jsonBody(firstStepWishSchema, true),
  responses: { 200: jsonContent("The step, or what is asked first", firstStepSchema), ...problemContent },
});

export const openFirstStepPath = tryOut.path;

/** A stranger's goal: screened and answered as anybody's, and forgotten with the answer. Where nobody is let in, nobody is begun with. */
export function firstStepRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { accounts, firstStep, limits, settings, words } = deps;
  const trusts = createProxyTrust(settings.trustedProxies);

  router.openapi(tryOut, async (c) => {
    const taken = await limits.take("first_step", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { title, locale = c.get("locale"), time_zone: timeZone, answers = [] } = c.req.valid("json");
    c.set("locale", locale);
    if ((await accounts.door(false)).sign_up === "closed") return problem(c, "sign_up_closed");
    const { after, replies, denied } = await firstStep({ title, locale, timeZone, answers });
    // Nobody could press them: what is said has no person behind it yet.
    const said = wiresOf(words, replies, after.person).map(({ text }) => ({ text, buttons: [] }));
    c.header("cache-control", "no-store");
    if (denied !== undefined) {
      return problem(c, denied.code, {
        ...(denied.refused === undefined ? {} : { refused: denied.refused }),
        replies: said,
      });
    }
    const { step, question } = stepView(after);
    return c.json(
      {
        step: step && { text: step.text, minutes: step.minutes },
        question,
        replies: said,
      },
      200,
    );
  });
}
