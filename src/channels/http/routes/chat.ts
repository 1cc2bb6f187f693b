import { createRoute } from "@hono/zod-openapi";
import { chatRequestSchema, chatResponseSchema } from "#contract/chat.ts";
import { decodePress } from "#core/dialogue/entry/press.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
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

/** The dialogue itself; a denial here is an answer in words, not an error. */
export function chatRoutes(router: Router, talk: Talk, problem: Problem): void {
  router.openapi(chat, async (c) => {
    const said = c.req.valid("json");
    const command = "button" in said ? decodePress(said.button) : readText(said.text);
    if (command === undefined) return problem(c, "unknown_button");
    const told = await talk.chat(c, command);
    if (!told.ok) return told.response;
    return c.json({ replies: told.replies, pending: told.turn.pending !== undefined }, 200);
  });
}
