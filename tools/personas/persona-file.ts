import { basename, dirname } from "node:path";
import { z } from "zod";
import { type PackProblem, readPackFile } from "#content/day-files.ts";
import { aimIds, mostAims } from "#core/day/aim.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type Contraindication, contraindications } from "#core/day/contraindication.ts";
import { dayParts, equipments, habitCategories, places, seasons } from "#core/day/habit.ts";
import { injuries, type Intake, intakeSections, sectionCodes } from "#core/day/intake.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import { companies, movements, type Wishes, wishLimits } from "#core/day/wish.ts";
import { tapMetrics } from "#core/dialogue/turn/body-command.ts";
import { locales } from "#core/person/person.ts";
import { canonical, metricFacts, metrics } from "#core/readings/metric.ts";
import { asLocalDate, type LocalDate } from "#core/time/local-date.ts";
import type { Weekday } from "#core/time/weekday.ts";

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const weekday = z.enum(dayNames).transform((name) => (dayNames.indexOf(name) + 1) as Weekday);

const clockForm = /^(?:[01]?\d|2[0-3]):[0-5]\d$/u;
const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
};
const clock = z.string().regex(clockForm, "a time such as 07:30").transform(minutesOf);
const spanWords = "from one time to another, such as 09:00-17:30";
const span = z
  .string()
  .refine((text) => text.split("-").length === 2 && text.split("-").every((part) => clockForm.test(part)), spanWords)
  .transform((text) => {
    const [from = "", to = ""] = text.split("-");
    return { from: minutesOf(from), to: minutesOf(to) };
  });
const date = z.string().transform((text, context): LocalDate => {
  const found = asLocalDate(text);
  if (found === undefined) context.addIssue({ code: "custom", message: "a day such as 2026-03-09" });
  return found as LocalDate;
});
const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}, "a time zone such as Europe/Riga");

const mostDays = 400;
const dayNumber = z.int("a whole number of days").min(1).max(mostDays);

/** On which days something is so, the first day being 1; all that is said must hold. */
const onDays = {
  from_day: dayNumber.optional(),
  to_day: dayNumber.optional(),
  every: dayNumber.optional(),
  weekdays: z.array(weekday).optional(),
};
/** When on such a day: by the clock, or so many minutes after waking. */
const atTime = { at: clock.optional(), after_waking: z.int().min(0).max(1200).optional() };
const saysWhen = (each: { readonly at?: unknown; readonly after_waking?: unknown }): boolean =>
  (each.at === undefined) !== (each.after_waking === undefined);
const whenWords = "say either `at` or `after_waking`";

const tap = z
  .strictObject({
    ...atTime,
    ...onDays,
    metric: z.enum(tapMetrics),
    face: z.union(
      [z.int().min(1).max(5), z.array(z.int().min(1).max(5)).min(1)],
      "a face from 1 to 5, or a list of them in turn",
    ),
  })
  .refine(saysWhen, whenWords);

const reading = z
  .strictObject({
    ...atTime,
    ...onDays,
    metric: z.enum(metrics),
    value: z.union([z.number(), z.array(z.number()).min(1)], "a figure, or a list of them in turn"),
    unit: z.string().optional(),
    /** By how much it goes up and down around the figure. */
    spread: z.number().min(0).optional(),
  })
  .refine(saysWhen, whenWords)
  .refine(({ metric, unit }) => unit === undefined || canonical(metric, 1, unit) !== undefined, {
    path: ["unit"],
    message: "not a unit of this metric",
  });

const absence = z.strictObject({
  why: z.enum(["sick", "travel", "pause"]),
  from_day: dayNumber,
  to_day: dayNumber,
});

const shift = z.strictObject({ wake: clock, sleep: clock, work: span.optional() });
const roster = z
  .strictObject({
    starts: date,
    pattern: z.array(z.string()).min(1).max(60),
    shifts: z.record(z.string(), shift),
  })
  .superRefine(({ pattern, shifts }, context) => {
    for (const [at, name] of pattern.entries())
      if (name !== "off" && !Object.hasOwn(shifts, name))
        context.addIssue({
          code: "custom",
          path: ["pattern", at],
          message: `no shift is called ${name}; days without work are off`,
        });
  });

const hours = z.strictObject({ wake: clock.optional(), sleep: clock.optional() });
const meals = z.strictObject({ breakfast: span.optional(), lunch: span.optional(), dinner: span.optional() });
const movement = z.strictObject({
  parts: z.array(z.enum(dayParts)).default([]),
  weekdays: z.array(weekday).default([]),
});

