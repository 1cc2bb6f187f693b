import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { planInput } from "#core/dialogue/day/plan/day-turn.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { withNewPlan } from "#core/day/plan-day.ts";
import { localDate } from "#core/time/local-date.ts";
import { emptySnapshot } from "../test/dialogue/walk.ts";
import { barePlan } from "./bare/plan.ts";
import { compare, type Comparison, type Tell } from "./measure.ts";
import { dayOf } from "./plans.ts";

const people = 1500;
const rounds = 5;
/** The minimum is over in milliseconds: so often, or it could hardly be timed. */
const bareTimes = 10;
const zones = ["Europe/Riga", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"] as const;

/** How many days are planned in a second beside the least that would plan them, on one core and without storage. */
export async function benchPlanning(tell: Tell): Promise<Comparison> {
  const library = loadLibrary(contentFolder);
  const at = Date.UTC(2026, 10, 23, 6);
  const all = Array.from({ length: people }, (_, index) => {
    const timeZone = zones[index % zones.length] ?? zones[0];
    return { ...emptySnapshot({ timeZone }), day: dayOf(index, at, timeZone) };
  });
  let tasks = 0;
  const rate = (work: () => void, times: number): Promise<number> => {
    const began = performance.now();
    for (let time = 0; time < times; time += 1) work();
    return Promise.resolve((people * times * 1000) / (performance.now() - began));
  };
  const found = await compare(
    {
      name: "plans",
      unit: "plans/s",
      ours: "a day from the waking hours to the last task: exact search of places, choice by aims, level, body and what stood lately, lengths, reasons",
      minimum:
        "blocks at their hours, put off past what is in the way, each with the first habit that may stand there; no search, no weighing, no memory, no reason",
      goal: undefined,
    },
    rounds,
    {
      ours: () =>
        rate(() => {
          for (const person of all)
            tasks += withNewPlan(planInput(person, { now: at, library, flags: usualFlags })).plan?.tasks.length ?? 0;
        }, 1),
      minimum: () =>
        rate(() => {
          for (const { day, person } of all)
            tasks += barePlan(day, library.day, localDate(at, person.timeZone), person.timeZone).length;
        }, bareTimes),
    },
    tell,
  );
  if (tasks === 0) throw new Error("nothing was planned");
  return found;
}
