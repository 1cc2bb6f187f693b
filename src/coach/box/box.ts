import type { Log } from "#app/ports.ts";
import type { EngineAnswer, EngineAsk, FromEngine, ToEngine } from "./engine-words.ts";

/** The process that holds the model, as the box sees it. */
export interface EngineChild {
  send(word: ToEngine): void;
  /** At once and without asking. */
  kill(): void;
}

/** Whoever waits for an answer is served before what is worded ahead of its time. */
export type Urgency = "waits" | "ahead";

/** Why there is no answer. */
export type BoxRefusal = "resting" | "stopped" | "set_aside" | "ended" | "closed" | "failed";

/** An ask that came to nothing: the offline coach answers. */
export class BoxRefused extends Error {
  override readonly name = "BoxRefused";
  readonly why: BoxRefusal;
  constructor(why: BoxRefusal, detail?: string) {
    super(detail === undefined ? why : `${why}: ${detail}`);
    this.why = why;
  }
}

/** How the box stands, for the doctor. */
export interface BoxState {
  readonly is: "unloaded" | "loading" | "ready" | "resting" | "closed";
  /** Ends of the process that nobody asked for, since it last answered. */
  readonly endsInARow: number;
  readonly ends: number;
  readonly why?: string;
  readonly memoryMb?: number;
}

export interface BoxParts {
  /** Starts a process that loads the model; told of its words, and once of its end. */
  readonly start: (heard: { said(word: FromEngine): void; ended(how: string): void }) => EngineChild;
  readonly log: Log;
  readonly now: () => number;
  /** Runs it after so many milliseconds; the answer takes that back. */
  readonly later: (ms: number, run: () => void) => () => void;
  /** Told whenever the state changes. */
  readonly told?: (state: BoxState) => void;
  readonly rule?: Partial<BoxRule>;
}

/** Milliseconds. */
export interface BoxRule {
  /** Without an ask for so long, the model is unloaded and its memory is free again. */
  readonly idle: number;
  /** An ask that was taken back has so long to end; then its process hangs, and is ended. */
  readonly grace: number;
  /** No load takes longer. */
  readonly load: number;
  /** The first rest after an end that nobody asked for; each further one in a row doubles it. */
  readonly rest: number;
  readonly longestRest: number;
}
const usual: BoxRule = { idle: 15 * 60_000, grace: 15_000, load: 120_000, rest: 1000, longestRest: 5 * 60_000 };

export interface Box {
  /** One exchange; rejects with BoxRefused where there is no answer, and never waits longer than the signal. */
  ask(ask: EngineAsk, urgency: Urgency, signal: AbortSignal): Promise<EngineAnswer>;
  /** Whether nobody is being served and nobody waits. */
  idle(): boolean;
  state(): BoxState;
  /** Ends the process; every ask that is open is refused. */
  close(): void;
}

interface Asked {
  readonly id: number;
  readonly ask: EngineAsk;
  readonly urgency: Urgency;
  settle(result: EngineAnswer | BoxRefused): void;
  done: boolean;
}

/** One model loaded once, one ask at a time, whoever waits first. A process that ends or hangs is started again at the next ask, after a rest. */
export function createBox({ start, log, now, later, told, rule: given }: BoxParts): Box {
  const rule = { ...usual, ...given };
  const queue: Asked[] = [];
  let current: Asked | undefined;
  let child: EngineChild | undefined;
  let state: BoxState = { is: "unloaded", endsInARow: 0, ends: 0 };
  let restUntil = 0;
  let nextId = 0;
  let ill: string | undefined;
  let stopWaiting: () => void = () => undefined;

  const change = (next: Partial<BoxState>): void => {
    state = { ...state, ...next };
    told?.(state);
  };
  const wait = (ms: number, run: () => void): void => {
    stopWaiting();
    stopWaiting = later(ms, run);
  };
  const hung = (): void => {
    ill = "it hangs";
    child?.kill();
  };

  function open(): void {
    change({ is: "loading" });
    wait(rule.load, hung);
    let live = true;
    child = start({
      said: (word) => (live ? heard(word) : undefined),
      ended(how) {
        if (!live) return;
        live = false;
        ended(how);
      },
    });
  }

  function ended(how: string): void {
    child = undefined;
    stopWaiting();
    if (state.is === "closed" || state.is === "unloaded") return;
    const endsInARow = state.endsInARow + 1;
    const why = ill ?? how;
    ill = undefined;
    restUntil = now() + Math.min(rule.longestRest, rule.rest * 2 ** (endsInARow - 1));
    log.warn("model_process_ended", { why, endsInARow });
    change({ is: "resting", endsInARow, ends: state.ends + 1, why });
    refuseAll("ended", why);
  }

  function refuseAll(why: BoxRefusal, detail?: string): void {
    const open = [...(current ? [current] : []), ...queue.splice(0)];
    current = undefined;
    for (const each of open) each.settle(new BoxRefused(why, detail));
  }

  function heard(word: FromEngine): void {
    switch (word.is) {
      case "ill":
        ill = word.why;
        return;
      case "ready":
        change({ is: "ready", memoryMb: word.memoryMb });
        return next();
      case "answer":
      case "failed": {
        if (current?.id !== word.id) return;
        const { settle } = current;
        current = undefined;
        if (word.is === "answer") {
          change({ endsInARow: 0, memoryMb: word.memoryMb });
          settle(word.answer);
        } else settle(new BoxRefused("failed", word.why));
        return next();
      }
    }
  }

  function next(): void {
    if (state.is !== "ready" || current || !child) return;
    const at = Math.max(
      0,
      queue.findIndex(({ urgency }) => urgency === "waits"),
    );
    [current] = queue.splice(at, 1);
    if (!current) return wait(rule.idle, unload);
    stopWaiting();
    child.send({ do: "ask", id: current.id, ask: current.ask });
  }

  function unload(): void {
    change({ is: "unloaded" });
    child?.kill();
    child = undefined;
  }

  /** Takes an ask back: at once where it only waits, and from the process where it is being answered. */
  function takeBack(asked: Asked, why: BoxRefusal): void {
    if (asked.done) return;
    const at = queue.indexOf(asked);
    if (at >= 0) queue.splice(at, 1);
    asked.settle(new BoxRefused(why));
    if (asked !== current) return;
    // The process still has it: what comes next waits for its end, and no longer than a process that works needs.
    child?.send({ do: "stop", id: asked.id });
    wait(rule.grace, hung);
  }

  return {
    ask(ask, urgency, signal) {
      if (state.is === "closed") return Promise.reject(new BoxRefused("closed"));
      if (signal.aborted) return Promise.reject(new BoxRefused("stopped"));
      if (state.is === "resting" && now() < restUntil) return Promise.reject(new BoxRefused("resting", state.why));
      return new Promise((resolve, reject) => {
        const stop = (): void => takeBack(asked, "stopped");
        const asked: Asked = {
          id: ++nextId,
          ask,
          urgency,
          done: false,
          settle(result) {
            if (asked.done) return;
            asked.done = true;
            signal.removeEventListener("abort", stop);
            if (result instanceof BoxRefused) reject(result);
            else resolve(result);
          },
        };
        signal.addEventListener("abort", stop);
        queue.push(asked);
        if (urgency === "waits" && current?.urgency === "ahead") takeBack(current, "set_aside");
        if (state.is === "unloaded" || state.is === "resting") open();
        else next();
      });
    },
    idle: () => current === undefined && queue.length === 0,
    state: () => state,
    close() {
      stopWaiting();
      change({ is: "closed" });
      refuseAll("closed");
      child?.kill();
      child = undefined;
    },
  };
}
