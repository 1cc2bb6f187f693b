import type { ReactNode } from "react";
import type { MovesWire } from "#contract/exercise.ts";
import { Bar } from "../../ui/bar.tsx";
import { Spot } from "../../ui/spot.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { TrackMark } from "./track-mark.tsx";

/** What something finished moved, and the milestones that it brought. */
export function Moves({ moved, reached }: MovesWire): ReactNode {
  const words = useTracksWords();
  if (moved.length === 0 && reached.length === 0) return null;
  return (
    <div className="grid gap-5">
      {reached.map((milestone) => (
        <Milestone key={milestone.type} milestone={milestone} />
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

/** Something was reached: its track's drawing in a light that comes up, and what it is, in a quiet voice. */
function Milestone({ milestone }: { readonly milestone: MovesWire["reached"][number] }): ReactNode {
  const words = useTracksWords();
  const { track } = milestone;
  return (
    <section
      className={`of-${track} arrives grid justify-items-center gap-2 rounded-4xl border border-line bg-lit-wash px-5 py-8 text-center`}
    >
      <span aria-hidden="true" className="relative mb-2 grid place-items-center">
        <span className="halo absolute -inset-3 rounded-full bg-lit opacity-40" />
        <Spot of={track} className="relative size-28" />
      </span>
      <p className="text-sm text-soft">{words.reached}</p>
      <h2 className="title">{milestone.name}</h2>
      <p className="max-w-prose">{milestone.description}</p>
    </section>
  );
}
