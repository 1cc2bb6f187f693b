import type { ReactNode } from "react";
import type { TrackId } from "#core/tracks/track.ts";

/** What has a colour and a drawing of its own. */
export type Area = TrackId | "goals" | "day";

/**
 * One drawing for each part of the way, by one hand: a disc of the part's own ground, flat shapes in its colour, and one round line. They
 * say nothing that words do not say beside them.
 */
const drawings: Readonly<Record<Area, ReactNode>> = {
  // Stones that walkers pile up where the way has been found.
  goals: (
    <>
      <path d="M14 74c14-7 52-8 68 0" className="line" />
      <path d="M24 73c-3-9 8-13 24-13s27 4 24 13z" className="fill" />
      <path d="M31 59c-3-8 6-12 17-12s21 4 17 12z" className="card" />
      <path d="M37 46c-2-6 4-10 12-10s13 4 10 10z" className="fill" />
      <path d="M43 35c-1-5 2-8 6-8s7 3 5 8z" className="lit" />
    </>
  ),
  // The sun over a hill, and the bow that it goes.
  day: (
    <>
      <path d="M18 58a30 30 0 0 1 60 0" className="line" strokeDasharray="1 6" />
      <circle cx="62" cy="33" r="11" className="fill" />
      <path d="M62 14v4M79 21l-3 3M81 38h-4" className="line" />
      <path d="M10 70c12-14 25-17 38-8 12 8 24 7 38 1-2 6-5 10-9 14H19c-4-2-7-4-9-7z" className="card" />
    </>
  ),
  // A plant that has come up.
  self_work: (
    <>
      <path d="M48 70V42" className="line" />
      <path d="M48 52C32 52 26 43 26 31c14 0 22 8 22 21z" className="fill" />
      <path d="M48 43c0-13 8-21 22-21 0 13-8 21-22 21z" className="card" />
      <path d="M32 36c6 3 11 8 16 16M64 27c-6 4-11 9-16 16" className="line" />
      <path d="M26 72c6-6 38-6 44 0z" className="lit" />
      <path d="M18 73h60" className="line" />
    </>
  ),
  // A boat of folded paper, on its way across.
  child_connection: (
    <>
      <path d="M48 22v32H26z" className="card" />
      <path d="M48 22v32h22z" className="fill" />
      <path d="M16 50h64L68 66H28z" className="card" />
      <path d="M16 50l32 16 32-16" className="line" />
      <path d="M14 75c6-4 11-4 17 0s11 4 17 0 11-4 17 0 11 4 17 0" className="line" />
      <circle cx="76" cy="25" r="5" className="lit" />
    </>
  ),
  // A bridge with both its banks.
  negotiation: (
    <g transform="translate(8.6 8) scale(0.82)">
      <path d="M8 52c8-5 16-4 20 2l2 20H10z" className="fill" />
      <path d="M88 52c-8-5-16-4-20 2l-2 20h20z" className="fill" />
      <path d="M16 52c16-18 48-18 64 0l-8 8c-12-14-36-14-48 0z" className="card" />
      <path d="M30 43v-9M48 38v-9M66 43v-9M24 40c14-15 34-15 48 0" className="line" />
      <path d="M34 74c5-3 9-3 14 0s9 3 14 0" className="line" />
    </g>
  ),
  // A fire that people sit around.
  community: (
    <>
      <path d="M48 20c12 14 19 22 19 33a19 19 0 0 1-38 0c0-7 4-12 8-16 1 5 3 7 6 8 2-9 1-16 5-25z" className="fill" />
      <path d="M49 43c6 6 9 10 9 15a10 10 0 0 1-20 0c0-4 2-7 5-9 1 2 2 3 3 3 1-3 1-6 3-9z" className="lit" />
      <path d="M26 78l44-9M26 69l44 9" className="line thick" />
      <path d="M14 62c-3 3-3 8 0 11M82 62c3 3 3 8 0 11" className="line" />
    </>
  ),
};

/** A part's drawing. */
export function Spot({ of, className = "size-24" }: { readonly of: Area; readonly className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className={`spot of-${of} shrink-0 ${className}`}>
      <circle cx="48" cy="48" r="46" className="ground" />
      {drawings[of]}
    </svg>
  );
}
