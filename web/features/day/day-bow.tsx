import type { ReactNode } from "react";

/** The bow of the sun in its box of 120 by 64, from one end of the ground to the other. */
const [middle, ground, radius] = [60, 54, 46] as const;

/** Where a waking day is: the sun on its bow between getting up and going to bed; before and after them it lies on the ground. */
export function DayBow({
  from,
  to,
  now,
}: {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}): ReactNode {
  const gone = Math.min(1, Math.max(0, (now - from) / (to - from)));
  const [x, y] = [middle - radius * Math.cos(Math.PI * gone), ground - radius * Math.sin(Math.PI * gone)];
  const bow = `M${middle - radius} ${ground}A${radius} ${radius} 0 0 1 `;
  return (
    <svg
      viewBox="0 0 120 64"
      aria-hidden="true"
      className="spot of-day order-last w-26 shrink-0 max-[22.4rem]:hidden sm:w-32"
    >
      <path d={`${bow}${middle + radius} ${ground}`} strokeDasharray="1 6" className="line opacity-70" />
      <path d={`${bow}${x.toFixed(1)} ${y.toFixed(1)}`} className="line" />
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="16" className="ground" />
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="8.5" className="lit" />
      <path d="M4 57c16-5 36-5 54-1s40 4 58 0" className="line" />
    </svg>
  );
}
