import { createAdaptorServer, type WebSocketServerLike } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWebSocketServer } from "../live/web-socket-server.ts";
import type { LiveHub } from "../live/hub.ts";
import type { Router } from "./router.ts";

export interface ServeOptions {
  readonly app: Router;
  readonly live: LiveHub;
  readonly port: number;
  /** All interfaces where absent. */
  readonly host?: string;
}

/** Listens; `close` takes no new visitors, ends live pages with "restart", and lets requests that are at work finish (10 s at most). */
export function serveHttp(options: ServeOptions): Promise<{ readonly port: number; close(): Promise<void> }> {
  const webSockets = createWebSocketServer();
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    websocket: { server: webSockets as WebSocketServerLike },
  }) as Server;
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        async close() {
          options.live.closeAll("restart");
          webSockets.close();
          const closed = new Promise<void>((done) => server.close(() => done()));
          server.closeIdleConnections();
          const patience = setTimeout(() => server.closeAllConnections(), 10_000);
          await closed;
          clearTimeout(patience);
        },
      });
    });
  });
}
