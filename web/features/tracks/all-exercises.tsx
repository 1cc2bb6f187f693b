import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { TechniqueWire } from "#contract/exercise.ts";
import { useBegin, useTechniques } from "../../data/exercises.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { Asked } from "./asked.tsx";
import { exerciseToOpen } from "./guided.ts";

/** Every exercise that may be begun, with what it takes. */
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
  const note = (technique: TechniqueWire): string => {
    if (technique.draft_id !== null) return words.waiting;
    if (technique.state === "closed") return words.closed;
    if (technique.instead !== null) return words.instead(nameOf(technique.instead));
    return technique.state === "asked" ? words.asked : "";
  };
  return (
    <Page title={words.allExercises} back={<BackLink href="/tracks">{words.back}</BackLink>}>
      <Asked replies={said} onClose={() => setSaid([])} />
      <Problem error={techniques.error ?? begin.error} />
      <ul className="grid gap-3 sm:grid-cols-2">
        {techniques.data?.map((technique) => (
          <li key={technique.id} className="grid">
            <button
              type="button"
              aria-disabled={begin.isPending || technique.state === "closed" || undefined}
              onClick={() => !begin.isPending && technique.state !== "closed" && void start(technique)}
              className="grid content-start gap-1 rounded-3xl border border-edge bg-card p-5 text-left shadow-soft hover:border-accent aria-disabled:border-line aria-disabled:shadow-none"
            >
              <span className="name">{technique.name}</span>
              <span className="text-soft">{technique.about}</span>
              <span className="text-sm text-soft">{words.minutes(technique.minutes)}</span>
              {note(technique) !== "" && <span className="text-sm text-warm">{note(technique)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
