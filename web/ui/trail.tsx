import { type ReactNode, useId } from "react";

/** How many marks fit behind the newest one; those before them lie beyond the left edge. */
const most = 13;
const here = 520;
const apart = 38;

const height = (x: number): number => 122 - 6 * Math.sin(x / 58) - 0.008 * x;
const point = (x: number): string => `${x} ${height(x).toFixed(1)}`;

/** The way from the left edge, or from the first mark, to where the person stands; nothing is drawn beyond. */
function wayTo(from: number): string {
  const points: string[] = [];
  for (let x = from; x < here; x += 8) points.push(point(x));
  return `M${[...points, point(here)].join("L")}`;
}

/**
 * A trail over hills with a waymark for each done step, the newest lit. What is ahead is never drawn: nobody knows it. It is a picture of a
 * number that stands beside it in words, so it is not read out.
 */
export function Trail({ marks, className = "" }: { readonly marks: number; readonly className?: string }): ReactNode {
  const id = useId();
  const shown = Math.min(marks, most);
  const start = marks > shown ? 0 : here - shown * apart;
  const places = Array.from({ length: shown }, (_, back) => here - (shown - 1 - back) * apart);
  return (
    <svg
      viewBox="0 0 640 160"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className={`w-full ${className}`}
    >
      <linearGradient id={`${id}s`} x2="0" y2="1">
        <stop className="stop-sky" />
        <stop offset="0.8" className="stop-horizon" />
      </linearGradient>
      <rect width="640" height="160" fill={`url(#${id}s)`} />
      <g className="fill-(--sun) opacity-(--stars)">
        <circle cx="300" cy="22" r="1.2" />
        <circle cx="352" cy="46" r="1" />
        <circle cx="398" cy="16" r="1.3" />
        <circle cx="546" cy="24" r="1.2" />
        <circle cx="624" cy="70" r="1" />
      </g>
      <circle cx="590" cy="44" r="17" className="sun fill-(--sun)" />
      <path d="M0 104C70 78 120 92 190 74s120-20 178 4 92 2 140-14 92 2 132-6V160H0z" className="fill-(--far)" />
      <path d="M0 118c60-24 140-4 214-18s118-16 186-2 122 10 240-14V160H0z" className="fill-(--middle)" />
      <path d="M0 120c90-14 170 4 262-6s160-14 378 4V160H0z" className="fill-(--near)" />
      {marks > 0 && (
        <path d={wayTo(start)} fill="none" strokeWidth="5" strokeLinecap="round" className="stroke-(--path)" />
      )}
      {places.map((x, at) => (
        <Waymark key={marks - shown + at} x={x} y={height(x)} newest={at === shown - 1} />
      ))}
    </svg>
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
