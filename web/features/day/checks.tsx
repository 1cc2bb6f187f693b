import type { ReactNode } from "react";

interface Props<Value extends string | number> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  /** The label is read out and not seen, where the field's place says it. */
  readonly unseen?: boolean;
  readonly chosen: readonly Value[];
  readonly options: readonly { readonly value: Value; readonly label: string; readonly spoken?: string }[];
  readonly onPick: (chosen: readonly Value[]) => void;
}

/** Any number of a few, all seen at once. */
export function Checks<Value extends string | number>({
  label,
  hint,
  wrong,
  unseen = false,
  chosen,
  options,
  onPick,
}: Props<Value>): ReactNode {
  return (
    <fieldset className="grid gap-1.5">
      <legend className={unseen ? "sr-only" : "mb-1.5 font-medium"}>{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center rounded-2xl border border-edge bg-card px-3.5 py-2 transition-colors has-checked:border-accent has-checked:bg-wash has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              {...(option.spoken === undefined ? {} : { "aria-label": option.spoken })}
              onChange={({ target }) =>
                onPick(
                  options
                    .map(({ value }) => value)
                    .filter((value) => (value === option.value ? target.checked : chosen.includes(value))),
                )
              }
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint !== undefined && <p className="text-sm text-soft">{hint}</p>}
      {wrong !== undefined && (
        <p role="alert" className="text-sm text-warm">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
