import type { ReactNode } from "react";
import type { StepWire } from "#contract/step.ts";
import { leadOf } from "../../ui/lead-of.ts";
import { Mark } from "../../ui/marks.tsx";
import { useLocale } from "../../words/words.tsx";

/** Steps that are done, ticked along a way, each with its day and the person's own when and where. */
export function Walked({
  steps,
  from,
  reversed = false,
  brief = false,
}: {
  readonly steps: readonly StepWire[];
  /** The number of the first one. */
  readonly from: number;
  readonly reversed?: boolean;
  /** Whether the act of each is enough. */
  readonly brief?: boolean;
}): ReactNode {
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  return (
    <ol reversed={reversed} start={from} className="of-goals">
      {steps.map((step) => (
        <li key={step.id} className="group grid grid-cols-[auto_1fr] gap-x-3.5">
          <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
            <span className="grid size-6 place-items-center rounded-full bg-area text-accent-ink">
              <Mark name="done" className="size-4" />
            </span>
            <span className="my-1 w-0.5 rounded-full bg-area-fill opacity-60 group-last:hidden" />
          </span>
          <div className="pb-5 group-last:pb-0">
            <p className={brief ? "line-clamp-2" : ""}>{brief ? leadOf(step.text)[0] : step.text}</p>
            <p className="flex flex-wrap gap-x-3 text-note text-soft">
              {step.completed_at !== null && (
                <time dateTime={step.completed_at}>{day.format(Date.parse(step.completed_at))}</time>
              )}
              {step.cue !== null && <span>{step.cue}</span>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
