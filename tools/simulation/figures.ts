import type { AdaptationState } from "#core/adaptation/adaptation.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import type { Lived } from "./live.ts";
import { type Danger, type Dangers, dangers, noDangers } from "./safety.ts";
import { type Signal, signals } from "./truth.ts";
import { type FalseCause, falseCauses, isInReach, type Loss, losses } from "./watch-events.ts";

/** What one trigger made of what was true. */
export interface SignalFigures {
  readonly true_events: number;
  /** Of which something came in time on a day that could be adapted. */
  readonly in_reach: number;
  readonly found: number;
  readonly missed: number;
  readonly missed_because: Readonly<Partial<Record<Loss, number>>>;
  /** Times that it fired and something came of it. */
  readonly fired: number;
  readonly false: number;
  readonly false_because: Readonly<Partial<Record<FalseCause, number>>>;
  /** From when it was so until the day was otherwise; undefined where nothing was found. */
  readonly minutes_p50: number | undefined;
  readonly minutes_p90: number | undefined;
}

/** All figures of a run; the same run gives the same. */
export interface SimulationFigures {
  readonly seed: number;
  readonly persons: number;
  readonly days: number;
  readonly person_days: number;
  readonly readings: number;
  readonly adaptations: number;
  readonly adaptations_per_person_day: number;
  /** Messages of ours about changes. */
  readonly told_per_person_day: number;
  readonly adaptations_by_state: Readonly<Partial<Record<AdaptationState, number>>>;
  readonly triggers: Readonly<Record<Signal, SignalFigures>>;
  readonly stability: {
    /** Days with the mode of the day before, and how many of them had at most one habit more that was not there then. */
    readonly days_compared: number;
    readonly at_most_one_new: number;
    readonly new_habits_a_day: number;
    readonly done_share: number;
  };
  readonly mastery: {
    /** At the end of each week: the middle person's middle mastery of the habits they had tried. */
    readonly median_by_week: readonly number[];
    readonly mastered_skills_a_person: number;
    readonly velocity: number;
    readonly levels: Readonly<Record<string, number>>;
  };
  readonly done_share_by_archetype: Readonly<Partial<Record<ArchetypeId, number>>>;
  readonly dangers: Dangers;
}

const rounded = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;
const share = (part: number, whole: number): number => (whole > 0 ? rounded(part / whole) : 0);
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** The figure that so much of all others lie under or at. */
function quantile(values: readonly number[], of: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(of * sorted.length) - 1)];
}

/** How often each of some names is among others, in the order of the names; what never is is left out. */
function tally<T extends string>(names: readonly T[], found: readonly (T | undefined)[]): Partial<Record<T, number>> {
  const counted = names.map((name) => [name, found.filter((each) => each === name).length] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0)) as Partial<Record<T, number>>;
}

function signalFigures(signal: Signal, lives: readonly Lived[]): SignalFigures {
  const followed = lives.flatMap((life) => life.followed.filter(({ event }) => event.signal === signal));
  const fired = lives.flatMap((life) => life.fired.filter((each) => each.signal === signal));
  const lost = followed.flatMap((each) => each.lost ?? []);
  const minutes = followed.flatMap(({ event, foundAt }) =>
    foundAt === undefined ? [] : [Math.round((foundAt - event.from) / 60_000)],
  );
  const wrong = fired.flatMap((each) => each.wrong ?? []);
  return {
    true_events: followed.length,
    in_reach: followed.filter(({ lost: why }) => isInReach(why)).length,
    found: minutes.length,
    missed: lost.length,
    missed_because: tally(losses, lost),
    fired: fired.length,
    false: wrong.length,
    false_because: tally(falseCauses, wrong),
    minutes_p50: quantile(minutes, 0.5),
    minutes_p90: quantile(minutes, 0.9),
  };
}

/** What a run showed. */
export function figuresOf(
  { seed, persons, days }: { readonly seed: number; readonly persons: number; readonly days: number },
  lives: readonly Lived[],
): SimulationFigures {
  const notes = lives.flatMap((life) => life.days);
  const compared = notes.flatMap(({ came }) => came ?? []);
  const adaptations = lives.flatMap((life) => life.adaptations);
  const weeks = Math.floor(days / 7);
  const total = noDangers();
  for (const danger of dangers) total[danger] = sum(lives.map((life) => life.dangers[danger]));
  const states = ["applied", "offered", "explained", "accepted", "declined", "undone", "expired"] as const;
  return {
    seed,
    persons,
    days,
    person_days: persons * days,
    readings: sum(lives.map(({ readings }) => readings)),
    adaptations: adaptations.length,
    adaptations_per_person_day: share(adaptations.length, persons * days),
    told_per_person_day: share(sum(lives.map(({ told }) => told)), persons * days),
    adaptations_by_state: tally(
      states,
      adaptations.map(({ state }) => state),
    ),
    triggers: Object.fromEntries(signals.map((signal) => [signal, signalFigures(signal, lives)])) as Record<
      Signal,
      SignalFigures
    >,
    stability: {
      days_compared: compared.length,
      at_most_one_new: share(compared.filter((came) => came <= 1).length, compared.length),
      new_habits_a_day: share(sum(compared), compared.length),
      done_share: share(sum(notes.map(({ done }) => done)), sum(notes.map(({ planned }) => planned))),
    },
    mastery: {
      median_by_week: Array.from(
        { length: weeks },
        (_, week) =>
          quantile(
            lives.map((life) => life.weeks[week] ?? 0),
            0.5,
          ) ?? 0,
      ),
      mastered_skills_a_person: share(sum(lives.map(({ profile }) => profile.totalMasteredSkills)), lives.length),
      velocity: share(sum(lives.map(({ profile }) => profile.progressionVelocity)), lives.length),
      levels: Object.fromEntries(
        [1, 2, 3].map((level) => [`level_${level}`, lives.filter((life) => life.level === level).length]),
      ),
    },
    done_share_by_archetype: Object.fromEntries(
      archetypeIds.flatMap((archetype) => {
        const own = lives.filter(({ profile }) => profile.archetype === archetype).flatMap((life) => life.days);
        return own.length > 0
          ? [[archetype, share(sum(own.map(({ done }) => done)), sum(own.map(({ planned }) => planned)))]]
          : [];
      }),
    ),
    dangers: total,
  };
}

/** The dangers that came about; there must be none. */
export const broken = (figures: Pick<SimulationFigures, "dangers">): readonly Danger[] =>
  dangers.filter((each) => figures.dangers[each] > 0);
