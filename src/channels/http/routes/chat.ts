import { createRoute } from "@hono/zod-openapi";
import { chatRequestSchema, chatResponseSchema, talkSchema } from "#contract/chat.ts";
import { toWireInstant } from "#contract/instant.ts";
import { decodePress } from "#core/dialogue/entry/press.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import { talkSoFar } from "#core/dialogue/entry/talk/told-again.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import type { Talk } from "../talk.ts";

const chat = createRoute({
  method: "post",
  path: "/api/chat",
  tags: ["chat"],
  summary: "Say something or press a button: the same dialogue as in Telegram",
  security: signedIn,
  request: jsonBody(chatRequestSchema, true),
  responses: { 200: jsonContent("What the companion says", chatResponseSchema), ...problemContent },
});

const soFar = createRoute({
  method: "get",
  path: "/api/chat",
  tags: ["chat"],
  summary:
    "The last messages of the talk and what was said to them; none on a device that others use too, and none of a crisis",
  security: signedIn,
  responses: { 200: jsonContent("The talk so far", talkSchema), ...problemContent },
});

/** The dialogue itself; a denial here is an answer in words, not an error. */
export function chatRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  router.openapi(soFar, async (c) => {
    if (await deps.accounts.sessions.isShared(c.get("principal").sessionId)) return c.json({ turns: [] }, 200);
    const snapshot = await talk.look(c);
    const turns = talkSoFar(snapshot, deps.clock.now()).map(({ at, said, replies }) => ({
      at: toWireInstant(at),
      said,
      replies: talk.say(replies, snapshot.person),
    }));
    return c.json({ turns }, 200);
  });

  router.openapi(chat, async (c) => {
    const said = c.req.valid("json");
    const command = "button" in said ? decodePress(said.button) : readText(said.text);
    if (command === undefined) return problem(c, "unknown_button");
    const told = await talk.chat(c, command);
    if (!told.ok) return told.response;
    return c.json({ replies: told.replies, pending: told.turn.pending !== undefined }, 200);
  });
}
