import type { ReactNode } from "react";
import type { AdaptationWire, ChangedTaskWire } from "#contract/adaptations.ts";
import type { MessageWire } from "#contract/chat.ts";
import type { AdaptationAnswer } from "#core/dialogue/turn/body-command.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useAdaptationAction } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { clockOf } from "./clock.ts";

/** Why a task is otherwise than planned, what was planned, how long it stays so, and what can be said to it with one tap. */
export function Adapted({
  adaptation,
  zone,
  onSaid,
}: {
  readonly adaptation: AdaptationWire;
  readonly zone: string;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const act = useAdaptationAction();
  const { adaptation_id: id, status, original_task: planned, adapted_task: now, answers } = adaptation;
  const sameTitle = planned.title === now.title;
  const short = (task: ChangedTaskWire): string =>
    [sameTitle ? "" : task.title, words.minutes(task.duration_minutes)].filter(Boolean).join(", ");
  const time = clockOf(adaptation.expires_at, zone, locale);
  const answer = (said: AdaptationAnswer): void =>
    afterwards(act.mutateAsync({ do: "answer", id, answer: said }), ({ replies }) => onSaid(replies));
  return (
    <div className="arrives grid gap-2 rounded-2xl border border-line bg-wash px-4 py-3">
      <p className="text-sm font-medium text-accent">{words.changed[status]}</p>
      <p>{adaptation.text}</p>
      <p className="text-sm text-soft">
        {status === "explained" ? words.wouldBe : words.wasPlanned}{" "}
        {status === "explained" ? (
          short(now)
        ) : (
          <>
            {short(planned)} <span aria-hidden="true">→</span> <span className="sr-only">{words.nowIs}</span>{" "}
            <span className="text-ink">{short(now)}</span>
          </>
        )}
      </p>
      {status === "applied" && <p className="text-sm text-soft">{words.changeUntil(time)}</p>}
      {status === "offered" && <p className="text-sm text-soft">{words.offerUntil(time)}</p>}
      <Answers adaptation={adaptation} busy={act.isPending} onAnswer={answer} answers={answers} />
      <Problem error={act.error} />
    </div>
  );
}

function Answers({
  adaptation: { status, adapted_task, user_feedback },
  answers,
  busy,
  onAnswer,
}: {
  readonly adaptation: AdaptationWire;
  readonly answers: readonly AdaptationAnswer[];
  readonly busy: boolean;
  readonly onAnswer: (answer: AdaptationAnswer) => void;
}): ReactNode {
  const words = useDayWords();
  const offered = status === "offered";
  const labels: Readonly<Record<AdaptationAnswer, string>> = {
    accept: offered ? words.yesGladly : words.keepSo,
    decline: offered ? words.notNow : words.asPlanned,
    undo: words.asPlanned,
    helped: words.helped,
    not_helped: words.notHelped,
  };
  // Both give back what was planned; one button is enough for that.
  const shown = answers.filter((each) => each !== "undo" || !answers.includes("decline"));
  const rows = [shown.filter((each) => !rates(each)), shown.filter(rates)].filter((row) => row.length > 0);
  return rows.map((row) => (
    <div key={row[0]} role="group" aria-label={adapted_task.title} className="flex flex-wrap gap-x-4 gap-y-2">
      {row.map((each) => (
        <Button
          key={each}
          look={rates(each) ? "plain" : "quiet"}
          className={rates(each) ? "px-0! aria-pressed:text-accent" : ""}
          busy={busy}
          {...(rates(each) ? { "aria-pressed": user_feedback === each } : {})}
          onClick={() => onAnswer(each)}
        >
          {labels[each]}
        </Button>
      ))}
    </div>
  ));
}

const rates = (answer: AdaptationAnswer): boolean => answer === "helped" || answer === "not_helped";
