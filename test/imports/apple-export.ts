/** What a made-up export is made of. */
export interface AppleExport {
  readonly records: number;
  readonly seed: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Ten years of nights. */
const nightsOf = 3650;
/** Ten years, which many phones hold; the clock is three hours ahead of UTC. */
const first = Date.UTC(2016, 0, 1);
const offset = "+0300";

/** Park and Miller's generator: the same numbers from the same seed. */
function numbers(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const timeOf = (at: number): string => {
  const text = new Date(at + 180 * minuteMs).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19)} ${offset}`;
};
const watch = `sourceName="Apple Watch — Анна" sourceVersion="10.6.1" device="&lt;&lt;HKDevice: 0x3012&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:10.6.1&gt;"`;
const phone = `sourceName="iPhone (Анна)" sourceVersion="18.1"`;

function record(type: string, by: string, unit: string, value: string, from: number, to: number, inside = ""): string {
  const units = unit === "" ? "" : ` unit="${unit}"`;
  const head = `<Record type="${type}" ${by}${units} creationDate="${timeOf(to)}" startDate="${timeOf(from)}" endDate="${timeOf(to)}" value="${value}"`;
  return inside === "" ? ` ${head}/>\n` : ` ${head}>\n  ${inside}\n </Record>\n`;
}

/**
 * A made-up `export.xml` as phones write it, piece by piece: of twelve records seven are of pulse, one of steps, one of variability, and three of what we
 * do not use; the last twelfth of all, up to ten years of it, is of sleep. The same seed gives the same file.
 */
export function* appleExport({ records, seed }: AppleExport): Generator<string> {
  const random = numbers(seed);
  const whole = (from: number, to: number): number => Math.floor(from + random() * (to - from));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>\n<!ATTLIST HealthData\n  locale CDATA #REQUIRED\n>\n]>\n<HealthData locale="ru_RU">\n <ExportDate value="2026-11-20 10:00:00 ${offset}"/>\n <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>\n`;
  const step = Math.max(1, Math.floor((10 * 365 * dayMs) / Math.max(records, 1) / 1000)) * 1000;
  const nights = Math.min(Math.floor(records / 12), 10 * nightsOf);
  for (let index = 0; index < records - nights; index += 1) {
    const at = first + index * step;
    switch (index % 12) {
      case 0:
      case 1:
      case 2:
        yield record(
          "HKQuantityTypeIdentifierActiveEnergyBurned",
          watch,
          "kcal",
          random().toFixed(3),
          at,
          at + minuteMs,
        );
        break;
      case 3:
        yield record("HKQuantityTypeIdentifierStepCount", phone, "count", String(whole(5, 400)), at, at + 5 * minuteMs);
        break;
      case 4:
        yield record(
          "HKQuantityTypeIdentifierHeartRateVariabilitySDNN",
          watch,
          "ms",
          (30 + random() * 50).toFixed(3),
          at,
          at + minuteMs,
          `<MetadataEntry key="HKAlgorithmVersion" value="2"/>`,
        );
        break;
      default:
        yield record("HKQuantityTypeIdentifierHeartRate", watch, "count/min", String(whole(48, 150)), at, at);
    }
  }
  const stages = ["AsleepCore", "AsleepDeep", "AsleepREM", "Awake"];
  for (let index = 0; index < nights; index += 1) {
    // Ten stretches of three quarters of an hour make one night.
    const at = first + Math.floor(index / 10) * dayMs + 20 * 60 * minuteMs + (index % 10) * 45 * minuteMs;
    const stage = stages[whole(0, 4)] ?? "AsleepCore";
    const type = "HKCategoryTypeIdentifierSleepAnalysis";
    yield record(type, watch, "", `HKCategoryValueSleepAnalysis${stage}`, at, at + 45 * minuteMs);
  }
  yield `</HealthData>\n`;
}
