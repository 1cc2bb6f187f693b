import { z } from "zod";
import { contraindications } from "#core/day/contraindication.ts";
import { dayParts, equipments, habitCategories, places, seasons } from "#core/day/habit.ts";
import { injuries, intakeSections } from "#core/day/intake.ts";
import { meals } from "#core/day/schedule.ts";
import { companies, movements, wishLimits } from "#core/day/wish.ts";
import { messageSchema } from "./chat.ts";
import { clockSchema } from "./because.ts";
import { instantSchema } from "./instant.ts";

/** More than any schedule may hold: what is above the dialogue's own limits is refused there, with words. */
const most = 500;
const spanSchema = z
  .strictObject({ from: clockSchema, to: clockSchema })
  .meta({ id: "ClockSpan", description: "Where `to` is not after `from` it ends on the next day" });
export const weekdaySchema = z
  .union(
    [1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day)) as [
      z.ZodLiteral<1>,
      ...z.ZodLiteral<1 | 2 | 3 | 4 | 5 | 6 | 7>[],
    ],
  )
  .meta({ id: "Weekday", description: "Monday is 1, Sunday 7" });

const shiftSchema = z
  .strictObject({ wake_time: clockSchema, sleep_time: clockSchema, work: spanSchema.nullable() })
  .meta({ id: "Shift" });
const shiftsSchema = z
  .strictObject({
    starts_on: z.iso.date(),
    pattern: z
      .array(z.string().max(200))
      .max(most)
      .meta({ description: "Names of kinds, day by day, repeated; `off` is a day without work" }),
    kinds: z.record(z.string().min(1).max(200), shiftSchema),
  })
  .meta({ id: "Shifts" });
const fixedSchema = z
  .strictObject({
    id: z.string().min(1).max(100).optional(),
    name: z.string().max(1000),
    days: z.array(weekdaySchema).max(most),
    from: clockSchema,
    to: clockSchema,
  })
  .meta({ id: "FixedEvent" });

const scheduleShape = {
  wake_time: clockSchema.nullable().meta({ description: "Null: as the archetype's day has it" }),
  sleep_time: clockSchema.nullable(),
  work: spanSchema.nullable(),
  work_days: z.array(weekdaySchema).max(most),
  meals: z.strictObject(
    Object.fromEntries(meals.map((meal) => [meal, spanSchema.nullable()])) as Record<
      (typeof meals)[number],
      z.ZodNullable<typeof spanSchema>
    >,
  ),
  exercise: z
    .strictObject({ parts: z.array(z.enum(dayParts)).max(3), days: z.array(weekdaySchema).max(most) })
    .meta({ description: "When moving is welcome; empty means whenever it fits" }),
  fixed: z.array(fixedSchema).max(most).meta({ description: "What stands in the way every week" }),
  shifts: shiftsSchema.nullable(),
  wishes: z
    .strictObject({
      commute: z.int().min(0).max(wishLimits.mostCommute).optional().meta({ description: "Minutes each way" }),
      minutes: z.int().min(wishLimits.leastMinutes).max(wishLimits.mostMinutes).optional(),
      movement: z.enum(movements).optional(),
      company: z.enum(companies).optional(),
      avoid: z.array(z.enum(habitCategories)).max(habitCategories.length).optional(),
      outdoors: z.array(z.enum(seasons)).max(seasons.length).optional(),
      race: z.iso.date().optional().meta({ description: "Before it comes rest" }),
      exam: z.iso.date().optional().meta({ description: "Until then what is learned for it has its place" }),
      operation: z.iso.date().optional().meta({ description: "Nothing that strains before it and for weeks after it" }),
      wedding: z.iso.date().optional().meta({ description: "Its eve and its day ask for next to nothing" }),
    })
    .meta({
      id: "Wishes",
      description: "What is wished of the days beside their hours; what is left out is not wished",
    }),
  days_off: z.array(z.iso.date()).max(most),
  equipment: z.array(z.enum(equipments)).max(equipments.length),
  places: z.array(z.enum(places)).max(places.length),
  notes: z
    .string()
    .max(20_000)
    .meta({ description: "The person's own words; wishes that are read of them stand in the other fields" }),
} as const;

