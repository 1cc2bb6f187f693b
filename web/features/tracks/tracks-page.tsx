import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { MovesWire } from "#contract/exercise.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { type Answered, useBegin } from "../../data/exercises.ts";
import { type JourneyAnswer, type JourneyWish, useJourney, useMilestones, useSuggestions } from "../../data/journey.ts";
import { useProgress } from "../../data/queries.ts";
import { Bar } from "../../ui/bar.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Choice } from "../../ui/field.tsx";
import { Card, Notice } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { shore } from "../../ui/shore.ts";
import { Scene } from "../../ui/trail.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useWords } from "../../words/words.tsx";
import { Asked } from "./asked.tsx";
import { exerciseToOpen } from "./guided.ts";
import { Intro } from "./intro.tsx";
import { Moves } from "./moves.tsx";
import { type Opened, TrackCard } from "./track-card.tsx";
import { Waiting } from "./waiting.tsx";

/** Where the four tracks stand, and the one next thing on each. */
export function TracksPage(): ReactNode {
  const words = useWords();
  const progress = useProgress();
  if (progress.data === undefined) {
    return progress.error ? <Problem error={progress.error} /> : <p className="waits">{words.loading}</p>;
  }
  return progress.data.started ? <Dashboard progress={progress.data} /> : <Intro progress={progress.data} />;
}

interface Outcome {
  readonly replies: readonly MessageWire[];
  readonly moves: MovesWire;
}

const nothingMoved: MovesWire = { moved: [], reached: [] };

function Dashboard({ progress }: { readonly progress: ProgressWire }): ReactNode {
  const words = useTracksWords();
  const journey = useJourney();
  const begin = useBegin();
  const [, go] = useLocation();
  const [outcome, setOutcome] = useState<Outcome>();
  /** The track below the one in front that is unfolded, and what is shown of one beside what comes next. */
  const [unfolded, setUnfolded] = useState<TrackId>();
  const [open, setOpen] = useState<{ readonly track: TrackId; readonly what: Opened }>();
  const suggestions = useSuggestions(true);

  function lead(answer: Pick<Answered, "exercise" | "replies">): void {
    const exercise = exerciseToOpen(answer);
    if (exercise === undefined) setOutcome({ replies: answer.replies, moves: nothingMoved });
    else go(`/exercise/${exercise}`);
  }
  /** Declined once, the rules may still hold to it: then everything else is shown. */
  function offerAll(track: TrackId, { tracks }: ProgressWire): void {
    const same = tracks[track].next_action.suggestion === progress.tracks[track].next_action.suggestion;
    if (same) setOpen({ track, what: "all" });
  }
  async function act(wish: JourneyWish): Promise<void> {
    setOutcome(undefined);
    try {
      const answer: JourneyAnswer = await journey.mutateAsync(wish);
      // Everything else the page shows by itself, without words.
      if (wish.do === "decline") offerAll(wish.on, answer);
      else if (wish.do === "accept") lead(answer);
      else if (wish.do === "report") setOutcome({ replies: answer.replies.slice(0, 1), moves: answer });
      else if (wish.do === "clarity" && !wish.clear) setOutcome({ replies: answer.replies, moves: nothingMoved });
    } catch {
      // Shown below.
    }
  }
  async function start(technique: TechniqueId): Promise<void> {
    setOutcome(undefined);
    try {
      lead(await begin.mutateAsync(technique));
    } catch {
      // Shown below.
    }
  }

  const busy = journey.isPending || begin.isPending;
  const { rule, tracks, paused } = progress.overall_because;
  const card = (track: TrackId): ReactNode => (
    <TrackCard
      key={track}
      track={progress.tracks[track]}
      suggestion={suggestions.data?.find((each) => each.track === track)}
      names={progress.tracks}
      inFront={track === progress.in_focus}
      open={open?.track === track ? open.what : undefined}
      busy={busy}
      whole={track === progress.in_focus || track === unfolded}
      onFold={() => setUnfolded(track === unfolded ? undefined : track)}
      onOpen={(what) => setOpen({ track, what })}
      onAct={(wish) => void act(wish)}
      onBegin={(technique) => void start(technique)}
    />
  );
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6 lg:max-w-5xl lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <div className="grid min-w-0 gap-6">
        <Behind />
        {outcome !== undefined && (
          <>
            <Asked replies={outcome.replies} onClose={() => setOutcome(undefined)} />
            <Moves {...outcome.moves} />
          </>
        )}
        <Problem error={journey.error ?? begin.error ?? suggestions.error} />
        <ul className="onto">{card(progress.in_focus)}</ul>
        {/* Asked now and then, and never before what comes next. */}
        {progress.clarity === "asked" && (
          <Notice>
            <p>{words.clarity}</p>
            <div className="flex flex-wrap gap-2 pt-3 max-sm:*:grow">
              <Button busy={busy} onClick={() => void act({ do: "clarity", clear: true })}>
                {words.clear}
              </Button>
              <Button busy={busy} onClick={() => void act({ do: "clarity", clear: false })}>
                {words.unclear}
              </Button>
            </div>
          </Notice>
        )}
      </div>
      <div className="grid min-w-0 gap-6 lg:-mt-2">
        <ul className="grid divide-y divide-line rounded-3xl bg-card shadow-soft">
          {trackIds.filter((track) => track !== progress.in_focus).map(card)}
        </ul>
        {/* What comes late stands below, so that nothing above it moves. */}
        <Waiting />
        <Card className="grid gap-3">
          <h2 className="name">{words.overall}</h2>
          <Bar role="progressbar" percent={progress.overall_progress} label={words.overall} />
          <p className="text-note text-soft">
            {words.overallOf(progress.overall_progress, tracks, paused, rule === "weighted_mean")}{" "}
            {progress.recovery_week + progress.recovery_day + progress.days_active > 2 &&
              words.since(progress.recovery_week, progress.recovery_day, progress.days_active)}
          </p>
        </Card>
        <Card>
          <Choice
            label={words.focus}
            hint={words.focusHint}
            value={progress.focus_all ? "all" : progress.primary_track}
            options={[
              ...trackIds.map((value) => ({
                value,
                label: progress.tracks[value].name,
              })),
              { value: "all" as const, label: words.all },
            ]}
            onPick={(track) => void act({ do: "set-primary", track })}
          />
        </Card>
        <Ways progress={progress} />
      </div>
    </div>
  );
}

