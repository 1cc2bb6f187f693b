import type { ReactNode } from "react";
import { Bar } from "../../ui/bar.tsx";

/** How far something on its way is, with the share in words beside it. */
export function Meter({ label, share }: { readonly label: string; readonly share: number }): ReactNode {
  const percent = Math.min(100, Math.floor(share * 100));
  return (
    <div className="grid gap-1">
      <p className="flex justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="tabular-nums">{percent}%</span>
      </p>
      <Bar role="progressbar" percent={percent} label={label} />
    </div>
  );
}
