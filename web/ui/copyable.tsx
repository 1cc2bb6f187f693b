import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { Field } from "./field.tsx";

/** Text to be taken elsewhere: selected when touched, copied at a press. */
export function Copyable({
  label,
  hint,
  value,
  copy,
  copied,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly copy: string;
  readonly copied: string;
}): ReactNode {
  const [taken, setTaken] = useState<string>();
  async function take(): Promise<void> {
    // Without leave to copy, the text can still be selected in its field.
    if (await copyText(value)) setTaken(value);
  }
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint} readOnly value={value} onFocus={({ target }) => target.select()} />
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-label={`${copy}: ${label}`} onClick={() => void take()}>
          {copy}
        </Button>
        <p role="status" className="text-sm text-soft">
          {taken === value && copied}
        </p>
      </div>
    </div>
  );
}
