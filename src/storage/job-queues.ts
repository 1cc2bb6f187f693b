import { PgBoss, type ConstructorOptions, type Queue } from "pg-boss";

/** pg-boss's own schema; `core.enqueue` writes into it inside the business transaction. */
export const jobsSchema = "pgboss";

/** Every queue there is. What business transactions send is retried until it is done; schedules come again anyway. */
export const queues = [
  {
    name: "deliver",
    notify: true,
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 120,
    deleteAfterSeconds: 3600,
  },
  {
    name: "deliver-ways",
    notify: true,
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 120,
    deleteAfterSeconds: 3600,
  },
  {
    name: "coach-ask",
    notify: true,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 180,
    deleteAfterSeconds: 3600,
  },
  { name: "daily", policy: "short", retryLimit: 3, retryDelay: 600, expireInSeconds: 3600, deleteAfterSeconds: 86400 },
] as const satisfies readonly Queue[];

/** Brings pg-boss's schema and our queues into being, before anything is served. */
export async function installQueues(options: ConstructorOptions): Promise<void> {
  const boss = new PgBoss({
    ...options,
    schema: jobsSchema,
    supervise: false,
    schedule: false,
    useListenNotify: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const queue of queues) if (!known.has(queue.name)) await boss.createQueue(queue.name, queue);
  } finally {
    await boss.stop({ graceful: false });
  }
}
