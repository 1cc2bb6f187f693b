import type { ReactNode } from "react";

/** How far something on its way is, with the share in words beside it. */
export function Meter({ label, share }: { readonly label: string; readonly share: number }): ReactNode {
  const percent = Math.min(100, Math.floor(share * 100));
  return (
    <div className="grid gap-1">
      <p className="flex justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="tabular-nums">{percent}%</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2.5 overflow-hidden rounded-full border border-edge bg-paper"
      >
        <span style={{ width: `${percent}%` }} className="block h-full bg-accent transition-[width]" />
      </div>
    </div>
  );
}
