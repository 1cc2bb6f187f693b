import type { ButtonHTMLAttributes, ReactNode } from "react";

const looks = {
  main: "bg-accent text-accent-ink font-semibold shadow-soft hover:bg-accent-deep",
  quiet: "border border-edge bg-card text-ink hover:border-accent hover:text-accent",
  plain: "text-soft underline decoration-line decoration-2 underline-offset-4 hover:text-ink hover:decoration-accent",
  warm: "border border-edge bg-card text-warm hover:border-warm",
} as const;
const sizes = {
  usual: "min-h-11 px-4 py-2",
  large: "min-h-14 px-8 py-3",
} as const;

/** A button of the page's head, quiet in whatever sky is behind it; help alone stands on a ground of its own. */
export const headButton =
  "inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-2 text-note text-ink hover:bg-card sm:px-3.5";

export type Look = keyof typeof looks;

/** The shape that buttons and links that look like buttons share. */
export function buttonClass(look: Look = "quiet", size: keyof typeof sizes = "usual"): string {
  return `inline-flex items-center justify-center gap-2 rounded-full text-center leading-snug transition-colors disabled:opacity-55 ${sizes[size]} ${looks[look]}`;
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly size?: keyof typeof sizes;
  /** Something is on its way: the button keeps its place and its focus, and does nothing twice. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button({
  look,
  size,
  busy = false,
  className = "",
  onClick,
  type = "button",
  ...rest
}: Props): ReactNode {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={`${buttonClass(look, size)} ${busy ? "opacity-70" : ""} ${className}`}
    />
  );
}
