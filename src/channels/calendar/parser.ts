import { Worker } from "node:worker_threads";
import type { CalendarWindow, ParsedCalendar } from "./parse-calendar.ts";
import type { ParseAnswer, ParseCall } from "./parse-worker.ts";

export interface CalendarParser {
  /** Like `parseCalendar`, beside everything else; a calendar that takes too long or too much memory is too large. Never throws. */
  parse(text: string, window: CalendarWindow): Promise<ParsedCalendar>;
  close(): Promise<void>;
}

const none: ParsedCalendar = { ok: false, problem: "not_a_calendar" };
const tooLarge: ParsedCalendar = { ok: false, problem: "too_large" };
const idleMs = 30_000;

/**
 * Parses calendars one after another in a thread of its own, so that no calendar of anybody's keeps others waiting or fills the memory. The
 * thread is ended where a calendar takes longer than it may, and when there was nothing to do for a while.
 */
export function createCalendarParser({ timeoutMs = 15_000 } = {}): CalendarParser {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let calls = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(new URL("./parse-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    });
    started.unref();
    // One that dies (too much memory) has no successor until there is work again.
    started.on("error", () => undefined);
    started.on("exit", () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  const run = (text: string, window: CalendarWindow): Promise<ParsedCalendar> => {
    clearTimeout(idle);
    worker ??= start();
    const used = worker;
    const call: ParseCall = { id: (calls += 1), text, window };
    return new Promise((resolve) => {
      const settle = (parsed: ParsedCalendar, broken: boolean): void => {
        clearTimeout(late);
        used.off("message", onMessage).off("exit", onExit);
        if (broken) {
          if (worker === used) worker = undefined;
          void used.terminate();
        } else idle = setTimeout(() => void end(), idleMs).unref();
        resolve(parsed);
      };
      const onMessage = ({ id, parsed }: ParseAnswer): void => {
        if (id === call.id) settle(parsed ?? none, false);
      };
      const onExit = (): void => settle(tooLarge, true);
      const late = setTimeout(() => settle(tooLarge, true), timeoutMs);
      used.on("message", onMessage).on("exit", onExit);
      used.postMessage(call, []);
    });
  };

  return {
    parse(text, window) {
      const parsed = last.then(() => run(text, window));
      last = parsed;
      return parsed;
    },
    async close() {
      await last;
      await end();
    },
  };
}
