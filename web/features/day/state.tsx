import { type ReactNode, useId, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { DayWire } from "#contract/day.ts";
import { type Face, type TapMetric, tapMetrics } from "#core/dialogue/turn/body-command.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useTaps } from "../../data/body.ts";
import { useDayAction } from "../../data/day.ts";
import { useIntake, useIntakeAction } from "../../data/day-setup.ts";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Notice } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { Faces } from "./faces.tsx";

interface Tap {
  readonly metric: TapMetric;
  readonly face: Face;
}

const others = tapMetrics.filter((metric) => metric !== "energy_level");
const fourHours = 4 * 3_600_000;

/** The dialogue goes on to ask for the other faces; here they stand on the page. */
const firstWords = (reply: MessageWire): MessageWire => ({ ...reply, text: reply.text.split("\n\n", 1)[0] ?? "" });

/** How it is right now: a tap of energy, and the rest behind it where wanted. It is data about the body, so it is asked for leave once. */
export function State({
  day,
  onSaid,
  children,
}: {
  readonly day: DayWire;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
  /** What stands below the other faces. */
  readonly children?: ReactNode;
}): ReactNode {
  const words = useDayWords();
  const act = useDayAction();
  const intake = useIntakeAction();
  const [open, setOpen] = useState(false);
  const id = useId();
  const [asked, setAsked] = useState<Tap>();
  const consent = useIntake(asked !== undefined);
  const since = Date.parse(day.waking.from) - fourHours;
  const told = useTaps(open && day.health_consent, since);
  const tell = (tap: Tap): void =>
    afterwards(act.mutateAsync({ do: "checkin", ...tap }), ({ replies }) => {
      setAsked(undefined);
      onSaid(replies.map(firstWords));
    });
  const agree = (tap: Tap): void => afterwards(intake.mutateAsync({ do: "consent", agreed: true }), () => tell(tap));
  const busy = act.isPending || intake.isPending;
  const pick = (tap: Tap): void => (day.health_consent ? tell(tap) : setAsked(tap));
  const energy = day.energy !== null && Date.parse(day.energy.at) >= since ? (day.energy.face as Face) : undefined;
  const chosen = (metric: TapMetric): Face | undefined => {
    const onItsWay = act.isPending && act.variables.do === "checkin" ? act.variables : asked;
    if (onItsWay?.metric === metric) return onItsWay.face;
    return metric === "energy_level" ? energy : told?.[metric];
  };
  const ask = asked !== undefined && !day.health_consent && (
    <Notice>
      <p className="whitespace-pre-line">{consent.data?.consent_text ?? words.loading}</p>
      <div className="flex flex-wrap gap-2 pt-3 max-sm:*:grow">
        <Button look="main" busy={busy} onClick={() => agree(asked)}>
          {words.agree}
        </Button>
        <Button onClick={() => setAsked(undefined)}>{words.noThanks}</Button>
      </div>
    </Notice>
  );
  return (
    <div className="grid">
      <Faces
        label={words.energyAsk}
        names={words.faces}
        chosen={chosen("energy_level")}
        busy={busy}
        onPick={(face) => pick({ metric: "energy_level", face })}
      />
      {asked?.metric === "energy_level" && ask}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="-mt-1 -mb-1 inline-flex min-h-11 items-center gap-1.5 justify-self-start text-note text-soft hover:text-ink"
      >
        {words.moreTaps}
        <Mark name="down" className={`size-5 transition-transform ${open ? "rotate-180" : ""}`} />
      </button>
      {open && (
        <div id={id} className="arrives grid gap-4 py-2">
          {others.map((metric) => (
            <div key={metric} className="grid gap-3">
              <Faces
                label={words.tapAsks[metric]}
                names={words.tapFaces[metric]}
                mostIsBad={metric === "stress_level"}
                chosen={chosen(metric)}
                busy={busy}
                onPick={(face) => pick({ metric, face })}
              />
              {asked?.metric === metric && ask}
            </div>
          ))}
          {children}
        </div>
      )}
      <Problem error={act.error ?? intake.error ?? consent.error} />
    </div>
  );
}
