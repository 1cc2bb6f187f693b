import { type ReactNode, useState } from "react";
import type { StepViewWire, StepWire } from "#contract/step.ts";
import { sizePress as pressOfSize } from "#contract/presses.ts";
import { type StepSize, stepSizes } from "#core/person/person.ts";
import { usePress, useStepAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { ActAndDetail } from "../../ui/act-and-detail.tsx";
import { actClass } from "../../ui/act-class.ts";
import { CardWays, cardWay } from "../../ui/card-ways.tsx";
import { leadOf } from "../../ui/lead-of.ts";
import { nudge } from "../../ui/tick.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { CueForm } from "./cue-form.tsx";
import { Reasons } from "./reasons.tsx";

/** The step, large and calm, with what can be done about it. */
export function StepCard({
  view,
  step,
  named = true,
}: {
  readonly view: StepViewWire;
  readonly step: StepWire;
  /** Whether it names its goal, where nothing above it does. */
  readonly named?: boolean;
}): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const resize = usePress();
  const [open, setOpen] = useState<"nothing" | "reasons" | "cue">(view.state === "rephrasing" ? "reasons" : "nothing");
  const turn = (what: "reasons" | "cue"): void => setOpen(open === what ? "nothing" : what);
  const close = (): void => setOpen("nothing");
  return (
    <article className="onto arrives grid gap-4 sm:gap-5">
      <div className="grid gap-4 rounded-4xl bg-card p-6 shadow-soft max-[23rem]:p-5 sm:gap-6 sm:p-10">
        {named && view.goal_title !== null && (
          <p className="flex items-start gap-2.5 text-soft">
            <span aria-hidden="true" className="mt-2 h-2.5 w-5 shrink-0 rounded-sm bg-accent" />
            {view.goal_title}
          </p>
        )}
        <CatchFocus className={actClass(leadOf(step.text)[0])}>
          <ActAndDetail text={step.text} detail="text-base leading-normal" />
        </CatchFocus>
        <div className="grid gap-2.5">
          {step.cue !== null && (
            <p className="flex items-center gap-2 text-note text-soft">
              <Mark name="moment" />
              {step.cue}
            </p>
          )}
          <Sizes step={step} busy={resize.isPending} onPick={(size) => resize.mutate(sizePress(step, size))} />
          <Problem error={resize.error} />
        </div>
        <Button
          look="main"
          size="large"
          className="w-full sm:w-auto sm:justify-self-start"
          busy={act.isPending}
          onClick={() => afterwards(act.mutateAsync({ do: "done", step_id: step.id }), nudge)}
        >
          <Mark name="done" className="size-6" />
          {words.done}
        </Button>
        <CardWays>
          <button
            type="button"
            aria-expanded={open === "reasons"}
            onClick={() => turn("reasons")}
            className={`${cardWay} aria-expanded:text-accent`}
          >
            {words.putOtherwise}
          </button>
          <button
            type="button"
            aria-expanded={open === "cue"}
            onClick={() => turn("cue")}
            className={`${cardWay} aria-expanded:text-accent`}
          >
            {words.when}
          </button>
        </CardWays>
      </div>
      {open === "reasons" && <Reasons step={step} onDone={close} />}
      {open === "cue" && <CueForm step={step} onDone={close} />}
    </article>
  );
}

function sizePress(step: StepWire, size: StepSize): string {
  return pressOfSize(size, step.id);
}

/** Each with how long it takes. */
function Sizes({
  step,
  busy,
  onPick,
}: {
  readonly step: StepWire;
  readonly busy: boolean;
  readonly onPick: (size: StepSize) => void;
}): ReactNode {
  const words = useWords();
  return (
    <fieldset className="w-full sm:w-auto sm:justify-self-start">
      <legend className="sr-only">{words.size}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(4.375rem,1fr))] rounded-3xl bg-paper p-1 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
        {stepSizes.map((size) => (
          <button
            key={size}
            type="button"
            aria-pressed={step.size === size}
            aria-disabled={busy || undefined}
            onClick={() => !busy && step.size !== size && onPick(size)}
            className="grid min-h-13 content-center rounded-[1.25rem] px-0.5 text-note sm:px-6 text-soft transition-colors hover:text-ink aria-pressed:bg-card aria-pressed:font-semibold aria-pressed:text-accent aria-pressed:shadow-soft"
          >
            {words.sizes[size]}{" "}
            <span className="block font-normal">{words.sizeMinutes(step.minutes_by_size[size])}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
