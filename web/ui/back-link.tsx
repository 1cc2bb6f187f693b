import type { ReactNode } from "react";
import { Link } from "wouter";
import { Mark } from "./marks.tsx";

/** The way back to the page that this one belongs to. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link
      href={href}
      className="-my-2 inline-flex min-h-11 items-center gap-1.5 justify-self-start text-soft hover:text-ink"
    >
      <Mark name="back" />
      {children}
    </Link>
  );
}
