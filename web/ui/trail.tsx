import { type ReactNode, useId } from "react";
import { birds, clouds, type Land, landscape, layersOf, sun, trailOf } from "./trail-shape.ts";

const grounds = {
  far: "fill-(--far)",
  middle: "fill-(--middle)",
  near: "fill-(--near)",
  tree: "fill-(--tree)",
  water: "fill-(--water)",
  horizon: "fill-(--horizon)",
} as const;

/**
 * A trail through a land with a waymark for each done step, the newest lit. What is ahead is never drawn: nobody knows it. It is a picture of a
 * number that stands beside it in words, so it is not read out.
 */
export function Trail({
  marks,
  land = "hills",
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
  const { way, places } = trailOf(marks);
  return (
    <svg
      viewBox={`0 0 ${landscape.width} ${landscape.height}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className={`w-full ${className}`}
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
        <circle cx="300" cy="22" r="1.2" />
        <circle cx="352" cy="46" r="1" />
        <circle cx="398" cy="16" r="1.3" />
        <circle cx="546" cy="24" r="1.2" />
        <circle cx="624" cy="70" r="1" />
      </g>
      <path d={clouds} className="fill-(--horizon) opacity-70" />
      <g className="sun">
        <circle cx={sun.x} cy={sun.y} r="48" className="fill-(--sun) opacity-12" />
        <circle cx={sun.x} cy={sun.y} r="31" className="fill-(--sun) opacity-20" />
        <circle cx={sun.x} cy={sun.y} r={sun.radius} className="fill-(--sun)" />
      </g>
      {layersOf(land).map(([name, shape]) => (
        <path key={shape} d={shape} className={grounds[name]} />
      ))}
      <path d={birds} fill="none" strokeWidth="1.3" strokeLinecap="round" className="stroke-(--tree)" />
      <path d={way} fill="none" strokeWidth="5" strokeLinecap="round" className="stroke-(--path)" />
      {places.map(({ number, x, y }) => (
        <Waymark key={number} x={x} y={y} newest={number === marks} />
      ))}
    </svg>
  );
}

/** Words in the sky over a low trail: the sky grows with them, so that no waymark stands behind a word. */
export function Scene({
  marks,
  land = "hills",
  trail = "-mt-8 h-28 sm:h-36",
  children,
}: {
  readonly marks: number;
  readonly land?: Land;
  /** How high the trail is, and how far it goes up behind the words; higher where a card stands on its lower edge. */
  readonly trail?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="scene overflow-hidden rounded-4xl bg-linear-to-b from-(--sky) to-(--horizon) to-80%">
      <div className="relative px-5 pt-5 sm:px-8 sm:pt-6">{children}</div>
      <Trail marks={marks} land={land} sky={false} className={trail} />
    </section>
  );
}

/** A post with the painted stripe that walkers follow. */
function Waymark({ x, y, newest }: { readonly x: number; readonly y: number; readonly newest: boolean }): ReactNode {
  return (
    <g style={{ translate: `${x}px ${y.toFixed(1)}px` }} className={newest ? "mark lights" : "mark"}>
      {newest && <circle cy="-18" r="15" className="halo fill-(--lit) opacity-40" />}
      <rect x="-4" y="-28" width="8" height="29" rx="2.5" className="fill-(--post)" />
      <rect x="-4" y="-21" width="8" height="7" className={newest ? "fill-(--lit)" : "fill-accent"} />
    </g>
  );
}
