import { type ReactNode, useId } from "react";
import { slim } from "./land.ts";
import { Lights, Stars } from "./trail.tsx";

/** Where the newest post stands, and how much nearer each is than the one before it. */
const [last, nearer] = [316, 0.91] as const;
/** The ground is a low hill: how high it is there. */
const groundAt = (x: number): number => {
  const along = (x + 300) / 960;
  return 116 - 92 * along * (1 - along);
};
/** Where the post that so many came after stands, and how large it is. */
const postAt = (after: number): { readonly x: number; readonly size: number } => {
  const size = nearer ** after;
  return { x: last - (40 * (1 - size)) / (1 - nearer), size };
};

/**
 * Done steps as posts on a low hill, close by, in the light of their goal's land: where words matter, the way is a line. The card that
 * follows stands before the hill. The newest is lit, and a bird sits on the one before it.
 */
export function Wayside({ marks }: { readonly marks: number }): ReactNode {
  const shown = Math.min(marks, slim.most);
  const id = useId();
  return (
    <svg
      viewBox="0 0 360 128"
      preserveAspectRatio="xMaxYMax meet"
      aria-hidden="true"
      className="block h-34 w-full overflow-visible"
    >
      <Lights id={id} />
      <Stars aside={-280} />
      <circle cx="92" cy="50" r="14" className="fill-(--sun) opacity-50" />
      <path
        d="M208 26q5-6 8.5 0q3.5-6 8.5 0M230 17q4-5 6.5 0q2.5-5 6.5 0M200 13q3-4 5 0q2-4 5 0"
        fill="none"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-(--tree)"
      />
      <path d="M-1400 80Q-600 10-120 46 10 62 120 42 210 22 270 42 320 58 360 48V128H-1400z" fill={`url(#${id}far)`} />
      <path d="M-1400 90Q-400 30 30 66 110 74 190 58 280 38 360 66V128H-1400z" fill={`url(#${id}far)`} />
      <path d="M-1400 108Q-300 48 40 88 120 98 200 82 290 64 360 84V128H-1400z" fill={`url(#${id}middle)`} />
      <path
        d="M16 92l7-30 7 30zM31 95l5-21 5 21zM2 90l6-23 6 23zM228 84l4-17 4 17zM238 82l5-22 5 22zM249 80l4-15 4 15z"
        className="fill-(--tree)"
      />
      <path
        d="M23 62l-7 30h7zM36 74l-5 21h5zM8 67l-6 23h6zM232 67l-4 17h4zM243 60l-5 22h5zM253 65l-4 15h4z"
        className="fill-(--horizon) opacity-25"
      />
      <path d="M-300 116Q180 70 660 116V128.5H-1400V116z" fill={`url(#${id}near)`} />
      <rect x="-1400" y="128" width="2060" height="96" className="meadow" />
      {Array.from({ length: shown }, (_, at) => {
        const number = marks - shown + at + 1;
        const newest = number === marks;
        const { x, size } = postAt(marks - number);
        const top = newest ? -58 : -46;
        return (
          <g
            key={number}
            style={{ translate: `${x.toFixed(1)}px ${groundAt(x).toFixed(1)}px`, scale: size.toFixed(3) }}
            className={newest ? "mark lights" : "mark"}
          >
            {newest && (
              <g className="halo" fill={`url(#${id}lit)`}>
                <ellipse cy="1" rx="52" ry="9" />
                <circle cy="-45" r="50" />
              </g>
            )}
            <ellipse cx="4" rx="14" ry="2.6" className="fill-(--tree) opacity-40" />
            <path d={`M-6.5 1V${top}q0-4 4-4h5q4 0 4 4V1z`} className="fill-(--post)" />
            <path d={`M2 1V${top - 4}h.5q4 0 4 4V1z`} className="fill-(--tree) opacity-14" />
            <path d={`M-6.5 ${top + 5}h13v13h-13z`} className={newest ? "fill-(--lit)" : "fill-accent"} />
            {number === marks - 1 && <Bird />}
          </g>
        );
      })}
      <path
        d="M344 100q-2-9-7-11 5 4 5 11zM346 100q0-11 3-15 2 8 0 15zM50 101q-1-8-6-9 4 3 4 9zM52 101q0-9 3-12 1 6 0 12zM196 96q-1-7-5-8 3 3 3 8zM198 96q0-8 3-11 1 6 0 11z"
        className="fill-(--tree)"
      />
      <path
        d="M338 108h.1M331 104h.1M60 110h.1M68 107h.1M44 109h.1M206 104h.1M190 102h.1"
        strokeWidth="3.2"
        strokeLinecap="round"
        className="stroke-(--far)"
      />
    </svg>
  );
}

/** A robin, on top of a post. */
function Bird(): ReactNode {
  return (
    <g className="bird" style={{ scale: 0.86, translate: "0 -7px" }}>
      <path d="M-2-52v4M3-52v4" strokeWidth="1.3" className="stroke-(--tree)" />
      <path
        d="M-15-64l5-2.5c1-4.5 4-6.5 7.5-6.5 4 0 6.5 2.5 7.5 5.5l11 11.5-2.5 1.5-6-3c-2 4-5 6-9.5 6-6 0-10-4-10-9.5z"
        className="fill-(--tree)"
      />
      <path d="M-11-64c2-1 5 0 6 3s1 6 0 9c-4-1-7-5-6.5-9.5z" className="fill-(--lit)" />
      <circle cx="-5.5" cy="-67.5" r="1.1" className="fill-(--post)" />
    </g>
  );
}
