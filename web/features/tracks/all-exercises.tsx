import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { TechniqueWire } from "#contract/exercise.ts";
import { trackIds } from "#core/tracks/track.ts";
import { useBegin, useTechniques } from "../../data/exercises.ts";
import { useProgress } from "../../data/queries.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { Spot } from "../../ui/spot.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { Asked } from "./asked.tsx";
import { exerciseToOpen } from "./guided.ts";

/** Every exercise that may be begun, by the track that it moves, with what it takes. */
export function AllExercises(): ReactNode {
  const words = useTracksWords();
  const techniques = useTechniques();
  const begin = useBegin();
  const [, go] = useLocation();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const nameOf = (id: string): string => techniques.data?.find((each) => each.id === id)?.name ?? "";
  async function start({ id, draft_id }: TechniqueWire): Promise<void> {
    if (draft_id !== null) return go(`/exercise/${draft_id}`);
    try {
      const answer = await begin.mutateAsync(id);
      const exercise = exerciseToOpen(answer);
      if (exercise === undefined) setSaid(answer.replies);
      else go(`/exercise/${exercise}`);
    } catch {
      // Shown below.
    }
  }
  const progress = useProgress();
  const names = progress.data?.tracks;
  const tracks = ([...trackIds, null] as const).filter(
    (track) => !progress.isPending && techniques.data?.some((each) => each.track === track),
  );
  const note = (technique: TechniqueWire): string => {
    if (technique.draft_id !== null) return words.waiting;
    if (technique.state === "closed") return words.closed;
    if (technique.instead !== null) return words.instead(nameOf(technique.instead));
    return technique.state === "asked" ? words.asked : "";
  };
  return (
    <Page title={words.allExercises} wide back={<BackLink href="/tracks">{words.back}</BackLink>}>
      <Asked replies={said} onClose={() => setSaid([])} />
      <Problem error={techniques.error ?? begin.error} />
      <div className="grid gap-7 lg:grid-cols-2 lg:items-start lg:gap-x-5">
        {tracks.map((track) => (
          <section key={track} className={`of-${track ?? "goals"} grid gap-2.5`}>
            <h2 className="name flex items-center gap-3">
              <Spot of={track ?? "goals"} className="size-12" />
              {track === null ? words.anyTime : names?.[track].name}
            </h2>
            <ul className="grid divide-y divide-line rounded-3xl bg-card shadow-soft">
              {techniques.data
                ?.filter((technique) => technique.track === track)
                .map((technique) => (
                  <li key={technique.id} className="grid">
                    <button
                      type="button"
                      aria-disabled={begin.isPending || technique.state === "closed" || undefined}
                      onClick={() => !begin.isPending && technique.state !== "closed" && void start(technique)}
                      className="group grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5 px-5 py-4 text-left"
                    >
                      <span className="name group-hover:text-area">{technique.name}</span>
                      <Sign stroke={frameSigns.opens} className="row-span-3 size-5 -rotate-90 text-soft" />
                      <span className="text-note text-pretty text-soft">{technique.about}</span>
                      <span className="text-note text-area">
                        {words.minutes(technique.minutes)}
                        {note(technique) !== "" && <span className="text-warm"> · {note(technique)}</span>}
                      </span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
