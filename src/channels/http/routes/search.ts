import { createRoute } from "@hono/zod-openapi";
import { searchAnswerSchema, searchSchema } from "#contract/search.ts";
import { find } from "#core/text/find.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { ownThings, searched } from "../own-things.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

export const searchPath = "/api/search";

const search = createRoute({
  method: "post",
  path: searchPath,
  tags: ["search"],
  summary:
    "Goals, steps, works, diary, habits and exercises by words, with forgiveness for slips; nothing is changed or kept",
  security: signedIn,
  request: jsonBody(searchSchema, true),
  responses: { 200: jsonContent("What was found", searchAnswerSchema), ...problemContent },
});

/** Search over what is a person's own: opened for this one answer, and indexed nowhere. */
export function searchRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  router.openapi(search, async (c) => {
    const personId = c.get("personId");
    const taken = await deps.limits.take("search", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { words } = c.req.valid("json");
    const shown = shownTo(await talk.look(c), deps);
    const [goals, works] = await Promise.all([
      deps.store.transaction(personId, (tx) => tx.goals(searched.steps, { from: 0, limit: searched.goals })),
      deps.store.works(personId, { kind: undefined, from: 0, limit: searched.works }),
    ]);
    const found = find(words, ownThings(shown, goals, works), searched.found);
    return c.json(
      {
        found: found.map(({ of, passage }) => ({ ...of, passage: passage ?? null })),
        help: deps.screen.crisis(words).level !== "none",
      },
      200,
    );
  });
}
