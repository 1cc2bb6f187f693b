import type { Because } from "../because.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";

/** How much a day asks, from how the body is (day.md): under 0.50 low, 0.50 to 0.75 medium, above high. */
export const modes = ["low", "medium", "high"] as const;
export type Mode = (typeof modes)[number];

/** Why a day asks as much as it does. */
export const modeRules = [
  "mode_chosen",
  "mode_readiness",
  "mode_energy",
  "mode_readiness_yesterday",
  "mode_energy_yesterday",
  "mode_hard",
  "mode_unknown",
] as const;
type ModeBecause = Because & { readonly rule: (typeof modeRules)[number] };

/** What a mode is made of; both figures run from 0 to 1. */
export interface ModeInput {
  /** The person's own word, good for its day alone. */
  readonly choice: { readonly mode: Mode; readonly date: LocalDate } | undefined;
  readonly readiness: number | undefined;
  /** Of the day before. */
  readonly readinessBefore: number | undefined;
  /** The last tap of energy. */
  readonly energy: { readonly value: number; readonly at: Instant } | undefined;
  /** What the plan that stands asks of this day; a middling tap of energy does not make a gentle one harder again. */
  readonly planned?: ReasonedMode | undefined;
  /** Whether something hard was told of the day: then it is none to do more on, unless the person decides so. */
  readonly hard?: boolean;
  readonly waking: { readonly date: LocalDate; readonly from: Instant };
  readonly now: Instant;
}

const hourMs = 3_600_000;
/** Whoever taps so long before their usual waking has got up early; before that it was still the evening before. */
const earlyMs = 4 * hourMs;
/** What yesterday's figure fades towards: the middle of medium. */
const neutral = 0.625;
/** The middle one of five faces. */
const middling = 0.5;
/** How sure one tap is: it is felt, not measured. */
const confidenceOfTap = 0.8;
/** What is left of how sure a figure was, a day later. */
const afterADay = 0.5;

const modeFor = (value: number): Mode => (value < 0.5 ? "low" : value <= 0.75 ? "medium" : "high");
/** Yesterday's figure counts half, and makes a day lighter or leaves it as it is: nothing is raised on what is stale (safety.md). */
const fadedMode = (value: number): Mode => (modeFor(neutral + (value - neutral) / 2) === "low" ? "low" : "medium");

/** A mode with what it stands on; without the figures, because plans stay when what is known of the body is forgotten. */
export interface ReasonedMode {
  readonly mode: Mode;
  readonly because: ModeBecause;
}

/** Whether a mode asks less than another. */
export function isLighter(one: Mode, other: Mode): boolean {
  return modes.indexOf(one) < modes.indexOf(other);
}

/**
 * How much today asks: the person's own word, else readiness, else the tap of energy; of yesterday's each counts half, what is older is unknown, and unknown is
 * medium. Against what is measured a tap of the same day may make the day lighter, never harder.
 */
export function modeOf(input: ModeInput): ReasonedMode {
  const { choice, waking } = input;
  if (choice?.date === waking.date) return { mode: choice.mode, because: { rule: "mode_chosen" } };
  const found = bodysMode(input);
  return input.hard === true && found.mode === "high"
    ? { mode: "medium", because: { rule: "mode_hard", confidence: confidenceOfTap } }
    : found;
}

function bodysMode({ readiness, readinessBefore, energy, waking, now, planned }: ModeInput): ReasonedMode {
  const today = waking.from - earlyMs;
  const tap = energy && energy.at <= now && energy.at >= today - 24 * hourMs ? energy : undefined;
  const felt: ReasonedMode | undefined = tap && {
    mode: tap.at >= today ? modeFor(tap.value) : fadedMode(tap.value),
    because:
      tap.at >= today
        ? { rule: "mode_energy", confidence: confidenceOfTap }
        : { rule: "mode_energy_yesterday", confidence: confidenceOfTap * afterADay },
  };
  const isToday = felt?.because.rule === "mode_energy";
  if (isToday && tap?.value === middling && readiness === undefined && planned?.mode === "low") return planned;
  if (readiness !== undefined) {
    const mode = modeFor(readiness);
    return isToday && isLighter(felt.mode, mode) ? felt : { mode, because: { rule: "mode_readiness", confidence: 1 } };
  }
  if (readinessBefore !== undefined && !isToday) {
    const mode = fadedMode(readinessBefore);
    if (!felt || !isLighter(felt.mode, mode))
      return { mode, because: { rule: "mode_readiness_yesterday", confidence: afterADay } };
  }
  return felt ?? { mode: "medium", because: { rule: "mode_unknown", confidence: 0 } };
}
