import type { ReactNode } from "react";

/** A tick that draws itself, ring first; whoever asked for less movement finds it drawn. Beside words, so never read out. */
export function Tick({ className = "size-14" }: { readonly className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 56 56" fill="none" aria-hidden="true" className={`tick shrink-0 ${className}`}>
      <circle cx="28" cy="28" r="28" className="tick-ground fill-accent" />
      <path
        d="m17 29 8 8 15-16"
        pathLength="1"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="tick-line stroke-accent-ink"
      />
    </svg>
  );
}

/** Felt as well as seen, on devices that can, by whoever wants things to move. */
export function nudge(): void {
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) navigator.vibrate?.(12);
}
