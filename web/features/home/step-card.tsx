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
import { leadOf } from "../../ui/lead-of.ts";
import { nudge } from "../../ui/tick.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { CueForm } from "./cue-form.tsx";
import { Reasons } from "./reasons.tsx";

/** A longer act is written smaller, so that what can be done about it stays in sight. */
function sizeOf({ length }: string): string {
  if (length > 90) return "text-[1.35rem] sm:text-3xl";
  return length > 30 ? "text-[1.55rem] sm:text-3xl" : "text-[1.75rem] sm:text-4xl";
}

/** The step, large and calm, with what can be done about it. */
export function StepCard({ view, step }: { readonly view: StepViewWire; readonly step: StepWire }): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const resize = usePress();
  const [open, setOpen] = useState<"nothing" | "reasons" | "cue">(view.state === "rephrasing" ? "reasons" : "nothing");
  const turn = (what: "reasons" | "cue"): void => setOpen(open === what ? "nothing" : what);
  const close = (): void => setOpen("nothing");
  return (
    <article className="onto arrives grid gap-4 sm:gap-5">
      <div className="grid gap-5 rounded-4xl border border-line bg-card p-6 shadow-soft sm:gap-6 sm:p-10">
        {view.goal_title !== null && (
          <p className="flex items-start gap-2.5 text-soft">
            <span aria-hidden="true" className="mt-2 h-2.5 w-5 shrink-0 rounded-sm bg-accent" />
            {view.goal_title}
          </p>
        )}
        <CatchFocus className={`font-serif leading-snug text-pretty sm:leading-snug ${sizeOf(leadOf(step.text)[0])}`}>
          <ActAndDetail text={step.text} detail="text-lg leading-normal" />
        </CatchFocus>
        <p className="flex flex-wrap gap-x-6 gap-y-2 text-soft">
          <span className="inline-flex items-center gap-2">
            <Mark name="clock" />
            {words.minutes(step.minutes)}
          </span>
          {step.cue !== null && (
            <span className="inline-flex items-center gap-2">
              <Mark name="moment" />
              {step.cue}
            </span>
          )}
        </p>
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
      </div>
      <Problem error={resize.error} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <Sizes step={step} busy={resize.isPending} onPick={(size) => resize.mutate(sizePress(step, size))} />
        <div className="grid w-full grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2 sm:flex sm:w-auto">
          <Button aria-expanded={open === "reasons"} onClick={() => turn("reasons")}>
            {words.putOtherwise}
          </Button>
          <Button aria-expanded={open === "cue"} onClick={() => turn("cue")}>
            {words.when}
          </Button>
        </div>
      </div>
      {open === "reasons" && <Reasons step={step} onDone={close} />}
      {open === "cue" && <CueForm step={step} onDone={close} />}
    </article>
  );
}

function sizePress(step: StepWire, size: StepSize): string {
  return pressOfSize(size, step.id);
}

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
    <fieldset className="w-full sm:w-auto">
      <legend className="pb-1.5 text-note text-soft">{words.size}</legend>
      <div className="flex flex-wrap gap-1 rounded-2xl border border-line bg-card p-1">
        {stepSizes.map((size) => (
          <button
            key={size}
            type="button"
            aria-pressed={step.size === size}
            aria-disabled={busy || undefined}
            onClick={() => !busy && step.size !== size && onPick(size)}
            className="min-h-11 grow rounded-xl px-3 text-soft transition-colors hover:text-ink inline-flex items-center justify-center gap-1.5 aria-pressed:bg-wash aria-pressed:text-accent"
          >
            {step.size === size && <Mark name="done" className="size-4" />}
            {words.sizes[size]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
