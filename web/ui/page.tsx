import { type ReactNode, useEffect, useRef } from "react";

/** A page's column with its heading. */
export function Page({
  title,
  art,
  back,
  aside,
  narrow = false,
  wide = false,
  fills = false,
  children,
}: {
  readonly title: string;
  /** The drawing of the part that the page belongs to. */
  readonly art?: ReactNode;
  /** The way back to the page that it belongs to: above its heading, where a hand looks for it. */
  readonly back?: ReactNode;
  readonly aside?: ReactNode;
  readonly narrow?: boolean;
  /** On a wide screen it has room beside its column. */
  readonly wide?: boolean;
  /** It is as high as the window, so that what stands at its foot is there however little stands above. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div
      className={`mx-auto w-full gap-6 ${fills ? "fills flex grow flex-col" : "grid"} ${narrow ? "max-w-md" : "max-w-2xl"} ${wide ? "lg:max-w-5xl" : ""}`}
    >
      <div className="grid gap-2">
        {back}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex min-w-0 items-center gap-4">
            {art}
            <h1 className="title min-w-0">{title}</h1>
          </div>
          {aside}
        </div>
      </div>
      {children}
    </div>
  );
}

export function Card({
  children,
  className = "",
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return <section className={`rounded-3xl bg-card p-5 shadow-soft sm:p-7 ${className}`}>{children}</section>;
}

/** A part of a page with a heading of its own. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Card className="grid gap-5">
      <h2 className="name">{title}</h2>
      {children}
    </Card>
  );
}

/** Parts of a page that belong together, below a name of their own in one card. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="grid content-start gap-2.5">
      <h2 className="name px-1 text-soft">{title}</h2>
      <div className="grid divide-y divide-line rounded-3xl bg-card shadow-soft">{children}</div>
    </section>
  );
}

/** One of them, with a heading. */
export function InGroup({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="grid gap-4 p-5 sm:px-7">
      <h3 className="name">{title}</h3>
      {children}
    </section>
  );
}

/** A calm word to the person, read out when it appears: what did not work, or what was done. */
export function Notice({
  children,
  kind = "word",
}: {
  readonly children: ReactNode;
  readonly kind?: "word" | "trouble";
}): ReactNode {
  const look = kind === "trouble" ? "border-warm/40 bg-warm-wash text-warm" : "border-line bg-wash text-ink";
  return (
    <div role={kind === "trouble" ? "alert" : "status"} className={`arrives rounded-2xl border px-4 py-3 ${look}`}>
      {children}
    </div>
  );
}

/** A heading that takes the focus when what was focused before it has gone, so that keyboards and readers stay in place. */
export function CatchFocus({
  children,
  className = "",
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
