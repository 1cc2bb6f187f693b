import type { ReactNode } from "react";
import { type Face, faces } from "#core/dialogue/turn/body-command.ts";

/** The mouth of each face, in a box of 24. */
export const mouths: Readonly<Record<Face, string>> = {
  1: "M8 17c1.2-2.2 2.5-3 4-3s2.8.8 4 3",
  2: "M8.5 16.5c1-.9 2.2-1.4 3.5-1.4s2.5.5 3.5 1.4",
  3: "M8.5 15.8h7",
  4: "M8.5 15c1 .9 2.2 1.4 3.5 1.4s2.5-.5 3.5-1.4",
  5: "M7.8 14.2c1.2 2.2 2.6 3 4.2 3s3-.8 4.2-3",
};

/** How much there is of something, as one of five faces: one tap. Of stress, the fifth is the most, and looks so. */
export function Faces({
  label,
  short,
  names,
  mostIsBad = false,
  chosen,
  busy,
  onPick,
}: {
  readonly label: string;
  /** A word that stands for the label where all of it is one row; the names are read out alone then. */
  readonly short?: string;
  readonly names: Readonly<Record<Face, string>>;
  readonly mostIsBad?: boolean;
  readonly chosen: Face | undefined;
  readonly busy: boolean;
  readonly onPick: (face: Face) => void;
}): ReactNode {
  return (
    <fieldset className={short === undefined ? "" : "@container min-w-0 grow"}>
      <legend className={short === undefined ? "mb-1 font-medium" : "sr-only"}>{label}</legend>
      <div
        className={`flex items-center ${short === undefined ? "gap-1 sm:gap-2" : "@max-[14rem]:flex-wrap @sm:gap-1"}`}
      >
        {short !== undefined && (
          <span
            aria-hidden="true"
            className="mr-auto pr-1 text-note whitespace-nowrap @max-[14rem]:w-full @max-[14rem]:pt-2"
          >
            {short}
          </span>
        )}
        {faces.map((face) => (
          <button
            key={face}
            type="button"
            aria-pressed={chosen === face}
            aria-disabled={busy || undefined}
            onClick={() => !busy && onPick(face)}
            title={short === undefined ? undefined : names[face]}
            className={`grid justify-items-center text-soft transition-colors hover:text-ink aria-pressed:bg-wash aria-pressed:text-accent ${short === undefined ? "min-h-18 flex-1 content-start gap-1 rounded-2xl px-0.5 py-2 text-xs sm:max-w-24" : "h-11 max-w-14 min-w-9 flex-1 content-center rounded-full"}`}
          >
            <svg
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
              strokeLinecap="round"
              aria-hidden="true"
              className={short === undefined ? "size-9" : "size-8"}
            >
              <circle cx="12" cy="12" r="9.5" />
              <path d={`M9 9.6v.6M15 9.6v.6${mouths[mostIsBad ? ((6 - face) as Face) : face]}`} />
            </svg>
            <span className={short === undefined ? "" : "sr-only"}>{names[face]}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
