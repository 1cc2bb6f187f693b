import type { ReactNode } from "react";

/** The box of whatever draws a share of a hundred, which says it to those who do not see it. */
export function Gauge({
  role,
  percent,
  label,
  className,
  children,
}: {
  /** `progressbar` is on its way to the end; `meter` may go either way. */
  readonly role: "progressbar" | "meter";
  readonly percent: number;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div
      role={role}
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={className}
    >
      {children}
    </div>
  );
}
