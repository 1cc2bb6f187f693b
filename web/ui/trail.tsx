import { type ReactNode, useId } from "react";
import { birds, clouds, type Ground, type Land, landscape, stars } from "./land.ts";
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
  shadow: "fill-(--tree) opacity-40",
  mirror: "fill-(--far) opacity-60",
  mist: "fill-(--horizon) opacity-40",
  beam: "fill-(--sun) opacity-25",
  light: "fill-(--horizon) opacity-25",
  smoke: "fill-(--horizon) opacity-75",
};

const mixed = (one: string, other: string, share: number): string =>
  `color-mix(in oklab, var(--${one}), var(--${other}) ${share}%)`;
/** Where along a gradient which colour is, and how much of it. */
type Stop = readonly [at: number, colour: string, opacity?: number | string];
/** How light lies on what is large: from its crest down, where the air is thick. What is near grows deeper instead. */
const lit: Partial<Readonly<Record<Ground, readonly Stop[]>>> = {
  far: [
    [0, "var(--far)"],
    [0.62, mixed("far", "horizon", 62)],
  ],
  middle: [
    [0, "var(--middle)"],
    [0.7, mixed("middle", "horizon", 46)],
  ],
  near: [
    [0, mixed("near", "horizon", 22)],
    [0.4, "var(--near)"],
    [1, mixed("near", "tree", 32)],
  ],
  water: [
    [0, mixed("water", "horizon", 62)],
    [0.4, "var(--water)"],
    [1, mixed("water", "tree", 24)],
  ],
  mist: [
    [0, "var(--horizon)", 0],
    [0.5, "var(--horizon)", 0.6],
    [1, "var(--horizon)", 0],
  ],
};
const litNames = Object.keys(lit) as readonly (keyof typeof lit)[];
const stops = (all: readonly Stop[]): ReactNode =>
  all.map(([at, colour, opacity]) => <stop key={at} offset={at} style={{ stopColor: colour, stopOpacity: opacity }} />);

/**
 * A trail through a land with a waymark for each done step, the newest lit and near. What is ahead is never drawn: nobody knows it. It is a
 * picture of a number that stands beside it in words, so it is not read out.
 */
export function Trail({
  marks,
  land,
  sky = true,
  small = false,
  className = "",
}: {
  readonly marks: number;
  readonly land: Land;
  /** Whether it brings its sky, or stands in one. */
  readonly sky?: boolean;
  /** Whether there is room for what is most its own alone. */
  readonly small?: boolean;
  readonly className?: string;
}): ReactNode {
  const id = useId();
  const { way, places } = trailOf(marks, land);
  const { name, sun, layers, mark } = land;
  return (
    <svg
      viewBox={small ? landscape.small : `0 0 ${landscape.width} ${landscape.height}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className={`block w-full ${sky ? `land-${name}` : ""} ${className}`}
    >
      <Lights id={id} />
      <linearGradient id={`${id}beam`}>
        {stops([
          [0, "var(--sun)", 0],
          [1, "var(--sun)", 0.7],
        ])}
      </linearGradient>
      <linearGradient id={`${id}cloud`} x2="0" y2="1">
        {stops([
          [0, "var(--horizon)", 0.95],
          [1, "var(--horizon)", 0.2],
        ])}
      </linearGradient>
      {sky && (
        <>
          <linearGradient id={`${id}sky`} x2="0" y2="1">
            <stop className="stop-sky" />
            <stop offset="0.8" className="stop-horizon" />
          </linearGradient>
          <rect width="640" height="160" fill={`url(#${id}sky)`} />
        </>
      )}
      <Stars />
      {/* There is one light: the newest mark, or the sun, which is high before there is any. */}
      <g className={marks === 0 ? "sun -translate-y-5" : "sun opacity-50"}>
        {marks === 0 && <circle cx={sun[0]} cy={sun[1]} r={sun[2] * 4.4} fill={`url(#${id}sun)`} />}
        <circle cx={sun[0]} cy={sun[1]} r={sun[2]} className="fill-(--sun)" />
      </g>
      <path d={clouds} fill={`url(#${id}cloud)`} />
      {layers.map(([name, shape]) =>
        name in lit || name === "beam" ? (
          <path key={name + shape} d={shape} fill={`url(#${id}${name})`} />
        ) : (
          <path key={name + shape} d={shape} className={grounds[name]} />
        ),
      )}
      {/* The meadow goes on below, where a card stands on it. */}
      <rect y="159.5" width="640" height="124" className="meadow" />
      <path
        d={birds}
        fill="none"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-(--tree)"
      />
      <path d={way} strokeWidth="3" strokeLinejoin="round" className="fill-(--path) stroke-(--path)" />
      {places.map(({ number, ...place }) => (
        <Waymark key={number} mark={mark} {...place} glow={number === marks ? `url(#${id}lit)` : undefined} />
      ))}
    </svg>
  );
}

/** How light lies on hills, water and mist, and shines from the sun and from what is lit: each to be filled with by its name after the id. */
export function Lights({ id }: { readonly id: string }): ReactNode {
  return (
    <>
      {litNames.map((name) => (
        <linearGradient key={name} id={id + name} x2="0" y2="1">
          {stops(lit[name] ?? [])}
        </linearGradient>
      ))}
      <Glow id={`${id}sun`} of="sun" />
      <Glow id={`${id}lit`} of="lit" />
    </>
  );
}

/** Where it is dark; so far from where a land has them. */
export function Stars({ aside = 0 }: { readonly aside?: number }): ReactNode {
  return (
    <g className="fill-(--star)">
      {stars.map(([x, y, radius]) => (
        <circle key={x} cx={x + aside} cy={y} r={radius} />
      ))}
    </g>
  );
}

/** Light that grows less with distance, from a point. */
function Glow({ id, of }: { readonly id: string; readonly of: "sun" | "lit" }): ReactNode {
  return (
    <radialGradient id={id}>
      {stops([
        [0.1, `var(--${of})`, 0.8],
        [0.45, `var(--${of})`, 0.3],
        [1, `var(--${of})`, 0],
      ])}
    </radialGradient>
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
    <section className={`scene land-${land.name} ${className}`}>
      <div className="relative px-4 pt-4 sm:px-8 sm:pt-6">{children}</div>
      {/* What of it is higher than its box, such as the glow of the sun, is seen in the sky above. */}
      <Trail marks={marks} land={land} sky={false} className={`overflow-visible ${trail}`} />
    </section>
  );
}

/** What marks a done step there; the newest is a light, which falls on the ground as well. */
function Waymark({
  mark: { parts, light },
  x,
  y,
  size,
  glow,
}: {
  readonly mark: Land["mark"];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** What the newest one shines with. */
  readonly glow: string | undefined;
}): ReactNode {
  const band = glow === undefined ? grounds.accent : grounds.lit;
  return (
    <g
      style={{ translate: `${x.toFixed(1)}px ${y.toFixed(1)}px`, scale: size.toFixed(3) }}
      className={glow === undefined ? "mark" : "mark lights"}
    >
      {glow !== undefined && (
        <g className="halo" fill={glow}>
          <ellipse cy="1" rx="52" ry="9" />
          <circle cy={-light} r="46" />
        </g>
      )}
      {parts.map(([name, shape]) => (
        <path key={shape} d={shape} className={name === "band" ? band : grounds[name]} />
      ))}
    </g>
  );
}
