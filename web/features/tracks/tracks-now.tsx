import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import { useWaiting } from "../../data/exercises.ts";
import { useJourney } from "../../data/journey.ts";
import { Blocks } from "../../ui/blocks.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { Asked } from "./asked.tsx";
import { exerciseToOpen } from "./guided.ts";
import { TrackMark } from "./track-mark.tsx";

/** The one next thing on the tracks, on the first page: what was begun, else what comes next in front. */
export function TracksNow({ progress }: { readonly progress: ProgressWire }): ReactNode {
  const words = useTracksWords();
  const journey = useJourney();
  const waiting = useWaiting().data?.[0];
  const [, go] = useLocation();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const track = progress.tracks[progress.in_focus];
  const next = track.next_action;
  async function takeUp(): Promise<void> {
    try {
      const answer = await journey.mutateAsync({ do: "accept", on: track.track });
      const exercise = exerciseToOpen(answer);
      if (exercise === undefined) setSaid(answer.replies);
      else go(`/exercise/${exercise}`);
    } catch {
      // Shown below.
    }
  }
  return (
    <div className="grid gap-4">
      <Card className="grid gap-4">
        <div className="grid gap-2">
          <p className="flex items-center justify-between gap-3 text-soft">
            <span className="flex items-center gap-2">
              <TrackMark track={track.track} className="size-8" />
              {track.name}
            </span>
            <span className="tabular-nums">{track.completion_percentage}%</span>
          </p>
          <Blocks percent={track.completion_percentage} label={track.name} />
        </div>
        {waiting === undefined ? (
          <>
            <p className="font-serif text-xl leading-snug">{next.suggestion}</p>
            <p className="text-sm text-soft">
              {words.minutes(next.minutes)}. {next.because.text}
            </p>
          </>
        ) : (
          <>
            <p className="font-serif text-xl leading-snug">{waiting.name}</p>
            <p className="text-sm text-soft">{words.position(waiting.position.at, waiting.position.of)}</p>
          </>
        )}
        <Problem error={journey.error} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {waiting === undefined ? (
            <Button look="main" busy={journey.isPending} onClick={() => void takeUp()}>
              {words.letsDo}
            </Button>
          ) : (
            <Link href={`/exercise/${waiting.id}`} className={buttonClass("main")}>
              {words.goOn}
            </Link>
          )}
          <TextLink href="/tracks">{words.back}</TextLink>
        </div>
      </Card>
      <Asked replies={said} onClose={() => setSaid([])} />
    </div>
  );
}
