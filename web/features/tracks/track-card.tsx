import { type ReactNode, useId } from "react";
import type { NextActionWire, ProgressWire, SuggestionWire, TrackWire } from "#contract/tracks.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import type { JourneyWish } from "../../data/journey.ts";
import { actClass } from "../../ui/act-class.ts";
import { Bar } from "../../ui/bar.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Menu, MenuButton } from "../../ui/menu.tsx";
import { Spot } from "../../ui/spot.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";

/** What a card shows beside the next action: everything else that may be next, or what can be set. */
export type Opened = "all" | "set" | undefined;

interface Props {
  readonly track: TrackWire;
  readonly suggestion: SuggestionWire | undefined;
  readonly names: ProgressWire["tracks"];
  readonly inFront: boolean;
  /** Whether it is a whole card; otherwise it is one row. The one in front always is. */
  readonly whole: boolean;
  readonly open: Opened;
  readonly busy: boolean;
  readonly onFold: () => void;
  readonly onOpen: (what: Opened) => void;
  readonly onAct: (wish: JourneyWish) => void;
  readonly onBegin: (technique: TechniqueId) => void;
}

const weights = [1, 2, 3, 4, 5] as const;

/** One track: a row that unfolds, and in it how far it is, what comes next, and what can be set about it. */
export function TrackCard(props: Props): ReactNode {
  const { track, inFront, whole } = props;
  const id = useId();
  const large = inFront
    ? "gap-3.5 rounded-4xl bg-card px-(--pad) py-5 shadow-soft sm:py-(--pad)"
    : `gap-4 px-(--pad) [--pad:1.5rem] ${whole ? "py-(--pad)" : "py-4"}`;
  return (
    <li className={`of-${track.track} grid ${large}`}>
      <Head {...props} id={id} />
      {whole && (
        <div id={id} className={inFront ? "grid gap-5" : "arrives grid gap-5"}>
          <Inside {...props} />
        </div>
      )}
    </li>
  );
}

/** Its drawing, its name and how far it is; the whole of a row that is no card can be pressed. */
function Head({ track, inFront, whole, onFold, id, ...rest }: Props & { readonly id: string }): ReactNode {
  const words = useTracksWords();
  if (inFront) {
    return (
      <div className="relative -mx-(--pad) -mt-5 grid grid-cols-[auto_1fr_auto] items-center gap-x-3.5 overflow-hidden rounded-t-4xl bg-area-wash px-(--pad) pt-3 pb-4 sm:-mt-(--pad) sm:pt-4 sm:pb-5">
        <Spot of={track.track} className="-ml-1.5 size-16 sm:size-20" />
        <div className="min-w-0">
          <h2 className="name">{track.name}</h2>
          <p className="text-note text-area">
            {!track.paused && <Mark name="flag" className="mr-1.5 -mt-0.5 inline size-4" />}
            {track.paused ? words.paused : words.inFocus} ·{" "}
            <span className="whitespace-nowrap">{words.share(track.completion_percentage)}</span>
          </p>
        </div>
        <div className="-mr-2 self-start">
          <More {...rest} track={track} />
        </div>
        {/* How far the track is belongs to its name: it is the edge of its ground, and what comes next begins below. */}
        <div className="absolute inset-x-0 bottom-0 [&_[role=progressbar]]:rounded-none [&_[role=progressbar]]:bg-card">
          <Bar role="progressbar" thin percent={track.completion_percentage} label={track.name} />
        </div>
      </div>
    );
  }
  return (
    <div className="relative grid grid-cols-[auto_1fr_auto] items-center gap-x-3.5">
      <Spot of={track.track} className="size-12" />
      <div className="grid min-w-0 gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2 className="name">
            <button
              type="button"
              aria-expanded={whole}
              aria-controls={whole ? id : undefined}
              onClick={onFold}
              className="text-left after:absolute after:-inset-x-2 after:-inset-y-2 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
            >
              {track.name}
            </button>
          </h2>
          {track.paused && <span className="text-note text-area">{words.paused}</span>}
        </div>
        <Share track={track} />
      </div>
      <Mark name="down" className={`size-5 text-soft transition-transform ${whole ? "rotate-180" : ""}`} />
    </div>
  );
}

