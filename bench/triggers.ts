import { Engine, type RuleProperties } from "json-rules-engine";
import { contentFolder } from "#content/content-folder.ts";
import { loadTriggers } from "#content/triggers.ts";
import { type Facts, truths } from "#core/adaptation/condition.ts";
import { evaluate } from "#core/adaptation/evaluate.ts";
import { factsOf } from "#core/adaptation/facts.ts";
import { indexSignals } from "#core/adaptation/index-signals.ts";
import { notAdapting } from "#core/adaptation/adaptation.ts";
import { type Trigger, triggerOrder } from "#core/adaptation/trigger.ts";
import type { Baselines } from "#core/readings/baseline.ts";
import { type Metric, metrics } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { randomOf } from "../tools/simulation/random.ts";
import { compare, type Comparison, type Tell } from "./measure.ts";

/** The four carried triggers, written a second time for json-rules-engine. It has no arithmetic: what is held against what is usual is divided for it before. */
const rules: readonly RuleProperties[] = [
  {
    event: { type: "energy_drop" },
    conditions: {
      all: [
        { fact: "energy_level", operator: "lessThan", value: 0.3 },
        { fact: "highest_energy_level", operator: "greaterThan", value: 0.6 },
      ],
    },
  },
  {
    event: { type: "stress_spike" },
    conditions: {
      all: [
        { fact: "stress_level", operator: "greaterThan", value: 0.8 },
        {
          any: [
            { fact: "hrv_rmssd_share", operator: "lessThan", value: 0.7 },
            { fact: "hrv_sdnn_share", operator: "lessThan", value: 0.7 },
          ],
        },
      ],
    },
  },
  {
    event: { type: "sleep_debt" },
    conditions: {
      all: [
        { fact: "sleep_quality", operator: "lessThan", value: 0.6 },
        { fact: "sleep_quality_1_days_ago", operator: "lessThan", value: 0.6 },
      ],
    },
  },
  {
    event: { type: "energy_surge" },
    conditions: {
      all: [
        { fact: "energy_level_of_six_hours", operator: "greaterThan", value: 0.8 },
        { fact: "readiness_score_of_six_hours", operator: "greaterThan", value: 0.8 },
      ],
    },
  },
];

const cases = 3000;
const rounds = 5;
/** So often, or the side that is over in a few milliseconds could hardly be timed. */
const readyTimes = 60;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const date = "2026-11-23" as LocalDate;
const now = Date.UTC(2026, 10, 23, 12);

/** What one person's last days look like to either side. */
interface Case {
  readonly readings: readonly Reading[];
  readonly baselines: Baselines;
}

/** Somebody's readings of the last day and a half, about forty of them, of which now and then some are missing and now and then something holds. */
function caseOf(number: number): Case {
  const random = randomOf(1, `triggers.${number}`);
  const readings: Reading[] = [];
  const add = (metric: Metric, value: number, to: number, minutes = 0): void => {
    if (random.chance(0.12)) return;
    readings.push({
      id: `${number}.${metric}.${to}` as ReadingId,
      metric,
      value,
      from: to - minutes * minuteMs,
      to,
      offset: 0,
      source: { kind: "wearable", name: "watch" },
      modality: "sensed",
      quality: "plausible",
      imported: false,
    });
  };
  for (let ago = 0; ago < 18; ago += 1) {
    add("stress_level", random.next(), now - (5 + ago * 30) * minuteMs, 15);
    if (ago % 2 === 0) add("energy_level", random.next(), now - (10 + ago * 60) * minuteMs);
    if (ago % 3 === 0) add("hrv_rmssd", random.between(15, 60), now - (8 + ago * 40) * minuteMs, 5);
  }
  for (const days of [0, 1]) add("sleep_quality", random.next(), now - 5 * hourMs - days * 24 * hourMs, 480);
  add("readiness_score", random.next(), now - 5 * hourMs);
  const usual = random.chance(0.85);
  const hrv = { metric: "hrv_rmssd", median: 42, spread: 6, points: 90, days: 30 } as const;
  return {
    readings,
    baselines: usual ? { hrv_rmssd: { ...hrv, method: "median_of_daily_medians_30d", calculatedAt: now } } : {},
  };
}

const look = { now, date } as const;

type Figures = Readonly<Partial<Record<Metric, number>>>;

/** The figures of a case, ready for either side; what is not known is absent. */
interface Prepared {
  readonly facts: readonly Facts[];
  readonly plain: Readonly<Record<string, number>>;
}

/** Facts over figures that lie ready. */
const readyFacts = (current: Figures, previous: Figures, usual: Figures, yesterday: Figures): Facts => ({
  current: (metric) => current[metric] ?? Number.NaN,
  previous: (metric) => previous[metric] ?? Number.NaN,
  highest: (metric) => previous[metric] ?? Number.NaN,
  baseline: (metric) => usual[metric] ?? Number.NaN,
  onDay: (metric, daysAgo) => (daysAgo === 0 ? current : yesterday)[metric] ?? Number.NaN,
});

