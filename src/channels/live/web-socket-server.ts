import { type WebSocket, WebSocketServer } from "ws";
import { liveProtocol } from "#contract/live.ts";

/** Takes small messages only, and names our own subprotocol back, never the one that carries a token. */
export function createWebSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(liveProtocol.name) ? liveProtocol.name : false),
  });
}

/** Bytes handed over that the page has not taken yet. */
export function waitingBytes(raw: unknown): number {
  return (raw as Partial<WebSocket> | undefined)?.bufferedAmount ?? 0;
}
