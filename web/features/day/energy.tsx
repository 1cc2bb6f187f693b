import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { DayWire } from "#contract/day.ts";
import type { Face } from "#core/dialogue/command.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDayAction } from "../../data/day.ts";
import { useIntake, useIntakeAction } from "../../data/day-setup.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { Faces } from "./faces.tsx";

/** How much strength there is now: one tap. It is data about the body, so it is asked for leave once. */
export function Energy({
  day,
  onSaid,
}: {
  readonly day: DayWire;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}): ReactNode {
  const words = useDayWords();
  const act = useDayAction();
  const intake = useIntakeAction();
  const [asked, setAsked] = useState<Face>();
  const consent = useIntake(asked !== undefined);
  const tell = (face: Face): void =>
    afterwards(act.mutateAsync({ do: "checkin", face }), ({ replies }) => {
      setAsked(undefined);
      onSaid(replies);
    });
  const agree = (face: Face): void => afterwards(intake.mutateAsync({ do: "consent", agreed: true }), () => tell(face));
  const busy = act.isPending || intake.isPending;
  const today = day.energy !== null && Date.parse(day.energy.at) >= Date.parse(day.waking.from) - 4 * 3_600_000;
  return (
    <div className="grid gap-3">
      <Faces
        chosen={asked ?? (today ? (day.energy?.face as Face | undefined) : undefined)}
        busy={busy}
        onPick={(face) => (day.health_consent ? tell(face) : setAsked(face))}
      />
      {asked !== undefined && !day.health_consent && (
        <Notice>
          <p className="whitespace-pre-line">{consent.data?.consent_text ?? words.loading}</p>
          <div className="flex flex-wrap gap-2 pt-3">
            <Button look="main" busy={busy} onClick={() => agree(asked)}>
              {words.agree}
            </Button>
            <Button onClick={() => setAsked(undefined)}>{words.noThanks}</Button>
          </div>
        </Notice>
      )}
      <Problem error={act.error ?? intake.error ?? consent.error} />
    </div>
  );
}
