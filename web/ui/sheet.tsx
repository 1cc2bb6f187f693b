import { type ReactNode, useLayoutEffect, useRef } from "react";

/** Something that stands before the page until it is closed: with Escape, or with a press beside it. Focus returns to where it was. */
export function Sheet({
  label,
  onClose,
  children,
}: {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className="mx-auto mt-[min(12dvh,6rem)] mb-auto w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden rounded-3xl bg-card p-0 text-ink shadow-soft backdrop:bg-black/45"
    >
      {children}
    </dialog>
  );
}
