import { z } from "zod";
import { toldTime } from "#core/time/told-time.ts";

/** Data points of Open mHealth (omh) and IEEE 1752.1, as their published schemas want them: whatever else a point says is let through. */
const dateTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/u)
  .refine((text) => toldTime(text.toUpperCase(), "UTC") !== undefined);

const durationUnits = ["ps", "ns", "us", "ms", "sec", "min", "h", "d", "wk", "Mo", "yr"] as const;
const quantity = <Unit extends string>(units: readonly Unit[]) => z.object({ value: z.number(), unit: z.enum(units) });
const duration = quantity(durationUnits);

const interval = z
  .object({
    start_date_time: dateTime.optional(),
    end_date_time: dateTime.optional(),
    duration: duration.optional(),
    date: z.iso.date().optional(),
    part_of_day: z.enum(["morning", "afternoon", "evening", "night"]).optional(),
  })
  .refine(({ start_date_time: start, end_date_time: end, duration: long, date, part_of_day: part }) => {
    const ways = [start && long, end && long, start && end, date && part];
    return ways.filter((way) => way !== undefined).length === 1;
  });
const frame = z
  .object({ date_time: dateTime.optional(), time_interval: interval.optional() })
  .refine((each) => (each.date_time === undefined) !== (each.time_interval === undefined));
const intervalFrame = frame.refine((each) => each.time_interval !== undefined);
export type Frame = z.infer<typeof frame>;

const statistic = z.enum([
  "average",
  "count",
  "maximum",
  "median",
  "minimum",
  "standard deviation",
  "sum",
  "variance",
  "20th percentile",
  "80th percentile",
  "lower quartile",
  "upper quartile",
  "quartile deviation",
  "1st quintile",
  "2nd quintile",
  "3rd quintile",
  "4th quintile",
]);
const summed = {
  descriptive_statistic: statistic.optional(),
  descriptive_statistic_denominator: z.string().optional(),
};
const related = {
  temporal_relationship_to_physical_activity: z
    .enum(["at rest", "active", "before exercise", "after exercise", "during exercise"])
    .optional(),
  temporal_relationship_to_sleep: z.enum(["before sleeping", "during sleep", "on waking"]).optional(),
};

const heartRate = { heart_rate: quantity(["beats/min"]), descriptive_statistic: statistic.optional(), ...related };
const sleepDuration = { sleep_duration: quantity(["sec", "min", "h"]) };
const notes = { user_notes: z.string().optional() };

const episode = z.object({
  latency_to_sleep_onset: duration.optional(),
  latency_to_arising: duration.optional(),
  total_sleep_time: duration.optional(),
  wake_after_sleep_onset: duration.optional(),
  number_of_awakenings: z.int().optional(),
  is_main_sleep: z.boolean().optional(),
  sleep_maintenance_efficiency_percentage: quantity(["%"]).optional(),
  effective_time_frame: intervalFrame,
});

/** The bodies that we read, by their name, for each major version from 1. */
export const bodySchemas = {
  "heart-rate": [
    z.object({ ...heartRate, ...notes, effective_time_frame: frame.optional() }),
    z.object({ ...heartRate, effective_time_frame: frame }),
  ],
  "step-count": [
    z.object({ step_count: z.number(), effective_time_frame: frame.optional() }),
    z.object({ step_count: z.number(), effective_time_frame: intervalFrame, ...summed }),
    z.object({ step_count: quantity(["steps"]), effective_time_frame: intervalFrame, ...summed }),
  ],
  "sleep-duration": [
    z.object({ ...sleepDuration, ...notes, effective_time_frame: frame.optional() }),
    z.object({ ...sleepDuration, ...summed, effective_time_frame: intervalFrame }),
  ],
  "total-sleep-time": [z.object({ total_sleep_time: duration, effective_time_frame: intervalFrame, ...summed })],
  "sleep-episode": [episode],
  "rr-interval": [
    z.object({
      rr_interval: quantity(["ms"]),
      effective_time_frame: frame.optional(),
      descriptive_statistic: statistic.optional(),
      ...related,
    }),
  ],
} as const;
export type BodyName = keyof typeof bodySchemas;

const schemaId = z.object({ namespace: z.string(), name: z.string(), version: z.string(), url: z.url().optional() });
const modality = z.enum(["sensed", "self-reported"]);

const omhHeader = z.object({
  id: z.string(),
  creation_date_time: dateTime,
  schema_id: schemaId,
  acquisition_provenance: z
    .object({
      source_name: z.string(),
      source_data_point_id: z.string().optional(),
      source_creation_date_time: dateTime.optional(),
      source_last_modification_date_time: dateTime.optional(),
      modality: modality.optional(),
    })
    .optional(),
  user_id: z.string().optional(),
});
const ieeeHeader = z
  .object({ uuid: z.string(), schema_id: schemaId, source_creation_date_time: dateTime, modality: modality.optional() })
  .transform(({ uuid, schema_id: id, source_creation_date_time: at, modality: how }) => ({
    id: uuid,
    schema_id: id,
    creation_date_time: at,
    acquisition_provenance: how && { source_name: "", modality: how, source_creation_date_time: undefined },
    user_id: undefined,
  }));

/** A data point whose body is still to be looked at; the header of either standard. */
export const dataPoint = z.object({
  header: z.union([omhHeader, ieeeHeader]),
  body: z.record(z.string(), z.unknown()),
});
export type DataPoint = z.infer<typeof dataPoint>;
