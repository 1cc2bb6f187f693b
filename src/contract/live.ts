import { z } from "zod";

/** What the server tells an open page: ids and kinds only, the page fetches what it shows. */
export const liveMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("ping") }),
  z.object({
    type: z.literal("changed"),
    what: z.enum([
      "step",
      "goals",
      "settings",
      "crisis",
      "tracks",
      "exercise",
      "works",
      "day",
      "body",
      "import",
      "erased",
    ]),
    goal_id: z.string().optional(),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessageSchema>;

/** All that a page may say on the live connection. */
export const liveAnswerSchema = z.strictObject({ type: z.literal("pong") });

/** Subprotocols: a page offers `waymark`, an app with a token also `bearer.<token>` (browsers cannot set headers here). */
export const liveProtocol = { name: "waymark", bearerPrefix: "bearer." } as const;

/**
 * Why the server closed: 4401 the session ended, 4423 it was locked, 4408 the page fell silent, 4409 the page reads too slowly, 4429 the session has too many
 * pages open already, 1012 a restart.
 */
export const liveCloseCodes = {
  signedOut: 4401,
  locked: 4423,
  silent: 4408,
  slow: 4409,
  crowded: 4429,
  restart: 1012,
} as const;
