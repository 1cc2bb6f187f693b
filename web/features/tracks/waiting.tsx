import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { ExerciseWire } from "#contract/exercise.ts";
import { useDrop, useWaiting } from "../../data/exercises.ts";
import { afterwards } from "../../data/afterwards.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";

/** Exercises that were begun and wait, to go on with or to put away. */
export function Waiting(): ReactNode {
  const words = useTracksWords();
  const waiting = useWaiting();
  const drop = useDrop();
  const [dropping, setDropping] = useState<ExerciseWire>();
  if (waiting.data === undefined || waiting.data.length === 0) return null;
  return (
    <Part title={words.waiting}>
      <ul className="grid gap-4">
        {waiting.data.map((exercise) => (
          <li key={exercise.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <div>
              <p>{exercise.name}</p>
              <p className="text-sm text-soft">{words.position(exercise.position.at, exercise.position.of)}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Link
                href={`/exercise/${exercise.id}`}
                aria-label={`${words.goOn}: ${exercise.name}`}
                className={buttonClass("quiet")}
              >
                {words.goOn}
              </Link>
              <Button
                look="plain"
                aria-haspopup="dialog"
                aria-label={`${words.drop}: ${exercise.name}`}
                onClick={() => setDropping(exercise)}
              >
                {words.drop}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem error={drop.error} />
      {dropping !== undefined && (
        <Confirm
          question={words.dropSure(dropping.name)}
          yes={words.dropYes}
          busy={drop.isPending}
          onNo={() => setDropping(undefined)}
          onYes={() => afterwards(drop.mutateAsync(dropping.id), () => setDropping(undefined))}
        />
      )}
    </Part>
  );
}
