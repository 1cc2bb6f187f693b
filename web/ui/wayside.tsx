import type { ReactNode } from "react";

/** How many posts there is room for, where the newest stands, and how much nearer each is than the one before it. */
const [most, last, nearer] = [10, 316, 0.91] as const;
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
  const shown = Math.min(marks, most);
  return (
    <svg
      viewBox="0 0 360 128"
      preserveAspectRatio="xMaxYMax meet"
      aria-hidden="true"
      className="block h-28 w-full overflow-visible"
    >
      <path d="M-1400 96Q-600 20-120 62 20 74 130 52 210 36 270 54 320 68 360 60V128H-1400z" className="fill-(--far)" />
      <path d="M-1400 108Q-300 40 40 84 120 94 200 78 290 60 360 84V128H-1400z" className="fill-(--middle)" />
      <path d="M-300 116Q180 70 660 116V140H-1400V116z" className="fill-(--near)" />
      {Array.from({ length: shown }, (_, at) => {
        const number = marks - shown + at + 1;
        const newest = number === marks;
        const { x, size } = postAt(marks - number);
        return (
          <g
            key={number}
            style={{ translate: `${x.toFixed(1)}px ${groundAt(x).toFixed(1)}px`, scale: size.toFixed(3) }}
            className={newest ? "mark lights" : "mark"}
          >
            {newest && (
              <g className="halo fill-(--lit)">
                <circle cy="-45" r="30" className="opacity-20" />
                <circle cy="-45" r="18" className="opacity-40" />
              </g>
            )}
            <path
              d={newest ? "M-6.5 1V-58q0-4 4-4h5q4 0 4 4V1z" : "M-6 1V-44q0-4 4-4h4q4 0 4 4V1z"}
              className="fill-(--post)"
            />
            <path
              d={newest ? "M-6.5-52h13v13h-13z" : "M-6-38h12v12h-12z"}
              className={newest ? "fill-(--lit)" : "fill-accent"}
            />
            {number === marks - 1 && (
              <path
                d="M-11-55q1.5-1.5 5-1.5 1.5-5 6.500-5 5 0 5 5l5-3.5q-1.5 10-10 12h-5q-5 0-5-5z"
                className="bird fill-soft"
              />
            )}
          </g>
        );
      })}
      <path
        d="M344 98q-2-9-7-11 5 4 5 11zM346 98q0-11 3-15 2 8 0 15zM50 97q-1-8-6-9 4 3 4 9zM52 97q0-9 3-12 1 6 0 12z"
        className="fill-(--tree)"
      />
    </svg>
  );
}
