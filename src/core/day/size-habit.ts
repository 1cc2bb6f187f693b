import type { Version } from "./block.ts";
import type { Energy, Intensity } from "./energy.ts";
import { type Length, writtenLength } from "./dose.ts";
import type { Habit, Stage } from "./habit.ts";
import type { Mode } from "./mode.ts";
import type { TaskVersion } from "./plan.ts";

/** How long and how hard a habit is planned. */
export interface Sized {
  readonly minutes: number;
  readonly version: TaskVersion;
  readonly intensity: Intensity;
}

const softer: Readonly<Record<Intensity, Intensity>> = { easy: "easy", moderate: "easy", high: "moderate" };
const ranks: Readonly<Record<Energy, number>> = { low: 0, medium: 1, high: 2 };

/** Whether what it asks for is at most what there is. */
export function energyFits(asked: Energy, there: Energy): boolean {
  return ranks[asked] <= ranks[there];
}

/** A habit at a version and a stage, as long as the person has come to; the longer version's words are only for whoever is past the beginning. */
export function sizeHabit(
  habit: Habit,
  version: Version,
  stage: Stage,
  gentle: boolean,
  { usual, high }: Length = writtenLength(habit, stage),
): Sized {
  if (gentle) {
    const minutes = habit.gentle ?? habit.low;
    return {
      minutes: version === "low" ? Math.min(minutes, habit.low) : minutes,
      version: "gentle",
      intensity: "easy",
    };
  }
  if (version === "low") {
    return { minutes: Math.min(habit.low, usual), version, intensity: softer[habit.intensity] };
  }
  if (version === "high") {
    return { minutes: high, version: stage === "beginner" ? "usual" : "high", intensity: habit.intensity };
  }
  return { minutes: usual, version: "usual", intensity: habit.intensity };
}

/** The versions to try, the wanted one first and then what takes less; what comes once or twice a week has its length, or another day. */
export function versionsFor(mode: Mode, block: Version, raised: boolean, isRare = false): readonly Version[] {
  if (mode === "low") return ["low"];
  const usual: readonly Version[] = isRare ? ["usual"] : ["usual", "low"];
  return mode === "high" || block === "high" || raised ? ["high", ...usual] : usual;
}
