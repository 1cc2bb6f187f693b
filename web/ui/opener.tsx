import { type ReactNode, useId } from "react";
import { Button } from "./button.tsx";

/** A plain button that shows and hides what belongs to it; its caller knows whether it is open, to fetch what is needed only then. */
export function Opener({
  title,
  open,
  onOpen,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <>
      <Button
        look="plain"
        className="justify-self-start px-0!"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => onOpen(!open)}
      >
        {title}
      </Button>
      {open && (
        <div id={id} className="arrives grid w-full gap-4">
          {children}
        </div>
      )}
    </>
  );
}