/** What the triggers look at, by their names, computed once from the readings. */
function figuresOf(triggers: readonly Trigger[], { readings, baselines }: Case): readonly FiguresOf[] {
  const index = indexSignals({ readings, baselines }, triggers, date, now);
  return triggers.map((trigger) => {
    const { freshMs, computed, condition } = trigger;
    const facts = factsOf(index, baselines, { ...look, freshMs, computed });
    const known = condition.uses.map((use) => [use.name, use.value(facts)] as const);
    return { trigger, figures: new Map(known.filter(([, value]) => !Number.isNaN(value))) };
  });
}

interface FiguresOf {
  readonly trigger: Trigger;
  readonly figures: ReadonlyMap<string, number>;
}

const figure = (name: string, value: number | undefined): Readonly<Record<string, number>> =>
  value === undefined ? {} : { [name]: value };

/** Facts for our conditions in the order of the triggers, and the same as plain figures. */
function prepare(triggers: readonly Trigger[], one: Case): Prepared {
  const found = figuresOf(triggers, one);
  const facts = found.map(({ figures }) => {
    const of = (metric: Metric, name: string) => figure(metric, figures.get(name));
    const current = Object.assign({}, ...metrics.map((metric) => of(metric, metric))) as Figures;
    const previous = of("energy_level", "highest_energy_level");
    const usual = of("hrv_rmssd", "baseline_hrv_rmssd");
    return readyFacts(current, previous, usual, of("sleep_quality", "sleep_quality_1_days_ago"));
  });
  return { facts, plain: plainOf(found) };
}

/** The same figures by the names that the rules of json-rules-engine use. */
function plainOf(found: readonly FiguresOf[]): Readonly<Record<string, number>> {
  const plain: Record<string, number> = {};
  for (const { trigger, figures } of found)
    for (const [name, value] of figures) {
      const metric = hrvMetrics.find((each) => each === name);
      const usual = metric && figures.get(`baseline_${metric}`);
      if (trigger.id === "energy_surge") plain[`${name}_of_six_hours`] = value;
      else if (usual !== undefined) plain[`${name}_share`] = value / usual;
      else plain[name] = value;
    }
  return plain;
}

const hrvMetrics = ["hrv_rmssd", "hrv_sdnn"] as const;

/** How many triggers are evaluated in a second beside json-rules-engine: over figures that lie ready, and from readings as they are stored. */
export async function benchTriggers(tell: Tell): Promise<readonly Comparison[]> {
  const triggers = loadTriggers(contentFolder).toSorted(triggerOrder);
  const people = Array.from({ length: cases }, (_, number) => caseOf(number));
  const ready = people.map((each) => prepare(triggers, each));
  const engine = new Engine([...rules], { allowUndefinedFacts: true });
  const theirs = async (plain: Prepared["plain"]): Promise<readonly string[]> =>
    (await engine.run(plain)).events.map(({ type }) => type);
  const ours = ({ facts }: Prepared): number => {
    let holding = 0;
    for (const [at, { condition }] of triggers.entries())
      if (facts[at] && condition.holds(facts[at]) === truths.yes) holding += 1;
    return holding;
  };
  const fromReadings = ({ readings, baselines }: Case) =>
    evaluate(triggers, indexSignals({ readings, baselines }, triggers, date, now), baselines, notAdapting, look)
      .firings;

  let holding = 0;
  for (const number of people.keys()) {
    const prepared = ready[number];
    if (!prepared) throw new Error("everybody was prepared");
    const said = new Set(await theirs(prepared.plain));
    // Which of what holds also fires, and what held within the last hour, is ours alone to say.
    if (ours(prepared) !== said.size)
      throw new Error(`case ${number}: ${ours(prepared)} beside ${[...said].join(", ")}`);
    holding += said.size;
  }
  tell(`  ${cases} people, ${triggers.length} triggers each, of which ${holding} hold; both sides agree on every one`);

  const rate = async (work: () => Promise<void> | void, times: number): Promise<number> => {
    const began = performance.now();
    await work();
    return (cases * triggers.length * times * 1000) / (performance.now() - began);
  };
  let kept = 0;
  const about = { unit: "evaluations/s" };
  const prepared = await compare(
    {
      ...about,
      name: "triggers",
      ours: "the four triggers over figures that lie ready",
      minimum: "json-rules-engine with the same four rules over the same figures, HRV already divided by what is usual",
      goal: 20,
    },
    rounds,
    {
      ours: () =>
        rate(() => {
          for (let time = 0; time < readyTimes; time += 1) for (const each of ready) kept += ours(each);
        }, readyTimes),
      minimum: () =>
        rate(async () => {
          for (const { plain } of ready) kept += (await theirs(plain)).length;
        }, 1),
    },
    tell,
  );
  const raw = await compare(
    {
      ...about,
      name: "looks",
      ours: "some forty readings sorted, the four triggers evaluated, with confidence and the figures behind each",
      minimum: "the same readings sorted and looked up by the same code, then json-rules-engine",
      goal: undefined,
    },
    rounds,
    {
      ours: () =>
        rate(() => {
          for (const each of people) kept += fromReadings(each).length;
        }, 1),
      minimum: () =>
        rate(async () => {
          for (const each of people) kept += (await theirs(plainOf(figuresOf(triggers, each)))).length;
        }, 1),
    },
    tell,
  );
  if (kept === 0) throw new Error("nothing held");
  return [prepared, raw];
}
