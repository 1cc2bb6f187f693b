import type { Contraindication } from "#core/day/contraindication.ts";
import type { Task } from "#core/day/plan.ts";
import { timeOf } from "#core/day/replan.ts";
import type { LivedDay } from "./persona-days.ts";
import type { Persona } from "./persona-file.ts";

/*
 * What no day may ask, by the names of habits alone. Written from what is known of bodies and of days, not from the codes of the habits or from what
 * the planner looks at, so that a code left out there is found here.
 */

const cold = ["cold_exposure", "hrv_cold_exposure"];
const heat = ["sauna_session", "warm_bath"];
const fasting = ["overnight_eating_window"];
const counting = ["macro_tracking", "cgm_optimization"];
const strain = ["interval_training", "weight_training", "performance_testing", "stair_climbing"];
const load = ["weight_training", "bodyweight_strength", "interval_training", "performance_testing"];
const firstStrength = ["first_strength", "mat_strength"];
const band = ["light_band", "resistance_bands"];
const running = ["easy_run", "long_run"];
const falls = ["cycling", "stair_climbing", "interval_training", "performance_testing"];
/** What strains a body that is not whole or not alone. */
const straining = [...running, ...firstStrength, ...cold, ...heat, ...load, ...falls, ...fasting];
const salt = ["less_salt"];
const inward = ["sitting_meditation", "body_scan"];

/** What may harm whom. */
export const harms: Readonly<Partial<Record<Contraindication, readonly string[]>>> = {
  cardiovascular: [
    ...running,
    ...firstStrength,
    ...cold,
    ...heat,
    ...strain,
    ...load,
    "brisk_walking",
    "swimming",
    "cycling",
    "zone_two",
  ],
  high_blood_pressure: [
    ...running,
    ...firstStrength,
    ...band,
    ...cold,
    ...heat,
    ...load,
    "yoga_flow",
    "expecting_movement",
  ],
  blood_pressure_medicine: [...cold, ...heat, "hydration_protocol", "interval_training", "performance_testing"],
  fainting: [...straining, "swimming", "balance_practice"],
  pregnancy: [...straining, ...counting, "yoga_flow", "alcohol_free_evening"],
  recent_birth: [...straining, ...band, ...counting, "swimming", "yoga_flow", "dance_at_home"],
  recent_surgery: [...straining, "swimming", "brisk_walking", "yoga_flow", "stretching"],
  injury_back: [
    ...running,
    ...firstStrength,
    ...load,
    "yoga_flow",
    "cycling",
    "community_gardening",
    "gardening",
    "dance_at_home",
  ],
  injury_leg: [
    ...running,
    ...firstStrength,
    ...strain,
    "bodyweight_strength",
    "brisk_walking",
    "dance_at_home",
    "yoga_flow",
  ],
  injury_arm: [...firstStrength, ...band, "weight_training", "bodyweight_strength", "swimming", "yoga_flow"],
  balance: [
    ...running,
    "first_strength",
    ...falls,
    "balance_practice",
    "dance_at_home",
    "yoga_flow",
    "weight_training",
    ...heat,
  ],
  limited_mobility: [
    ...running,
    ...firstStrength,
    ...strain,
    "bodyweight_strength",
    "brisk_walking",
    "walking",
    "nature_walk",
    "tai_chi",
  ],
  epilepsy: [...running, ...cold, ...heat, "swimming", "cycling", "interval_training"],
  lung_disease: [
    ...running,
    ...cold,
    "interval_training",
    "performance_testing",
    "stair_climbing",
    "basic_breathing",
    "deep_breathing",
  ],
  cold_reaction: [...cold, "swimming"],
  eye_disease: ["light_exposure", "weight_training", "yoga_flow"],
  migraine: [...cold, "sauna_session", "caffeine_cutoff"],
  bipolar: ["innovation_experiments", "sitting_meditation"],
  psychosis: [...inward, "muscle_relaxation", "comfort_zone_step"],
  trauma: [...inward, "muscle_relaxation", "comfort_zone_step"],
  severe_social_anxiety: ["group_activities", "coaching_others", "volunteering_hour", "cultural_language_exchange"],
  eating_disorder: [
    ...salt,
    ...counting,
    ...fasting,
    "meal_planning",
    "mindful_eating",
    "performance_tracking",
    "nutrition_basics",
  ],
  alcohol_dependence: ["alcohol_free_evening", ...heat, ...cold],
  diabetes: [...fasting, ...counting, ...heat, ...cold, "interval_training"],
  glucose_lowering_medicine: [
    ...running,
    ...fasting,
    ...counting,
    ...heat,
    "interval_training",
    "swimming",
    "zone_two",
  ],
  kidney_disease: [...salt, ...counting, ...fasting, "hydration_protocol", "comfort_hydration", "protein_breakfast"],
  fluid_limit: ["hydration_protocol", "comfort_hydration", "sauna_session"],
  sedating_medicine: [...cold, ...heat, "power_nap", "cycling", "swimming", "balance_practice"],
  light_sensitising_medicine: ["light_exposure"],
  pollen_allergy: ["gardening", "community_gardening", "nature_walk"],
  food_allergy: ["protein_breakfast", "mediterranean_plate"],
  under_18: [
    ...running,
    ...cold,
    ...heat,
    ...load,
    ...fasting,
    ...counting,
    "alcohol_free_evening",
    "cultural_language_exchange",
    "work_shutdown",
  ],
};

