import { upgradeWebSocket } from "@hono/node-server";
import { z } from "@hono/zod-openapi";
import { liveAnswerSchema, liveMessageSchema } from "#contract/live.ts";
import type { HttpContext } from "../http/env.ts";
import { problemContent } from "../http/problem.ts";
import { type Router, signedIn } from "../http/router.ts";
import type { LiveHub } from "./hub.ts";
import { waitingBytes } from "./web-socket-server.ts";

/** The live connection of a page: who asks and from where is settled before the upgrade, by the same guards as every other route. */
export function liveRoute(router: Router, hub: LiveHub): void {
  router.openAPIRegistry.register("LiveMessage", liveMessageSchema.meta({ id: "LiveMessage" }));
  router.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/live",
    tags: ["live"],
    summary: "WebSocket: what changes for me, as it happens (messages: LiveMessage; answer a ping with {type: pong})",
    description:
      "Offer the subprotocol `waymark`; without a cookie also `bearer.<token>`. Events may be missed while disconnected: fetch again after connecting.",
    security: signedIn,
    request: { headers: z.object({ "sec-websocket-protocol": z.string().optional() }) },
    responses: { 101: { description: "Upgraded" }, ...problemContent },
  });
  router.get(
    "/api/live",
    upgradeWebSocket((c) => {
      const context = c as unknown as HttpContext;
      const { userId, sessionId } = context.get("principal");
      const personId = context.get("personId");
      let handle: ReturnType<LiveHub["add"]> | undefined;
      return {
        onOpen: (_event, socket) => {
          handle = hub.add({
            personId,
            userId,
            sessionId,
            send: (message) => socket.send(message),
            close: (code, reason) => socket.close(code, reason),
            waiting: () => waitingBytes(socket.raw),
          });
        },
        onMessage: (event, socket) => {
          const parsed = typeof event.data === "string" ? parseJson(event.data) : undefined;
          if (liveAnswerSchema.safeParse(parsed).success) handle?.heard();
          else socket.close(1008, "only pong is understood");
        },
        onClose: () => handle?.gone(),
        onError: () => handle?.gone(),
      };
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
