import { type ConstructorOptions, type Job, type JobResult, PgBoss } from "pg-boss";
import type { Log } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { every } from "./every.ts";

/** What the workers do; each may be called again for the same work and must then change nothing. */
export interface JobHandlers {
  /** Sends what waits for a person, before everything else where it is urgent; throws where it should be tried again. Absent where nothing can be sent: others do. */
  readonly deliver: ((personId: PersonId, urgent: boolean) => Promise<void>) | undefined;
  /** The same by ways that are no chat. */
  deliverWays(personId: PersonId): Promise<void>;
  /** Asks the coach again where the process that asked has died. */
  resumeAsk(personId: PersonId, askId: string): Promise<void>;
  /** Every minute: messages whose sender died are marked, messages that nobody sends are sent. */
  sweep(): Promise<void>;
  /** Every minute: is a reminder due that anybody asked for? */
  remind(): Promise<void>;
  /** Every quarter of an hour: is anything of ours due for anybody? */
  look(): Promise<void>;
  /** Every five minutes: is anybody's plan, or a word about a block of theirs, due, or has something of the body not been looked at? */
  lookDay(): Promise<void>;
  /** Every quarter of an hour: calendars that were not read for long. */
  readCalendars(): Promise<void>;
  /** Every five minutes: what is usual for those for whom a new day has begun, or of whom something of the past has come. */
  reckonBaselines(): Promise<void>;
  /** Every minute: files that a process was reading which is dead are read on. */
  resumeImports(): Promise<void>;
  /** Every night: dump, purge. */
  daily(): Promise<void>;
}

/**
 * What runs again and again, in every process: each asks who is due and takes a few at a time, whom no other takes while it lives
 * (`app/each-due.ts`), so that nobody is seen to twice, all share the work, and a process that dies leaves nothing undone.
 */
const works = {
  sweep: "sweep",
  remind: "remind",
  look: "look",
  "look-day": "lookDay",
  "read-calendars": "readCalendars",
  "reckon-baselines": "reckonBaselines",
  imports: "resumeImports",
} as const satisfies Record<string, keyof JobHandlers>;
export type ScheduleName = keyof typeof works;
const scheduleNames = Object.keys(works) as readonly ScheduleName[];
/** How long between two turns of each (minutes). */
const minutes = {
  sweep: 1,
  remind: 1,
  look: 15,
  "look-day": 5,
  "read-calendars": 15,
  "reckon-baselines": 5,
  imports: 1,
} as const satisfies Record<ScheduleName, number>;

export interface JobsOptions {
  /** How to reach the queues: `jobs` of the opened storage. */
  readonly connection: ConstructorOptions;
  readonly handlers: JobHandlers;
  readonly log: Log;
  /** Tells of messages that this process has saved, until the way back is taken; others are polled for every two seconds. */
  readonly saved?: (deliver: () => void) => () => void;
  /** Told of each turn of a schedule. */
  readonly ran?: (schedule: ScheduleName, outcome: "ok" | "failed") => void;
  /** Cron of the nightly work, in UTC. */
  readonly dailyAt?: string;
}

export interface Jobs {
  /** Lets running work finish (at most 10 s), takes no more. */
  stop(): Promise<void>;
}

interface DeliverJob {
  readonly person: PersonId;
  readonly urgent?: boolean;
}
interface AskJob {
  readonly person: PersonId;
  readonly ask: string;
}

/** Runs each job of a batch by itself, so that one that fails is tried again alone; the same work twice in a batch is done once. */
async function eachJob<T extends object>(
  jobs: readonly Job<T>[],
  same: (data: T) => string,
  work: (data: T) => Promise<void>,
  log: Log,
): Promise<JobResult[]> {
  const runs = new Map<string, Promise<void>>();
  for (const { data } of jobs) if (!runs.has(same(data))) runs.set(same(data), work(data));
  return Promise.all(
    jobs.map(async ({ id, name, data }): Promise<JobResult> => {
      try {
        await runs.get(same(data));
        return { id, status: "completed" };
      } catch (error) {
        const reason = error instanceof Error ? error.name : "unknown";
        log.warn("jobs.failed", { queue: name, job: id, reason });
        return { id, status: "failed", output: { reason } };
      }
    }),
  );
}

/** Starts the workers and schedules; call it before anything is served. */
export async function startJobs({
  connection,
  handlers,
  log,
  saved,
  ran,
  dailyAt = "30 2 * * *",
}: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({ ...connection, useListenNotify: true });
  boss.on("error", (error) => log.error("jobs.error", { reason: error.message }));
  boss.on("warning", ({ message }) => log.warn("jobs.warning", { message }));
  await boss.start();
  // Work that is due now wakes the workers; only retries and later work wait for the polls.
  const busy = {
    batchSize: 50,
    burstWhenBatchFull: true,
    perJobResults: true,
    notifyPollingIntervalSeconds: 2,
  } as const;
  const { deliver } = handlers;
  let unsaved: (() => void) | undefined;
  if (deliver) {
    const worker = await boss.work<DeliverJob, unknown, typeof busy>("deliver", busy, (jobs) =>
      eachJob(
        jobs,
        ({ person, urgent = false }) => `${person} ${urgent}`,
        ({ person, urgent = false }) => deliver(person, urgent),
        log,
      ),
    );
    unsaved = saved?.(() => boss.notifyWorker(worker));
  }
  await boss.work<DeliverJob, unknown, typeof busy>("deliver-ways", busy, (jobs) =>
    eachJob(
      jobs,
      ({ person }) => person,
      ({ person }) => handlers.deliverWays(person),
      log,
    ),
  );
  await boss.work<AskJob, unknown, typeof busy>("coach-ask", busy, (jobs) =>
    eachJob(
      jobs,
      ({ person, ask }) => `${person} ${ask}`,
      ({ person, ask }) => handlers.resumeAsk(person, ask),
      log,
    ),
  );
  await boss.work("daily", () => handlers.daily());
  await boss.schedule("daily", dailyAt, null, { tz: "UTC" });
  // Schedules of earlier versions, which stood still for as long as a clock had been set back.
  for (const name of scheduleNames) await boss.unschedule(name);
  const schedules = scheduleNames.map((name) =>
    every(
      minutes[name] * 60_000,
      async () => {
        await handlers[works[name]]();
        ran?.(name, "ok");
      },
      (error) => {
        ran?.(name, "failed");
        log.warn("jobs.failed", { queue: name, error });
      },
    ),
  );
  return {
    async stop() {
      unsaved?.();
      await Promise.all(schedules.map((schedule) => schedule.stop()));
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
