import { type ReactNode, useId } from "react";
import { Lights, Stars } from "../../ui/trail.tsx";

/** The bow of the sun in its box of 360 by 96, from one end of the ground to the other, and how wide it is. */
const [middle, ground, radius] = [252, 76, 80] as const;

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
  const id = useId();
  return (
    <section className="scene -mb-3! sm:mb-0!">
      <div className="relative px-4 pt-4 sm:px-8 sm:pt-6">{children}</div>
      <svg
        viewBox="0 0 360 96"
        preserveAspectRatio="xMaxYMax meet"
        aria-hidden="true"
        className="block h-26 w-full overflow-visible"
      >
        <Lights id={id} />
        <Stars aside={-280} />
        {/* Nothing shines through the ground. */}
        <clipPath id={`${id}above`}>
          <rect x="-40" y="-160" width="440" height="240" />
        </clipPath>
        <path
          d={`M${middle - radius} ${ground}A${radius} ${radius} 0 0 1 ${middle + radius} ${ground}`}
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeDasharray="0.1 7"
          className="stroke-(--tree) opacity-60"
        />
        <circle cx={x} cy={y} r="52" fill={`url(#${id}sun)`} clipPath={`url(#${id}above)`} />
        <circle cx={x} cy={y} r="12" className="fill-(--sun)" />
        <path
          transform="translate(0 8)"
          d="M52 22q5-6 8.5 0q3.5-6 8.5 0M74 12q4-5 6.5 0q2.5-5 6.5 0M44 8q3-4 5 0q2-4 5 0"
          fill="none"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-(--tree)"
        />
        <path d="M-1400 62Q-300 20 90 56 190 66 262 52 320 42 360 50V96H-1400z" fill={`url(#${id}far)`} />
        <path d="M-1400 76Q-300 40 96 70 170 76 240 70 310 62 360 66V96H-1400z" fill={`url(#${id}middle)`} />
        <path d="M84 62c-4-4 6-7 1-12s3-8 1-14c5 5 0 9 2 14s-2 8-1 12z" className="fill-(--horizon) opacity-80" />
        <path d="M82 72v-9h5v9z" className="fill-(--tree)" />
        <path d="M64 84V72l12-10 12 10v12z" className="fill-(--post)" />
        <path d="M60 73l16-13 16 13-1.8 2.2L76 63.6 61.8 75.2z" className="fill-(--tree)" />
        <path d="M68 75h5v5h-5zM79 75h5v9h-5z" className="fill-(--lit)" />
        <path d="M-1400 98Q-240 66 176 86T360 84V96.5H-1400z" fill={`url(#${id}near)`} />
        <rect x="-1400" y="96" width="1760" height="28" className="meadow" />
        <path
          d="M28 82l6-28 6 28zM40 83l5-20 5 20zM15 82l5-22 5 22zM342 85l5-22 5 22zM330 86l4-15 4 15zM108 87l4-14 4 14z"
          className="fill-(--tree)"
        />
        <path
          d="M34 54l-6 28h6zM45 63l-5 20h5zM20 60l-5 22h5zM347 63l-5 22h5zM334 71l-4 15h4zM112 73l-4 14h4z"
          className="fill-(--horizon) opacity-25"
        />
      </svg>
    </section>
  );
}
