import type { ReactNode } from "react";
import type { ExerciseWire } from "#contract/exercise.ts";
import { assertNever } from "#core/assert-never.ts";
import { Button } from "../../ui/button.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import type { AnswerProps } from "./answer-props.ts";
import { Breath } from "./breath.tsx";
import { Check, Riddles } from "./check.tsx";
import { OneOf, Scale, Several } from "./choices.tsx";
import { Day } from "./day.tsx";
import { Photos } from "./photos.tsx";
import { Lines, OneText, Pages } from "./writing.tsx";

export function StepAnswer({
  exercise,
  busy,
  give,
}: Pick<AnswerProps, "busy" | "give"> & { readonly exercise: ExerciseWire }): ReactNode {
  const words = useTracksWords();
  const { step } = exercise;
  const props: AnswerProps = { exercise: exercise.id, step, busy, give };
  switch (step.kind) {
    case "tell":
      return (
        <Button
          look="main"
          size="large"
          className="justify-self-start"
          busy={busy}
          onClick={() => void give({ press: "go" })}
        >
          {words.go}
        </Button>
      );
    case "choice":
      return <OneOf {...props} />;
    case "several":
      return <Several {...props} />;
    case "scale":
      return <Scale {...props} />;
    case "text":
      return <OneText {...props} />;
    case "pages":
      return <Pages {...props} />;
    case "list":
      return <Lines {...props} />;
    case "date":
      return <Day {...props} />;
    case "photos":
      return <Photos {...props} />;
    case "breath":
      return <Breath {...props} />;
    case "check":
      return <Check {...props} />;
    case "riddles":
      return <Riddles {...props} />;
    default:
      return assertNever(step.kind);
  }
}