const hourMs = 3_600_000;
/** Where in the time awake something belongs: at the earliest and latest so many hours after waking, at least and at most so many before sleep. */
interface Belongs {
  readonly fromWaking?: readonly [number, number];
  readonly toSleep?: readonly [number, number];
}

const kinds: readonly (Belongs & { readonly habits: readonly string[] })[] = [
  // What one does on getting up.
  {
    habits: [
      "peaceful_waking",
      "regular_rising",
      "hrv_assessment",
      "hrv_familiarity",
      "protein_breakfast",
      "light_exposure",
      "recovery_assessment",
    ],
    fromWaking: [0, 5.5],
  },
  // What one does before bed.
  {
    habits: ["evening_worry_list", "next_day_planning", "warm_bath", "alcohol_free_evening"],
    toSleep: [0, 6],
  },
  // What leads over into sleep.
  { habits: ["sleep_preparation", "evening_screens_off", "expecting_rest"], toSleep: [0, 1] },
  { habits: ["day_sleep_room"], toSleep: [0, 4] },
  // What leaves one wide awake.
  { habits: [...strain, ...cold, ...running, "zone_two", "cycling", "brisk_walking"], toSleep: [2, 24] },
  // What asks for a fresh head.
  { habits: ["focus_work", "exam_study", "single_task", "spaced_learning", "research_protocols"], toSleep: [2, 24] },
  { habits: ["power_nap"], fromWaking: [4, 24], toSleep: [5, 24] },
  { habits: ["caffeine_cutoff"], toSleep: [6, 24] },
];
const breakMinutes = 10;
/** What looks back on a week that there was. */
const weekly = ["performance_review", "data_analysis"];
/** What asks for the same hours every day. */
const sameHours = ["regular_rising"];

/** What warms a body up, so that its blood pressure says nothing of it at rest. */
const warming =
  /walk|run|movement|stretch|strength|exercise|dance|cycling|swim|yoga|tai_chi|stair|training|zone_two|break|recovery|band|mat_|outdoor|garden/u;
const restMs = 30 * 60_000;

/** Blood pressure that would be measured soon after moving: whoever sets the medicine would be misled. */
function measuredWarm(tasks: readonly Task[], date: string): readonly string[] {
  return tasks
    .filter((task) => habitOf(task) === "blood_pressure_check")
    .filter(({ at }) =>
      tasks.some((other) => warming.test(habitOf(other) ?? "") && other.at < at && timeOf(other).to > at - restMs),
    )
    .map(() => `${date} blood_pressure_check: after moving`);
}

const habitOf = ({ of }: Task): string | undefined => (of.kind === "habit" ? of.habit : undefined);

/** What of a day could harm this person; in words for whoever reads the test. */
export function unsafeOn({ after, date }: LivedDay, { intake }: Pick<Persona, "intake">): readonly string[] {
  const tasks = after.plan?.date === date ? after.plan.tasks : [];
  const harmful = tasks.flatMap((task) =>
    intake.codes
      .filter((code) => harms[code]?.includes(habitOf(task) ?? ""))
      .map((code) => `${date} ${habitOf(task)}: ${code}`),
  );
  return [...harmful, ...measuredWarm(tasks, date)];
}

/** What one does not leave a ward for, what fills a bladder, and what is lying down again. */
const going = /walk|movement|stretch|strength|exercise|dance|yoga|tai_chi|run|cycling/u;
const drinks = /hydration|tea_/u;
const lying = ["brief_rest", "power_nap", "before_night_rest", "expecting_rest"];
const drinkHours = 1.5;
const upHours = 1;

