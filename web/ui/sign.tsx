import type { ReactNode } from "react";

/** What the first page shows needs few signs: all the others are in marks.tsx, and come with the pages that show them. */
export const frameSigns = {
  help: "M12 20.5S4 15.6 4 9.9C4 7.2 6 5.5 8.2 5.5c1.6 0 3 .9 3.8 2.3.8-1.4 2.2-2.3 3.8-2.3 2.2 0 4.2 1.7 4.2 4.4 0 5.7-8 10.6-8 10.6z",
  eye: "M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20",
  opens: "m7 10 5 5 5-5",
  hide: "M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM5 4.5l14 15",
} as const;

/** One line of the hand that draws all signs. */
export function Sign({
  stroke,
  className = "size-5",
}: {
  readonly stroke: string;
  readonly className?: string;
}): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      <path d={stroke} />
    </svg>
  );
}

/** The blaze that walkers paint on trees: three stripes, the way goes on. */
export function Blaze({ className = "h-8 w-6" }: { readonly className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 24 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect x="1" y="1" width="22" height="30" rx="5" className="fill-card stroke-line" strokeWidth="1.5" />
      <rect x="5" y="6" width="14" height="4.5" rx="1.5" className="fill-accent opacity-35" />
      <rect x="5" y="13.5" width="14" height="5" rx="1.5" className="fill-accent" />
      <rect x="5" y="21.5" width="14" height="4.5" rx="1.5" className="fill-accent opacity-35" />
    </svg>
  );
}
