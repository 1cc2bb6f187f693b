import { type Metric, metricFacts } from "#core/readings/metric.ts";
import type { Locale } from "#core/person/person.ts";
import type { BodyWords } from "../../words/body-words.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** How the figures of one metric are written and drawn. */
export interface FigureWords {
  readonly inFull: (value: number) => string;
  readonly onAxis: (value: number) => string;
  readonly scale: (values: readonly number[]) => Scale;
}

/** A share is said in hundredths, sleep in hours, everything else in its unit. */
export function figureWords(metric: Metric, words: BodyWords, locale: Locale): FigureWords {
  const plain = (value: number): string => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  switch (metricFacts[metric].dimension) {
    case "share":
      return shareWords(words);
    case "minutes":
      return {
        inFull: words.inMinutes,
        onAxis: (value) => words.hoursOnAxis(plain(value / 60)),
        scale: (values) => scaleOf(values, "minutes", { least: 0 }),
      };
    case "rmssd":
    case "sdnn":
      return { inFull: words.inMs, onAxis: plain, scale: (values) => scaleOf(values, "plain", { least: 0 }) };
    case "beats_per_minute":
      return { inFull: words.inBpm, onAxis: plain, scale: (values) => scaleOf(values, "plain", { least: 0 }) };
    case "steps":
      return { inFull: words.inSteps, onAxis: plain, scale: (values) => scaleOf([0, ...values]) };
  }
}

/** Figures from 0 to 1, always on the whole scale, so that a small change does not look like a large one. */
export function shareWords(words: BodyWords): FigureWords {
  return {
    inFull: words.inShare,
    onAxis: (value) => `${Math.round(value * 100)}`,
    scale: () => ({ least: 0, most: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }),
  };
}
