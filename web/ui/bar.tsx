import type { ReactNode } from "react";
import { Gauge } from "./gauge.tsx";

/** How far something has grown, or is on its way, in the colour of its part; however little there is shows. The figure stands beside it in words. */
export function Bar({
  percent,
  needed,
  label,
  thin = false,
  role = "meter",
}: {
  readonly percent: number;
  /** Where enough is, drawn as a line across. */
  readonly needed?: number;
  readonly label: string;
  /** Whether it stands back behind what is written beside it. */
  readonly thin?: boolean;
  readonly role?: "progressbar" | "meter";
}): ReactNode {
  return (
    <Gauge
      role={role}
      percent={percent}
      label={label}
      className={`relative ${thin ? "h-1.5" : "h-2.5"} overflow-hidden rounded-full bg-area-wash`}
    >
      {percent > 0 && (
        <span
          style={{ width: `max(${percent}%, 0.75rem)` }}
          className="absolute inset-y-0 left-0 rounded-full bg-area transition-[width] duration-(--moment) ease-out"
        />
      )}
      {needed !== undefined && <span style={{ left: `${needed}%` }} className="absolute inset-y-0 w-0.5 bg-ink" />}
    </Gauge>
  );
}
