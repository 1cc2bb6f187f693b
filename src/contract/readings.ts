import { z } from "zod";
import { metricFacts, metrics } from "#core/readings/metric.ts";
import { plausibilities, type Plausibility } from "#core/readings/plausible.ts";
import { sourceKinds } from "#core/readings/reading.ts";
import { fileRefusals } from "#core/readings/row-refusal.ts";
import { instantSchema } from "./instant.ts";

/** Readings in one call; more are sent in several. */
export const mostReadings = 10_000;

export const metricSchema = z.enum(metrics).meta({ id: "Metric" });

const units = [...new Set(metrics.map((metric) => metricFacts[metric].unit))] as [string, ...string[]];
const unitSchema = z.enum(units).meta({ description: "Canonical: `1` is a share from 0 to 1" });

const timeSchema = z.string().meta({
  description:
    "ISO 8601. With an offset it is kept; `Z` and a time without an offset are of the person's own time zone, the latter by the clock there",
  example: "2026-11-21T07:30:00+02:00",
});
const sourceSchema = z.string().max(80).meta({
  description: "`wearable`, `manual` or `app`; any other word is the name of an app",
  example: "wearable",
});
const telling = {
  source: sourceSchema,
  source_name: z.string().max(80).optional().meta({ description: "The device or program", example: "Garmin Venu 3" }),
  source_id: z.string().max(200).optional().meta({ description: "How the source itself names this reading" }),
  modality: z.enum(["sensed", "self_reported"]).optional(),
};
export const hrvKinds = ["rmssd", "sdnn"] as const;
const hrvKindSchema = z
  .enum(hrvKinds)
  .meta({ description: "Which kind of heart rate variability `hrv_score` is: the kinds are never mixed" });

/** One figure of one metric. */
const readingRowSchema = z
  .object({
    metric: metricSchema,
    value: z.number(),
    unit: z.string().max(20).optional().meta({
      description: "Canonical where it is not said; also `%`, `0-100`, `s`, `h`, `beats/min`, `count/min`, `steps`",
    }),
    timestamp: timeSchema.optional(),
    start: timeSchema
      .optional()
      .meta({ description: "With `end`, in place of `timestamp`; of sleep, the time in bed" }),
    end: timeSchema.optional(),
    ...telling,
  })
  .meta({ id: "ReadingRow" });

const figure = z
  .number()
  .nullable()
  .optional()
  .meta({ description: "In the metric's canonical unit; null or left out where it was not measured" });

/** The brief's `BiometricReading`: several figures of one moment, and those metrics that came after it. */
const biometricReadingSchema = z
  .looseObject({
    user_id: z.string().optional().meta({ description: "The person's own id, where it is said" }),
    timestamp: timeSchema,
    hrv_score: figure,
    hrv_kind: hrvKindSchema.optional(),
    ...(Object.fromEntries(metrics.map((metric) => [metric, figure])) as Record<
      (typeof metrics)[number],
      typeof figure
    >),
    ...telling,
  })
  // Whatever has a metric is a row of one figure.
  .refine((row) => !("metric" in row))
  .meta({ id: "BiometricReading" });

const oneReadingSchema = z.union([readingRowSchema, biometricReadingSchema]);

/** One reading, an array of them, or `{readings: […]}`. Each row is judged on its own, so that one bad row costs no good one. */
export const readingsInSchema = z
  .union([
    oneReadingSchema,
    z.array(oneReadingSchema).max(mostReadings),
    z.object({ readings: z.array(oneReadingSchema).max(mostReadings) }),
  ])
  .meta({ id: "ReadingsIn" });

export const readingVerdicts = ["stored", "known", "conflict", "marked", "refused"] as const;

const marks = plausibilities.filter((each): each is Exclude<Plausibility, "plausible"> => each !== "plausible");

/** What became of one figure. */
export const readingVerdictSchema = z
  .object({
    index: z.int().nullable().meta({ description: "The row that it came in, from 0; null where `place` says it" }),
    place: z.string().nullable().meta({ description: "Where it stands in a format that has no rows" }),
    metric: metricSchema.nullable(),
    verdict: z.enum(readingVerdicts).meta({
      description:
        "`known`: was kept already. `conflict`: kept already with another value, which stays. `marked`: kept, and not used because of `reason`. `refused`: not kept",
    }),
    reason: z.enum([...new Set([...fileRefusals, ...marks])]).nullable(),
    text: z.string().nullable().meta({ description: "The reason in the person's language" }),
  })
  .meta({ id: "ReadingVerdict" });
