import { type ReactNode, useId } from "react";
import { birds, clouds, type Ground, type Land, landscape, viewOf, waymarks } from "./lands.ts";
import { trailOf } from "./trail-shape.ts";

const grounds: Readonly<Record<Ground, string>> = {
  far: "fill-(--far)",
  middle: "fill-(--middle)",
  near: "fill-(--near)",
  tree: "fill-(--tree)",
  water: "fill-(--water)",
  horizon: "fill-(--horizon)",
  post: "fill-(--post)",
  lit: "fill-(--lit)",
  accent: "fill-accent",
  shade: "fill-(--tree) opacity-14",
  shadow: "fill-(--tree) opacity-50",
  mirror: "fill-(--far) opacity-60",
  mist: "fill-(--horizon) opacity-40",
  beam: "fill-(--sun) opacity-25",
};

/**
 * A trail through a land with a waymark for each done step, the newest lit and near. What is ahead is never drawn: nobody knows it. It is a
 * picture of a number that stands beside it in words, so it is not read out.
 */
export function Trail({
  marks,
  land = "valley",
  sky = true,
  small = false,
  className = "",
}: {
  readonly marks: number;
  readonly land?: Land;
  /** Whether it brings its sky, or stands in one. */
  readonly sky?: boolean;
  /** Whether there is room for what is most its own alone. */
  readonly small?: boolean;
  readonly className?: string;
}): ReactNode {
  const id = useId();
  const { way, places } = trailOf(marks, land);
  const { sun, layers, mark } = viewOf(land);
  return (
    <svg
      viewBox={small ? landscape.small : `0 0 ${landscape.width} ${landscape.height}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className={`block w-full ${sky ? `land-${land}` : ""} ${className}`}
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
      <g className="fill-(--star)">
        <circle cx="258" cy="34" r="1.1" />
        <circle cx="300" cy="12" r="1.2" />
        <circle cx="352" cy="36" r="1" />
        <circle cx="438" cy="10" r="1.3" />
        <circle cx="546" cy="24" r="1.2" />
        <circle cx="624" cy="14" r="1" />
      </g>
      <path d={clouds} className="fill-(--horizon) opacity-70" />
      {sun !== undefined && <Sun at={sun} />}
      {layers.map(([name, shape]) => (
        <path key={name + shape} d={shape} className={grounds[name]} />
      ))}
      {/* The meadow goes on below, where a card stands on it. */}
      <rect y="159" width="640" height="120" className="fill-(--near)" />
      <path d={birds} fill="none" strokeWidth="1.3" strokeLinecap="round" className="stroke-(--tree)" />
      <path d={way} strokeWidth="3" strokeLinejoin="round" className="fill-(--path) stroke-(--path)" />
      {places.map(({ number, ...place }) => (
        <Waymark key={number} kind={mark} {...place} newest={number === marks} />
      ))}
    </svg>
  );
}

function Sun({ at: [cx, cy, radius] }: { readonly at: readonly [x: number, y: number, radius: number] }): ReactNode {
  return (
    <g className="sun fill-(--sun)">
      <circle cx={cx} cy={cy} r={2.7 * radius} className="opacity-12" />
      <circle cx={cx} cy={cy} r={1.7 * radius} className="opacity-20" />
      <circle cx={cx} cy={cy} r={radius} />
    </g>
  );
}

/** Words in the sky over a trail: the sky grows with them, so that no hill and no waymark stands behind a word. */
export function Scene({
  marks,
  land,
  trail = "h-26 sm:h-44",
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
      className={`scene land-${land} -mt-2 overflow-hidden rounded-4xl bg-linear-to-b from-(--sky) to-(--horizon) to-80% ${className}`}
    >
      <div className="relative px-5 pt-5 sm:px-8 sm:pt-6">{children}</div>
      {/* What of it is higher than its box, such as the glow of the sun, is seen in the sky above. */}
      <Trail marks={marks} land={land} sky={false} className={`overflow-visible ${trail}`} />
    </section>
  );
}

/** What marks a done step there; the newest is a light. */
function Waymark({
  kind,
  x,
  y,
  size,
  newest,
}: {
  readonly kind: keyof typeof waymarks;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly newest: boolean;
}): ReactNode {
  const { parts, light } = waymarks[kind];
  const band = newest ? grounds.lit : grounds.accent;
  return (
    <g
      style={{ translate: `${x.toFixed(1)}px ${y.toFixed(1)}px`, scale: size.toFixed(3) }}
      className={newest ? "mark lights" : "mark"}
    >
      {newest && (
        <g className="halo fill-(--lit)">
          <circle cy={-light} r="30" className="opacity-22" />
          <circle cy={-light} r="17" className="opacity-45" />
        </g>
      )}
      {parts.map(([name, shape]) => (
        <path key={shape} d={shape} className={name === "band" ? band : grounds[name]} />
      ))}
    </g>
  );
}
