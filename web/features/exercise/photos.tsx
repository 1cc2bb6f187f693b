import { type ReactNode, useId, useState } from "react";
import { usePhoto } from "../../data/exercises.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { smaller } from "./smaller.ts";
import type { AnswerProps } from "./answer-props.ts";

/** Photos, sent one after the other as they are chosen, each shown as it is kept. */
export function Photos({ exercise, step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const id = useId();
  const photo = usePhoto(exercise);
  const [onTheWay, setOnTheWay] = useState<string>();
  const kept = step.answer?.photos ?? [];
  const most = step.most ?? 1;
  async function send(files: readonly File[]): Promise<void> {
    try {
      for (const file of files) {
        setOnTheWay(file.name);
        await photo.mutateAsync({
          picture: await smaller(file),
          wish: `photo ${exercise} ${file.name} ${file.size} ${file.lastModified}`,
        });
      }
    } catch {
      // Shown below; those that were sent before are kept.
    } finally {
      setOnTheWay(undefined);
    }
  }
  return (
    <div className="grid gap-5">
      {kept.length > 0 && (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {kept.map((photoId, index) => (
            <li key={photoId}>
              <img
                src={`/api/photos/${photoId}`}
                alt={words.photo(index + 1)}
                className="aspect-square w-full rounded-2xl border border-line object-cover"
              />
            </li>
          ))}
        </ul>
      )}
      <div className="grid justify-items-start gap-2">
        <input
          id={id}
          type="file"
          accept="image/*"
          multiple
          disabled={onTheWay !== undefined || kept.length >= most}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            void send(files);
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className={`${buttonClass(kept.length === 0 ? "main" : "quiet", "large")} cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-accent peer-disabled:opacity-55`}
        >
          <Mark name="plus" />
          {words.pickPhotos}
        </label>
        <p className="text-sm text-soft">{words.photosHint(most)}</p>
      </div>
      <div role="status">
        {onTheWay !== undefined && <p className="breathes text-soft">{words.uploading(onTheWay)}</p>}
      </div>
      <Problem error={photo.error} />
      {kept.length > 0 && (
        <Button
          look="main"
          size="large"
          className="justify-self-start"
          busy={busy || onTheWay !== undefined}
          onClick={() => void give({ press: "enough" })}
        >
          {words.enough}
        </Button>
      )}
    </div>
  );
}
