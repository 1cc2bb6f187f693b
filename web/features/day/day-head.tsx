import type { ReactNode } from "react";

/** The bow of the sun in its box of 360 by 96, from one end of the ground to the other, and how wide it is. */
const [middle, ground, radius] = [248, 74, 78] as const;

/** Above the day: its words in the sky, and the sun on its bow between getting up and going to bed; before and after them it lies on the ground. */
export function DayHead({
  from,
  to,
  now,
  children,
}: {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly children: ReactNode;
}): ReactNode {
  const gone = Math.min(1, Math.max(0, (now - from) / (to - from)));
  const [x, y] = [middle - radius * Math.cos(Math.PI * gone), ground - radius * Math.sin(Math.PI * gone)].map((at) =>
    at.toFixed(1),
  );
  return (
    <section className="-mt-2 overflow-hidden rounded-4xl bg-linear-to-b from-(--sky) to-(--horizon) to-80%">
      <div className="relative px-5 pt-5 sm:px-8 sm:pt-6">{children}</div>
      <svg
        viewBox="0 0 360 96"
        preserveAspectRatio="xMaxYMax meet"
        aria-hidden="true"
        className="block h-24 w-full overflow-visible"
      >
        <path
          d={`M${middle - radius} ${ground}A${radius} ${radius} 0 0 1 ${middle + radius} ${ground}`}
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeDasharray="0.1 7"
          className="stroke-(--tree) opacity-60"
        />
        <g className="fill-(--sun)">
          <circle cx={x} cy={y} r="26" className="opacity-20" />
          <circle cx={x} cy={y} r="18" className="opacity-40" />
          <circle cx={x} cy={y} r="11" />
        </g>
        <path d="M-1400 70Q-300 34 96 68T360 58V98H-1400z" className="fill-(--middle)" />
        <path d="M-1400 92Q-240 62 176 82T360 80V98H-1400z" className="fill-(--near)" />
        <path
          d="M28 75l5-22 5 22zM40 76l4-15 4 15zM16 76l4-17 4 17zM342 81l4-17 4 17zM331 82l3-12 3 12z"
          className="fill-(--tree)"
        />
      </svg>
    </section>
  );
}
