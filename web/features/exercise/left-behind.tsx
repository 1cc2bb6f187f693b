import { type ReactNode, useState } from "react";
import type { ExerciseStepWire } from "#contract/exercise.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { Notice } from "../../ui/page.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { draftName } from "./draft-name.ts";

/** What was being written for a step that was answered elsewhere meanwhile: kept, to read, copy or let go. */
export function LeftBehind({
  exercise,
  step,
  onDone,
}: {
  readonly exercise: string;
  readonly step: ExerciseStepWire;
  readonly onDone: () => void;
}): ReactNode {
  const words = useTracksWords();
  const [text, , forget] = useDraft(draftName(exercise, step.id));
  const [copied, setCopied] = useState(false);
  if (text.trim() === "") return null;
  return (
    <Notice>
      <div className="grid gap-3">
        <p>{words.movedOn}</p>
        <blockquote className="max-h-60 overflow-y-auto border-l-4 border-accent pl-4 whitespace-pre-line">
          {text}
        </blockquote>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void copyText(text).then(setCopied)}>{copied ? words.copied : words.copy}</Button>
          <Button
            look="plain"
            onClick={() => {
              forget();
              onDone();
            }}
          >
            {words.forget}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
