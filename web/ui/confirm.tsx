import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";

interface Props {
  readonly question: string;
  readonly yes: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ReactNode;
}

/** Asks before what cannot be taken back. Escape and the first button leave everything as it is. */
export function Confirm({ question, yes, busy, onYes, onNo, children }: Props): ReactNode {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onNo}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-3xl bg-card p-6 text-ink shadow-soft backdrop:bg-black/50 sm:p-8"
    >
      <form
        method="dialog"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onYes();
        }}
      >
        <p id={id} className="name">
          {question}
        </p>
        {children}
        <div className="flex flex-wrap gap-2">
          <Button onClick={onNo}>{words.cancel}</Button>
          <Button type="submit" look="warm" busy={busy}>
            {yes}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
