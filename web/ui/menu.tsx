import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { Mark } from "./marks.tsx";

/**
 * What is seldom wanted, behind one button: a plain list of buttons and links that opens beside it, and closes with Escape, with a press
 * elsewhere, and after whatever was pressed in it; then the button has the focus again.
 */
export function Menu({
  label,
  dots = false,
  above = false,
  children,
}: {
  readonly label: string;
  /** Three dots at the end of a line stand for its name, and it opens towards the middle. */
  readonly dots?: boolean;
  /** It opens above its button, where that stands at the end of a page. */
  readonly above?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    around.current?.querySelector("button")?.focus();
  };
  return (
    <div
      ref={around}
      className="relative"
      onKeyDown={(event) => {
        if (!open || event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      {dots ? (
        <button
          type="button"
          aria-label={label}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-h-11 min-w-11 items-center justify-center rounded-full px-2 text-soft hover:bg-wash hover:text-ink aria-expanded:bg-wash aria-expanded:text-ink"
        >
          <Mark name="more" className="size-6" />
        </button>
      ) : (
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      )}
      <div
        id={id}
        hidden={!open}
        onClick={close}
        className={`arrives absolute z-10 grid ${above ? "bottom-full mb-2" : "mt-2"} ${dots ? "right-0" : ""} min-w-52 gap-0.5 rounded-2xl bg-card p-1.5 shadow-soft`}
      >
        {children}
      </div>
    </div>
  );
}

/** One of the things in a menu; a link is given the same look. */
export const menuItem =
  "flex min-h-11 w-full items-center rounded-xl px-3.5 py-2 text-left hover:bg-wash focus-visible:outline-offset-0";

export function MenuButton({
  busy = false,
  look = "",
  onPress,
  opens = false,
  expanded,
  children,
}: {
  readonly busy?: boolean;
  readonly look?: string;
  /** Whether a question follows, so that it is told. */
  readonly opens?: boolean;
  /** Whether what it shows stands there, where it shows and hides something. */
  readonly expanded?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      aria-haspopup={opens ? "dialog" : undefined}
      aria-expanded={expanded}
      onClick={() => !busy && onPress()}
      className={`${menuItem} ${look}`}
    >
      {children}
    </button>
  );
}
