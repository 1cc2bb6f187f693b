import { type Metric, metricFacts } from "#core/readings/metric.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Reading } from "#core/readings/reading.ts";
import { offsetInstant } from "./day-clock.ts";

/** Which schema a figure is written in, and its body without the time. */
interface Written {
  readonly schema: { readonly namespace: string; readonly name: string; readonly version: string };
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the schema takes a stretch of time only. */
  readonly interval: boolean;
}

const omh = (name: string, version: string) => ({ namespace: "omh", name, version });
/** What Open mHealth has no schema for is written in the same manner under a name of our own. */
const own = (metric: Metric) => ({ namespace: "waymark", name: metric.replaceAll("_", "-"), version: "1.0" });

function written({ metric, value }: Reading): Written {
  switch (metric) {
    case "heart_rate":
      return { schema: omh("heart-rate", "2.0"), body: { heart_rate: { value, unit: "beats/min" } }, interval: false };
    case "resting_heart_rate":
      return {
        schema: omh("heart-rate", "2.0"),
        body: { heart_rate: { value, unit: "beats/min" }, temporal_relationship_to_physical_activity: "at rest" },
        interval: false,
      };
    case "steps":
      return { schema: omh("step-count", "3.0"), body: { step_count: { value, unit: "steps" } }, interval: true };
    case "sleep_duration":
      return {
        schema: omh("total-sleep-time", "1.0"),
        body: { total_sleep_time: { value, unit: "min" } },
        interval: true,
      };
    case "energy_level":
    case "stress_level":
    case "readiness_score":
    case "mood":
    case "sleep_quality":
    case "hrv_rmssd":
    case "hrv_sdnn": {
      const { unit } = metricFacts[metric];
      return { schema: own(metric), body: { [metric]: { value, unit } }, interval: false };
    }
  }
}

const modalities = { sensed: "sensed", self_reported: "self-reported" } as const;

/** One reading as an Open mHealth data point, with the clock where it was measured; its header says where it came from. */
export function openMhealthPoint(reading: Reading, personId: PersonId): object {
  const { schema, body, interval } = written(reading);
  const { from, to, offset, modality } = reading;
  const frame =
    interval || from !== to
      ? { time_interval: { start_date_time: offsetInstant(from, offset), end_date_time: offsetInstant(to, offset) } }
      : { date_time: offsetInstant(to, offset) };
  return {
    header: {
      id: reading.id,
      creation_date_time: offsetInstant(to, offset),
      schema_id: schema,
      user_id: personId,
      acquisition_provenance: {
        source_name: reading.source.name,
        source_creation_date_time: offsetInstant(to, offset),
        ...(modality === "computed" ? {} : { modality: modalities[modality] }),
      },
    },
    body: { ...body, effective_time_frame: frame },
  };
}
