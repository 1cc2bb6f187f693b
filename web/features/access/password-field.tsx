import type { ReactNode } from "react";
import { Field } from "../../ui/field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** The password of whoever is signed in, asked for again before an act, with what was wrong with it. */
export function PasswordField({
  value,
  onChange,
  error,
}: {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error: Error | null;
}): ReactNode {
  const words = useWords();
  return (
    <>
      <Field
        label={words.password}
        type="password"
        autoComplete="current-password"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Problem error={error} />
    </>
  );
}
