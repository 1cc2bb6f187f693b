import { parentPort } from "node:worker_threads";
import { type CalendarWindow, type ParsedCalendar, parseCalendar } from "./parse-calendar.ts";

export interface ParseCall {
  readonly id: number;
  readonly text: string;
  readonly window: CalendarWindow;
}
export interface ParseAnswer {
  readonly id: number;
  readonly parsed: ParsedCalendar | undefined;
}

// The library warns on the console with what it found in a calendar: that is nobody's business.
console.warn = () => undefined;

const port = parentPort;
if (port === null) throw new Error("calendars are parsed in a worker thread only");
port.on("message", ({ id, text, window }: ParseCall) => {
  let parsed: ParsedCalendar | undefined;
  try {
    parsed = parseCalendar(text, window);
  } catch {
    // Whatever a calendar does to the reader, the next one is read.
    parsed = undefined;
  }
  port.postMessage({ id, parsed } satisfies ParseAnswer);
});
