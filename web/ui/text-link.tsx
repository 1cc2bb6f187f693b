import type { ReactNode } from "react";
import { Link } from "wouter";

/** A quiet way to another page. */
export function TextLink({
  href,
  className = "text-soft hover:text-ink",
  children,
}: {
  readonly href: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link
      href={href}
      className={`inline-flex min-h-11 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-accent ${className}`}
    >
      {children}
    </Link>
  );
}
