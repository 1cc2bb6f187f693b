import type { ReactNode } from "react";
import type { DayTaskWire } from "#contract/day.ts";
import type { HabitCategory } from "#core/day/habit.ts";
import { Spot } from "./spot.tsx";

export const drawn = ["moves", "eats", "rests", "stills", "writes", "meets", "grows"] as const;
type Drawn = (typeof drawn)[number];

/** One drawing for each kind of thing that a day holds, by the hand that drew the parts of the way (`spot.tsx`). */
const drawings: Readonly<Record<Drawn, ReactNode>> = {
  // A shoe on its way.
  moves: (
    <>
      <path d="M22 62V43c5 3 10 2 14-5l16 13c6 4 19 4 24 11z" className="fill" />
      <path d="M20 62h58c1 6-2 9-8 9H26c-4 0-6-3-6-9z" className="card" />
      <path d="M42 50l5-6M49 55l5-6M10 50h6M12 39h8" className="line" />
    </>
  ),
  // A bowl, and something green above it.
  eats: (
    <>
      <path d="M48 46c0-14 6-22 20-23 1 14-6 22-20 23z" className="fill" />
      <path d="M48 46c0-9-4-15-13-16-1 10 3 16 13 16z" className="lit" />
      <path d="M18 47h60c0 15-11 26-22 26H40c-11 0-22-11-22-26z" className="card" />
      <path d="M34 78h28" className="line" />
    </>
  ),
  // The moon over a pillow of hills.
  rests: (
    <>
      <path d="M55 18a24 24 0 1 0 21 35 20 20 0 0 1-21-35z" className="fill" />
      <path d="M14 66c12-9 24-8 35-2 12 6 22 5 33-1-2 7-6 11-10 14H24c-5-3-8-6-10-11z" className="card" />
      <circle cx="69" cy="33" r="3.4" className="lit" />
      <path d="M25 27v7M21.500 30.500h7" className="line" />
    </>
  ),
  // A flower that lies on still water.
  stills: (
    <>
      <path d="M48 62c-16 2-28-5-31-20 15 0 26 7 31 20zM48 62c16 2 28-5 31-20-15 0-26 7-31 20z" className="fill" />
      <path d="M48 62c-12-11-13-26 0-38 13 12 12 27 0 38z" className="card" />
      <path d="M20 71h56M32 79h32" className="line" />
    </>
  ),
  // A notebook and its pencil.
  writes: (
    <>
      <path d="M24 22h34a6 6 0 0 1 6 6v46H30a6 6 0 0 1-6-6z" className="card" />
      <path d="M33 36h20M33 46h20M33 56h11" className="line" />
      <path d="M73 30l7 4-19 34-9 6 2-10z" className="lit" />
    </>
  ),
  // Two who talk.
  meets: (
    <>
      <path
        d="M24 22h30a8 8 0 0 1 8 8v12a8 8 0 0 1-8 8H36l-10 9v-9h-2a8 8 0 0 1-8-8V30a8 8 0 0 1 8-8z"
        className="fill"
      />
      <path
        d="M46 44h26a8 8 0 0 1 8 8v9a8 8 0 0 1-8 8h-1v9l-10-9H46a8 8 0 0 1-8-8v-9a8 8 0 0 1 8-8z"
        className="card"
      />
      <path d="M50 57h.1M59 57h.1M68 57h.1" className="line thick" />
    </>
  ),
  // A plant in its pot.
  grows: (
    <>
      <path d="M48 54V34" className="line" />
      <path d="M48 44C34 44 28 36 28 24c13 0 20 8 20 20z" className="fill" />
      <path d="M48 38c0-11 7-18 19-18 0 11-7 18-19 18z" className="card" />
      <path d="M32 60h32l-4 18H36z" className="fill" />
      <path d="M29 53h38v8H29z" className="lit" />
    </>
  ),
};

/** What each category of habits is drawn as; light and rhythm are the day's own. */
const drawnAs: Readonly<Record<HabitCategory, Drawn | "day">> = {
  movement: "moves",
  nutrition: "eats",
  metabolic_optimization: "eats",
  sleep: "rests",
  recovery: "rests",
  advanced_recovery: "rests",
  mindfulness: "stills",
  circadian_mindfulness: "day",
  cognitive: "writes",
  planning: "writes",
  tracking: "writes",
  social: "meets",
  social_learning: "meets",
  meaningful_service: "meets",
  nature: "grows",
  creativity: "grows",
  self_care: "grows",
};
const isOfLibrary = (category: string): category is HabitCategory => category in drawnAs;

/** The drawing of a task of the day: a goal's step and what a track asks have those of the goals and the track, and a habit of one's own is what grows. */
export function TaskSpot({
  task: { category, link },
  className = "size-14",
}: {
  readonly task: Pick<DayTaskWire, "category" | "link">;
  readonly className?: string;
}): ReactNode {
  const as = isOfLibrary(category) ? drawnAs[category] : "grows";
  if (category === "goal") return <Spot of="goals" className={className} />;
  if (link !== null && link.track !== null) return <Spot of={link.track} className={className} />;
  return as === "day" ? <Spot of="day" className={className} /> : <Drawing of={as} className={className} />;
}

/** One of them by itself. */
export function Drawing({ of, className }: { readonly of: Drawn; readonly className: string }): ReactNode {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className={`spot of-day shrink-0 ${className}`}>
      <circle cx="48" cy="48" r="46" className="ground" />
      {drawings[of]}
    </svg>
  );
}