/** How somebody's days go. */
export const scheduleSchema = z.strictObject(scheduleShape).meta({ id: "Schedule" });
export type ScheduleWire = z.infer<typeof scheduleSchema>;
/** The whole schedule at once: what is left out is as it is where nothing was said. */
export const schedulePutSchema = z.strictObject(scheduleShape).partial().meta({ id: "SchedulePut" });
/** Some of it: what is left out stays as it is. */
export const schedulePatchSchema = z.strictObject(scheduleShape).partial().meta({ id: "SchedulePatch" });
export type SchedulePatchWire = z.infer<typeof schedulePatchSchema>;

const optionSchema = z.object({ id: z.string(), label: z.string(), chosen: z.boolean() });
export const calendarProblems = ["unreachable", "too_large", "not_a_calendar", "not_allowed"] as const;

export const scheduleViewSchema = z
  .object({
    started: z.boolean().meta({ description: "Whether health days have begun; reading begins nothing" }),
    schedule: scheduleSchema,
    usual: z
      .object({ wake_time: clockSchema, sleep_time: clockSchema })
      .meta({ description: "The archetype's hours, where nothing is said" }),
    calendar: z
      .object({
        added_at: instantSchema,
        read_at: instantSchema.nullable(),
        problem: z.enum(calendarProblems).nullable(),
        problem_text: z.string().nullable(),
        busy_times: z.int(),
      })
      .nullable()
      .meta({ description: "The address itself is never shown again" }),
    equipment_options: z.array(optionSchema),
    place_options: z.array(optionSchema),
    category_options: z.array(optionSchema).meta({ description: "Chosen: what is rather left out" }),
  })
  .meta({ id: "ScheduleView" });
export type ScheduleViewWire = z.infer<typeof scheduleViewSchema>;
export const scheduleAnswerSchema = scheduleViewSchema
  .extend({ replies: z.array(messageSchema) })
  .meta({ id: "ScheduleAnswer" });
export const calendarAddressSchema = z
  .strictObject({
    address: z.string().min(1).max(5000).meta({ description: "http, https or webcal; as secret as a password" }),
  })
  .meta({ id: "CalendarAddress" });

const intakeSectionSchema = z.enum(intakeSections);
/** What speaks against habits, as far as the person said it: codes, never diagnoses. */
export const intakeSchema = z
  .object({
    consent: z.boolean(),
    consent_at: instantSchema.nullable(),
    consent_text: z.string().meta({ description: "What the person agrees to" }),
    about: z.string(),
    answered_at: instantSchema.nullable(),
    sections: z.array(
      z.object({
        section: intakeSectionSchema,
        name: z.string(),
        ask: z.string(),
        answered: z.boolean().meta({ description: "Unanswered counts as unknown, not as clear" }),
        codes: z.array(
          z.object({ code: z.enum(contraindications), label: z.string(), chosen: z.boolean(), mild: z.boolean() }),
        ),
      }),
    ),
  })
  .meta({ id: "Intake" });
export type IntakeWire = z.infer<typeof intakeSchema>;
export const intakeAnswerSchema = intakeSchema.extend({ replies: z.array(messageSchema) }).meta({ id: "IntakeAnswer" });
export const intakePutSchema = z
  .strictObject({
    answered: z.array(intakeSectionSchema).max(intakeSections.length),
    codes: z.array(z.enum(contraindications)).max(contraindications.length),
    mild: z
      .array(z.enum(injuries))
      .max(injuries.length)
      .optional()
      .meta({ description: "Of the injuries those that only twinge; left out, as it was" }),
  })
  .meta({ id: "IntakePut" });
export const consentSchema = z.strictObject({ agreed: z.boolean() }).meta({ id: "HealthConsent" });
