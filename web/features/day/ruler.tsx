import { type ReactNode, useId, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import { Button } from "../../ui/button.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useRulerWords } from "../../words/ruler-words.ts";
import { useLocale } from "../../words/words.tsx";
import { clockOf } from "./clock.ts";
import { spanOf, useMoves } from "./moves.ts";
import { RulerBlock } from "./ruler-block.tsx";
import { collides, heightOf, hourHeight, ruled } from "./ruler-scale.ts";

const hour = 3600_000;

/** The day on a ruler: blocks in colour that can be moved and made longer, and a line where it is now. */
export function Ruler({ day, now }: { readonly day: DayWire; readonly now: number }): ReactNode {
  const words = useRulerWords();
  const { now: nowWord } = useDayWords();
  const locale = useLocale();
  const moves = useMoves(day);
  const [chosen, setChosen] = useState<string>();
  const how = useId();
  const scale = ruled(day, now);
  const clock = (at: number): string => clockOf(at, day.time_zone, locale);
  const hours = Array.from({ length: (scale.to - scale.from) / hour + 1 }, (_hour, at) => scale.from + at * hour);
  const { held, action, back } = moves;
  const others = day.blocks.filter(({ block_id }) => block_id !== held?.id).map(spanOf);
  const taken = held !== undefined && collides(held, others);
  const put = action.isSuccess && action.variables.do === "put" ? action.variables.block : undefined;
  const stands = day.blocks.find(({ block_id }) => block_id === put);
  const span = held && words.span(clock(held.from), clock(held.to));
  return (
    <section aria-label={words.title} className="grid gap-3">
      <div className="grid gap-1">
        <h2 className="name">{words.title}</h2>
        <p id={how} className="text-sm text-soft">
          {words.how}
        </p>
      </div>
      <div className="relative my-3" style={{ height: heightOf(scale) }}>
        {hours.map((at, index) => (
          <div
            key={at}
            aria-hidden="true"
            style={{ top: index * hourHeight }}
            className="absolute inset-x-0 grid h-0 grid-cols-[3.25rem_1fr] items-center gap-2 text-xs text-soft tabular-nums"
          >
            <span className="text-right whitespace-nowrap">{clock(at)}</span>
            <span className="h-px bg-line" />
          </div>
        ))}
        {now >= scale.from && now < scale.to && (
          <div
            aria-current="time"
            style={{ top: heightOf({ from: scale.from, to: now }) }}
            className="pointer-events-none absolute inset-x-0 grid h-0 grid-cols-[3.25rem_1fr] items-center gap-2 text-xs font-medium text-accent tabular-nums"
          >
            <span className="justify-self-end rounded-full bg-accent px-1.5 py-0.5 whitespace-nowrap text-accent-ink">
              <span className="sr-only">{nowWord} </span>
              {clock(now)}
            </span>
            <span className="h-0.5 rounded-full bg-accent before:absolute before:-mt-1 before:-ml-1 before:size-2.5 before:rounded-full before:bg-accent" />
          </div>
        )}
        <ol className="absolute inset-y-0 right-0 left-15">
          {day.blocks.map((block) => (
            <RulerBlock
              key={block.block_id}
              block={block}
              day={day}
              now={now}
              top={(at) => heightOf({ from: scale.from, to: at })}
              moves={moves}
              taken={taken && held.id === block.block_id}
              chosen={chosen === block.block_id}
              onChoose={() => setChosen(chosen === block.block_id ? undefined : block.block_id)}
              how={how}
              clock={clock}
              upwards={Date.parse(block.to) > scale.to - 2.5 * hour}
            />
          ))}
        </ol>
      </div>
      <div className="grid justify-items-start gap-1">
        <p role="status" className="text-sm">
          {span === undefined
            ? stands && words.stands(clock(Date.parse(stands.from)), clock(Date.parse(stands.to)))
            : `${span}. ${taken ? words.taken : words.keepIt}`}
        </p>
        {back !== undefined && held === undefined && (
          <Button look="plain" className="px-0!" busy={moves.isBusy} onClick={moves.takeBack}>
            {words.undo}
          </Button>
        )}
        <Problem error={action.error} />
      </div>
    </section>
  );
}
