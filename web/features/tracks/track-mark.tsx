import type { ReactNode } from "react";
import type { TrackId } from "#core/tracks/track.ts";
import { Mark, type MarkName } from "../../ui/marks.tsx";

const marks: Readonly<Record<TrackId, MarkName>> = {
  self_work: "self",
  child_connection: "child",
  negotiation: "negotiation",
  community: "community",
};

/** The sign of a track, drawn: emoji look otherwise on every device, and are missing on some. */
export function TrackMark({
  track,
  className = "size-11",
}: {
  readonly track: TrackId;
  readonly className?: string;
}): ReactNode {
  return (
    <span
      aria-hidden="true"
      className={`of-${track} inline-grid shrink-0 place-items-center rounded-full bg-area-wash text-area ${className}`}
    >
      <Mark name={marks[track]} className="size-[58%]" />
    </span>
  );
}
