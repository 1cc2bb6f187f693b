import { type ReactNode, useId } from "react";
import {
  birds,
  clouds,
  type Ground,
  type Land,
  landscape,
  layersOf,
  post,
  sunOf,
  sunRadius,
  trailOf,
} from "./trail-shape.ts";

const grounds: Readonly<Record<Ground, string>> = {
  far: "fill-(--far)",
  middle: "fill-(--middle)",
  near: "fill-(--near)",
  tree: "fill-(--tree)",
  water: "fill-(--water)",
  horizon: "fill-(--horizon)",
  post: "fill-(--post)",
  lit: "fill-(--lit)",
  shade: "fill-(--tree) opacity-14",
  mist: "fill-(--horizon) opacity-40",
};

/**
 * A trail through a land with a waymark for each done step, the newest lit and near. What is ahead is never drawn: nobody knows it. It is a
 * picture of a number that stands beside it in words, so it is not read out.
 */
export function Trail({
  marks,
  land = "valley",
  sky = true,
  className = "",
}: {
  readonly marks: number;
  readonly land?: Land;
  /** Whether it brings its sky, or stands in one. */
  readonly sky?: boolean;
  readonly className?: string;
}): ReactNode {
  const id = useId();
  const { way, places } = trailOf(marks, land);
  const [x, y] = sunOf(land);
  return (
    <svg
      viewBox={`0 0 ${landscape.width} ${landscape.height}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className={`block w-full ${className}`}
    >
      {sky && (
        <>
          <linearGradient id={`${id}s`} x2="0" y2="1">
            <stop className="stop-sky" />
            <stop offset="0.8" className="stop-horizon" />
          </linearGradient>
          <rect width="640" height="160" fill={`url(#${id}s)`} />
        </>
      )}
      <g className="fill-(--sun) opacity-(--stars)">
        <circle cx="258" cy="34" r="1.1" />
        <circle cx="300" cy="12" r="1.2" />
        <circle cx="352" cy="36" r="1" />
        <circle cx="438" cy="10" r="1.3" />
        <circle cx="546" cy="24" r="1.2" />
        <circle cx="624" cy="14" r="1" />
      </g>
      <path d={clouds} className="fill-(--horizon) opacity-70" />
      <g className="sun">
        <circle cx={x} cy={y} r="48" className="fill-(--sun) opacity-12" />
        <circle cx={x} cy={y} r="31" className="fill-(--sun) opacity-20" />
        <circle cx={x} cy={y} r={sunRadius} className="fill-(--sun)" />
      </g>
      {layersOf(land).map(([name, shape]) => (
        <path key={name + shape} d={shape} className={grounds[name]} />
      ))}
      {/* The meadow goes on below, where a card stands on it. */}
      <rect y="159" width="640" height="120" className="fill-(--near)" />
      <path d={birds} fill="none" strokeWidth="1.3" strokeLinecap="round" className="stroke-(--tree)" />
      <path d={way} strokeWidth="3" strokeLinejoin="round" className="fill-(--path) stroke-(--path)" />
      {places.map(({ number, ...place }) => (
        <Waymark key={number} {...place} newest={number === marks} />
      ))}
    </svg>
  );
}

/** Words in the sky over a trail: the sky grows with them, so that no hill and no waymark stands behind a word. */
export function Scene({
  marks,
  land,
  trail = "h-30 sm:h-44",
  className = "",
  children,
}: {
  readonly marks: number;
  readonly land: Land;
  /** How high the trail is. */
  readonly trail?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      className={`scene overflow-hidden rounded-4xl bg-linear-to-b from-(--sky) to-(--horizon) to-80% ${className}`}
    >
      <div className="relative px-5 pt-5 sm:px-8 sm:pt-6">{children}</div>
      {/* What of it is higher than its box, such as the glow of the sun, is seen in the sky above. */}
      <Trail marks={marks} land={land} sky={false} className={`overflow-visible ${trail}`} />
    </section>
  );
}

/** A post with the painted stripe that walkers follow; the newest is a light. */
function Waymark({
  x,
  y,
  size,
  newest,
}: {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly newest: boolean;
}): ReactNode {
  const { wide, high, band } = post;
  return (
    <g
      style={{ translate: `${x.toFixed(1)}px ${y.toFixed(1)}px`, scale: size.toFixed(3) }}
      className={newest ? "mark lights" : "mark"}
    >
      {newest && (
        <g className="halo fill-(--lit)">
          <circle cy={-band} r="33" className="opacity-22" />
          <circle cy={-band} r="20" className="opacity-45" />
        </g>
      )}
      <ellipse rx="11" ry="2.6" className="fill-(--tree) opacity-50" />
      <rect x={-wide / 2} y={-high} width={wide} height={high + 1} rx="4" className="fill-(--post)" />
      <rect x={-wide / 2} y={-band - 6} width={wide} height="12" className={newest ? "fill-(--lit)" : "fill-accent"} />
    </g>
  );
}
