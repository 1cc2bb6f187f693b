import type { ReactNode } from "react";
import { Link } from "wouter";

/** A quiet way to another page. */
export function TextLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center text-soft underline decoration-line decoration-2 underline-offset-4 hover:text-ink hover:decoration-accent"
    >
      {children}
    </Link>
  );
}
