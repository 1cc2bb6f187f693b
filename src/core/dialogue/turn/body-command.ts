import type { AdaptationId } from "../../adaptation/adaptation.ts";
import { type Relief, type ToldMetric, toldMetrics } from "../../readings/told.ts";

/** Five faces, from worn out to full of strength (day.md: 0.10, 0.25, 0.50, 0.75, 0.95). */
export const faces = [1, 2, 3, 4, 5] as const;
export type Face = (typeof faces)[number];

/** What one tap tells of the body, as one of five faces; of stress, the fifth is the most. */
export const tapMetrics = toldMetrics;
export type TapMetric = ToldMetric;

/** What may be done about something hard: two minutes now, a lighter rest of the day, or nothing; how the two minutes were; and that it came suddenly, or is in the body too, which figures leave open. */
export const reliefWays = ["exercise", "lighter", "as_it_is", "better", "same", "sudden"] as const;
export type ReliefWay = (typeof reliefWays)[number];

/** What a person can answer to a change of their day. */
export const adaptationAnswers = ["accept", "decline", "undo", "helped", "not_helped"] as const;
export type AdaptationAnswer = (typeof adaptationAnswers)[number];

/** What can be told of how the body is, and of what the day becomes by it. */
export type BodyCommand =
  /** How it is right now, as one of five faces; without one: which? Energy is meant where no metric is named. */
  | { readonly do: "checkin"; readonly metric?: TapMetric; readonly face?: Face }
  /** Something hard was told, and this is what the person wants of it; `what` are the two minutes. */
  | { readonly do: "relief"; readonly way: ReliefWay; readonly metric: TapMetric; readonly what?: Relief }
  /** Our own: readings came, so today is looked at again. */
  | { readonly do: "body" }
  /** Whether a change of the day was right; undo and decline give back what was planned. */
  | { readonly do: "adaptation"; readonly id: AdaptationId; readonly answer: AdaptationAnswer }
  /** "Keep my plan": changes are explained and not made. */
  | { readonly do: "keep_plan"; readonly keep: boolean };