/** What belongs to the hours of whoever works shifts, and to waking and sleep of anybody, whenever by the clock those are. */
function outOfItsWindow(task: Task, { waking, work }: LivedDay, { schedule, intake }: Persona): readonly string[] {
  const habit = habitOf(task) ?? "";
  const inShift = schedule.shifts !== undefined && work.some(({ from, to }) => task.at < to && timeOf(task).to > from);
  const untilSleep = (waking.to - task.at) / hourMs;
  const isUp = (task.at - waking.from) / hourMs >= upHours || intake.codes.includes("recent_birth");
  return [
    ...(inShift && going.test(habit) ? ["moving in a shift"] : []),
    ...(drinks.test(habit) && untilSleep < drinkHours ? ["a drink before sleep"] : []),
    ...(lying.includes(habit) && !isUp ? ["lying down on waking"] : []),
  ];
}

/** The first of several nights of work comes after a rest, wherever the day before it left room for one. */
export function unrestedNights(days: readonly LivedDay[]): readonly string[] {
  const nights = days.map(({ work }) => work.some(({ from, to }) => goesThroughTheNight(from, to)));
  return days.flatMap(({ date, after }, at) => {
    const isFirst = nights[at] === true && nights[at - 1] !== true && at > 0;
    const rests = after.plan?.tasks.some((task) => habitOf(task) === "before_night_rest") === true;
    return isFirst && !rests ? [`${date}: no rest before the first night`] : [];
  });
}
/** By the clock of Greenwich, which is near enough for the persons told of here. */
const goesThroughTheNight = (from: number, to: number): boolean =>
  Math.floor(from / (24 * hourMs)) !== Math.floor(to / (24 * hourMs));

/** One and the same thing under two names, by the names alone. */
const twins: readonly RegExp[] = [
  /walk|active_recovery|outdoor_comfort|exploration/u,
  /gentle_movement|chair_exercise|stretching/u,
  /hydration|tea_ceremony/u,
  /brief_rest|power_nap|night_rest|night_shift_pause/u,
  /basic_breathing|deep_breathing/u,
  /sleep_preparation|screens_off/u,
  /vegetables|nutrition_basics|mediterranean|less_salt/u,
];

/** Two of a kind in one block: what nobody would write on one list. */
export function doublesOn({ after, date }: LivedDay): readonly string[] {
  const tasks = after.plan?.date === date ? after.plan.tasks.filter(({ state }) => state !== "swapped") : [];
  return tasks.flatMap((task, at) =>
    tasks
      .slice(at + 1)
      .filter(
        (other) =>
          other.block === task.block &&
          twins.some((kind) => kind.test(habitOf(task) ?? "") && kind.test(habitOf(other) ?? "")),
      )
      .map((other) => `${date} ${habitOf(task)} and ${habitOf(other)}`),
  );
}

/** What of a day stands at a time at which nobody would do it, or is nothing for this person's life. */
export function mistimedOn(day: LivedDay, persona: Persona): readonly string[] {
  const { after, date, number, waking, work } = day;
  return (after.plan?.date === date ? after.plan.tasks : []).flatMap((task) => {
    const habit = habitOf(task);
    if (habit === undefined) return [];
    const sinceWaking = (task.at - waking.from) / hourMs;
    const untilSleep = (waking.to - timeOf(task).to) / hourMs;
    const told = `${date} ${habit}: ${sinceWaking.toFixed(1)} h after waking, ${untilSleep.toFixed(1)} h before sleep`;
    const wrong = kinds.some(
      ({ habits, fromWaking: [soonest, latest] = [0, 24], toSleep: [least, most] = [0, 24] }) =>
        habits.includes(habit) &&
        (sinceWaking < soonest || sinceWaking > latest || untilSleep < least || untilSleep > most),
    );
    // A time at work that was told is for work: a break fits in, and nothing longer.
    const atWork = work.some((each) => task.at < each.to && timeOf(task).to > each.from) && task.minutes > breakMinutes;
    const noWeekYet = weekly.includes(habit) && number < 7;
    const changingHours = sameHours.includes(habit) && persona.schedule.shifts !== undefined;
    return [
      ...(wrong || task.at < waking.from || untilSleep < 0 ? [told] : []),
      ...(atWork ? [`${told}: ${task.minutes} min at work`] : []),
      ...outOfItsWindow(task, day, persona).map((why) => `${told}: ${why}`),
      ...(noWeekYet ? [`${told}: no week yet`] : []),
      ...(changingHours ? [`${told}: the hours change`] : []),
    ];
  });
}
