import type { ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { Field } from "./field.tsx";

/** The PIN as it is asked for: its figures come up on a phone, and no browser keeps it. */
export function PinField({
  value,
  wrong,
  onValue,
}: {
  readonly value: string;
  readonly wrong?: string | undefined;
  readonly onValue: (pin: string) => void;
}): ReactNode {
  return (
    <Field
      label={useWords().pin}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      required
      wrong={wrong}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
