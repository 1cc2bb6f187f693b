import { z } from "zod";
import { adaptationStates } from "#core/adaptation/adaptation.ts";
import { trackIds } from "#core/tracks/track.ts";
import { baselineSchema, dailyFigureSchema, metricSchema } from "./readings.ts";

/** Weeks that are shown where nothing is said, and at most. */
export const insightWeeks = { usual: 4, most: 26 } as const;

/** One week of a person, Monday to Sunday; the last one may not be over. */
const weekSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    days_planned: z.int(),
    planned: z.int().meta({ description: "Habits that stood in the days to the end" }),
    done: z.number().meta({ description: "What was partly done counts half" }),
    share: z.number().nullable().meta({ description: "Done of planned; null where nothing was planned" }),
    adaptations: z.int(),
    mastery: z.number().nullable().meta({ description: "Mean mastery of the habits done so far; null before any" }),
    track_actions: z.partialRecord(z.enum(trackIds), z.int()),
  })
  .meta({ id: "InsightWeek" });

export const insightsSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    enough: z.boolean().meta({ description: "Whether there is enough to say anything of" }),
    metrics: z.array(
      z.object({
        metric: metricSchema,
        name: z.string(),
        unit: z.string(),
        baseline: baselineSchema.omit({ metric_name: true, unit: true }).nullable(),
        days: z.array(dailyFigureSchema.omit({ metric: true })),
      }),
    ),
    adaptations: z.array(
      z.object({
        adaptation_id: z.string(),
        date: z.iso.date(),
        trigger_id: z.string(),
        trigger_name: z.string(),
        status: z.enum(adaptationStates),
        helped: z.boolean().nullable(),
      }),
    ),
    weeks: z.array(weekSchema).meta({ description: "Oldest first" }),
    momentum: z
      .array(z.object({ track: z.enum(trackIds), momentum: z.int(), completion_percentage: z.number() }))
      .meta({ description: "Tracks in motion, 0 to 100; empty for whoever walks none" }),
    lines: z.array(z.string()).meta({ description: "What stands out, in the person's language" }),
  })
  .meta({ id: "Insights" });
export type InsightsWire = z.infer<typeof insightsSchema>;
