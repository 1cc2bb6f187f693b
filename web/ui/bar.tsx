import type { ReactNode } from "react";

/** How far something has grown, as a thin bar; the figure stands beside it in words. */
export function Bar({
  percent,
  needed,
  label,
}: {
  readonly percent: number;
  /** Where enough is, drawn as a line across. */
  readonly needed?: number;
  readonly label: string;
}): ReactNode {
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="relative h-2 overflow-hidden rounded-full border border-edge bg-paper"
    >
      <span style={{ width: `${percent}%` }} className="absolute inset-y-0 left-0 bg-accent" />
      {needed !== undefined && <span style={{ left: `${needed}%` }} className="absolute inset-y-0 w-0.5 bg-ink" />}
    </div>
  );
}