/** How far a track is: a thin bar and its figure, which say the same. */
function Share({ track }: Pick<Props, "track">): ReactNode {
  const words = useTracksWords();
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-3">
      <Bar role="progressbar" thin percent={track.completion_percentage} label={track.name} />
      <p className="text-note whitespace-nowrap text-soft tabular-nums">{words.share(track.completion_percentage)}</p>
    </div>
  );
}

/** What is seldom wanted of a track. */
function More({ track, suggestion, open, onOpen }: Pick<Props, "track" | "suggestion" | "open" | "onOpen">): ReactNode {
  const words = useTracksWords();
  const others = !track.paused && suggestion !== undefined && suggestion.alternatives.length > 0;
  const turn = (what: "all" | "set"): void => onOpen(open === what ? undefined : what);
  return (
    <Menu label={words.moreOf(track.name)} dots>
      {others && (
        <MenuButton expanded={open === "all"} onPress={() => turn("all")}>
          {open === "all" ? words.hideAll : words.showAll}
        </MenuButton>
      )}
      <MenuButton expanded={open === "set"} onPress={() => turn("set")}>
        {words.more}
      </MenuButton>
    </Menu>
  );
}

function Inside(props: Props): ReactNode {
  const words = useTracksWords();
  const { track, open, onOpen } = props;
  return (
    <>
      {track.paused ? (
        <div className="flex items-start justify-between gap-3">
          <p className="text-soft">{words.pausedText}</p>
          {!props.inFront && <More {...props} />}
        </div>
      ) : (
        <Next {...props} />
      )}
      {open !== undefined && (open === "set" || !track.paused) && (
        <div className="arrives grid gap-4 border-t border-line pt-5">
          {open === "all" ? <All {...props} /> : <Set {...props} />}
          <Button look="plain" className="-my-2 justify-self-start px-0!" onClick={() => onOpen(undefined)}>
            {words.hideAll}
          </Button>
        </div>
      )}
    </>
  );
}

/** What the track is, why its next action is the next, and what can be set about it. */
function Set({ track, suggestion, names, busy, onAct }: Props): ReactNode {
  const words = useTracksWords();
  const also = suggestion?.also_moves ?? [];
  return (
    <>
      <p className="text-area">
        {[track.phase_name, track.paused ? "" : words.momentum[track.momentum]]
          .filter((each) => each !== "")
          .join(" · ")}
      </p>
      <p className="text-soft">{track.about}</p>
      {!track.paused && (
        <p className="text-note text-soft">
          {track.next_action.because.text}
          {also.length > 0 && ` ${words.also} ${also.map((each) => names[each].name).join(", ")}.`}
        </p>
      )}
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
    </>
  );
}

function Next(props: Props): ReactNode {
  const words = useTracksWords();
  const { track, inFront, busy, onAct } = props;
  const next = track.next_action;
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <div className="flex items-start justify-between gap-3">
          <p className={inFront ? actClass(next.suggestion) : "name"}>
            <span className="sr-only">{words.nextUp}: </span>
            {next.suggestion}
          </p>
          {!inFront && (
            <div className="-mt-1.5 -mr-2">
              <More {...props} />
            </div>
          )}
        </div>
        <p className="flex items-center gap-2 text-note text-soft">
          <Mark name="clock" />
          {words.minutes(next.minutes)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        <Button
          look="main"
          size={inFront ? "large" : "usual"}
          className="grow px-5! sm:grow-0 sm:px-10!"
          busy={busy}
          onClick={() => onAct(takeUp(track, next))}
          aria-label={`${label(next, words)}: ${next.suggestion}`}
        >
          {label(next, words)}
        </Button>
        <Button
          size={inFront ? "large" : "usual"}
          className="px-4!"
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

/** Everything else that may be next on the track. */
function All({ suggestion, busy, onAct, onBegin }: Props): ReactNode {
  const words = useTracksWords();
  return (
    <ul className="grid gap-2">
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
            <span className="text-note text-soft">
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
