import { createAdaptorServer, type WebSocketServerLike } from "@hono/node-server";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWebSocketServer } from "../live/web-socket-server.ts";
import type { LiveHub } from "../live/hub.ts";
import { importPath } from "./guards.ts";
import type { Router } from "./router.ts";

export interface ServeOptions {
  readonly app: Pick<Router, "fetch">;
  readonly live: LiveHub;
  readonly port: number;
  /** All interfaces where absent. */
  readonly host?: string;
  /** How long a body may take to arrive, and a file may come to a standstill (milliseconds); a minute where it is not said. */
  readonly patience?: number;
  /** So many bytes a second of a file have to come (1,000 where it is not said), lest a line be held for days. */
  readonly leastRate?: number;
}

/** Lets go of a body that does not arrive: anything but a file has to be there in time, and a file has to keep coming, and not in drops. */
function watchArrival(request: IncomingMessage, patience: number, leastRate: number): void {
  const { headers, socket } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return;
  const isFile = request.url?.split("?")[0] === importPath;
  const least = (leastRate * patience) / 1000;
  let before = socket.bytesRead;
  const watch = setInterval(() => {
    if (request.complete) clearInterval(watch);
    else if (!isFile || socket.bytesRead - before < least) request.destroy();
    before = socket.bytesRead;
  }, patience);
  watch.unref();
  request.once("close", () => clearInterval(watch));
}

/** Listens; `close` takes no new visitors, ends live pages with "restart", and lets requests that are at work finish (10 s at most). */
export function serveHttp(options: ServeOptions): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { patience = 60_000, leastRate = 1000 } = options;
  const webSockets = createWebSocketServer();
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    websocket: { server: webSockets as WebSocketServerLike },
  }) as Server;
  server.headersTimeout = 20_000;
  // Longer than a proxy in front keeps a line for its next request (a minute is usual): else it may write into one that is just being closed here.
  server.keepAliveTimeout = 75_000;
  // Node knows one limit for all; a file of two gigabytes needs another than the rest (`watchArrival`).
  server.requestTimeout = 0;
  server.on("request", (request: IncomingMessage) => watchArrival(request, patience, leastRate));
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
          const leave = setTimeout(() => server.closeAllConnections(), 10_000);
          await closed;
          clearTimeout(leave);
        },
      });
    });
  });
}
