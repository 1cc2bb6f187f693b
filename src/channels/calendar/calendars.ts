import type { ReadCalendarAt } from "#app/read-calendar.ts";
import { type FetchLimits, fetchCalendar } from "./fetch-calendar.ts";
import { createCalendarParser } from "./parser.ts";

export interface Calendars {
  readonly read: ReadCalendarAt;
  close(): Promise<void>;
}

/** Reads calendars at addresses: fetched within limits, parsed aside; nothing but busy times comes out. */
export function createCalendars(limits: FetchLimits): Calendars {
  const parser = createCalendarParser();
  return {
    async read(address, window) {
      const fetched = await fetchCalendar(address, limits);
      return fetched.ok ? await parser.parse(fetched.text, window) : fetched;
    },
    close: parser.close,
  };
}
