import type { ReactNode } from "react";
import { frameSigns, Sign } from "./sign.tsx";

/** What is seldom wanted, as one quiet row that unfolds. */
export function Fold({
  label,
  comes = false,
  children,
}: {
  readonly label: string;
  /** Whether what unfolds comes into sight, where something stands over the page's foot. */
  readonly comes?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details
      className={`group/fold min-w-0 ${comes ? "scroll-mb-20" : ""}`}
      onToggle={({ currentTarget }) =>
        comes && currentTarget.open && currentTarget.scrollIntoView({ block: "nearest" })
      }
    >
      <summary className="-my-2 flex min-h-11 list-none items-center justify-between gap-3 text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        {label}
        <Sign stroke={frameSigns.opens} className="size-5 shrink-0 transition-transform group-open/fold:rotate-180" />
      </summary>
      <div className="grid gap-4 pt-4">{children}</div>
    </details>
  );
}
