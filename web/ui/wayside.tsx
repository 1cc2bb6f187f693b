import type { ReactNode } from "react";

/** How far apart the posts stand, in units of the drawing, and how many there is room for: the newest at the right. */
const [apart, most, last] = [15, 10, 150] as const;

/**
 * Done steps as posts on the upper edge of the card that follows, close by and without a land: where words matter, the way is a line. The
 * newest is lit, and a bird sits on the one before it.
 */
export function Wayside({ marks }: { readonly marks: number }): ReactNode {
  const shown = Math.min(marks, most);
  return (
    <svg viewBox="0 0 180 48" aria-hidden="true" className="h-12 w-45 shrink-0 overflow-visible">
      {marks > most && <path d="M2 46h.1M7 46h.1" strokeWidth="2.5" strokeLinecap="round" className="stroke-edge" />}
      {Array.from({ length: shown }, (_, at) => {
        const number = marks - shown + at + 1;
        const newest = number === marks;
        return (
          <g
            key={number}
            style={{ translate: `${last - apart * (shown - 1 - at)}px 48px` }}
            className={newest ? "mark lights" : "mark"}
          >
            {newest && (
              <g className="halo fill-(--lit)">
                <circle cy="-26" r="20" className="opacity-20" />
                <circle cy="-26" r="12" className="opacity-40" />
              </g>
            )}
            <path
              d={newest ? "M-4 1v-34q0-3 3-3h2q3 0 3 3V1z" : "M-3 1v-23q0-2 2-2h2q2 0 2 2V1z"}
              className="fill-(--post) stroke-edge"
            />
            <path
              d={newest ? "M-4-30h8v8h-8z" : "M-3-19h6v6h-6z"}
              className={newest ? "fill-(--lit)" : "fill-accent"}
            />
            {number === marks - 1 && (
              <path d="M-7-32q1-1 3-1 1-3 4-3 3 0 3 3l3-2q-1 6-6 7h-3q-3 0-3-3z" className="bird fill-soft" />
            )}
          </g>
        );
      })}
      <path
        d="M16 48q-1-6-5-7 4 2 3 7zM17 48q0-7 2-9 1 5 0 9zM168 48q-1-7-5-8 4 2 3 8zM169 48q0-8 2-11 1 6 0 11zM171 48q1-5 5-7-3 3-3 7z"
        className="fill-(--goals-fill)"
      />
    </svg>
  );
}
