import type { ReactNode } from "react";
import { type Face, faces } from "#core/dialogue/turn/body-command.ts";

const open = "M9 9.6v.6M15 9.6v.6";
/** The eyes and the mouth of each face, in a box of 24: with little strength it is tired, and not sad. */
export const drawnFaces: Readonly<Record<Face, string>> = {
  1: "M7.6 9.8q1.3 1 2.6 0M13.8 9.8q1.3 1 2.6 0M9.8 15.9q2.2-.5 4.4 0",
  2: `${open}M9 16q3-.9 6 0`,
  3: `${open}M8.8 15.6h6.4`,
  4: `${open}M8.5 15c1 .9 2.2 1.4 3.5 1.4s2.5-.5 3.5-1.4`,
  5: `${open}M7.8 14.2c1.2 2.2 2.6 3 4.2 3s3-.8 4.2-3`,
};

/** The colour of each face by its name; its mouth and its word say the same. */
export const faceColours = {
  1: "face-lowest",
  2: "face-low",
  3: "face-even",
  4: "face-high",
  5: "face-highest",
} as const satisfies Readonly<Record<Face, string>>;

/** A face in its colour; where it is the one that is told of, with a line around it. */
export function DrawnFace({
  face,
  near = false,
  className,
}: {
  readonly face: Face;
  readonly near?: boolean;
  readonly className: string;
}): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="1.4"
      strokeLinecap="round"
      aria-hidden="true"
      className={`stroke-(--face) ${className}`}
    >
      <circle
        cx="12"
        cy="12"
        r={near ? 11 : 9.5}
        strokeWidth={near ? 2 : 1.4}
        style={{ fill: `var(--${faceColours[face]})` }}
      />
      <path d={drawnFaces[face]} />
    </svg>
  );
}

/** How much there is of something, as one of five faces: one tap. Of stress, the fifth is the most, and looks so. */
export function Faces({
  label,
  names,
  mostIsBad = false,
  chosen,
  busy,
  onPick,
}: {
  readonly label: string;
  readonly names: Readonly<Record<Face, string>>;
  readonly mostIsBad?: boolean;
  readonly chosen: Face | undefined;
  readonly busy: boolean;
  readonly onPick: (face: Face) => void;
}): ReactNode {
  return (
    <fieldset className="min-w-0">
      <legend className="name mb-1">{label}</legend>
      <div className="flex gap-0.5">
        {faces.map((face) => {
          const drawn = mostIsBad ? ((6 - face) as Face) : face;
          return (
            <button
              key={face}
              type="button"
              aria-pressed={chosen === face}
              aria-disabled={busy || undefined}
              onClick={() => !busy && onPick(face)}
              className="grid min-h-14 min-w-0 flex-1 content-start justify-items-center gap-0.5 rounded-2xl py-1 text-[0.8125rem] text-ink transition-colors aria-pressed:bg-wash aria-pressed:font-semibold aria-pressed:text-accent sm:max-w-24"
            >
              <DrawnFace face={drawn} className="size-8" />
              <span>{names[face]}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
