import type { ReactNode } from "react";
import type { MovesWire } from "#contract/exercise.ts";
import { Bar } from "../../ui/bar.tsx";
import { Mark } from "../../ui/marks.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { TrackMark } from "./track-mark.tsx";

/** What something finished moved, and the milestones that it brought. */
export function Moves({ moved, reached }: MovesWire): ReactNode {
  const words = useTracksWords();
  if (moved.length === 0 && reached.length === 0) return null;
  return (
    <div className="grid gap-5">
      {reached.map((milestone) => (
        <div key={milestone.type} className="arrives flex gap-4 rounded-3xl border border-line bg-warm-wash p-5">
          <span aria-hidden="true" className="grid size-11 shrink-0 place-items-center rounded-full bg-card text-warm">
            <Mark name="flag" className="size-6" />
          </span>
          <div className="grid gap-1">
            <p className="text-sm text-warm">{words.reached}</p>
            <p className="font-serif text-xl leading-snug">{milestone.name}</p>
            <p>{milestone.description}</p>
          </div>
        </div>
      ))}
      {moved.length > 0 && (
        <ul aria-label={words.moved} className="grid gap-3">
          {moved.map(({ track, name, from, to }) => (
            <li key={track} className={`of-${track} grid gap-1.5`}>
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                <span className="flex items-center gap-2">
                  <TrackMark track={track} className="size-8" />
                  {name}
                </span>
                <span aria-hidden="true" className="text-area tabular-nums">
                  {from}% → {to}%
                </span>
                <span className="sr-only">{words.fromTo(from, to)}</span>
              </p>
              <Bar role="progressbar" percent={to} label={name} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
