import type { ReactNode } from "react";
import type { StepWire } from "#contract/step.ts";
import { useLocale } from "../../words/words.tsx";

/** Steps that are done, as marks along a way, each with its day and the person's own when and where. */
export function Walked({
  steps,
  from,
  reversed = false,
}: {
  readonly steps: readonly StepWire[];
  /** The number of the first one. */
  readonly from: number;
  readonly reversed?: boolean;
}): ReactNode {
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  return (
    <ol reversed={reversed} start={from}>
      {steps.map((step) => (
        <li key={step.id} className="group grid grid-cols-[auto_1fr] gap-x-4">
          <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
            <span className="mt-1 h-5 w-3.5 rounded-sm bg-accent" />
            <span className="w-0.5 bg-edge group-last:hidden" />
          </span>
          <div className="pb-5">
            <p>{step.text}</p>
            <p className="flex flex-wrap gap-x-3 text-sm text-soft">
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
