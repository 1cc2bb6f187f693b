import type { LiveEvent, LiveFeed } from "#app/live-ports.ts";
import type { Metrics } from "#app/ports.ts";
import { liveCloseCodes, type LiveMessage } from "#contract/live.ts";
import type { PersonId } from "#core/person/person.ts";
import type { SessionsEnded } from "../http/accounts/sessions.ts";

/** One open page, as far as the hub needs it. */
export interface LiveConnection {
  readonly personId: PersonId;
  readonly userId: string;
  readonly sessionId: string;
  send(message: string): void;
  close(code: number, reason: string): void;
  /** Bytes sent that the page has not taken yet. */
  waiting(): number;
}

export interface LiveHub {
  add(connection: LiveConnection): { heard(): void; gone(): void };
  /** Pings every page, and closes those that fell silent or whose session ended elsewhere. Called every `pingEvery` by `start`. */
  tick(): Promise<void>;
  /** Closes the pages of sessions that ended or were locked. */
  endSessions(ended: Parameters<SessionsEnded>[0]): void;
  closeAll(why: keyof typeof liveCloseCodes): void;
  count(): number;
  /** Pages that are open in a session, as far as this process holds them. */
  pagesOf(sessionId: string): number;
  /** Begins to listen and to ping; resolves to a function that stops both. */
  start(): Promise<() => Promise<void>>;
}

/** Milliseconds between pings; a page that answers neither of two is gone. */
export const pingEvery = 25_000;
/** A page that leaves this many bytes unread is too slow; it will connect again and fetch what it shows. */
const mostWaiting = 256 * 1024;
/** Pages that one session may keep open: more than anybody reads, and few enough that one sign-in cannot use up the connections of all. */
export const mostPages = 50;

/** Spreads what changes to the pages of the person it concerns, and of nobody else. */
export function createLiveHub(deps: {
  readonly feed: LiveFeed;
  readonly metrics: Metrics;
  readonly sessionAlive: (sessionId: string) => Promise<boolean>;
}): LiveHub {
  const byPerson = new Map<PersonId, Set<LiveConnection>>();
  const unanswered = new Map<LiveConnection, number>();
  /** Persons whose changes are told to this process, or will be, or will be no more. */
  const followed = new Map<PersonId, { readonly leaves: boolean; readonly done: Promise<void> }>();

  async function follow(personId: PersonId): Promise<void> {
    const known = followed.get(personId);
    if (known?.leaves === false) return known.done;
    const done = (known?.done ?? Promise.resolve()).then(() => deps.feed.follow(personId));
    followed.set(personId, { leaves: false, done });
    return done.catch((error: unknown) => {
      followed.delete(personId);
      throw error;
    });
  }

  /** Lets go of those who have closed their last page; whoever only reads a page anew is still there. */
  async function leaveGone(): Promise<void> {
    for (const [personId, { leaves }] of followed) {
      if (leaves || byPerson.has(personId)) continue;
      const done = deps.feed.leave(personId).catch(() => undefined);
      const leaving = { leaves: true, done };
      followed.set(personId, leaving);
      await done;
      if (followed.get(personId) === leaving) followed.delete(personId);
    }
  }

  function send(connection: LiveConnection, message: LiveMessage): void {
    if (connection.waiting() > mostWaiting) drop(connection, "slow");
    else connection.send(JSON.stringify(message));
  }

  function forget(connection: LiveConnection): void {
    unanswered.delete(connection);
    const theirs = byPerson.get(connection.personId);
    theirs?.delete(connection);
    if (theirs?.size === 0) byPerson.delete(connection.personId);
  }

  function drop(connection: LiveConnection, why: keyof typeof liveCloseCodes): void {
    forget(connection);
    deps.metrics.count("waymark_live_closed_total", { why });
    connection.close(liveCloseCodes[why], why);
  }

  function spread(personId: PersonId, event: LiveEvent): void {
    const message: LiveMessage = {
      type: "changed",
      what: event.kind,
      ...(event.goalId === undefined ? {} : { goal_id: event.goalId }),
    };
    for (const connection of byPerson.get(personId) ?? []) {
      send(connection, message);
      if (event.kind === "erased") drop(connection, "signedOut");
    }
  }

  const hub: LiveHub = {
    add(connection) {
      if (hub.pagesOf(connection.sessionId) >= mostPages) {
        drop(connection, "crowded");
        return { heard: () => undefined, gone: () => undefined };
      }
      const theirs = byPerson.get(connection.personId) ?? new Set();
      byPerson.set(connection.personId, theirs.add(connection));
      unanswered.set(connection, 0);
      // Whoever hears hello fetches what it shows: from then on nothing may be missed.
      follow(connection.personId).then(
        () => unanswered.has(connection) && send(connection, { type: "hello" }),
        () => unanswered.has(connection) && drop(connection, "slow"),
      );
      return {
        heard: () => {
          if (unanswered.has(connection)) unanswered.set(connection, 0);
        },
        gone: () => forget(connection),
      };
    },
    async tick() {
      await leaveGone();
      const sessions = new Map<string, boolean>();
      for (const [connection, missed] of unanswered) {
        if (!sessions.has(connection.sessionId)) {
          // A database that is away is no reason to throw people out.
          const alive = await deps.sessionAlive(connection.sessionId).catch(() => true);
          sessions.set(connection.sessionId, alive);
        }
        if (!unanswered.has(connection)) continue;
        if (sessions.get(connection.sessionId) === false) drop(connection, "signedOut");
        else if (missed >= 2) drop(connection, "silent");
        else {
          unanswered.set(connection, missed + 1);
          send(connection, { type: "ping" });
        }
      }
    },
    endSessions({ userId, only, except, locked }) {
      for (const connection of unanswered.keys()) {
        if (connection.userId !== userId || connection.sessionId === except) continue;
        if (only === undefined || connection.sessionId === only) drop(connection, locked ? "locked" : "signedOut");
      }
    },
    closeAll(why) {
      for (const connection of unanswered.keys()) drop(connection, why);
    },
    count: () => unanswered.size,
    pagesOf: (sessionId) => [...unanswered.keys()].filter((page) => page.sessionId === sessionId).length,
    async start() {
      const stopListening = await deps.feed.listen(spread);
      const pinging = setInterval(() => void hub.tick(), pingEvery);
      pinging.unref();
      return async () => {
        clearInterval(pinging);
        await stopListening();
      };
    },
  };
  return hub;
}
