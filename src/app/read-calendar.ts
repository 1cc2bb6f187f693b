import type { CalendarLink } from "#core/day/day.ts";
import type { Interval } from "#core/day/schedule.ts";
import type { Person } from "#core/person/person.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import type { Afterwards } from "./after-commit.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Incoming, Log, Metrics, Store } from "./ports.ts";

/** When somebody is busy within a window, by the calendar at an address; or why that cannot be said. Nothing of it holds the address. */
export type ReadCalendarAt = (
  address: string,
  window: Interval & { readonly timeZone: string },
) => Promise<
  | { readonly ok: true; readonly busy: readonly Interval[] }
  | { readonly ok: false; readonly problem: NonNullable<CalendarLink["problem"]> }
>;

/** A calendar is read again after three hours; what is busy is kept for two weeks. */
const afterMs = 3 * 3600 * 1000;
const days = 14;
/** Calendars that are read at the same time, whatever asks for it. */
const abreast = 8;

export interface ReadCalendar {
  /** Reads a calendar whose address was just given, and one that was not read for long when its owner does something. Never throws. */
  readonly afterwards: Afterwards;
  /** Reads every calendar that was not read for three hours. */
  readonly due: () => Promise<void>;
}

/** Lets at most so many works run at a time; the others wait their turn. */
function turnstile(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => void waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Reads the calendars that people's days follow, outside of any transaction, and brings in what came of it as a command. */
export function createReadCalendar(parts: {
  readonly store: Pick<Store, "dueCalendars" | "leaseDue" | "snapshot">;
  readonly input: Pick<Input, "take">;
  readonly read: ReadCalendarAt;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "count">;
}): ReadCalendar {
  const { store, input, clock, log, metrics } = parts;
  const inTurn = turnstile(abreast);
  const reading = new Set<string>();

  const readFor = async (
    { id: personId, timeZone }: Person,
    address: string,
    { key, origin }: Pick<Incoming, "key" | "origin">,
  ): Promise<void> => {
    const one = `${personId} ${address}`;
    if (reading.has(one)) return;
    reading.add(one);
    try {
      const today = localDate(clock.now(), timeZone);
      const window = {
        from: instantAt(today, 0, timeZone),
        to: instantAt(plusDays(today, days), 0, timeZone),
        timeZone,
      };
      const found = await inTurn(() => parts.read(address, window));
      metrics.count("calendar_reads_total", { outcome: found.ok ? "read" : found.problem });
      await input.take({
        personId,
        command: {
          do: "calendar_read",
          address,
          problem: found.ok ? undefined : found.problem,
          busy: found.ok ? found.busy : [],
        },
        at: clock.now(),
        key: `calendar:${key}`,
        origin,
      });
    } catch {
      // The error is not told: whatever threw had the address in its hands.
      metrics.count("calendar_reads_total", { outcome: "failed" });
      log.error("calendar_not_read");
    } finally {
      reading.delete(one);
    }
  };

  const stale = ({ readAt }: CalendarLink): boolean => readAt === undefined || readAt <= clock.now() - afterMs;

  return {
    async afterwards({ command, key, origin }, { after: { day, person }, erased }) {
      const calendar = day?.calendar;
      if (!calendar || erased || command.do === "calendar_read" || !stale(calendar)) return;
      // The first answer goes where the address came from; a page that is open hears of it by itself.
      const back = origin.via === "telegram" ? { ...origin, messageId: undefined } : origin;
      await readFor(person, calendar.address, { key, origin: back });
    },
    async due() {
      await eachDue({
        what: "calendar",
        leases: store,
        due: (limit) => store.dueCalendars(clock.now() - afterMs, limit),
        abreast,
        async work(personId) {
          try {
            const found = await store.snapshot(personId);
            const calendar = found?.day?.calendar;
            if (found && calendar && stale(calendar)) {
              await readFor(found.person, calendar.address, { key: `due:${clock.now()}`, origin: { via: "job" } });
            }
          } catch {
            log.error("calendar_not_read");
          }
        },
      });
    },
  };
}