/** The milestones that lie behind, as marks along a way. */
function Behind(): ReactNode {
  const words = useTracksWords();
  const reached = useMilestones().data?.length;
  return (
    <Scene marks={reached ?? 0} land={shore} trail="mb-2 h-32 sm:h-44">
      <h1 className="place">{words.title}</h1>
      {/* Its line is kept free, so that nothing moves when it comes. */}
      <p className="min-h-[1lh] pt-1 text-note">{reached !== undefined && words.buoys(reached)}</p>
    </Scene>
  );
}

function Ways({ progress }: { readonly progress: ProgressWire }): ReactNode {
  const words = useTracksWords();
  const look = buttonClass("quiet");
  return (
    <div className="flex flex-wrap gap-2 max-sm:*:grow max-sm:*:basis-[calc(50%-0.5rem)] max-sm:*:px-2">
      <Link href="/tracks/milestones" className={look}>
        {words.milestones}
      </Link>
      <Link href="/works" className={look}>
        {words.worksTitle}
      </Link>
      <Link href="/exercises" className={look}>
        {words.allExercises}
      </Link>
      <a href="/api/tracks/card.png" download className={look}>
        {words.card}
      </a>
      {trackIds
        .filter((track) => progress.tracks[track].completion_percentage === 100)
        .map((track) => (
          <a key={track} href={`/api/tracks/${track}/keepsake.pdf`} download className={look}>
            {words.keepsake}: {progress.tracks[track].name}
          </a>
        ))}
    </div>
  );
}
