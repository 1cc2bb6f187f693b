import { createLookDay } from "#app/look-day.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type Day, newDay } from "#core/day/day.ts";
import type { Weekday } from "#core/time/weekday.ts";
import { planInput } from "#core/dialogue/day/plan/day-turn.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { withNewPlan } from "#core/day/plan-day.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { localDate } from "#core/time/local-date.ts";
import { wallTime } from "#core/time/wall-time.ts";
import type { Storage } from "#storage/open.ts";
import { emptySnapshot } from "../test/dialogue/walk.ts";
import { change } from "../test/storage/people.ts";
import { inputOver, quietLog } from "./input.ts";
import { type Figure, median, perSecond, type Tell } from "./measure.ts";
import type { Resident } from "./persons.ts";

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const minuteMs = 60_000;

/** Somebody's health days, different from the next one's, whose morning began so long (minutes) before `at`. */
export function dayOf(index: number, at: Instant, timeZone: string, awake = 30): Day {
  const archetype = archetypeIds[index % archetypeIds.length] ?? "foundation_builder";
  const fresh = newDay(archetype, at - 3 * 24 * 60 * minuteMs, localDate(at - 3 * 24 * 60 * minuteMs, timeZone));
  const wake = (wallTime(at, timeZone).minutes - awake + 1440) % 1440;
  const after = (minutes: number): number => (wake + minutes) % 1440;
  return {
    ...fresh,
    schedule: {
      ...fresh.schedule,
      wake,
      sleep: after(960),
      ...(index % 3 > 0 && { work: { from: after(120), to: after(600) } }),
      meals: index % 2 > 0 ? { lunch: { from: after(330), to: after(370) } } : {},
      fixed: Array.from({ length: index % 4 }, (_, n) => ({
        id: String(n),
        name: "",
        days: weekdays,
        at: { from: after(100 + n * 217), to: after(145 + n * 217) },
      })),
    },
    lookAt: at - awake * minuteMs,
  };
}

/** Puts somebody into a day that was planned and began so long (minutes) ago, with leave to keep readings. */
export function begunDay(
  storage: Storage,
  personId: PersonId,
  index: number,
  at: Instant,
  awake?: number,
): Promise<void> {
  library ??= loadLibrary(contentFolder);
  const known = library;
  return change(
    storage,
    personId,
    (before) => {
      const day = { ...dayOf(index, at, before.person.timeZone, awake), consentAt: at };
      const plan = withNewPlan(planInput({ ...before, day }, { now: at, library: known, flags: usualFlags }));
      return { ...before, day: plan };
    },
    { at },
  );
}

let library: ReturnType<typeof loadLibrary> | undefined;

/** How many days one core plans in a second: everything from the waking day to the last task, without storage. */
function plansASecond(tell: Tell): readonly Figure[] {
  const library = loadLibrary(contentFolder);
  const at = Date.UTC(2026, 10, 23, 6);
  const zones = ["Europe/Riga", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
  const people = Array.from({ length: 3000 }, (_, index) => {
    const timeZone = zones[index % zones.length] ?? "UTC";
    return { ...emptySnapshot({ timeZone }), day: dayOf(index, at, timeZone) };
  });
  const rates = ["cold", "warm", "warm", "warm"].map((round) => {
    const began = performance.now();
    let tasks = 0;
    for (const person of people) {
      tasks += withNewPlan(planInput(person, { now: at, library, flags: usualFlags })).plan?.tasks.length ?? 0;
    }
    const rate = (people.length * 1000) / (performance.now() - began);
    tell(`  ${round}: ${Math.round(rate)} plans/s, ${(tasks / people.length).toFixed(1)} tasks a plan`);
    return rate;
  });
  return [{ name: "plans of a day on one core", value: Math.round(median(rates.slice(1))), unit: "plans/s" }];
}

/** Everybody's morning in one run of the day's job, with its time and the memory that it adds; and what a morning costs by itself. */
export async function benchPlans(
  open: () => Promise<Storage>,
  people: { readonly residents: readonly Resident[]; readonly clients: number },
  tell: Tell,
): Promise<readonly Figure[]> {
  const storage = await open();
  try {
    return await mornings({ storage, ...people }, tell);
  } finally {
    await storage.close();
  }
}

async function mornings(
  {
    storage,
    residents,
    clients,
  }: { readonly storage: Storage; readonly residents: readonly Resident[]; readonly clients: number },
  tell: Tell,
): Promise<readonly Figure[]> {
  const [pure] = plansASecond(tell);
  if (!pure) throw new Error("nothing was measured");
  const at = Date.now() + 24 * 3600 * 1000;
  tell(`Giving ${residents.length} persons a morning …`);
  await perSecond([...residents.entries()], clients, ([index, { personId }]) =>
    change(storage, personId, (before) => ({ ...before, day: dayOf(index, at, before.person.timeZone) })),
  );
  const input = inputOver(storage);
  const times: number[] = [];
  for (const { personId } of residents.slice(0, 200)) {
    const began = performance.now();
    await input.take({ personId, command: { do: "day_tick" }, at, key: `bench:${at}`, origin: { via: "job" } });
    times.push(performance.now() - began);
  }
  tell("Planning everybody's morning …");
  const memory = (): number => process.memoryUsage().rss / 1024 ** 2;
  const before = memory();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memory());
  }, 50);
  const look = createLookDay({
    store: storage.store,
    input,
    clock: { now: () => at },
    log: quietLog,
    metrics: { observe: () => undefined },
  });
  const began = performance.now();
  await look();
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const left = await storage.store.dueDays(at, residents.length);
  if (left.length > 0) throw new Error(`${left.length} persons are without a plan`);
  const alone = median(times);
  return [
    pure,
    { name: "a morning by itself, from the command to the commit", value: Number(alone.toFixed(1)), unit: "ms" },
    { name: "share of it that is planning", value: Number((100_000 / pure.value / alone).toFixed(1)), unit: "%" },
    {
      name: `mornings of ${residents.length - times.length} persons in one run of the job`,
      value: Number(seconds.toFixed(1)),
      unit: "s",
    },
    { name: "memory that this run adds", value: Math.round(most - before), unit: "MB" },
  ];
}