export type ReadingVerdictWire = z.infer<typeof readingVerdictSchema>;

export const readingsTakenSchema = z
  .object({
    received: z.int().meta({ description: "Figures; a row of several counts each" }),
    counts: z.object(
      Object.fromEntries(readingVerdicts.map((each) => [each, z.int()])) as Record<
        (typeof readingVerdicts)[number],
        z.ZodInt
      >,
    ),
    unused: z
      .record(z.string(), z.int())
      .meta({ description: "What was sent and is not used here, by its own name, with how often" }),
    verdicts: z.array(readingVerdictSchema).meta({
      description:
        "In the order of the rows. In formats of others the first thousand that are refused; the rest are counted alone",
    }),
  })
  .meta({ id: "ReadingsTaken" });
export type ReadingsTakenWire = z.infer<typeof readingsTakenSchema>;

/** A reading as it is kept. */
export const readingSchema = z
  .object({
    id: z.string(),
    metric: metricSchema,
    value: z.number(),
    unit: unitSchema,
    start: z.iso.datetime({ offset: true }).meta({ description: "By the clock where it was measured" }),
    end: z.iso.datetime({ offset: true }),
    source: z.enum(sourceKinds),
    source_name: z.string(),
    modality: z.enum(["sensed", "self_reported", "computed"]),
    quality: z.enum(plausibilities).meta({ description: "What is not `plausible` is kept and not used" }),
    imported: z.boolean().meta({ description: "From a file of the past: never changes a day" }),
  })
  .meta({ id: "Reading" });
export type ReadingWire = z.infer<typeof readingSchema>;
export const readingPageSchema = z
  .object({
    readings: z.array(readingSchema).meta({ description: "Newest first" }),
    next: z.string().nullable().meta({ description: "`cursor` of the next page" }),
  })
  .meta({ id: "ReadingPage" });

/** One day of one metric. */
export const dailyFigureSchema = z
  .object({
    metric: metricSchema,
    date: z.iso.date(),
    median: z.number(),
    least: z.number(),
    most: z.number(),
    count: z.int(),
  })
  .meta({ id: "DailyFigure" });
export const dailyFiguresSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    days: z.array(dailyFigureSchema).meta({ description: "Oldest first; plausible figures only" }),
  })
  .meta({ id: "DailyFigures" });

export type DailyFiguresWire = z.infer<typeof dailyFiguresSchema>;

/** The brief's `user_baselines`, with how far days lie from it. */
export const baselineSchema = z
  .object({
    metric_name: metricSchema,
    unit: unitSchema,
    baseline_value: z.number(),
    spread: z.number(),
    low: z.number().meta({ description: "The band of usual days" }),
    high: z.number(),
    calculation_method: z.string(),
    data_points_used: z.int(),
    days: z.int(),
    calculated_at: instantSchema,
    valid_until: instantSchema,
  })
  .meta({ id: "Baseline" });
export type BaselineWire = z.infer<typeof baselineSchema>;
export const baselinesSchema = z.object({ baselines: z.array(baselineSchema) }).meta({ id: "Baselines" });

/** What is kept, by where it came from. */
export const readingSourcesSchema = z
  .object({
    sources: z.array(
      z.object({
        source_name: z.string(),
        count: z.int(),
        metrics: z.array(z.object({ metric: metricSchema, count: z.int() })),
      }),
    ),
    count: z.int(),
  })
  .meta({ id: "ReadingSources" });
export type ReadingSourcesWire = z.infer<typeof readingSourcesSchema>;

export const readingsDeleteSchema = z
  .strictObject({
    confirmed: z.boolean().optional(),
    source_name: z.string().max(80).optional().meta({ description: "Of one source alone; all where it is not said" }),
  })
  .meta({ id: "ReadingsDelete" });
export const readingsDeletedSchema = z.object({ deleted: z.int() }).meta({ id: "ReadingsDeleted" });
