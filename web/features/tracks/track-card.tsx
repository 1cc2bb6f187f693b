import type { ReactNode } from "react";
import type { NextActionWire, ProgressWire, SuggestionWire, TrackWire } from "#contract/tracks.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import type { JourneyWish } from "../../data/journey.ts";
import { Bar } from "../../ui/bar.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Spot } from "../../ui/spot.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";

/** What a card shows beside the next action: everything else that may be next, or what can be set. */
export type Opened = "all" | "set" | undefined;

interface Props {
  readonly track: TrackWire;
  readonly suggestion: SuggestionWire | undefined;
  readonly names: ProgressWire["tracks"];
  readonly inFront: boolean;
  readonly open: Opened;
  readonly busy: boolean;
  readonly onOpen: (what: "all" | "set") => void;
  readonly onAct: (wish: JourneyWish) => void;
  readonly onBegin: (technique: TechniqueId) => void;
}

const weights = [1, 2, 3, 4, 5] as const;

/** One track: how far it is, what comes next and why, and what can be set about it. */
export function TrackCard(props: Props): ReactNode {
  const words = useTracksWords();
  const { track, suggestion, inFront, open, busy, onOpen, onAct } = props;
  const isFirst = inFront && !track.paused;
  const state = track.paused ? words.paused : words.momentum[track.momentum];
  return (
    <li className={`of-${track.track} grid gap-5 rounded-3xl border border-line bg-card p-5 shadow-soft sm:p-7`}>
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3">
        <Spot of={track.track} className="size-16 sm:size-18" />
        <div className="min-w-0">
          <h2 className="font-serif text-xl leading-snug">{track.name}</h2>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-soft">
            <span>{track.phase_name}</span>
            {isFirst ? (
              <span className="inline-flex items-center gap-1.5 rounded-full bg-area-wash px-2.5 text-area">
                <Mark name="flag" className="size-4" />
                {words.inFocus}
              </span>
            ) : (
              state !== "" && <span className="text-area">{state}</span>
            )}
          </p>
        </div>
        <p className="font-serif text-2xl text-area tabular-nums">{track.completion_percentage}%</p>
      </div>
      <Bar role="progressbar" percent={track.completion_percentage} label={track.name} />
      {track.paused ? <p className="text-soft">{words.pausedText}</p> : <Next {...props} />}
      <div className="-my-2 flex flex-wrap gap-x-5">
        {!track.paused && suggestion !== undefined && suggestion.alternatives.length > 0 && (
          <Turn
            label={open === "all" ? words.hideAll : words.showAll}
            of={track.name}
            open={open === "all"}
            onTurn={() => onOpen("all")}
          />
        )}
        <Turn label={words.more} of={track.name} open={open === "set"} onTurn={() => onOpen("set")} />
      </div>
      {open === "all" && !track.paused && <All {...props} />}
      {open === "set" && (
        <div className="arrives grid gap-4">
          <p className="text-soft">{track.about}</p>
          <Select
            label={words.weight}
            value={`${track.weight}`}
            options={weights.map((weight) => ({ value: `${weight}`, label: words.weights[weight] ?? `${weight}` }))}
            onPick={(weight) => onAct({ do: "weight", on: track.track, weight: Number(weight) })}
          />
          <Button
            className="justify-self-start"
            busy={busy}
            onClick={() => onAct({ do: track.paused ? "resume" : "pause", on: track.track })}
          >
            {track.paused ? words.resume : words.pause}
          </Button>
        </div>
      )}
    </li>
  );
}

function Next({ track, suggestion, names, inFront, busy, onAct }: Props): ReactNode {
  const words = useTracksWords();
  const next = track.next_action;
  const also = suggestion?.also_moves ?? [];
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <p className="text-lg leading-snug">
          <span className="sr-only">{words.nextUp}: </span>
          {next.suggestion}
        </p>
        <p className="flex items-start gap-2 text-note text-soft">
          <Mark name="clock" className="mt-1 size-4" />
          <span>
            {words.minutes(next.minutes)}. {next.because.text}
          </span>
        </p>
        {also.length > 0 && (
          <p className="text-note text-soft">
            {words.also} {also.map((each) => names[each].name).join(", ")}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look={inFront ? "main" : "quiet"}
          busy={busy}
          onClick={() => onAct(takeUp(track, next))}
          aria-label={`${label(next, words)}: ${next.suggestion}`}
        >
          {label(next, words)}
        </Button>
        <Button
          busy={busy}
          aria-label={`${words.other}: ${track.name}`}
          onClick={() => onAct({ do: "decline", on: track.track })}
        >
          {words.other}
        </Button>
      </div>
    </div>
  );
}

function Turn({
  label,
  of,
  open,
  onTurn,
}: {
  readonly label: string;
  readonly of: string;
  readonly open: boolean;
  readonly onTurn: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={`${label}: ${of}`}
      onClick={onTurn}
      className="min-h-11 text-sm text-soft underline decoration-line decoration-2 underline-offset-4 hover:text-ink hover:decoration-accent"
    >
      {label}
    </button>
  );
}

/** Everything else that may be next on the track. */
function All({ suggestion, busy, onAct, onBegin }: Props): ReactNode {
  const words = useTracksWords();
  return (
    <ul className="arrives grid gap-2">
      {suggestion?.alternatives.map((each) => (
        <li key={each.suggestion}>
          <button
            type="button"
            aria-disabled={busy || undefined}
            onClick={() => {
              if (busy) return;
              if (each.technique !== null) onBegin(each.technique);
              else if (each.report !== null) onAct({ do: "report", action: each.report });
            }}
            className="flex min-h-12 w-full flex-wrap items-baseline justify-between gap-x-4 rounded-2xl border border-line bg-paper px-4 py-2.5 text-left hover:border-accent"
          >
            <span>{each.suggestion}</span>
            <span className="text-sm text-soft">
              {each.report === null ? words.minutes(each.minutes) : words.happened}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type Words = ReturnType<typeof useTracksWords>;

function label({ report }: NextActionWire, words: Words): string {
  return report === null ? words.letsDo : words.happened;
}

function takeUp({ track }: TrackWire, { report }: NextActionWire): JourneyWish {
  return report === null ? { do: "accept", on: track } : { do: "report", action: report };
}