/** What is wished beside the hours, as the page of hours has it. */
const wished = z.strictObject({
  commute: z.int().min(0).max(wishLimits.mostCommute).optional(),
  minutes: z.int().min(wishLimits.leastMinutes).max(wishLimits.mostMinutes).optional(),
  movement: z.enum(movements).optional(),
  company: z.enum(companies).optional(),
  avoid: z.array(z.enum(habitCategories)).optional(),
  outdoors: z.array(z.enum(seasons)).optional(),
  race: date.optional(),
  exam: date.optional(),
  operation: date.optional(),
  wedding: date.optional(),
});

/** One person as a YAML file tells of them; nothing but the name has to be said. */
const personaSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  about: z.string().optional(),
  locale: z.enum(locales).default("en"),
  zone: zone.default("Europe/Riga"),
  starts: date.default("2026-03-09" as LocalDate),
  days: dayNumber.default(14),
  seed: z.int().min(0).default(1),
  age: z.enum(["16_17", "18_or_over"], "16_17 or 18_or_over: nobody under 16 is served").default("18_or_over"),
  /** Sections of the intake that were answered; those with a condition are anyway. */
  answered: z.union([z.literal("all"), z.array(z.enum(intakeSections))]).default("all"),
  conditions: z.array(z.enum(contraindications)).default([]),
  /** Injuries of these that only twinge. */
  mild: z.array(z.enum(injuries)).default([]),
  archetype: z.enum(archetypeIds).default("foundation_builder"),
  aims: z.array(z.enum(aimIds)).max(mostAims, `at most ${mostAims} aims`).default([]),
  hours: hours.optional(),
  work: span.optional(),
  work_days: z.array(weekday).optional(),
  meals: meals.optional(),
  movement: movement.optional(),
  roster: roster.optional(),
  wishes: wished.optional(),
  equipment: z.array(z.enum(equipments)).default([]),
  places: z.array(z.enum(places)).optional(),
  /** Of what is planned, how much is done: 0 to 1. */
  does: z.number().min(0).max(1).default(0.7),
  /** What is said to an offered change. */
  offers: z.enum(["accept", "decline", "nothing"]).default("nothing"),
  taps: z.array(tap).default([]),
  readings: z.array(reading).default([]),
  away: z.array(absence).default([]),
});
type PersonaFile = z.infer<typeof personaSchema>;

/** Somebody who does not exist, as a file describes them. */
export interface Persona
  extends Pick<
    PersonaFile,
    | "name"
    | "about"
    | "locale"
    | "zone"
    | "starts"
    | "days"
    | "seed"
    | "archetype"
    | "aims"
    | "does"
    | "offers"
    | "taps"
    | "readings"
    | "away"
  > {
  readonly schedule: Schedule;
  readonly intake: Intake;
}

function scheduleOf(said: PersonaFile): Schedule {
  const { hours: awake, work, work_days: workDays, meals: eaten = {}, movement: moves, roster: shifts } = said;
  return {
    ...emptySchedule,
    wake: awake?.wake,
    sleep: awake?.sleep,
    work,
    workDays: workDays ?? emptySchedule.workDays,
    meals: Object.fromEntries(Object.entries(eaten).filter(([, each]) => each !== undefined)),
    exercise: moves ? { parts: moves.parts, days: moves.weekdays } : emptySchedule.exercise,
    shifts: shifts && {
      startsOn: shifts.starts,
      pattern: shifts.pattern,
      kinds: Object.fromEntries(
        Object.entries(shifts.shifts).map(([name, each]) => [name, { ...each, work: each.work }]),
      ),
    },
    ...(said.wishes ? { wishes: said.wishes as Wishes } : {}),
    equipment: said.equipment,
    places: said.places ?? emptySchedule.places,
  };
}

function intakeOf({ age, answered, conditions, mild }: PersonaFile): Intake {
  const codes: readonly Contraindication[] = age === "16_17" ? ["under_18", ...conditions] : conditions;
  const told = intakeSections.filter(
    (section) =>
      answered === "all" || answered.includes(section) || sectionCodes[section].some((code) => codes.includes(code)),
  );
  return { answered: told, codes: contraindications.filter((code) => codes.includes(code)), mild, at: 0 };
}

/** A person from a file, or what is wrong in it, each with its line. */
export function readPersona(
  path: string,
):
  | { readonly ok: true; readonly persona: Persona }
  | { readonly ok: false; readonly problems: readonly PackProblem[] } {
  const read = readPackFile(dirname(path), basename(path), personaSchema);
  if (!read.ok) return read;
  const { data } = read;
  return { ok: true, persona: { ...data, schedule: scheduleOf(data), intake: intakeOf(data) } };
}

/** Values in their canonical unit. */
export const valueOf = (said: Persona["readings"][number], value: number): number =>
  canonical(said.metric, value, said.unit ?? metricFacts[said.metric].unit) ?? value;
