import type { ReactNode } from "react";
import { RequestProblem } from "../../data/api.ts";
import { Field } from "../../ui/field.tsx";
import { useWords } from "../../words/words.tsx";

const wanting: readonly string[] = ["second_factor_needed", "wrong_code"];

/** Whether a password was right, and the code of the second factor is still missing. */
export function wantsCode(error: unknown): boolean {
  return error instanceof RequestProblem && wanting.includes(error.code);
}

/** Where the code of the second factor is typed; whoever has none never meets it. */
export function CodeField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const words = useWords();
  return (
    <Field
      label={words.factorCode}
      hint={words.factorCodeHint}
      autoComplete="one-time-code"
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
