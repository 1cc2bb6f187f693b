import { type ReactNode, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import { modes } from "#core/day/mode.ts";
import type { DayWish } from "../../data/day.ts";
import { Choice } from "../../ui/field.tsx";
import { useDayWords } from "../../words/day-words.ts";

/** How much today asks, why, and the person's own word on it. */
export function ModeChip({
  day,
  onAct,
}: {
  readonly day: DayWire;
  readonly onAct: (wish: DayWish) => void;
}): ReactNode {
  const words = useDayWords();
  const [open, setOpen] = useState(false);
  const { mode, chosen, because } = day.mode;
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-card px-4 text-sm hover:border-accent"
      >
        <Level mode={mode} />
        {words.modeIs[mode]}
      </button>
      <p className="w-full text-sm text-soft">{because.text}</p>
      {open && (
        <div className="arrives w-full pt-2">
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
    </>
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
