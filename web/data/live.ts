import type { QueryClient } from "@tanstack/react-query";
import type { LiveMessage, liveCloseCodes, liveProtocol } from "#contract/live.ts";
import type { ReadingSourcesWire } from "#contract/readings.ts";
import { assertNever } from "#core/assert-never.ts";
import { whenDrawn } from "./drawn.ts";
import { keys } from "./keys.ts";
import { lookAtLine } from "./line.ts";

// Written out, because the contract's schemas have no place in a page; the types keep them the same.
const protocol: typeof liveProtocol.name = "waymark";
const signedOut: typeof liveCloseCodes.signedOut = 4401;
const lockedThere: typeof liveCloseCodes.locked = 4423;
const longestWait = 30_000;
const walked = [keys.progress, keys.suggestions, keys.milestones] as const;
const lived = [keys.day, keys.next, keys.body] as const;

const keptNothing = (kept: unknown): boolean => (kept as ReadingSourcesWire | undefined)?.count === 0;

/** Follows what changes for the person elsewhere (Telegram, another page) and has this page fetch it. Returns how to stop. */
export function followLive(client: QueryClient, whenEnded: () => void, whenLocked: () => void): () => void {
  let socket: WebSocket | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;
  let heard = false;

  const refresh = (...which: readonly (readonly string[])[]): void => {
    for (const queryKey of which) void client.invalidateQueries({ queryKey });
  };

  /** What was asked for before somebody listened; what is asked for from now on has it all. */
  function refreshSoon(): void {
    const before = new Set(client.getQueryCache().getAll());
    void whenDrawn(client).then(() => {
      if (!stopped) void client.invalidateQueries({ predicate: (one) => before.has(one) });
    });
  }

  function hear(message: LiveMessage): void {
    switch (message.type) {
      case "hello":
        failures = 0;
        // Whatever happened while nobody listened: at the beginning that is a moment, and the page is drawn first.
        if (heard)
          refresh(keys.step, keys.status, keys.goals, keys.me, keys.exercises, keys.works, ...walked, ...lived);
        else refreshSoon();
        heard = true;
        return;
      case "ping":
        socket?.send(JSON.stringify({ type: "pong" }));
        return;
      case "changed":
        hearChange(message.what);
        return;
      default:
        assertNever(message);
    }
  }

  function hearChange(what: Extract<LiveMessage, { type: "changed" }>["what"]): void {
    switch (what) {
      case "erased":
        return whenEnded();
      case "settings":
        return refresh(keys.me, keys.step, keys.status, ...walked, ...lived);
      case "tracks":
        return refresh(...walked, ...lived);
      case "day":
        return refresh(...lived);
      case "body":
        // How much is kept is counted over everything: that is asked when an import ends, and not with every figure. Only where nothing
        // was kept yet, the first figure shows at once that it has come.
        void client.invalidateQueries({
          queryKey: keys.body,
          predicate: ({ queryKey, state }) => queryKey[1] !== keys.kept[1] || keptNothing(state.data),
        });
        return refresh(keys.next);
      case "import":
        return refresh(keys.imports);
      case "exercise":
        return refresh(keys.exercises, keys.techniques, ...walked, ...lived);
      case "works":
        return refresh(keys.works);
      case "step":
      case "goals":
      case "crisis":
        return refresh(keys.step, keys.status, keys.goals, ...lived);
      default:
        return assertNever(what);
    }
  }

  function connect(): void {
    clearTimeout(again);
    const address = new URL("/api/live", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(address, protocol);
    socket.addEventListener("message", (event) => hear(JSON.parse(String(event.data)) as LiveMessage));
    socket.addEventListener("close", (event) => {
      if (stopped) return;
      if (event.code === signedOut) return whenEnded();
      if (event.code === lockedThere) return whenLocked();
      failures += 1;
      void lookAtLine();
      again = setTimeout(connect, Math.min(longestWait, 500 * 2 ** failures) * (0.75 + Math.random() / 2));
    });
  }

  function wake(): void {
    if (socket?.readyState === WebSocket.CLOSED) connect();
  }

  connect();
  addEventListener("online", wake);
  return () => {
    stopped = true;
    clearTimeout(again);
    removeEventListener("online", wake);
    socket?.close();
  };
}
