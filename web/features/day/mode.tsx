import { type ReactNode, useId, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import { modes } from "#core/day/mode.ts";
import type { DayWish } from "../../data/day.ts";
import { Choice } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { useDayWords } from "../../words/day-words.ts";

/** How much today asks, in one line; behind it what that means, why, and the person's own word on it. */
export function Mode({
  day,
  onAct,
  children,
}: {
  readonly day: DayWire;
  readonly onAct: (wish: DayWish) => void;
  /** What stands at the end of the line. */
  readonly children: ReactNode;
}): ReactNode {
  const words = useDayWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { mode, chosen, because } = day.mode;
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-11 items-center gap-2 text-soft hover:text-ink"
      >
        <Level mode={mode} />
        {words.modeIs[mode]}
        <Mark name="down" className={`size-5 transition-transform ${open ? "rotate-180" : ""}`} />
      </button>
      {open && (
        <div id={id} className="arrives order-last grid w-full gap-3 pt-2 pb-3">
          <p>{day.archetype.message}</p>
          <p className="text-note text-soft">
            {because.text}
            {day.blend !== null && <> {words.blend(day.blend.from_name, day.blend.days_left)}</>}
          </p>
          <Choice
            label={words.modeAsk}
            value={chosen ? mode : "auto"}
            options={[
              ...modes.map((value) => ({ value, label: words.modes[value] })),
              { value: "auto" as const, label: words.modeAuto },
            ]}
            onPick={(picked) => onAct({ do: "mode", mode: picked })}
          />
        </div>
      )}
      {children}
    </div>
  );
}

function Level({ mode }: { readonly mode: DayWire["mode"]["mode"] }): ReactNode {
  const full = modes.indexOf(mode);
  return (
    <span aria-hidden="true" className="flex items-end gap-0.5">
      {modes.map((each, at) => (
        <span
          key={each}
          className={`w-1.5 rounded-sm ${["h-2", "h-3", "h-4"][at]} ${at <= full ? "bg-accent" : "bg-line"}`}
        />
      ))}
    </span>
  );
}
